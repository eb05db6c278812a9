import type { NetworkExport } from "../../src-worker/engine.ts";
import { prepare } from "../../src-worker/model/document.ts";
import { speciesOf } from "../engine/plan.ts";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { useView } from "../store/view.ts";
import type { ExportChoices } from "./exportChoices.ts";

/** The document's reactions, or the curves of their run, as a file takes them: made where they are compiled. */
export function exportSubject(what: "crn" | "trajectory", choices: ExportChoices): NetworkExport {
  const { document } = useDocument.getState();
  const { input, options, settings, compilation } = useRun.getState();
  const curves = what === "trajectory";
  const species = compilation?.compiled.crn.species;
  const shown = species ? speciesOf(species, useView.getState().selectedUnits) : [];
  return {
    kind: "compiled",
    name: document.name,
    network: document.network,
    options,
    input: Array.from(prepare(document, input)),
    // Curves are always those of the shown inputs and rate constants.
    withInput: curves || choices.inputs,
    settings: curves || choices.rates ? settings : { ...settings, rates: { kind: "own" } },
    curves: curves ? { species: choices.species, shown } : null,
  };
}
