import type { DualRail } from "../../src-worker/model/crn.ts";
import type { OutputComparison, RateSpec, Trajectory } from "../../src-worker/model/simulation.ts";
import { valueAt } from "../curves/sampling.ts";
import { columnsOf, valueCurve } from "../store/valueCurve.ts";
import { brief, superscript } from "../ui/numbers.ts";
import { chartText } from "./text.ts";
import { largestDifference } from "./verdict.ts";

const words = chartText.rates;

/** How far two runs of one CRN are apart, early and at their ends. */
export interface RunDifference {
  /** The early time compared. */
  readonly t: number;
  /** Output with the largest early difference. */
  readonly output: number;
  readonly early: number;
  /** Largest difference of any output at the ends of both runs. */
  readonly end: number;
}

/** The early time at which runs are compared: 1, or a fiftieth of a shorter run. */
function earlyTime(tEnd: number): number {
  return tEnd > 1 ? 1 : tEnd / 50;
}

/** Compares the outputs of two runs at an early time and at their ends; null where nothing is comparable. */
export function compareRuns(
  now: Trajectory,
  before: Trajectory,
  outputs: readonly DualRail[],
): RunDifference | null {
  const t = earlyTime(now.times[now.times.length - 1] ?? 0);
  const [mine, theirs] = [columnsOf(now), columnsOf(before)];
  let found: RunDifference | null = null;
  outputs.forEach((pair, output) => {
    const a = valueCurve(mine, pair, now.times.length);
    const b = valueCurve(theirs, pair, before.times.length);
    if (!a || !b || a.length === 0 || b.length === 0) return;
    const early = Math.abs(valueAt(now.times, a, t) - valueAt(before.times, b, t));
    const end = Math.max(found?.end ?? 0, Math.abs((a.at(-1) as number) - (b.at(-1) as number)));
    found = found && found.early >= early ? { ...found, end } : { t, output, early, end };
  });
  return found;
}

/** How rate constants were chosen, for people: "k = 1", "log-uniform 10⁻³ to 10³". */
export function ratesText(rates: RateSpec): string {
  switch (rates.kind) {
    case "own":
      return words.own;
    case "uniform":
      return words.uniform(brief(rates.k));
    case "loguniform":
      return words.loguniform(power(rates.low), power(rates.high));
    case "explicit":
      return words.explicit;
  }
}

function power(k: number): string {
  const exponent = Math.log10(k);
  return Number.isInteger(exponent) && Math.abs(exponent) > 1 ? `10${superscript(`${exponent}`)}` : brief(k);
}

/** "New rate constants (log-uniform 10⁻³ to 10³): at t = 1 y differs by 0.83, at the end by 0.0001." */
export function ratesSentence(difference: RunDifference, rates: RateSpec, names: readonly string[]): string {
  const name = names[difference.output] ?? "";
  return words.changed(ratesText(rates), difference.t, name, difference.early, difference.end);
}

/** What is missing from the limit at the end of a run that has not arrived. */
export interface Missing {
  /** Largest |limit − CRN| of any output. */
  readonly amount: number;
  /** The end time to try next. */
  readonly nextEnd: number;
}

/** Called arrived when every output is within 0.1 % of the largest limit. */
const ARRIVED = 1e-3;
const LONGEST = 1e9;

/**
 * Whether a run stopped short of its limit: how much is missing and how long to run next; else null.
 * Ten times longer, and at once ten times the slowest rate constant's own time where rates are random.
 */
export function missingAtEnd(
  outputs: readonly OutputComparison[],
  tEnd: number,
  rates: RateSpec,
): Missing | null {
  const amount = largestDifference(outputs, "limit");
  if (amount === null) return null;
  const range = Math.max(...outputs.map((output) => Math.abs(output.limit ?? 0)), 0);
  const slowest = rates.kind === "loguniform" ? 10 / rates.low : 0;
  const nextEnd = Math.max(tEnd * 10, slowest);
  if (amount <= ARRIVED * Math.max(range, ARRIVED) || nextEnd > LONGEST) return null;
  return { amount, nextEnd };
}
