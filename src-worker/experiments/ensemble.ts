import { winnerOf } from "../model/network.ts";
import { ok, type Result } from "../model/problem.ts";
import type { SimulationSettings } from "../model/simulation.ts";
import type { PreparedCache } from "../prepared.ts";
import { CompletionTracker, outputValues } from "../simulate/completion.ts";
import { resolveRates } from "../simulate/rates.ts";
import { outputLimits } from "../simulate/run.ts";
import { checkSettings, Recorder } from "../simulate/sampling.ts";
import { csvOf, quantileColumns } from "./csv.ts";
import { integrate, itemSeed, located } from "./integrate.ts";
import type { OpenedBatch } from "./openedBatch.ts";
import { type Bands, QUANTILES, quantilesOf, reachedOrNever } from "./quantiles.ts";
import { readySubject, type Subject } from "./subject.ts";

/** Many random sets of rate constants on one input vector (the subject's first). */
export interface EnsembleJob {
  readonly subject: Subject;
  /** `rates` is not used; `times` are the shared sample times, null for a logarithmic grid. */
  readonly settings: SimulationSettings;
  readonly members: number;
  /** Each rate constant is log-uniform in [low, high]. */
  readonly low: number;
  readonly high: number;
  readonly seed: number;
}

/** One set of rate constants. */
export interface EnsembleMember {
  /** Every output's value at every sample time, output by output. */
  readonly curves: readonly Float64Array[];
  /** Every output's value at t-end. */
  readonly end: Float64Array;
  /** The limit that can still be reached from the state at t-end; null when nothing vouches for one. */
  readonly limit: Float64Array | null;
  readonly completion90: number | null;
  readonly winner: number;
}

/** Bands and spreads of one output over the members. */
export interface EnsembleOutput {
  readonly name: string;
  /** One curve per quantile, each as long as `times`. */
  readonly bands: readonly Float64Array[];
  /** The exact limit from the start, the same for all rates; null when there is none. */
  readonly limit: number | null;
  /** Largest minus smallest value at t-end. */
  readonly endSpread: number;
  /** Largest minus smallest of the limits from each member's own state at t-end: rounding when rates do
   * not matter. */
  readonly limitSpread: number | null;
}

/** Everything is over the finished members. */
export interface Ensemble {
  readonly members: number;
  readonly low: number;
  readonly high: number;
  readonly seed: number;
  readonly times: Float64Array;
  readonly quantiles: readonly number[];
  readonly outputs: readonly EnsembleOutput[];
  /** Members whose outputs were all within 10 % of |limit| (at least 0.001) at t-end, for good. */
  readonly reached: number;
  /** 90 % completion time per member; null where it was not reached by t-end. */
  readonly completion90: readonly (number | null)[];
  readonly completionQuantiles: Bands;
  /** Winner at t-end per member: output number, −1 for a single output. */
  readonly winners: readonly number[];
  readonly stopped: boolean;
}

const SAMPLES = 121;
const DECADES = 5;

/** Time 0 and then five decades up to t-end, evenly on a logarithmic axis: rates spread that far. */
function logTimes(tEnd: number, samples = SAMPLES): number[] {
  const grid = Array.from(
    { length: samples - 1 },
    (_, i) => tEnd * 10 ** (DECADES * (i / (samples - 2) - 1)),
  );
  return [0, ...grid.slice(0, -1), tEnd];
}

export function openEnsemble(job: EnsembleJob, cache: PreparedCache): Result<OpenedBatch<EnsembleMember>> {
  const ready = readySubject(job.subject, cache);
  if (!ready.ok) return ready;
  const times = sharedTimes(job);
  const settings = { ...job.settings, times };
  const checked = checkSettings(settings);
  if (!checked.ok) return checked;
  const { prepared } = ready.value;
  const initial = ready.value.initial(0);
  if (!initial.ok) return initial;
  const ratesOf = (member: number) =>
    resolveRates(
      { kind: "loguniform", low: job.low, high: job.high, seed: itemSeed(job.seed, member) },
      prepared.crn,
    );
  const first = ratesOf(0);
  if (!first.ok) return first;
  const { outputs } = prepared;
  const limits = outputLimits(prepared, initial.value);
  const rails = Int32Array.from(new Set(outputs.flatMap(({ plus, minus }) => [plus, minus])));
  return ok({
    count: job.members,
    run: async (member, breath) => {
      const rates = ratesOf(member);
      if (!rates.ok) return rates;
      const recorder = new Recorder(
        Float64Array.from(times),
        rails.filter((s) => s >= 0),
        initial.value,
      );
      const completion = limits ? new CompletionTracker(outputs, limits.values, initial.value) : null;
      const run = await integrate(prepared, rates.value, initial.value, settings, breath, (step) => {
        recorder.follow(step);
        completion?.follow(step);
      });
      if (run === null) return null;
      if (!run.ok) return located("Rate set", member, run.problem);
      const { y } = run.value;
      const curveOf = (s: number) => recorder.curves[recorder.species.indexOf(s)];
      const end = outputValues(outputs, y);
      return ok({
        curves: outputs.map(({ plus, minus }) => difference(curveOf(plus), curveOf(minus), times.length)),
        end,
        limit: limits ? (outputLimits(prepared, y.map(atLeastZero))?.values ?? null) : null,
        completion90: completion?.time ?? null,
        winner: winnerOf(end),
      });
    },
  });
}

