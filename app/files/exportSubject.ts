import type { Exportable, ExportableRun } from "../../src-worker/engine.ts";
import type { CompiledNetwork } from "../../src-worker/model/compiled.ts";
import type { Crn } from "../../src-worker/model/crn.ts";
import { prepare } from "../../src-worker/model/document.ts";
import type { RunDescription } from "../../src-worker/model/exported.ts";
import { evaluate } from "../../src-worker/model/network.ts";
import { fail, ok, type Result } from "../../src-worker/model/problem.ts";
import type { Trajectory } from "../../src-worker/model/simulation.ts";
import { engine } from "../engine/client.ts";
import { speciesOf } from "../engine/plan.ts";
import { initialSections } from "../reactions/initial.ts";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { withShownRates } from "../store/shownCrn.ts";
import { useView } from "../store/view.ts";
import type { ExportChoices } from "./exportChoices.ts";
import { exportText } from "./exportText.ts";

/** The CRN with an input vector (prepared values) in its initial concentrations. */
export function withInput({ crn, encoding }: CompiledNetwork, input: ArrayLike<number>): Crn {
  const initial = crn.initial.slice();
  for (const { species, total } of initialSections(crn, encoding, input).inputs) initial[species] = total;
  return { ...crn, initial };
}

/** The shown reactions as a file takes them: with or without the shown inputs and rate constants. */
export function reactionSubject({
  inputs,
  rates,
}: Pick<ExportChoices, "inputs" | "rates">): Result<Exportable> {
  const { compilation, simulation, input } = useRun.getState();
  if (!compilation) return fail("no-crn", exportText.noReactions);
  const { document } = useDocument.getState();
  const { compiled } = rates ? withShownRates(compilation, simulation) : compilation;
  const prepared = prepare(document, input);
  const crn = inputs ? withInput(compiled, prepared) : compiled.crn;
  return ok({ kind: "crn", crn, run: shownRun(inputs) });
}

/** What was run, with the network's values where the inputs are written too. */
function shownRun(withValues: boolean): RunDescription {
  const { settings, input } = useRun.getState();
  const { document } = useDocument.getState();
  const network = withValues
    ? Array.from(evaluate(document.network, prepare(document, input)).outputs)
    : null;
  const { tEnd, rtol, atol, samples, times } = settings;
  return { tEnd, rtol, atol, samples: times?.length ?? samples, network };
}

/** The curves of the shown run; species that it did not record are computed once more. */
export async function runSubject({ species }: Pick<ExportChoices, "species">): Promise<Result<Exportable>> {
  const { compilation, simulation } = useRun.getState();
  if (!compilation || !simulation) return fail("no-run", exportText.noRun);
  const { compiled } = withShownRates(compilation, simulation);
  const crn = withInput(compiled, prepare(useDocument.getState().document, useRun.getState().input));
  const chosen =
    species === "all" ? await everySpecies(crn, simulation.trajectory) : ok(simulation.trajectory);
  if (!chosen.ok) return chosen;
  const trajectory = species === "all" ? chosen.value : onlyOutputs(compiled, chosen.value);
  const subject: ExportableRun = { kind: "trajectory", crn, trajectory, run: shownRun(true) };
  const selected = speciesOf(crn.species, useView.getState().selectedUnits);
  return ok({ ...subject, shown: selected });
}

/** The recorded curves where they are all, else those of the same run computed once more. */
async function everySpecies(crn: Crn, recorded: Trajectory): Promise<Result<Trajectory>> {
  const { compiledFrom, options, input, settings, stale } = useRun.getState();
  if (recorded.species.length === crn.species.count || stale || !compiledFrom) return ok(recorded);
  const prepared = Array.from(prepare(useDocument.getState().document, input));
  const job = { network: compiledFrom, options, input: prepared, settings, record: "all" } as const;
  const again = await engine.simulate(job, null);
  return again.ok ? ok(again.value.trajectory) : again;
}

function onlyOutputs({ outputs }: CompiledNetwork, { times, species, curves }: Trajectory): Trajectory {
  const rails = new Set(outputs.flatMap(({ plus, minus }) => [plus, minus]));
  const kept = Array.from(species.keys()).filter((i) => rails.has(species[i] as number));
  return {
    times,
    species: Int32Array.from(kept, (i) => species[i] as number),
    curves: kept.map((i) => curves[i] as Float64Array),
  };
}
