import { useEffect } from "react";
import { dataEngine } from "../engine/data.ts";
import { useDocument } from "../store/document.ts";
import { type RowSubject, useRows } from "../store/rows.ts";
import { useRun } from "../store/run.ts";
import { useShell } from "../store/shell.ts";
import { useView } from "../store/view.ts";
import { text } from "./text.ts";

/** Edits follow one another: the network is asked once they rest this long. */
const REST_MS = 200;

/** Asks the network about all rows, again whenever rows or network change; the answers stay until newer ones. */
export function useAnswers(subject: RowSubject | null): void {
  const network = useDocument((state) => (state.document.reactions ? null : state.document.network));
  const preparation = useDocument((state) => state.document.preparation ?? null);
  useEffect(() => {
    if (!subject) return;
    const ask = { over: false };
    const { key } = subject.source;
    const { answeredKey, patch } = useRows.getState();
    if (answeredKey !== key) patch({ answers: null, answeredKey: null, at: null, problem: null });
    const timer = setTimeout(
      () =>
        void dataEngine
          .classifyData({ source: subject.source, network, preparation }, (progress) => {
            if (!ask.over) patch({ progress });
            return !ask.over;
          })
          .then((found) => {
            if (ask.over) return;
            if (found.ok) patch({ answers: found.value, answeredKey: key, problem: null, progress: null });
            else patch({ problem: found.problem.message, progress: null });
          })
          .catch(() => {
            if (!ask.over) patch({ problem: text.lost, progress: null });
          }),
      REST_MS,
    );
    return () => {
      ask.over = true;
      clearTimeout(timer);
      patch({ progress: null });
    };
  }, [subject, network, preparation]);
}

/** Raw values of some rows as they are shown, row by row. */
export async function readRows(subject: RowSubject, rows: readonly number[]): Promise<Float64Array[]> {
  const face = subject.shownAs && { inputs: subject.shownAs, outputs: [], image: subject.image };
  const found = await dataEngine.dataRows({ source: subject.source, face, rows });
  if (!found.ok) return [];
  const width = found.value.length / rows.length;
  return rows.map((_, n) => found.value.slice(n * width, (n + 1) * width));
}

/** Puts a row (from 0) on the inputs, and says why where that cannot be. */
export function showRow(subject: RowSubject, row: number): void {
  void putOnInputs(subject, row).then((problem) => {
    if (problem) useView.getState().patch({ notice: { kind: "error", text: problem } });
  });
}

/** As the network takes it. @returns why it cannot be, or null */
async function putOnInputs(subject: RowSubject, row: number): Promise<string | null> {
  const { document } = useDocument.getState();
  const { inputs, outputs } = document.network;
  const image = document.preparation?.image ?? null;
  useRows.getState().patch({ at: row });
  const asked = { source: subject.source, face: { inputs, outputs, image }, rows: [row] };
  const found = await dataEngine.dataRows(asked).catch(() => null);
  if (!found) return text.lost;
  if (!found.ok) return found.problem.message;
  // Another network or row is wanted by now.
  if (useDocument.getState().document.network.inputs !== inputs || useRows.getState().at !== row) return null;
  const input = Array.from(found.value);
  const example = subject.source.kind === "given" ? exampleLike(input) : null;
  useRun.getState().patch({ input: example?.values ?? input, example: example?.index ?? null });
  if (example) useShell.getState().patch({ lastExample: example.index });
  return null;
}

/** The document's example with these values: the list of examples then shows it as chosen. */
function exampleLike(input: readonly number[]) {
  const { examples = [] } = useDocument.getState().document;
  const index = examples.findIndex(
    ({ values }) => values.length === input.length && values.every((value, i) => value === input[i]),
  );
  const values = examples[index]?.values;
  return values ? { index, values } : null;
}
