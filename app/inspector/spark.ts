/** Points of a small curve at most. */
const MOST_POINTS = 90;

export interface SparkFrame {
  /** Time at the right end. */
  readonly tEnd: number;
  /** Value at the top; the bottom is 0. */
  readonly top: number;
  readonly log: boolean;
}

/** The first time a logarithmic axis can show: a five-hundredth of the whole, or the first sample after 0. */
function firstTime(times: ArrayLike<number>, tEnd: number): number {
  let first = tEnd;
  for (let i = 0; i < times.length && first === tEnd; i++)
    if ((times[i] as number) > 0) first = times[i] as number;
  return Math.min(Math.max(first, tEnd / 5000), tEnd / 2);
}

/**
 * SVG path of a curve in a box of 100 × 100 (y down), thinned evenly; its first and last samples stay.
 * Empty without two samples.
 */
export function sparkPath(times: ArrayLike<number>, values: ArrayLike<number>, frame: SparkFrame): string {
  const length = Math.min(times.length, values.length);
  if (length < 2 || !(frame.tEnd > 0)) return "";
  const { tEnd, log } = frame;
  const top = frame.top > 0 ? frame.top : 1;
  const start = log ? firstTime(times, tEnd) : 0;
  const points: string[] = [];
  const step = Math.max(1, (length - 1) / (MOST_POINTS - 1));
  for (let at = 0; at < length - 1 + step / 2; at += step) {
    const i = Math.min(length - 1, Math.round(at));
    const t = times[i] as number;
    if (log && t < start && i < length - 1) continue;
    const share = log ? Math.log(Math.max(t, start) / start) / Math.log(tEnd / start) : t / tEnd;
    const x = Math.max(0, Math.min(100, 100 * share));
    const y = 100 - 100 * Math.max(0, Math.min(1, (values[i] as number) / top));
    points.push(`${round(x)} ${round(y)}`);
  }
  return `M${points.join("L")}`;
}

function round(x: number): number {
  return Math.round(x * 100) / 100;
}
