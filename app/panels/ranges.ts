import type { Example, Standardisation } from "../../src-worker/model/document.ts";
import { fixedNumber, plainNumber } from "../ui/numbers.ts";

/** What a slider spans, in raw units. */
export interface Range {
  readonly min: number;
  readonly max: number;
  /** One press of an arrow key. */
  readonly step: number;
  /** Decimals the quantity is measured with; 0 where that is not known. */
  readonly decimals: number;
}

const DEFAULT_RANGE: Range = { min: -5, max: 5, step: 0.1, decimals: 0 };
/** With this many examples their decimals say how exactly the quantity is measured. */
const ENOUGH_EXAMPLES = 10;

/** So many deviations around the mean hold nearly all values of an input. */
const DEVIATIONS = 2.5;

/**
 * Slider ranges per input: smallest to largest example; where examples say nothing, what the preparation says of
 * the values the network was made for, else −5 to 5.
 */
export function inputRanges(
  count: number,
  examples: readonly Example[] | undefined,
  preparation?: Standardisation,
): readonly Range[] {
  const fitting = (examples ?? []).filter((example) => example.values.length === count);
  return Array.from({ length: count }, (_, i) => {
    const usual = usualRange(preparation?.mean[i], preparation?.deviation[i]);
    return rangeOf(
      fitting.map((e) => e.values[i] as number),
      usual,
    );
  });
}

function usualRange(mean: number | undefined, deviation: number | undefined): Range {
  if (mean === undefined || deviation === undefined) return DEFAULT_RANGE;
  const step = niceStep(deviation / 10);
  const at = (x: number) => Number((Math.round(x / step) * step).toPrecision(12));
  const [min, max] = [at(mean - DEVIATIONS * deviation), at(mean + DEVIATIONS * deviation)];
  return min < max ? { min, max, step, decimals: 0 } : DEFAULT_RANGE;
}

/** Concentrations are never below 0: their ranges begin there. The same array where there are none. */
export function positiveRanges(ranges: readonly Range[], single: readonly boolean[]): readonly Range[] {
  if (!single.includes(true)) return ranges;
  return ranges.map((range, i) =>
    single[i] ? { ...range, min: 0, max: Math.max(range.max, range.step) } : range,
  );
}

function rangeOf(values: readonly number[], usual: Range): Range {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const x of values) {
    min = Math.min(min, x);
    max = Math.max(max, x);
  }
  if (!(min < max)) return usual;
  const decimals = decimalsOf(values);
  const measured = 10 ** -decimals;
  const fine = values.length >= ENOUGH_EXAMPLES && (max - min) / measured >= 10;
  return fine
    ? { min, max, step: measured, decimals }
    : { min, max, step: niceStep((max - min) / 100), decimals: 0 };
}

/** A value as it is measured: "2.0" where tenths are, all its decimals where it has more of them. */
export function measuredText({ decimals }: Pick<Range, "decimals">, value: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === value ? fixedNumber(value, decimals) : plainNumber(value, 4);
}

/** Widens the ranges so that they hold the values; the same array when they already do. */
export function widenRanges(ranges: readonly Range[], values: readonly number[]): readonly Range[] {
  const holds = ranges.every((range, i) => {
    const x = values[i] ?? range.min;
    return range.min <= x && x <= range.max;
  });
  if (holds) return ranges;
  return ranges.map((range, i) => {
    const x = values[i] ?? range.min;
    return { ...range, min: Math.min(range.min, x), max: Math.max(range.max, x) };
  });
}

/** The ranges, each reaching a value (rounded up to 1, 2 or 5 times a power of ten); missing values ask nothing. */
export function reaching(ranges: readonly Range[], values: readonly number[]): readonly Range[] {
  if (values.length === 0) return ranges;
  return ranges.map((range, i) => {
    const x = values[i] ?? 0;
    if (x > range.max) return { ...range, max: niceAbove(x) };
    return x < range.min ? { ...range, min: -niceAbove(-x) } : range;
  });
}

/** The smallest 1, 2 or 5 times a power of ten that is at least `x` > 0. */
function niceAbove(x: number): number {
  const below = niceStep(x);
  if (below >= x * (1 - 1e-9)) return below;
  const next = String(below).includes("2") ? 2.5 : 2;
  return Number((below * next).toPrecision(1));
}

/** The largest 1, 2 or 5 times a power of ten that is at most `x`. */
export function niceStep(x: number): number {
  const power = 10 ** Math.floor(Math.log10(x) + 1e-9);
  const factor = [5, 2, 1].find((f) => f * power <= x * (1 + 1e-9)) ?? 1;
  return Number((factor * power).toPrecision(1));
}

/** Largest number of decimals any value is written with, at most 4. */
function decimalsOf(values: readonly number[]): number {
  let decimals = 0;
  while (decimals < 4 && !values.every((x) => isWhole(x * 10 ** decimals))) decimals++;
  return decimals;
}

function isWhole(x: number): boolean {
  return Math.abs(x - Math.round(x)) < 1e-6 * Math.max(1, Math.abs(x));
}

/** Place of `x` in a range as a percentage, 0 to 100. */
export function percentIn(range: Range, x: number): number {
  if (range.max === range.min) return 0;
  return Math.min(100, Math.max(0, (100 * (x - range.min)) / (range.max - range.min)));
}

/**
 * Initial concentrations of an input's rails: x as (x + c, c) or (c, c − x) with rails offset c. With a
 * lower bound s the shifted input x − s has only its + rail.
 */
export function railsOf(
  x: number,
  offset: number,
  bound: number | null,
): { readonly plus: number; readonly minus: number } {
  if (bound !== null) return { plus: x - bound + offset, minus: 0 };
  return { plus: Math.max(x, 0) + offset, minus: Math.max(-x, 0) + offset };
}
