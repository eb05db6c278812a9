import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunCurve } from "../../../app/store/training.ts";
import { bestRun, withProgress } from "../../../app/train/curves.ts";
import { accuracyFigure, lossFigure } from "../../../app/train/figures.ts";
import type { Palette } from "../../../app/ui/plot/palette.ts";
import type { EpochPoint, TrainingProgress } from "../../../src-worker/engine.ts";

const point = (epoch: number): EpochPoint => ({
  epoch,
  trainLoss: 1 / epoch,
  loss: 2 / epoch,
  accuracy: 1 - 1 / (epoch + 1),
  trainAccuracy: 1 - 1 / (epoch + 2),
  rate: 0.01,
});

function report(restart: number, from: number, count: number): TrainingProgress {
  const points = Array.from({ length: count }, (_, i) => point(from + i));
  const last = points.at(-1);
  return {
    epoch: from + count - 1,
    epochs: 1e6,
    restart,
    restarts: 99,
    loss: last?.loss ?? null,
    accuracy: last?.accuracy ?? null,
    best: last ? { epoch: last.epoch, accuracy: last.accuracy } : null,
    points,
    secondsLeft: null,
    network: null,
  };
}

/** The runs after reports of these many epochs each. */
function after(reports: readonly number[], restart = 1, runs: readonly RunCurve[] = []): readonly RunCurve[] {
  let epoch = 1;
  for (const count of reports) {
    runs = withProgress(runs, report(restart, epoch, count));
    epoch += count;
  }
  return runs;
}

test("a curve of any length keeps few points, in order, with the first and the newest", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 40 }), (reports) => {
      const epochs = reports.reduce((sum, n) => sum + n, 0);
      const [run] = after(reports);
      const kept = run?.points.map(({ epoch }) => epoch) ?? [];
      expect(kept.length).toBeLessThanOrEqual(401);
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
      if (epochs > 0) expect([kept[0], kept.at(-1)]).toEqual([1, epochs]);
      // Between two kept points no more is missing than the stride says.
      for (let i = 1; i < kept.length; i++) {
        expect((kept[i] ?? 0) - (kept[i - 1] ?? 0)).toBeLessThanOrEqual(run?.stride ?? 0);
      }
    }),
    { numRuns: 50 },
  );
});

test("of many runs the best one stays, whichever it was", () => {
  let runs = after([500]);
  for (let restart = 2; restart <= 60; restart++) runs = after([20], restart, runs);
  expect(runs.length).toBeLessThanOrEqual(13);
  expect(bestRun(runs)?.restart).toBe(1);
  expect(runs.at(-1)?.restart).toBe(60);
});

const palette = new Proxy({}, { get: () => "#112233" }) as Palette;
const frame = { width: 300, height: 200, scale: 1, palette };

test("the run in front, the others as one trace, the best epoch marked", () => {
  const runs = after([30], 2, after([50]));
  const plot = { runs, epochs: 100, validated: true, front: runs[1] ?? null };
  expect(lossFigure(plot, frame).data).toHaveLength(3);
  const { data } = accuracyFigure(plot, frame);
  expect(data).toHaveLength(4);
  expect(data[3]).toMatchObject({ x: [30], y: [100 * point(30).accuracy] });
  const alone = { ...plot, runs: runs.slice(1), validated: false };
  expect(accuracyFigure(alone, frame).data).toHaveLength(2);
});

test("a loss of exactly 0 has a place on the logarithmic axis", () => {
  const runs = [
    { restart: 1, stride: 1, best: null, points: [{ ...point(1), loss: 0, trainLoss: 0 }, point(2)] },
  ];
  const { data } = lossFigure({ runs, epochs: 2, validated: false, front: runs[0] ?? null }, frame);
  const { y } = data[0] as { y: (number | null)[] };
  expect(y.every((value) => value === null || value > 0)).toBe(true);
});
