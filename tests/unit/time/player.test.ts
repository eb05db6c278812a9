import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { advance, moved } from "../../../app/actions/clock.ts";
import {
  changeSpeed,
  moveBy,
  moveTo,
  moveToEnd,
  moveToStart,
  pause,
  play,
  togglePlay,
} from "../../../app/actions/player.ts";
import { useRun } from "../../../app/store/run.ts";
import { PLAY_SECONDS, SPEEDS, useTime } from "../../../app/store/time.ts";
import type { TimeAxis } from "../../../app/store/timeAxis.ts";
import { useView } from "../../../app/store/view.ts";

/** Frames that the test shows one by one. */
let frames: FrameRequestCallback[] = [];
let now = 0;

function showFrames(count: number, milliseconds = 20): void {
  for (let i = 0; i < count; i++) {
    now += milliseconds;
    const due = frames;
    frames = [];
    for (const frame of due) frame(now);
  }
}

beforeEach(() => {
  frames = [];
  now = 0;
  vi.stubGlobal("requestAnimationFrame", (frame: FrameRequestCallback) => frames.push(frame));
  vi.stubGlobal("cancelAnimationFrame", () => {
    frames = [];
  });
  const times = Float64Array.from({ length: 101 }, (_, i) => (i / 100) ** 2 * 50);
  const trajectory = { times, species: new Int32Array(), curves: [] };
  useRun.setState({ status: "settled", trajectory });
  useView.setState({ timeScale: "linear" });
  useTime.setState({ t: null, playing: false, speed: 1, zoomed: null });
});
afterEach(() => vi.unstubAllGlobals());

describe("the clock", () => {
  const linear: TimeAxis = { timeScale: "linear", x: [0, 50] };
  const log: TimeAxis = { timeScale: "log", x: [0.01, 100] };

  test("takes the whole axis in five seconds, whatever the length of the frames", () => {
    for (const axis of [linear, log]) {
      for (const frame of [0.016, 0.05, 0.2]) {
        let t: number | null = axis.x[0];
        let seconds = 0;
        while (t !== null && seconds < 60) {
          t = advance(axis, t, frame, 1);
          seconds += frame;
        }
        expect(Math.abs(seconds - PLAY_SECONDS)).toBeLessThanOrEqual(frame + 1e-9);
      }
    }
  });

  test("goes the same way per second on a logarithmic axis: the same factor", () => {
    const a = advance(log, 0.1, 0.1, 1) as number;
    const b = advance(log, 10, 0.1, 1) as number;
    expect(a / 0.1).toBeCloseTo(b / 10, 12);
  });

  test("goes as many times as fast as asked, and a long pause between frames moves it little", () => {
    expect(advance(linear, 0, 0.1, 4)).toBeCloseTo(4, 12);
    expect(advance(linear, 0, 0.1, 0.25)).toBeCloseTo(0.25, 12);
    expect(advance(linear, 0, 3600, 1)).toBeCloseTo(2.5, 12);
  });

  test("starts from t = 0 on a logarithmic axis, too", () => {
    expect(advance(log, 0, 0.1, 1)).toBeGreaterThan(0.01);
  });

  test("steps stay on the axis; the end is its right end", () => {
    expect(moved(linear, null, -0.01)).toBeCloseTo(49.5, 12);
    expect(moved(linear, 49.9, 0.1)).toBe(50);
    expect(moved(linear, 0.1, -0.1)).toBe(0);
    expect(moved(log, 1, 0.25)).toBeCloseTo(10, 12);
  });
});

describe("the player", () => {
  test("plays from the start when the end is shown, and shows the end again when it is through", () => {
    play();
    expect(useTime.getState()).toMatchObject({ t: 0, playing: true });
    showFrames(126);
    const half = useTime.getState().t as number;
    expect(half).toBeGreaterThan(24);
    expect(half).toBeLessThan(26);
    showFrames(140);
    expect(useTime.getState()).toMatchObject({ t: null, playing: false });
    expect(frames).toHaveLength(0);
  });

  test("pauses where it is and goes on from there", () => {
    play();
    showFrames(60);
    togglePlay();
    const { t } = useTime.getState();
    showFrames(60);
    expect(useTime.getState()).toMatchObject({ t, playing: false });
    togglePlay();
    showFrames(2);
    expect(useTime.getState().t).toBeGreaterThan(t as number);
    expect(useTime.getState().t).toBeLessThan((t as number) + 1);
  });

  test("stays in the part the chart is zoomed to", () => {
    useTime.setState({ zoomed: [10, 20] });
    play();
    expect(useTime.getState().t).toBe(10);
    showFrames(126);
    expect(useTime.getState().t).toBeCloseTo(15, 0);
    showFrames(140);
    expect(useTime.getState()).toMatchObject({ t: 20, playing: false });
  });

  test("has nothing to play before the first run", () => {
    useRun.setState({ trajectory: null });
    play();
    expect(useTime.getState()).toMatchObject({ t: null, playing: false });
  });

  test("moving by hand pauses, rounds, and stops at both ends", () => {
    play();
    showFrames(3);
    moveBy(0.01);
    expect(useTime.getState().playing).toBe(false);
    moveTo(1.2345);
    expect(useTime.getState().t).toBe(1.2345);
    moveBy(0.01);
    expect(useTime.getState().t).toBe(1.7);
    moveTo(50);
    expect(useTime.getState().t).toBeNull();
    moveToStart();
    expect(useTime.getState().t).toBe(0);
    moveBy(-0.1);
    expect(useTime.getState().t).toBe(0);
    moveToEnd();
    expect(useTime.getState().t).toBeNull();
    moveBy(0.1);
    expect(useTime.getState().t).toBeNull();
  });

  test("on a logarithmic axis the start is t = 0", () => {
    useView.setState({ timeScale: "log" });
    play();
    expect(useTime.getState().t).toBe(0);
    pause();
    moveTo(20);
    moveBy(-1);
    expect(useTime.getState().t).toBe(0);
  });

  test("speeds go from a quarter to sixteen and no further", () => {
    for (let i = 0; i < 10; i++) changeSpeed(1);
    expect(useTime.getState().speed).toBe(16);
    for (let i = 0; i < 10; i++) changeSpeed(-1);
    expect(useTime.getState().speed).toBe(SPEEDS[0]);
  });
});
