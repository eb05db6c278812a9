import type { Range } from "../../store/timeAxis.ts";
import { plainNumber } from "../../ui/numbers.ts";
import { decades } from "../../ui/plot/ticks.ts";
import { powerRuns } from "../runs.ts";
import type { Run } from "../scene.ts";

export interface Tick {
  readonly value: number;
  /** Empty for a minor tick. */
  readonly label: readonly Run[];
}

/** Ticks with the power of ten their labels leave out, 0 for none. */
export interface Ticks {
  readonly ticks: readonly Tick[];
  readonly exponent: number;
}

/** Labels beyond these sizes are written in powers of ten. */
const LARGE = 1e5;
const SMALLEST = 1e-3;

/** Round numbers, 1, 2 or 5 times a power of ten apart, about `wanted` of them within a range, at least one. */
export function linearTicks([from, to]: Range, wanted: number): Ticks {
  const step = niceStep((to - from) / Math.max(1, wanted));
  const largest = Math.max(Math.abs(from), Math.abs(to));
  const exponent = largest >= LARGE || largest < SMALLEST ? 3 * Math.floor(Math.log10(largest) / 3) : 0;
  const scale = 10 ** exponent;
  const digits = Math.max(0, Math.min(12, -Math.floor(Math.log10(step / scale) + 1e-9)));
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  // A short range may lie between two round numbers.
  if (last < first && from < to) return linearTicks([from, to], wanted + 1);
  const ticks = Array.from({ length: Math.max(0, last - first + 1) }, (_, i): Tick => {
    const value = (first + i) * step;
    const label = (value / scale).toFixed(digits).replace("-", "−");
    return {
      value,
      label: [{ text: Number(label.replace("−", "-")) === 0 ? label.replace("−", "") : label }],
    };
  });
  return { ticks, exponent };
}

/** The smallest of 1, 2, 5, 10 times a power of ten that is not below `step`. */
export function niceStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = step / power;
  return power * (factor <= 1 + 1e-9 ? 1 : factor <= 2 + 1e-9 ? 2 : factor <= 5 + 1e-9 ? 5 : 10);
}

/** Powers of ten with minor ticks between them; over less than two decades round numbers. */
export function logTicks(range: Range, wanted: number): Ticks {
  const exponents = decades(range, Math.max(2, wanted + 1));
  if (exponents.length < 2) return { ticks: shortLog(range), exponent: 0 };
  const labelled = exponents.map(
    (exponent): Tick => ({ value: 10 ** exponent, label: decadeLabel(exponent) }),
  );
  const known = new Set(exponents);
  const [low, high] = [Math.floor(Math.log10(range[0])), Math.ceil(Math.log10(range[1]))];
  const minor: Tick[] = [];
  for (let exponent = low; exponent <= high; exponent++) {
    const parts =
      exponents.length > 1 && (exponents[1] as number) - (exponents[0] as number) > 1
        ? []
        : [2, 3, 4, 5, 6, 7, 8, 9];
    if (!known.has(exponent)) minor.push({ value: 10 ** exponent, label: [] });
    for (const part of parts) minor.push({ value: part * 10 ** exponent, label: [] });
  }
  const within = ({ value }: Tick) => value >= range[0] * (1 - 1e-9) && value <= range[1] * (1 + 1e-9);
  return { ticks: [...labelled, ...minor].filter(within), exponent: 0 };
}

function decadeLabel(exponent: number): Run[] {
  return exponent === 0 || exponent === 1 ? [{ text: `${10 ** exponent}` }] : powerRuns(exponent);
}

function shortLog([from, to]: Range): Tick[] {
  const found: Tick[] = [];
  for (let exponent = Math.floor(Math.log10(from)); exponent <= Math.ceil(Math.log10(to)); exponent++) {
    for (const part of [1, 2, 5]) {
      const value = Number(`${part}e${exponent}`);
      if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) {
        found.push({ value, label: [{ text: plainNumber(value, 6) }] });
      }
    }
  }
  if (found.length >= 2) return found;
  return [...linearTicks([from, to], 4).ticks];
}
