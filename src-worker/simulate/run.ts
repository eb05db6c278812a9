import type { Certificate } from "../model/compiled.ts";
import { type Crn, type DualRail, railValue } from "../model/crn.ts";
import { type Activity, winnerOf } from "../model/network.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import type { Simulation, SimulationProgress, SimulationSettings, SlowUnit } from "../model/simulation.ts";
import { CompletionTracker, outputValues } from "./completion.ts";
import { type IntegrationFailure, Integrator } from "./integrator.ts";
import type { LimitMap } from "./limitMap.ts";
import type { Plan } from "./plan.ts";
import { resolveRates } from "./rates.ts";
import { checkSettings, Recorder, sampleTimes, thinnedTimes } from "./sampling.ts";
import { RODAS5P } from "./tableau.ts";

/** A CRN analysed once for many runs. */
export interface Prepared {
  readonly crn: Crn;
  readonly plan: Plan;
  readonly certificate: Certificate;
  /** Reactions that the certificate leaves out of the outputs' limit (cancellations), marked with 1. */
  readonly ignored: Uint8Array;
  /** The exact limit of the outputs from any state; null when nothing vouches for it. */
  readonly limit: LimitMap | null;
  readonly outputs: readonly DualRail[];
  readonly prepareMs: number;
}

/** One run of a prepared CRN. */
export interface RunRequest {
  readonly prepared: Prepared;
  readonly initial: Float64Array;
  readonly settings: SimulationSettings;
  readonly record: Int32Array;
  /** At how many times every species is kept, too; null for none. */
  readonly overview: number | null;
  /** What the network computes for the same input, where there is one. */
  readonly activity: Activity | null;
}

type Progress = (progress: SimulationProgress) => boolean | Promise<boolean>;

const PROGRESS_MS = 100;

/**
 * Integrates one run with samples, progress (about ten times a second, awaited) and stop: when the
 * listener answers false, the samples until then are kept.
 */
export async function runSimulation(
  request: RunRequest,
  listener: Progress | null,
): Promise<Result<Simulation>> {
  const { prepared, initial, settings } = request;
  const { crn, outputs } = prepared;
  const checked = checkSettings(settings);
  if (!checked.ok) return checked;
  const rates = resolveRates(settings.rates, crn);
  if (!rates.ok) return rates;
  const limits = outputLimits(prepared, initial);
  const began = performance.now();
  const run = new Integrator(prepared.plan, rates.value, initial, settings, RODAS5P);
  const recorder = new Recorder(sampleTimes(settings), request.record, initial);
  const overview = request.overview === null ? null : overviewRecorder(request, request.overview);
  const completion = limits ? new CompletionTracker(outputs, limits.values, initial) : null;
  let told = 0;
  let toldAt = began;
  let stopped = false;
  while (run.t < settings.tEnd && !stopped) {
    const failure = run.step(settings.tEnd);
    if (failure) return integrationFailed(failure, run.t);
    recorder.follow(run);
    overview?.follow(run);
    completion?.follow(run);
    if (listener && performance.now() - toldAt > PROGRESS_MS) {
      const since = recorder.since(told);
      stopped = !(await listener({ t: run.t, tEnd: settings.tEnd, from: told, ...since }));
      told = recorder.filled;
      toldAt = performance.now();
    }
  }
  const values = outputValues(outputs, run.y);
  const networkValues = request.activity?.outputs ?? null;
  return ok({
    outputs: outputs.map((pair, i) => ({
      name: pair.name,
      network: networkValues ? networkValues[i] : null,
      crn: values[i],
      limit: limits ? limits.values[i] : null,
    })),
    winner: winnerOf(values),
    networkWinner: networkValues ? winnerOf(networkValues) : -1,
    completion90: completion?.time ?? null,
    slow: request.activity && limits ? slowestUnit(prepared, request.activity, limits.extent) : null,
    trajectory: recorder.trajectory(),
    overview: overview?.trajectory() ?? null,
    rate: rates.value.slice(),
    // A copy: the state lives in the integrator's own memory, which cannot be handed over.
    finalState: run.y.slice(),
    statistics: {
      steps: run.steps,
      rejected: run.rejected,
      sweeps: run.sweeps,
      prepareMs: prepared.prepareMs,
      wallMs: performance.now() - began,
    },
    stopped,
    tReached: run.t,
  });
}

function overviewRecorder({ initial, settings }: RunRequest, samples: number): Recorder {
  const everything = Int32Array.from(initial, (_, s) => s);
  return new Recorder(thinnedTimes(settings, samples), everything, initial);
}

/** Exact limits of the outputs with every reaction's extent, or null when nothing vouches for them. */
export function outputLimits(
  { crn, limit, outputs }: Prepared,
  initial: Float64Array,
): { values: Float64Array; extent: Float64Array } | null {
  if (!limit) return null;
  const extent = new Float64Array(crn.rate.length);
  const state = limit(initial, extent);
  return { values: Float64Array.from(outputs, (pair) => railValue(pair, state)), extent };
}

/** The unit with the smallest |z| whose M + I⁻ reaction has something to do: it closes like e^(−|z|t). */
function slowestUnit({ crn }: Prepared, { z }: Activity, extent: Float64Array): SlowUnit | null {
  let slow: SlowUnit | null = null;
  for (let r = 0; r < crn.rate.length; r++) {
    if (crn.reactants.start[r + 1] - crn.reactants.start[r] !== 2 || !(extent[r] > 0)) continue;
    const s = crn.reactants.species[crn.reactants.start[r]];
    const [layer, index] = [crn.species.layer[s], crn.species.unit[s]];
    const value = z[layer - 1]?.[index];
    if (value === undefined) continue;
    if (!slow || Math.abs(value) < Math.abs(slow.z)) slow = { layer, index, z: value };
  }
  return slow;
}

/** Why an integration could not go on, in words. */
export function integrationFailed<T = never>(failure: IntegrationFailure, t: number): Result<T> {
  return fail(
    failure,
    `The integration stopped at t = ${t.toPrecision(4)}: ${
      failure === "not-finite" ? "a concentration grew beyond all bounds" : "the step size became too small"
    }. Loosen the tolerances or check the rate constants.`,
  );
}
