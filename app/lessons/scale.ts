/** Rate constants of DNA strand displacement, per M per s (paper, Section 6, after Srinivas et al. 2017). */
const SLOW_K = 1e3;
const FAST_K = 1e4;
/** The largest rail of the paper's MNIST network, units. */
export const LARGE_RAIL = 3e6;
const RUN_UNITS = 50;

export interface RealScale {
  /** Concentration of the largest rail, M. */
  readonly rail: number;
  /** One time unit, s: shortest and longest. */
  readonly unit: readonly [number, number];
  /** A run of 50 time units, s. */
  readonly run: readonly [number, number];
}

/**
 * What a unit of concentration means for the time. A reaction of two reactants with k in 1/(M s) at
 * concentration u takes about 1/(k·u): one time unit of the page, where k and the unit are 1.
 *
 * @param u molar concentration of one unit
 */
export function realScale(u: number): RealScale {
  const unit = [1 / (FAST_K * u), 1 / (SLOW_K * u)] as const;
  return { rail: LARGE_RAIL * u, unit, run: [RUN_UNITS * unit[0], RUN_UNITS * unit[1]] };
}

const PREFIXES = ["", "m", "µ", "n", "p", "f"] as const;

/** 3.0 M, 10 µM, 1 pM. */
export function molar(x: number): string {
  const step = Math.min(PREFIXES.length - 1, Math.max(0, Math.ceil(-Math.log10(x) / 3 - 1e-9)));
  return `${Number((x * 1000 ** step).toPrecision(2))} ${PREFIXES[step]}M`;
}

const YEAR = 365.25 * 86_400;
const SPANS = [
  [YEAR, "year"],
  [86_400, "day"],
  [3600, "hour"],
  [60, "minute"],
  [1, "second"],
] as const;

/** 100 seconds, 14 hours, 3 years. */
export function span(seconds: number): string {
  const [size, name] = SPANS.find(([size]) => seconds >= 2 * size) ?? SPANS[4];
  const n = Number((seconds / size).toPrecision(2));
  return `${n.toLocaleString("en")} ${name}${n === 1 ? "" : "s"}`;
}
