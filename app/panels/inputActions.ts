import { firstInput } from "../engine/plan.ts";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { useShell } from "../store/shell.ts";

/** Sets one raw input value. */
export function setInput(index: number, value: number): void {
  const { input, patch } = useRun.getState();
  if (input[index] === value) return;
  patch({ input: input.map((old, i) => (i === index ? value : old)), example: null });
}

/** Puts an example's values on the inputs; one with another number of values is left alone. */
export function chooseExample(index: number): void {
  const { document } = useDocument.getState();
  const example = document.examples?.[index];
  if (example?.values.length !== document.network.inputs.length) return;
  useRun.getState().patch({ input: example.values, example: index });
  useShell.getState().patch({ lastExample: index });
}

/** Back to the example chosen last; a document without examples goes to empty rails. */
export function resetInputs(): void {
  const { document } = useDocument.getState();
  const { lastExample } = useShell.getState();
  if (document.examples?.[lastExample]) chooseExample(lastExample);
  else useRun.getState().patch({ input: firstInput(document), example: null });
}
