import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LOSSES, type LossName } from "../../../src-worker/train/loss.ts";
import { loadedTrainee, referenceLoss } from "../../support/trainee.ts";

const shapes = fc
  .array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 })
  .chain((front) => fc.integer({ min: 2, max: 6 }).map((outputs) => [...front, outputs]));

describe("gradients of the unbinarised network against finite differences", () => {
  for (const loss of Object.keys(LOSSES) as LossName[]) {
    for (const path of ["simd", "plain"] as const) {
      it(`hold for weights and biases of every layer with ${loss}, ${path}`, () => {
        let compared = 0;
        fc.assert(
          fc.property(shapes, fc.integer({ min: 1, max: 9 }), fc.nat(), (widths, rows, seed) => {
            const { trainee, inputs, labels } = loadedTrainee({ widths, loss, path, real: true }, rows, seed);
            const value = () => referenceLoss(trainee, inputs, labels, loss);
            expect(trainee.gradient(rows, Math.ceil(rows / 2), rows)).toBeCloseTo(value().loss, 4);
            trainee.places.layers.forEach((layer, l) => {
              const { width, ld, fanIn, latent, gradient, bias, biasGradient } = layer;
              const scale = trainee.scales[l];
              const check = (at: number, slopeAt: number, factor: number) => {
                const parameter = trainee.view(at, 1);
                const slope = factor * trainee.view(slopeAt, 1)[0];
                const held = parameter[0];
                const h = 1e-3;
                parameter[0] = held + h;
                const [up, right] = [value(), parameter[0]];
                parameter[0] = held - h;
                const [down, left] = [value(), parameter[0]];
                parameter[0] = held;
                // A ReLU's kink lies in between: no derivative to compare with.
                if (up.active !== down.active) return;
                const difference = (up.loss - down.loss) / (right - left);
                compared++;
                expect(Math.abs(difference - slope)).toBeLessThan(1e-3 * (1 + Math.abs(difference)));
              };
              // Some weights of each layer, the first and the last among them.
              for (let s = 0; s < 6; s++) {
                const j = s === 0 ? width - 1 : (7 * s) % width;
                const i = s === 0 ? fanIn - 1 : (5 * s) % fanIn;
                check(latent + 4 * (j * ld + i), gradient + 4 * (j * ld + i), scale);
                check(bias + 4 * j, biasGradient + 4 * j, 1);
              }
            });
          }),
          { numRuns: path === "simd" ? 20 : 6 },
        );
        expect(compared).toBeGreaterThan(path === "simd" ? 250 : 60);
      });
    }
  }

  it("give the losses their textbook values", () => {
    const batch = (outputs: number[], label: number) => ({
      outputs: Float32Array.from(outputs),
      slopes: new Float32Array(outputs.length),
      labels: Int32Array.of(label),
      classes: 2,
      ld: 4,
      total: 1,
    });
    // Label 0, outputs (0.5, −3): only the first misses its margin, by 0.5.
    const hinge = batch([0.5, -3, 9, 9], 0);
    expect(LOSSES.squareHinge(hinge, 0, 1)).toBe(0.125);
    expect([...hinge.slopes]).toEqual([-0.5, 0, 0, 0]);
    const even = batch([1, 1, 9, 9], 1);
    expect(LOSSES.crossEntropy(even, 0, 1)).toBeCloseTo(Math.LN2, 15);
    expect([...even.slopes]).toEqual([0.5, -0.5, 0, 0]);
    // No overflow however large the outputs are.
    expect(LOSSES.crossEntropy(batch([1e4, 0, 0, 0], 0), 0, 1)).toBe(0);
  });
});
