import { useEffect, useState } from "react";
import type { Example, NetworkDocument } from "../../src-worker/model/document.ts";
import { batchSize, judge, UNKNOWN } from "./judge.ts";

const NO_EXAMPLES: readonly Example[] = [];

/** Right or wrong per example, judged in short turns so that the page stays quick. */
export function useMarks(document: NetworkDocument): Int8Array {
  const { network, preparation, examples = NO_EXAMPLES } = document;
  const [marks, setMarks] = useState(() => new Int8Array(0));
  useEffect(() => {
    const found = new Int8Array(examples.length).fill(UNKNOWN);
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
  }, [network, preparation, examples]);
  // For one redraw after the document changed the marks are the former ones.
  return marks.length === examples.length ? marks : new Int8Array(examples.length).fill(UNKNOWN);
}
