import type { ReductionPlan } from "../../../src-worker/model/reduction.ts";

/** Above this many steps a reduction is first played stage by stage. */
const MOST_SINGLE_STEPS = 400;

export function lastPosition(plan: ReductionPlan): number {
  return plan.removed.length;
}

export function playsByStage(plan: ReductionPlan): boolean {
  return lastPosition(plan) > MOST_SINGLE_STEPS;
}

/** The positions between which whole stages lie: the start and the end of every stage. */
function stageStops(plan: ReductionPlan): number[] {
  return [0, ...plan.stages.map(({ to }) => to)];
}

/** Number of stops after the start. */
export function stopCount(plan: ReductionPlan, byStage: boolean): number {
  return byStage ? plan.stages.length : lastPosition(plan);
}

/** The stop a position is at, or the last one before it. */
export function stopOf(plan: ReductionPlan, position: number, byStage: boolean): number {
  if (!byStage) return position;
  return stageStops(plan).filter((stop) => stop <= position).length - 1;
}

export function positionOfStop(plan: ReductionPlan, stop: number, byStage: boolean): number {
  const wanted = byStage ? stageStops(plan)[stop] : stop;
  return Math.max(0, Math.min(lastPosition(plan), wanted ?? lastPosition(plan)));
}

/** The next position forward (1) or back (−1), by reactions or by stages; the same at the ends. */
export function moved(plan: ReductionPlan, position: number, byStage: boolean, direction: 1 | -1): number {
  if (!byStage) return Math.max(0, Math.min(lastPosition(plan), position + direction));
  const stops = stageStops(plan);
  if (direction > 0) return stops.find((stop) => stop > position) ?? position;
  return stops.findLast((stop) => stop < position) ?? position;
}

/** What a picture at `position` shows as its change: from here. */
export function sinceOf(plan: ReductionPlan, position: number, byStage: boolean): number {
  return moved(plan, position, byStage, -1);
}
