import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src-worker/random.ts";
import { adamStep, createClock, createMoments, tick } from "../../../src-worker/train/adam.ts";
import { binarise, clip } from "../../../src-worker/train/binarise.ts";
import { binariseAll, createTrainee, trainStep } from "../../../src-worker/train/trainee.ts";

describe("binarising", () => {
  it("takes the sign, zero counting as +, and has zeros only below the ternary threshold", () => {
    const latent = Float64Array.of(0.7, -0.2, 0, -0, 0.3, -0.3, -1);
    const copy = new Float64Array(7);
    binarise(copy, latent, 0.5, 0);
    expect([...copy]).toEqual([0.5, -0.5, 0.5, 0.5, 0.5, -0.5, -0.5]);
    binarise(copy, latent, 2, 0.3);
    expect([...copy]).toEqual([2, 0, 0, 0, 2, -2, -2]);
  });

  it("clips real weights to [−1, 1]", () => {
    const latent = Float64Array.of(1.5, -1.01, 0.2);
    clip(latent);
    expect([...latent]).toEqual([1, -1, 0.2]);
  });
});

describe("ADAM", () => {
  it("follows two steps of its paper computed by hand", () => {
    const x = Float64Array.of(1);
    const moments = createMoments(1);
    const clock = createClock();
    tick(clock);
    adamStep(x, Float64Array.of(4), 0.5, moments, clock, 0.1);
    // g = 2: m̂ = 2, v̂ = 4, a step of 0.1 · 2 / (2 + 1e-8).
    expect(x[0]).toBeCloseTo(0.9, 9);
    tick(clock);
    adamStep(x, Float64Array.of(-2), 0.5, moments, clock, 0.1);
    // g = −1: m = 0.9 · 0.2 − 0.1 = 0.08, m̂ = 0.08 / 0.19; v = 0.999 · 0.004 + 0.001 = 0.004996, v̂ = v / 0.001999.
    const step = (0.1 * (0.08 / 0.19)) / Math.sqrt(0.004996 / 0.001999);
    expect(x[0]).toBeCloseTo(0.9 - step, 8);
  });
});

describe("the straight-through step", () => {
  /** 4-1-2: scales 1/2 and 1, so that everything can be computed by hand. */
  function setUp() {
    const trainee = createTrainee([4, 1, 2], 1, 0, createRandom(1));
    const [hidden, output] = trainee.layers as [(typeof trainee.layers)[0], (typeof trainee.layers)[0]];
    hidden.latent.set([0.3, -0.001, 0.9, -0.8]);
    hidden.bias[0] = 0.5;
    output.latent.set([0.2, -0.6]);
    output.bias.set([0.25, -0.5]);
    binariseAll(trainee);
    trainee.space.values[0]?.set([1, 2, 3, 1]);
    trainee.space.labels[0] = 0;
    return { trainee, hidden, output };
  }

  it("goes forward and backward through the binarised copy and moves the real weights", () => {
    const { trainee, hidden, output } = setUp();
    const settings = {
      loss: "squareHinge" as const,
      dropout: { input: 0, hidden: 0 },
      random: createRandom(1),
    };
    const loss = trainStep(trainee, 1, 0.01, settings);
    // z = (1 − 2 + 3 − 1)/2 + 0.5 = 1; y = (1 + 0.25, −1 − 0.5) = (1.25, −1.5): both past the margin.
    expect(loss).toBe(0);
    expect([...hidden.latent]).toEqual([0.3, -0.001, 0.9, -0.8]);

    trainee.space.values[0]?.set([1, 2, 3, 1]);
    trainee.space.labels[0] = 1;
    // Targets (−1, +1): misses 2.25 and 2.5, loss (5.0625 + 6.25)/2 = 5.65625, dy = (2.25, −2.5).
    expect(trainStep(trainee, 1, 0.01, settings)).toBe(5.65625);
    const gradient = trainee.space.gradients;
    expect([...(gradient[1]?.weights ?? [])]).toEqual([2.25, -2.5]);
    expect([...(gradient[1]?.bias ?? [])]).toEqual([2.25, -2.5]);
    // dh = 2.25 · 1 + (−2.5)(−1) = 4.75 through the *binarised* (+1, −1); dW = x · dh.
    expect([...(gradient[0]?.weights ?? [])]).toEqual([4.75, 9.5, 14.25, 4.75]);
    expect([...(gradient[0]?.bias ?? [])]).toEqual([4.75]);
    // The second ADAM step after a zero gradient moves each weight by rate · c against its gradient.
    const c = 0.1 / (1 - 0.81) / Math.sqrt(0.001 / (1 - 0.998001));
    const expected = [0.3 - 0.01 * c, -0.001 - 0.01 * c, 0.9 - 0.01 * c, -0.8 - 0.01 * c];
    expected.forEach((w, i) => {
      expect(hidden.latent[i]).toBeCloseTo(w, 8);
    });
    expect(output.latent[0]).toBeCloseTo(0.2 - 0.01 * c, 8);
    expect(output.latent[1]).toBeCloseTo(-0.6 + 0.01 * c, 8);
    expect([...hidden.weights]).toEqual([0.5, -0.5, 0.5, -0.5]);
  });

  it("flips a binary weight when its real weight crosses zero, and clips at 1", () => {
    const { trainee, hidden } = setUp();
    hidden.latent.set([0.001, -0.001, 0.9, -0.999]);
    trainee.space.labels[0] = 1;
    trainStep(trainee, 1, 0.5, {
      loss: "squareHinge",
      dropout: { input: 0, hidden: 0 },
      random: createRandom(1),
    });
    expect([...hidden.weights]).toEqual([-0.5, -0.5, 0.5, -0.5]);
    expect(hidden.latent[3]).toBe(-1);
  });

  it("drops units with the chosen share and keeps the expected value", () => {
    const trainee = createTrainee([50, 40, 2], 20, 0, createRandom(3));
    const settings = {
      loss: "squareHinge" as const,
      dropout: { input: 0.2, hidden: 0.5 },
      random: createRandom(5),
    };
    trainee.space.values[0]?.fill(1);
    trainStep(trainee, 20, 1e-3, settings);
    const inputs = [...(trainee.space.values[0] as Float64Array)];
    expect(new Set(inputs)).toEqual(new Set([0, 1.25]));
    expect(Math.abs(inputs.filter((x) => x === 0).length / 1000 - 0.2)).toBeLessThan(0.065);
    const mask = [...(trainee.space.masks[1] as Float64Array)];
    expect(new Set(mask)).toEqual(new Set([0, 2]));
    expect(Math.abs(mask.filter((x) => x === 0).length / 800 - 0.5)).toBeLessThan(0.09);
  });
});
