import type { Trajectory } from "../../src-worker/model/simulation.ts";

export type Range = readonly [number, number];

/** A time axis as it is shown: its ends in the run's time units. */
export interface TimeAxis {
  readonly timeScale: "linear" | "log";
  readonly x: Range;
}

/**
 * Left end of the time axis: 0, or on a logarithmic axis the first positive sample, but no earlier
 * than 0.01 or four decades below the end.
 */
export function firstTime(
  times: Float64Array | null,
  tEnd: number,
  timeScale: TimeAxis["timeScale"],
): number {
  if (timeScale === "linear") return 0;
  const first = times?.find((t) => t > 0) ?? tEnd / 1000;
  return Math.min(Math.max(first, Math.min(0.01, tEnd / 1e4)), tEnd / 10);
}

/** Where a time sits on the axis: 0 at its left end, 1 at its right end. */
export function timeFraction(axis: TimeAxis, t: number): number {
  return Math.max(0, Math.min(1, unclampedFraction(axis, t)));
}

/** The same, below 0 and above 1 for times beside the axis; t = 0 is the left end of a logarithmic one. */
export function unclampedFraction({ timeScale, x: [from, to] }: TimeAxis, t: number): number {
  if (timeScale === "linear") return (t - from) / (to - from);
  return t <= 0 ? 0 : Math.log10(t / from) / Math.log10(to / from);
}

/** The time at a fraction of the axis: the inverse of `timeFraction`. */
export function timeAtFraction({ timeScale, x: [from, to] }: TimeAxis, fraction: number): number {
  if (timeScale === "linear") return from + fraction * (to - from);
  return from * (to / from) ** fraction;
}

/** Decimals with which a time is written, so that one step of the hand (a part of the axis) shows. */
function decimalsAt(axis: TimeAxis, t: number, part: number): number {
  const place = timeFraction(axis, t);
  const step = Math.abs(timeAtFraction(axis, place + part) - timeAtFraction(axis, place));
  return step > 0 ? Math.max(0, Math.min(8, Math.ceil(-Math.log10(step)))) : 0;
}

/** The time a hand means: rounded so that what is shown is what is read, never past the ends. */
export function roundedTime(axis: TimeAxis, t: number, part = 1 / 300): number {
  const rounded = Number(t.toFixed(decimalsAt(axis, t, part)));
  return Math.max(axis.timeScale === "log" ? 0 : axis.x[0], Math.min(axis.x[1], rounded));
}

/** "3.20": as many decimals everywhere on a linear axis, so that the text does not change its width. */
export function cursorText(axis: TimeAxis, t: number, part = 1 / 300): string {
  return t.toFixed(decimalsAt(axis, t, part));
}

interface ShownRun {
  readonly status: string;
  readonly trajectory: Trajectory | null;
  readonly settings: { readonly tEnd: number };
}

/** Where the time axis of a run ends: at its last sample, or at t-end while it is still on its way. */
export function shownEnd({ status, trajectory, settings }: ShownRun): number {
  const reached = trajectory?.times.at(-1) ?? 0;
  const partial = status === "running" || status === "stopped";
  return partial || reached === 0 ? settings.tEnd : reached;
}

/** The axis of the whole run. */
export function runAxis(run: ShownRun, timeScale: TimeAxis["timeScale"]): TimeAxis {
  const to = shownEnd(run);
  return { timeScale, x: [firstTime(run.trajectory?.times ?? null, to, timeScale), to] };
}