function sharedTimes({ settings }: Pick<EnsembleJob, "settings">): readonly number[] {
  return settings.times ?? logTimes(settings.tEnd);
}

/** Concentrations may be as low as −atol; a reaction cannot run on less than nothing. */
function atLeastZero(x: number): number {
  return Math.max(x, 0);
}

function difference(plus: Float64Array | undefined, minus: Float64Array | undefined, length: number) {
  return Float64Array.from({ length }, (_, i) => (plus?.[i] ?? 0) - (minus?.[i] ?? 0));
}

/** @param cache the calling thread's, which has the subject compiled. */
export function summariseEnsemble(
  job: EnsembleJob,
  items: readonly (EnsembleMember | undefined)[],
  stopped: boolean,
  cache: PreparedCache,
): Result<Ensemble> {
  const ready = readySubject(job.subject, cache);
  if (!ready.ok) return ready;
  const initial = ready.value.initial(0);
  if (!initial.ok) return initial;
  const { prepared } = ready.value;
  const limits = outputLimits(prepared, initial.value)?.values;
  const times = sharedTimes(job);
  const members = items.filter((item) => item !== undefined);
  const completion90 = members.map((member) => member.completion90);
  return ok({
    members: members.length,
    low: job.low,
    high: job.high,
    seed: job.seed,
    times: Float64Array.from(times),
    quantiles: QUANTILES,
    outputs: prepared.outputs.map(({ name }, o) => ({
      name,
      bands: bandsOf(
        members.map((member) => member.curves[o] as Float64Array),
        times.length,
      ),
      limit: limits?.[o] ?? null,
      endSpread: spreadOf(members.map((member) => member.end[o] as number)),
      limitSpread: limits ? spreadOf(members.map((member) => member.limit?.[o] ?? Number.NaN)) : null,
    })),
    reached: completion90.filter((t) => t !== null).length,
    completion90,
    completionQuantiles: quantilesOf(reachedOrNever(completion90)),
    winners: members.map((member) => member.winner),
    stopped,
  });
}

/** Quantiles over the members at every sample time. */
function bandsOf(curves: readonly Float64Array[], length: number): Float64Array[] {
  const bands = QUANTILES.map(() => new Float64Array(length));
  const column = new Float64Array(curves.length);
  for (let i = 0; i < length; i++) {
    curves.forEach((curve, m) => {
      column[m] = curve[i] as number;
    });
    quantilesOf(column).forEach((value, q) => {
      (bands[q] as Float64Array)[i] = value ?? Number.NaN;
    });
  }
  return bands;
}

function spreadOf(values: readonly number[]): number {
  if (values.length === 0) return 0;
  return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
}

/** One line per sample time: the quantiles of every output. */
export function ensembleCsv({ times, outputs, quantiles }: Ensemble): string {
  const header = ["time", ...outputs.flatMap(({ name }) => quantileColumns(name, quantiles))];
  const rows = Array.from(times, (t, i) => [
    t,
    ...outputs.flatMap(({ bands }) => bands.map((band) => band[i] as number)),
  ]);
  return csvOf(header, rows);
}

/** One line per set of rate constants: its 90 % completion time and winner. */
export function ensembleMembersCsv({ completion90, winners, outputs }: Ensemble): string {
  const rows = completion90.map((t, m) => [m + 1, t, outputs[winners[m] as number]?.name ?? null]);
  return csvOf(["rate set", "completion 90 %", "winner"], rows);
}
