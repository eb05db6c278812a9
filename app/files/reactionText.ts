import type { CompiledNetwork } from "../../src-worker/model/compiled.ts";
import type { Crn } from "../../src-worker/model/crn.ts";
import { prepare } from "../../src-worker/model/document.ts";
import { engine } from "../engine/client.ts";
import { initialSections } from "../reactions/initial.ts";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { withShownRates } from "../store/shownCrn.ts";

/** The shown reactions with the shown input as text, or the reason why there is none. */
export async function reactionText(): Promise<{ readonly ok: boolean; readonly text: string }> {
  const { compilation, simulation } = useRun.getState();
  if (!compilation) return { ok: false, text: "" };
  const { compiled } = withShownRates(compilation, simulation);
  const input = prepare(useDocument.getState().document, useRun.getState().input);
  const crn = withInput(compiled, input);
  const result = await engine.write({ kind: "crn", crn }, "crn-text");
  return result.ok
    ? { ok: true, text: new TextDecoder().decode(result.value) }
    : { ok: false, text: result.problem.message };
}

/** The CRN with an input vector (prepared values) in its initial concentrations. */
export function withInput({ crn, encoding }: CompiledNetwork, input: ArrayLike<number>): Crn {
  const initial = crn.initial.slice();
  for (const { species, total } of initialSections(crn, encoding, input).inputs) initial[species] = total;
  return { ...crn, initial };
}

/** Puts text on the clipboard; false where the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
