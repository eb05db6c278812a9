import { compileNetwork, reportOn } from "../compile/compile.ts";
import { encodeInputs } from "../compile/options.ts";
import {
  type CancellationKind,
  type CompileOptions,
  DEFAULT_COMPILE_OPTIONS,
  type ReductionKind,
} from "../model/compiled.ts";
import { evaluate } from "../model/network.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import type { SimulationSettings } from "../model/simulation.ts";
import { prepareCrn } from "../prepared.ts";
import { CompletionTracker } from "../simulate/completion.ts";
import { resolveRates } from "../simulate/rates.ts";
import { checkSettings } from "../simulate/sampling.ts";
import { csvOf } from "./csv.ts";
import { integrate, located } from "./integrate.ts";
import type { Breath, OpenedBatch } from "./openedBatch.ts";
import { quantilesOf, reachedOrNever } from "./quantiles.ts";
import { type NetworkSize, randomCase } from "./randomNetwork.ts";

/** One point of a scaling study. */
export interface ScalingPoint extends NetworkSize {
  readonly rails: number;
  readonly reduction: ReductionKind;
  readonly cancellation: CancellationKind;
}

export type ScalingAxis = "depth" | "width" | "rails" | "reduction" | "cancellation";

/** Completion time against one property of random ±1 networks. */
export interface ScalingJob {
  readonly base: ScalingPoint;
  readonly vary: ScalingAxis;
  /** Numbers for depth, width and rails; names for reduction and cancellation. */
  readonly values: readonly (number | string)[];
  /** Random networks per value; the same ones for every value where the size allows. */
  readonly networks: number;
  readonly seed: number;
  readonly settings: SimulationSettings;
}

export interface ScalingItem {
  /** 90 % completion time; null when not reached by t-end. */
  readonly completion90: number | null;
  readonly reactions: number;
  readonly molecules: number;
  readonly steps: number;
}

/** All networks of one value. */
export interface ScalingResultPoint {
  readonly value: number | string;
  readonly networks: number;
  readonly reached: number;
  /** Lower quartile, median, upper quartile of the completion time; null where not reached by t-end. */
  readonly quartiles: readonly (number | null)[];
  readonly completion90: readonly (number | null)[];
  /** Medians over the networks. */
  readonly reactions: number | null;
  readonly molecules: number | null;
}

export interface Scaling {
  readonly vary: ScalingAxis;
  readonly base: ScalingPoint;
  readonly tEnd: number;
  readonly points: readonly ScalingResultPoint[];
  readonly stopped: boolean;
}

const QUARTILES = [0.25, 0.5, 0.75];
const NAMES: Partial<Record<ScalingAxis, readonly string[]>> = {
  reduction: ["none", "paper", "compact"],
  cancellation: ["none", "outputs", "hidden", "all"],
};
const LEAST: Partial<Record<ScalingAxis, number>> = { depth: 0, width: 1 };

/** Items go through all values before the next network, so that the time left is estimated well. */
export function openScaling(job: ScalingJob): Result<OpenedBatch<ScalingItem>> {
  const { base, vary, values, networks, settings } = job;
  const checked = checkSettings(settings);
  if (!checked.ok) return checked;
  const bad = values.findIndex((value) => !isValue(vary, value));
  if (bad >= 0) return badValue(vary, values[bad], bad);
  return ok({
    count: values.length * networks,
    run: async (index, breath) => {
      const value = values[index % values.length] as number | string;
      const repetition = Math.floor(index / values.length);
      const item = await runPoint({ ...base, [vary]: value }, job, repetition, breath);
      return item && !item.ok ? located(`${vary} ${value}, network`, repetition, item.problem) : item;
    },
  });
}

function isValue(vary: ScalingAxis, value: number | string): boolean {
  const allowed = NAMES[vary];
  if (allowed) return allowed.includes(String(value));
  if (typeof value !== "number" || !Number.isFinite(value)) return false;
  const least = LEAST[vary];
  return least === undefined ? value >= 0 : Number.isSafeInteger(value) && value >= least;
}

function badValue(vary: ScalingAxis, value: unknown, at: number): Result<never> {
  const least = LEAST[vary];
  const wanted = NAMES[vary]
    ? `one of ${NAMES[vary].join(", ")}`
    : least === undefined
      ? "a number of at least 0"
      : `a whole number of at least ${least}`;
  return fail("value", `Value ${at + 1} for ${vary} is "${value}"; give ${wanted}.`, {
    field: "values",
    column: at + 1,
  });
}

/** The options of a point. */
function compileOptionsOf({ reduction, cancellation, rails }: ScalingPoint): CompileOptions {
  return { ...DEFAULT_COMPILE_OPTIONS, reduction, cancellation, railsOffset: rails };
}

async function runPoint(
  point: ScalingPoint,
  { seed, settings }: ScalingJob,
  repetition: number,
  breath: Breath,
): Promise<Result<ScalingItem> | null> {
  const { network, input } = randomCase(point, seed, repetition);
  const compiled = compileNetwork("", network, compileOptionsOf(point));
  if (!compiled.ok) return compiled;
  const { crn } = compiled.value;
  const report = reportOn(compiled.value);
  const prepared = prepareCrn(crn, report.rateIndependent);
  const initial = encodeInputs(compiled.value, input);
  if (!initial.ok) return initial;
  const rates = resolveRates(settings.rates, crn);
  if (!rates.ok) return rates;
  // The limit is the network's output, also where cancellation leaves it to a proof about values.
  const target = evaluate(network, input).outputs;
  const completion = new CompletionTracker(prepared.outputs, target, initial.value);
  const run = await integrate(prepared, rates.value, initial.value, settings, breath, (step) =>
    completion.follow(step),
  );
  if (!run?.ok) return run;
  return ok({
    completion90: completion.time,
    reactions: report.reactions.total,
    molecules: report.products.molecules,
    steps: run.value.steps,
  });
}

/** Quartiles per value over the finished networks. */
export function summariseScaling(
  { base, vary, values, settings }: ScalingJob,
  items: readonly (ScalingItem | undefined)[],
  stopped: boolean,
): Scaling {
  const points = values.map((value, v) => {
    const mine = items.filter((item, index) => item && index % values.length === v) as ScalingItem[];
    const completion90 = mine.map((item) => item.completion90);
    const medianOf = (key: "reactions" | "molecules") =>
      quantilesOf(
        mine.map((item) => item[key]),
        [0.5],
      )[0] ?? null;
    return {
      value,
      networks: mine.length,
      reached: completion90.filter((t) => t !== null).length,
      quartiles: quantilesOf(reachedOrNever(completion90), QUARTILES),
      completion90,
      reactions: medianOf("reactions"),
      molecules: medianOf("molecules"),
    };
  });
  return { vary, base, tEnd: settings.tEnd, points, stopped };
}

/** One line per value. */
export function scalingCsv({ vary, points }: Scaling): string {
  const header = [vary, "networks", "reached", "q25", "median", "q75", "reactions", "molecules"];
  return csvOf(
    header,
    points.map((p) => [p.value, p.networks, p.reached, ...p.quartiles, p.reactions, p.molecules]),
  );
}
