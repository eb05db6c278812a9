import { winnerOf } from "../model/network.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import type { SimulationSettings } from "../model/simulation.ts";
import { type PreparedCache, prepareCrn } from "../prepared.ts";
import { createRandom } from "../random.ts";
import { outputValues } from "../simulate/completion.ts";
import { resolveRates } from "../simulate/rates.ts";
import { outputLimits, type Prepared } from "../simulate/run.ts";
import { checkSettings } from "../simulate/sampling.ts";
import { csvOf, quantileColumns } from "./csv.ts";
import { drawErrors, type ErrorDistribution, withErrors, withLeaks, withReverse } from "./disturb.ts";
import { integrate, itemSeed, located } from "./integrate.ts";
import type { Breath, OpenedBatch } from "./openedBatch.ts";
import { type Bands, QUANTILES, quantilesOf } from "./quantiles.ts";
import { type ReadySubject, readySubject, type Subject } from "./subject.ts";

/** What rate-independence does not protect from. */
export type Disturbance =
  /** Every initial concentration off by a relative error; `levels` are fractions (0.01 … 0.1). */
  | {
      readonly kind: "errors";
      readonly distribution: ErrorDistribution;
      readonly levels: readonly number[];
      /** Random sets of errors per input vector; a set is the same at every level, only scaled. */
      readonly samples: number;
      readonly seed: number;
      /** By the rate equations at t-end, by the exact limit, or both. */
      readonly check: "ode" | "limit" | "both";
    }
  /** Every reaction with its reverse at ε·k; `levels` are the ε. */
  | { readonly kind: "reverse"; readonly levels: readonly number[] }
  /** ∅ → S at rate ε for every species that some reaction makes; `levels` are the ε. */
  | { readonly kind: "leaks"; readonly levels: readonly number[] };

/** Runs every input vector of the subject undisturbed and at every level. */
export interface RobustnessJob {
  readonly subject: Subject;
  readonly disturbance: Disturbance;
  readonly settings: SimulationSettings;
}

/** What one disturbed run did to the outputs, against the undisturbed run. */
export interface Shift {
  /** Disturbed minus undisturbed, per output. */
  readonly moved: Float64Array;
  readonly winnerChanged: boolean;
}

export interface RobustnessItem {
  readonly byOde: Shift | null;
  readonly byLimit: Shift | null;
}

/** How outputs moved over all runs of a level. */
export interface Movement {
  readonly runs: number;
  /** Runs with another winner than undisturbed; null for a single output. */
  readonly winnerChanges: number | null;
  /** Quantiles of |moved| per output. */
  readonly outputs: readonly { readonly name: string; readonly moved: Bands }[];
  /** Quantiles of the largest |moved| of any output. */
  readonly largest: Bands;
}

export interface RobustnessLevel {
  readonly level: number;
  readonly byOde: Movement | null;
  readonly byLimit: Movement | null;
}

export interface Robustness {
  readonly kind: Disturbance["kind"];
  readonly levels: readonly RobustnessLevel[];
  readonly quantiles: readonly number[];
  readonly stopped: boolean;
}

/** Reverse reactions couple everything with everything; a dense matrix of more is out of reach. */
const MOST_COUPLED = 1000;

/** Items count rows slowest, then levels, then samples, so that a row's undisturbed run is kept. */
export function openRobustness(
  job: RobustnessJob,
  cache: PreparedCache,
): Result<OpenedBatch<RobustnessItem>> {
  const { disturbance, settings } = job;
  const checked = checkLevels(disturbance);
  if (!checked.ok) return checked;
  const checkedSettings = checkSettings(settings);
  if (!checkedSettings.ok) return checkedSettings;
  const ready = readySubject(job.subject, cache);
  if (!ready.ok) return ready;
  const rates = resolveRates(settings.rates, ready.value.prepared.crn);
  if (!rates.ok) return rates;
  const disturbed = new Disturbed(ready.value, disturbance, rates.value, settings);
  const refused = disturbed.refusal();
  if (!refused.ok) return refused;
  const samples = samplesOf(disturbance);
  const { levels } = disturbance;
  return ok({
    count: ready.value.rows * levels.length * samples,
    run: async (index, breath) => {
      const sample = index % samples;
      const l = Math.floor(index / samples) % levels.length;
      const row = Math.floor(index / (samples * levels.length));
      const item = await disturbed.run(row, l, sample, breath);
      return item && !item.ok ? located("Row", row, item.problem) : item;
    },
  });
}

