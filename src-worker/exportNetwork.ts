import { encodeInputs } from "./compile/options.ts";
import type { Exportable, NetworkExport } from "./jobs.ts";
import type { Crn } from "./model/crn.ts";
import type { RunDescription } from "./model/exported.ts";
import { evaluate } from "./model/network.ts";
import { ok, type Result } from "./model/problem.ts";
import type { SimulationSettings, Trajectory } from "./model/simulation.ts";
import type { PreparedNetwork } from "./prepared.ts";
import { resolveRates } from "./simulate/rates.ts";
import { runSimulation } from "./simulate/run.ts";

/**
 * What a network's export is written from: its CRN with or without the inputs and rate constants, or the
 * curves of its run. Errors: those of `encodeInputs`, `resolveRates` and `runSimulation`.
 */
export async function exportableOf(entry: PreparedNetwork, job: NetworkExport): Promise<Result<Exportable>> {
  const { compiled } = entry;
  const initial = job.withInput ? encodeInputs(compiled, job.input) : ok(compiled.crn.initial);
  if (!initial.ok) return initial;
  const rate = resolveRates(job.settings.rates, compiled.crn);
  if (!rate.ok) return rate;
  const crn: Crn = { ...compiled.crn, name: job.name, initial: initial.value, rate: rate.value };
  const run = describe(job);
  if (job.curves === null) return ok({ kind: "crn", crn, run });
  const trajectory = await simulated(entry, job.settings, initial.value, job.curves.species);
  if (!trajectory.ok) return trajectory;
  const { shown } = job.curves;
  return ok({ kind: "trajectory", crn, run, trajectory: trajectory.value, shown });
}

function describe({ network, input, withInput, settings }: NetworkExport): RunDescription {
  const { tEnd, rtol, atol, samples, times } = settings;
  const values = withInput ? Array.from(evaluate(network, input).outputs) : null;
  return { tEnd, rtol, atol, samples: times?.length ?? samples, network: values };
}

/** The curves that the page draws, of the outputs' rails or of every species. */
async function simulated(
  { prepared }: PreparedNetwork,
  settings: SimulationSettings,
  initial: Float64Array,
  species: "outputs" | "all",
): Promise<Result<Trajectory>> {
  const rails = prepared.outputs.flatMap(({ plus, minus }) => [plus, minus]).filter((s) => s >= 0);
  const record = species === "all" ? Int32Array.from(initial.keys()) : Int32Array.from(new Set(rails));
  const request = { prepared, initial, settings, record, overview: null, activity: null };
  const run = await runSimulation(request, null);
  return run.ok ? ok(run.value.trajectory) : run;
}
