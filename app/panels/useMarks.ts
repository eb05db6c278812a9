import { useEffect, useState } from "react";
import type { Example } from "../../src-worker/model/document.ts";
import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { batchSize, judge, UNKNOWN } from "./judge.ts";

const NO_EXAMPLES: readonly Example[] = [];

/** Right or wrong per example, judged in short turns so that the page stays quick. Reactions are not judged. */
export function useMarks(document: ShownDocument): Int8Array {
  const { network, preparation, examples = NO_EXAMPLES } = document;
  const alone = document.reactions !== undefined;
  const [marks, setMarks] = useState(() => new Int8Array(0));
  useEffect(() => {
    const found = new Int8Array(examples.length).fill(UNKNOWN);
    if (alone) return setMarks(found);
    const size = batchSize(network);
    const subject = preparation ? { network, preparation } : { network };
    let timer: ReturnType<typeof setTimeout>;
    const turn = (from: number) => {
      judge(subject, examples, found, from, from + size);
      setMarks(found.slice());
      if (from + size < examples.length) timer = setTimeout(() => turn(from + size), 0);
    };
    turn(0);
    return () => clearTimeout(timer);
  }, [network, preparation, examples, alone]);
  // For one redraw after the document changed the marks are the former ones.
  return marks.length === examples.length ? marks : new Int8Array(examples.length).fill(UNKNOWN);
}