function samplesOf(disturbance: Disturbance): number {
  return disturbance.kind === "errors" ? disturbance.samples : 1;
}

function checkLevels({ levels }: Disturbance): Result<void> {
  const bad = levels.findIndex((level) => !(level >= 0) || !Number.isFinite(level));
  if (bad < 0) return ok(undefined);
  return fail("level", `Level ${bad + 1} is ${levels[bad]}; give finite numbers of at least 0.`, {
    field: "levels",
    column: bad + 1,
  });
}

/** Final output values of one row without disturbance. */
interface Reference {
  readonly row: number;
  readonly ode: Float64Array | null;
  readonly limit: Float64Array | null;
}

class Disturbed {
  private readonly own: { readonly prepared: Prepared; readonly rates: Float64Array };
  private readonly changed: { prepared: Prepared; rates: Float64Array }[] = [];
  private reference: Reference | null = null;

  constructor(
    private readonly subject: ReadySubject,
    private readonly disturbance: Disturbance,
    rates: Float64Array,
    private readonly settings: SimulationSettings,
  ) {
    this.own = { prepared: subject.prepared, rates };
  }

  /** Whether the disturbed CRNs can be computed at all. */
  refusal(): Result<void> {
    const { prepared } = this.own;
    if (this.limitWanted && !prepared.certificate.outputs) {
      const because = prepared.certificate.because ?? "unknown reason";
      return fail("no-limit", `There is no rate-independent limit: ${because} Compare by ODE instead.`);
    }
    const size = prepared.crn.species.count;
    if (this.disturbance.kind !== "reverse" || size <= MOST_COUPLED) return ok(undefined);
    return fail(
      "too-coupled",
      `Reverse reactions couple all ${size} species; at most ${MOST_COUPLED} can be integrated. ` +
        "Reduce the network or take a smaller one.",
    );
  }

  async run(row: number, l: number, sample: number, breath: Breath): Promise<Result<RobustnessItem> | null> {
    const initial = this.subject.initial(row);
    if (!initial.ok) return initial;
    const reference = await this.undisturbed(row, initial.value, breath);
    if (!reference?.ok) return reference;
    const { ode, limit } = reference.value;
    const { disturbance } = this;
    const level = disturbance.levels[l] as number;
    const start =
      disturbance.kind === "errors"
        ? withErrors(initial.value, this.errors(disturbance, row, sample), level)
        : initial.value;
    const byLimit = limit && shiftOf(limit, this.limitOf(start));
    if (!ode) return ok({ byOde: null, byLimit });
    const end = await this.end(this.at(l), start, breath);
    if (!end?.ok) return end;
    return ok({ byOde: shiftOf(ode, end.value), byLimit });
  }

  private get limitWanted(): boolean {
    return this.disturbance.kind === "errors" && this.disturbance.check !== "ode";
  }

  private async undisturbed(
    row: number,
    initial: Float64Array,
    breath: Breath,
  ): Promise<Result<Reference> | null> {
    if (this.reference?.row === row) return ok(this.reference);
    const { disturbance } = this;
    let ode: Float64Array | null = null;
    if (disturbance.kind !== "errors" || disturbance.check !== "limit") {
      const end = await this.end(this.own, initial, breath);
      if (!end?.ok) return end;
      ode = end.value;
    }
    this.reference = { row, ode, limit: this.limitWanted ? this.limitOf(initial) : null };
    return ok(this.reference);
  }

  private errors(
    { distribution, samples, seed }: Extract<Disturbance, { kind: "errors" }>,
    row: number,
    sample: number,
  ): Float64Array {
    const random = createRandom(itemSeed(seed, row * samples + sample));
    return drawErrors(this.own.prepared.crn.species.count, distribution, random);
  }

