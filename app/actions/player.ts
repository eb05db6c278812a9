import { useRun } from "../store/run.ts";
import { SPEEDS, useTime } from "../store/time.ts";
import { type Range, roundedTime, runAxis, type TimeAxis } from "../store/timeAxis.ts";
import { useView } from "../store/view.ts";
import { advance, moved } from "./clock.ts";

/** The part of an axis that a hand tells apart. */
const FINGER = 1 / 300;

/** The axis of the whole run as it is shown now. */
function wholeAxis(): TimeAxis {
  return runAxis(useRun.getState(), useView.getState().timeScale);
}

/** What a played run goes through: the zoomed part, else all of it. */
function playedAxis(): TimeAxis {
  const { zoomed } = useTime.getState();
  const whole = wholeAxis();
  return zoomed ? { ...whole, x: within(zoomed, whole.x) } : whole;
}

/** Zooming out past the run's ends plays nothing that is not there. */
function within([from, to]: Range, [first, last]: Range): Range {
  const inside: Range = [Math.max(from, first), Math.min(to, last)];
  return inside[0] < inside[1] ? inside : [first, last];
}

/** A logarithmic axis has no place for t = 0, but the run begins there. */
function startOf(axis: TimeAxis): number {
  return useTime.getState().zoomed ? axis.x[0] : 0;
}

/** The last time of which there are samples. */
function lastTime(): number {
  return useRun.getState().trajectory?.times.at(-1) ?? 0;
}

/** Puts the cursor at a time; at or past the last sample it is at the end. */
export function moveTo(t: number | null): void {
  const next = t === null || t >= lastTime() ? null : Math.max(0, t);
  if (next !== useTime.getState().t) useTime.getState().patch({ t: next });
}

/** Moves the cursor by a part of the shown axis and rounds what is reached. */
export function moveBy(part: number): void {
  const axis = playedAxis();
  const next = moved(axis, useTime.getState().t, part);
  pause();
  moveTo(next <= axis.x[0] ? startOf(axis) : roundedTime(axis, next, Math.min(FINGER, Math.abs(part))));
}

/** Plays on from the cursor, from the start when it stands at the end. */
export function play(): void {
  const { t, patch } = useTime.getState();
  if (lastTime() === 0) return;
  const axis = playedAxis();
  const start = startOf(axis);
  const outside = t === null || t < start || t >= axis.x[1];
  patch({ playing: true, t: outside ? start : t });
  run();
}

/** Pauses at a time that is what is read: rounded as a hand would set it. */
export function pause(): void {
  const { playing, t, patch } = useTime.getState();
  if (playing) patch({ playing: false, t: t === null ? null : roundedTime(playedAxis(), t) });
}

export function togglePlay(): void {
  if (useTime.getState().playing) pause();
  else play();
}

/** One step along the list of speeds; the ends stay. */
export function changeSpeed(by: 1 | -1): void {
  const { speed, patch } = useTime.getState();
  const at = SPEEDS.findIndex((other) => other >= speed);
  const next = SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, at + by))];
  if (next !== undefined) patch({ speed: next });
}

/** To the start of the run, or of the part the chart is zoomed to. */
export function moveToStart(): void {
  pause();
  moveTo(startOf(playedAxis()));
}

/** To the end, where everything shows the result. */
export function moveToEnd(): void {
  pause();
  moveTo(null);
}

let frame = 0;

function run(): void {
  cancelAnimationFrame(frame);
  let before: number | null = null;
  const tick = (now: number) => {
    const { playing, t, speed, patch } = useTime.getState();
    if (!playing) return;
    const axis = playedAxis();
    const next = advance(axis, t ?? axis.x[0], before === null ? 0 : (now - before) / 1000, speed);
    before = now;
    if (next === null || next >= lastTime()) {
      patch({ playing: false });
      moveTo(axis.x[1]);
      return;
    }
    patch({ t: next });
    frame = requestAnimationFrame(tick);
  };
  frame = requestAnimationFrame(tick);
}
