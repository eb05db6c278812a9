import { inputsOf } from "../../src-worker/model/crnFace.ts";
import { firstInput } from "../engine/plan.ts";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { useShell } from "../store/shell.ts";

/** Sets one raw input value. */
export function setInput(index: number, wanted: number): void {
  const { input, patch } = useRun.getState();
  const value = isConcentration(index) ? Math.max(0, wanted) : wanted;
  if (input[index] === value) return;
  patch({ input: input.map((old, i) => (i === index ? value : old)), example: null });
}

/** True for an input of reactions that is the concentration of one species. */
function isConcentration(index: number): boolean {
  const { reactions } = useDocument.getState().document;
  const pair = reactions && inputsOf(reactions.crn)[index];
  return pair !== undefined && (pair.plus < 0 || pair.minus < 0);
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
