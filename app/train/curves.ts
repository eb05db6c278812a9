import type { EpochPoint, TrainingProgress } from "../../src-worker/engine.ts";
import type { RunCurve } from "../store/training.ts";

/** Points that a curve keeps at most: with twice as many every second one goes. */
const MOST_POINTS = 400;
/** Runs whose curves are kept beside the best one's. */
const MOST_RUNS = 12;

/** The runs after one more report: points join the curve of their run. */
export function withProgress(runs: readonly RunCurve[], progress: TrainingProgress): readonly RunCurve[] {
  const { restart, points, best } = progress;
  const last = runs.at(-1);
  if (last?.restart === restart) return [...runs.slice(0, -1), grown(last, points, best)];
  const next = grown({ restart, stride: 1, points: [], best: null }, points, best);
  return [...thinned(runs), next];
}

function grown(curve: RunCurve, more: readonly EpochPoint[], best: RunCurve["best"]): RunCurve {
  let { stride } = curve;
  // The newest point is shown whatever its number; it stays only when the stride says so.
  const old = curve.points.filter(({ epoch }) => isKept(epoch, stride));
  let points = [...old, ...more.filter(({ epoch }) => isKept(epoch, stride))];
  while (points.length > MOST_POINTS) {
    stride *= 2;
    points = points.filter(({ epoch }) => isKept(epoch, stride));
  }
  const newest = more.at(-1) ?? curve.points.at(-1);
  if (newest && points.at(-1)?.epoch !== newest.epoch) points.push(newest);
  return { ...curve, stride, points, best: best ?? curve.best };
}

function isKept(epoch: number, stride: number): boolean {
  return (epoch - 1) % stride === 0;
}

/** Of many runs the best one and the newest. */
function thinned(runs: readonly RunCurve[]): readonly RunCurve[] {
  if (runs.length < MOST_RUNS) return runs;
  const best = bestRun(runs);
  const newest = runs.slice(1 - MOST_RUNS);
  return best && !newest.includes(best) ? [best, ...newest] : newest;
}

/** The run with the best epoch so far; of equals the first. */
export function bestRun(runs: readonly RunCurve[]): RunCurve | null {
  let found: RunCurve | null = null;
  for (const run of runs) {
    if (run.best && (!found?.best || run.best.accuracy > found.best.accuracy)) found = run;
  }
  return found;
}
