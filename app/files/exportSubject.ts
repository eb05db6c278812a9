import type { Compilation, Exportable, NetworkExport } from "../../src-worker/engine.ts";
import { withFaceInput } from "../../src-worker/model/crnFace.ts";
import { prepare } from "../../src-worker/model/document.ts";
import {
  crnDocumentOf,
  type ShownDocument,
  type ShownReactions,
} from "../../src-worker/model/shownDocument.ts";
import type { Trajectory } from "../../src-worker/model/simulation.ts";
import { speciesOf } from "../engine/plan.ts";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { useView } from "../store/view.ts";
import type { ExportChoices } from "./exportChoices.ts";

/** The document's reactions, or the curves of their run, as a file takes them: made where they are compiled. */
export function exportSubject(
  what: "crn" | "trajectory",
  choices: ExportChoices,
): Exportable | NetworkExport {
  const { document } = useDocument.getState();
  if (document.reactions) return crnSubject(what, choices, document, document.reactions);
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

/** The same for reactions, which are on the page as they are. */
function crnSubject(
  what: "crn" | "trajectory",
  choices: ExportChoices,
  document: ShownDocument,
  reactions: ShownReactions,
): Exportable {
  const { input, settings, compilation, simulation, trajectory } = useRun.getState();
  const { tEnd, rtol, atol, samples, times } = settings;
  const run = { tEnd, rtol, atol, samples: times?.length ?? samples, network: null };
  if (what === "trajectory" && compilation && trajectory) {
    const crn = { ...withFaceInput(compilation.compiled, input), name: document.name };
    const shown = speciesOf(crn.species, useView.getState().selectedUnits);
    return { kind: "trajectory", crn, run, trajectory: only(trajectory, compilation, choices), shown };
  }
  const stated = { ...reactions.crn, name: document.name };
  const start = choices.inputs && compilation ? withFaceInput(compilation.compiled, input) : stated;
  const rate =
    choices.rates && simulation?.rate.length === stated.rate.length ? simulation.rate : stated.rate;
  const same =
    start.initial.every((c, s) => c === stated.initial[s]) && rate.every((k, r) => k === stated.rate[r]);
  const crn = { ...stated, initial: start.initial, rate };
  // The text a person wrote says what the reactions state, not what the run changed.
  const { text, ...rest } = crnDocumentOf(document) ?? { crn };
  return { ...rest, ...(same && text !== undefined ? { text } : {}), kind: "crn", crn, run };
}

/** The curves of every recorded species, or of the outputs' rails. */
function only(trajectory: Trajectory, { compiled }: Compilation, { species }: ExportChoices): Trajectory {
  if (species === "all") return trajectory;
  const rails = new Set(compiled.outputs.flatMap(({ plus, minus }) => [plus, minus]));
  const kept = [...trajectory.species.keys()].filter((c) => rails.has(trajectory.species[c] as number));
  return {
    times: trajectory.times,
    species: Int32Array.from(kept, (c) => trajectory.species[c] as number),
    curves: kept.map((c) => trajectory.curves[c] as Float64Array),
  };
}
