import type { Network } from "../../src-worker/model/network.ts";
import type { ExperimentForms, ExperimentId, Setting } from "../store/experiments.ts";

/** What the page shows now. */
export type Now = Pick<Setting<ExperimentId>, "options" | "settings" | "input"> & {
  readonly network: Network;
  readonly form: ExperimentForms[ExperimentId];
};

/** How an answer is drawn is no part of the question. */
const LOOKS: ReadonlySet<string> = new Set(["timeScale"]);

/** True when an experiment begun now would be another one. */
export function isChanged(id: ExperimentId, then: Setting<ExperimentId>, now: Now): boolean {
  if (!sameForm(then.form, now.form) || then.options !== now.options) return true;
  // Scaling draws its own networks.
  if (id === "scaling") return false;
  if (then.document.network !== now.network || then.settings !== now.settings) return true;
  return usesInput(id, now.form) && then.input !== now.input;
}

function sameForm(a: Now["form"], b: Now["form"]): boolean {
  return Object.entries(a).every(
    ([key, value]) => LOOKS.has(key) || (b as Readonly<Record<string, unknown>>)[key] === value,
  );
}

function usesInput(id: ExperimentId, form: Now["form"]): boolean {
  return id === "rates" || id === "stochastic" || ("on" in form && form.on === "shown");
}
