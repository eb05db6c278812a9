import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src-worker/random.ts";
import { backward, createWorkspace, type DenseLayer, forward } from "../../../src-worker/train/layers.ts";
import { LOSSES, type LossName } from "../../../src-worker/train/loss.ts";

/** A random network with real (not binarised) weights, and a batch in its workspace. */
function setUp(widths: readonly number[], rows: number, seed: number, dropout: boolean) {
  const random = createRandom(seed);
  const layers: DenseLayer[] = widths.slice(1).map((width, l) => ({
    fanIn: widths[l] as number,
    width,
    weights: new Float64Array((widths[l] as number) * width).map(() => random.normal()),
    bias: new Float64Array(width).map(() => random.normal()),
  }));
  const space = createWorkspace(widths, rows + 1);
  const input = space.values[0] as Float64Array;
  for (let i = 0; i < input.length; i++) input[i] = random.normal();
  for (let r = 0; r < rows; r++) space.labels[r] = random.integer(widths.at(-1) as number);
  if (dropout) {
    for (const mask of space.masks) for (let i = 0; i < mask.length; i++) mask[i] = 2 * random.integer(2);
  }
  return { layers, space };
}

describe("gradients against finite differences", () => {
  const shapes = fc
    .array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 })
    .chain((front) => fc.integer({ min: 2, max: 6 }).map((outputs) => [...front, outputs]));

  for (const loss of Object.keys(LOSSES) as LossName[]) {
    it(`hold for every weight and bias of every layer with ${loss}`, () => {
      fc.assert(
        fc.property(
          shapes,
          fc.integer({ min: 1, max: 9 }),
          fc.nat(),
          fc.boolean(),
          (widths, rows, seed, drop) => {
            const { layers, space } = setUp(widths, rows, seed, drop);
            const classes = widths.at(-1) as number;
            const scratch = new Float64Array(rows * classes);
            const value = () =>
              LOSSES[loss](scratch, forward(layers, space, rows, drop), space.labels, rows, classes);
            const outputs = forward(layers, space, rows, drop);
            const slopes = space.slopes[layers.length] as Float64Array;
            LOSSES[loss](slopes, outputs, space.labels, rows, classes);
            backward(layers, space, rows, drop);
            layers.forEach((layer, l) => {
              const gradient = space.gradients[l] as { weights: Float64Array; bias: Float64Array };
              for (const [parameters, slope] of [
                [layer.weights, gradient.weights],
                [layer.bias, gradient.bias],
              ] as const) {
                for (let i = 0; i < parameters.length; i++) {
                  const held = parameters[i] as number;
                  const difference = (h: number) => {
                    parameters[i] = held + h;
                    const up = value();
                    parameters[i] = held - h;
                    const down = value();
                    parameters[i] = held;
                    return (up - down) / (2 * h);
                  };
                  const coarse = difference(1e-5);
                  const fine = difference(1e-6);
                  // Where the two differ, a ReLU's kink lies in between and no derivative exists.
                  if (Math.abs(coarse - fine) > 1e-5 * (1 + Math.abs(fine))) continue;
                  expect(Math.abs(fine - (slope[i] as number))).toBeLessThan(1e-4 * (1 + Math.abs(fine)));
                }
              }
            });
          },
        ),
        { numRuns: 60 },
      );
    });
  }

  it("give the losses their textbook values", () => {
    const gradient = new Float64Array(2);
    // Label 0, outputs (0.5, −3): only the first misses its margin, by 0.5.
    expect(LOSSES.squareHinge(gradient, Float64Array.of(0.5, -3), Int32Array.of(0), 1, 2)).toBe(0.125);
    expect([...gradient]).toEqual([-0.5, 0]);
    expect(LOSSES.crossEntropy(gradient, Float64Array.of(1, 1), Int32Array.of(1), 1, 2)).toBeCloseTo(
      Math.LN2,
      15,
    );
    expect([...gradient]).toEqual([0.5, -0.5]);
    // No overflow however large the outputs are.
    expect(LOSSES.crossEntropy(gradient, Float64Array.of(1e4, 0), Int32Array.of(0), 1, 2)).toBe(0);
  });
});