  /** The CRN of a level, analysed once. */
  private at(l: number): { prepared: Prepared; rates: Float64Array } {
    const { disturbance, own } = this;
    const epsilon = disturbance.levels[l] as number;
    if (disturbance.kind === "errors" || epsilon === 0) return own;
    const add = disturbance.kind === "reverse" ? withReverse : withLeaks;
    this.changed[l] ??= preparedWithRates(add(own.prepared.crn, own.rates, epsilon));
    return this.changed[l];
  }

  private async end(
    { prepared, rates }: { prepared: Prepared; rates: Float64Array },
    initial: Float64Array,
    breath: Breath,
  ): Promise<Result<Float64Array> | null> {
    const run = await integrate(prepared, rates, initial, this.settings, breath);
    return run?.ok ? ok(outputValues(this.own.prepared.outputs, run.value.y)) : run;
  }

  private limitOf(initial: Float64Array): Float64Array {
    const limits = outputLimits(this.own.prepared, initial);
    if (!limits) throw new Error("a certified CRN has a limit");
    return limits.values;
  }
}

function preparedWithRates(crn: Prepared["crn"]): { prepared: Prepared; rates: Float64Array } {
  return { prepared: prepareCrn(crn), rates: crn.rate };
}

function shiftOf(reference: Float64Array, values: Float64Array): Shift {
  return {
    moved: values.map((x, i) => x - (reference[i] as number)),
    winnerChanged: winnerOf(values) !== winnerOf(reference),
  };
}

/** Counts and quantiles per level over the finished runs. */
export function summariseRobustness(
  { disturbance }: RobustnessJob,
  names: readonly string[],
  items: readonly (RobustnessItem | undefined)[],
  stopped: boolean,
): Robustness {
  const samples = samplesOf(disturbance);
  const { levels } = disturbance;
  const ofLevel = levels.map((): RobustnessItem[] => []);
  items.forEach((item, index) => {
    if (item) ofLevel[Math.floor(index / samples) % levels.length]?.push(item);
  });
  const shifts = (l: number, by: "byOde" | "byLimit") =>
    (ofLevel[l] ?? []).map((item) => item[by]).filter((shift) => shift !== null);
  return {
    kind: disturbance.kind,
    levels: levels.map((level, l) => ({
      level,
      byOde: movementOf(names, shifts(l, "byOde")),
      byLimit: movementOf(names, shifts(l, "byLimit")),
    })),
    quantiles: QUANTILES,
    stopped,
  };
}

function movementOf(names: readonly string[], shifts: readonly Shift[]): Movement | null {
  if (shifts.length === 0) return null;
  return {
    runs: shifts.length,
    winnerChanges: names.length > 1 ? shifts.filter((shift) => shift.winnerChanged).length : null,
    outputs: names.map((name, o) => ({
      name,
      moved: quantilesOf(shifts.map(({ moved }) => Math.abs(moved[o] as number))),
    })),
    largest: quantilesOf(shifts.map(({ moved }) => moved.reduce((a, x) => Math.max(a, Math.abs(x)), 0))),
  };
}

/** One line per level and way of comparing. */
export function robustnessCsv({ levels, quantiles }: Robustness): string {
  const first = levels[0];
  const names = (first?.byOde ?? first?.byLimit)?.outputs.map(({ name }) => `|Δ${name}|`) ?? [];
  const columns = ["largest |Δ|", ...names].flatMap((name) => quantileColumns(name, quantiles));
  const rows = levels.flatMap(({ level, byOde, byLimit }) =>
    (["ODE", "limit"] as const).flatMap((by) => {
      const movement = by === "ODE" ? byOde : byLimit;
      if (!movement) return [];
      const moved = movement.outputs.flatMap((output) => output.moved);
      return [[level, by, movement.runs, movement.winnerChanges, ...movement.largest, ...moved]];
    }),
  );
  return csvOf(["level", "by", "runs", "winner changed", ...columns], rows);
}
