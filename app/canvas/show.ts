import { type NetworkDocument, prepare } from "../../src-worker/model/document.ts";
import { type Activity, evaluate, type UnitRef, winnerOf } from "../../src-worker/model/network.ts";

/** What every unit holds for the present input, with what drawing it needs to know of its layer. */
export interface Shown extends Activity {
  /** Raw input values, before the preparation. */
  readonly raw: readonly number[];
  /** Largest |value| and |z| per layer, inputs first. */
  readonly largest: readonly number[];
  readonly largestZ: readonly number[];
  /** Index of the largest output, −1 for a single one. */
  readonly winner: number;
  /** Index of the second largest output, −1 for a single one. */
  readonly runnerUp: number;
}

/** Evaluates a document; inputs that have no value (just added) count as 0. */
export function show(document: NetworkDocument, input: readonly number[]): Shown {
  const raw = document.network.inputs.map((_, i) => input[i] ?? 0);
  const activity = evaluate(document.network, prepare(document, raw));
  const largest = activity.values.map(largestOf);
  const largestZ = [0, ...activity.z.map(largestOf)];
  const winner = winnerOf(activity.outputs);
  const runnerUp = winnerOf(activity.outputs.map((y, i) => (i === winner ? Number.NEGATIVE_INFINITY : y)));
  return { ...activity, raw, largest, largestZ, winner, runnerUp };
}

function largestOf(values: Float64Array): number {
  return values.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
}

/** A unit's value; 0 for a unit that is just being removed. */
export function unitValue(shown: Activity, { layer, index }: UnitRef): number {
  return shown.values[layer]?.[index] ?? 0;
}

/** A unit's pre-activation; inputs have none and answer their value. */
export function unitZ(shown: Activity, { layer, index }: UnitRef): number {
  return layer === 0 ? unitValue(shown, { layer, index }) : (shown.z[layer - 1]?.[index] ?? 0);
}
