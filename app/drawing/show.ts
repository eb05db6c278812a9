import { type NetworkDocument, prepare } from "../../src-worker/model/document.ts";
import type { Moment } from "../../src-worker/model/moment.ts";
import { type Activity, evaluate, type UnitRef, winnerOf } from "../../src-worker/model/network.ts";
import { valueText } from "../store/names.ts";
import { fixedNumber } from "../ui/numbers.ts";

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
  /** The moment of the run whose concentrations these are; null for what the network computes. */
  readonly moment: Moment | null;
}

/** Evaluates a document; inputs that have no value (just added) count as 0. */
export function show(document: NetworkDocument, input: readonly number[]): Shown {
  const raw = document.network.inputs.map((_, i) => input[i] ?? 0);
  const activity = evaluate(document.network, prepare(document, raw));
  const largest = activity.values.map(largestOf);
  const largestZ = [0, ...activity.z.map(largestOf)];
  return { ...activity, raw, largest, largestZ, ...leaders(activity.outputs), moment: null };
}

/**
 * The same units at a moment of the run. The scales stay those of the results, so that levels rise and fall
 * towards them; a layer without recorded values keeps zeros and says so through `isRecorded`.
 */
export function showMoment(shown: Shown, moment: Moment): Shown {
  const { values, z, outputs } = moment;
  const known = isRecorded({ ...shown, moment }, values.length - 1);
  return { ...shown, values, z, outputs, moment, ...(known ? leaders(outputs) : {}) };
}

/** What the canvas shows: the moment under the time cursor where there is one that fits, else the results. */
export function showNow(settled: Shown, moment: Moment | null): Shown {
  // For an instant after an edit the moment may be that of another network.
  const fits = moment?.values.every((layer, l) => layer.length === settled.values[l]?.length);
  return moment && fits ? showMoment(settled, moment) : settled;
}

/** False for a layer of which the run kept no curves to show at this moment. */
export function isRecorded({ moment }: Shown, layer: number): boolean {
  return moment === null || moment.recorded[layer] !== false;
}

/** A unit's value as text; at a moment with fixed decimals, because there it moves; "–" where nothing is known. */
export function shownValue(shown: Shown, unit: UnitRef, digits: number): string {
  if (!isRecorded(shown, unit.layer)) return "–";
  const value = unitValue(shown, unit);
  return shown.moment ? fixedNumber(value, Math.abs(value) >= 100 ? 1 : digits) : valueText(value, digits);
}

/** True for a unit that holds nothing: 0, and at a moment less than a thousandth of its layer's largest. */
export function isOff(shown: Shown, unit: UnitRef): boolean {
  return shown.moment ? levelOf(shown, unit) < 0.001 : unitValue(shown, unit) === 0;
}

/** A unit's value against the largest result of its layer, 0 … 1. */
export function levelOf(shown: Shown, unit: UnitRef): number {
  return Math.min(1, Math.abs(unitValue(shown, unit)) / (shown.largest[unit.layer] || 1));
}

function leaders(outputs: Float64Array): Pick<Shown, "winner" | "runnerUp"> {
  const winner = winnerOf(outputs);
  const runnerUp = winnerOf(outputs.map((y, i) => (i === winner ? Number.NEGATIVE_INFINITY : y)));
  return { winner, runnerUp };
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
