import { firstTime } from "../store/timeAxis.ts";

/** Points of a small curve at most. */
const MOST_POINTS = 90;

export interface SparkFrame {
  /** Time at the right end. */
  readonly tEnd: number;
  /** Value at the top; the bottom is 0. */
  readonly top: number;
  readonly log: boolean;
}

/** Where times sit in a box of width 100; what lies before a logarithmic axis is at its left end. */
export function sparkPlace(times: Float64Array, { tEnd, log }: SparkFrame): (t: number) => number {
  const start = firstTime(times, tEnd, log ? "log" : "linear");
  const share = (t: number) =>
    log ? Math.log(Math.max(t, start) / start) / Math.log(tEnd / start) : t / tEnd;
  return (t) => round(Math.max(0, Math.min(100, 100 * share(t))));
}

/**
 * SVG path of a curve in a box of 100 × 100 (y down), thinned evenly; its first and last samples stay.
 * Empty without two samples.
 */
export function sparkPath(times: Float64Array, values: Float64Array, frame: SparkFrame): string {
  const length = Math.min(times.length, values.length);
  if (length < 2 || !(frame.tEnd > 0)) return "";
  const place = sparkPlace(times, frame);
  const top = frame.top > 0 ? frame.top : 1;
  const points: string[] = [];
  const step = Math.max(1, (length - 1) / (MOST_POINTS - 1));
  for (let at = 0; at < length - 1 + step / 2; at += step) {
    const i = Math.min(length - 1, Math.round(at));
    const y = 100 - 100 * Math.max(0, Math.min(1, (values[i] as number) / top));
    points.push(`${place(times[i] as number)} ${round(y)}`);
  }
  return `M${points.join("L")}`;
}

function round(x: number): number {
  return Math.round(x * 100) / 100;
}
