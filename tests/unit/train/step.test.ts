import { describe, expect, it } from "vitest";
import { Trainee } from "../../../src-worker/train/trainee.ts";
import { SETTINGS } from "../../support/trainee.ts";

describe.each(["simd", "plain"] as const)("the straight-through step (%s)", (path) => {
  /** 4-1-2: scales 1/2 and 1, so that everything can be computed by hand. */
  function setUp() {
    const trainee = new Trainee({ ...SETTINGS, widths: [4, 1, 2], capacity: 1, path });
    const [hidden, output] = trainee.places.layers;
    const of = (at: number, n: number) => trainee.view(at, n);
    of(hidden.latent, 4).set([0.3, -0.001, 0.9, -0.8]);
    of(hidden.bias, 1)[0] = 0.5;
    const weights = [of(output.latent, 1), of(output.latent + 4 * output.ld, 1)];
    weights[0][0] = 0.2;
    weights[1][0] = -0.6;
    of(output.bias, 2).set([0.25, -0.5]);
    trainee.renewCopies();
    const load = (label: number) => trainee.inputRow(0, label).set([1, 2, 3, 1]);
    return { trainee, hidden, output, of, weights, load };
  }

  it("goes forward and backward through the binarised copy and moves the real weights", () => {
    const { trainee, hidden, output, of, weights, load } = setUp();
    load(0);
    const before = [...of(hidden.latent, 4)];
    // z = (1 − 2 + 3 − 1)/2 + 0.5 = 1; y = (1 + 0.25, −1 − 0.5) = (1.25, −1.5): both past the margin.
    expect(trainee.step(1, 0.01)).toBe(0);
    expect([...of(hidden.latent, 4)]).toEqual(before);

    load(1);
    // Targets (−1, +1): misses 2.25 and 2.5, loss (5.0625 + 6.25)/2 = 5.65625, dy = (2.25, −2.5).
    expect(trainee.step(1, 0.01)).toBe(5.65625);
    expect([of(output.gradient, 1)[0], of(output.gradient + 4 * output.ld, 1)[0]]).toEqual([2.25, -2.5]);
    expect([...of(output.biasGradient, 2)]).toEqual([2.25, -2.5]);
    // dh = 2.25 · 1 + (−2.5)(−1) = 4.75 through the *binarised* (+1, −1); dW = x · dh.
    expect([...of(hidden.gradient, 4)]).toEqual([4.75, 9.5, 14.25, 4.75]);
    expect(of(hidden.biasGradient, 1)[0]).toBe(4.75);
    // The second ADAM step after a zero gradient moves each weight by rate · c against its gradient.
    const c = 0.1 / (1 - 0.81) / Math.sqrt(0.001 / (1 - 0.998001));
    const expected = [0.3 - 0.01 * c, -0.001 - 0.01 * c, 0.9 - 0.01 * c, -0.8 - 0.01 * c];
    expected.forEach((w, i) => {
      expect(of(hidden.latent, 4)[i]).toBeCloseTo(w, 6);
    });
    expect(weights[0][0]).toBeCloseTo(0.2 - 0.01 * c, 6);
    expect(weights[1][0]).toBeCloseTo(-0.6 + 0.01 * c, 6);
    expect([...trainee.signs()[0].signs]).toEqual([1, -1, 1, -1]);
  });

  it("follows two ADAM steps of its paper computed by hand", () => {
    const { trainee, hidden, of, load } = setUp();
    load(1);
    trainee.step(1, 0.1);
    // The first step has m̂/√v̂ = ±1 whatever the gradient is.
    expect(of(hidden.bias, 1)[0]).toBeCloseTo(0.4, 6);
    // z = 0.9: y = (0.9 + 0.15, −0.9 − 0.4) = (1.05, −1.3), dy = (2.05, −2.3), dz = 4.35 after 4.75.
    trainee.step(1, 0.1);
    const m = 0.09 * 4.75 + 0.1 * 4.35;
    const v = 0.000999 * 4.75 ** 2 + 0.001 * 4.35 ** 2;
    expect(of(hidden.bias, 1)[0]).toBeCloseTo(0.4 - (0.1 * (m / 0.19)) / Math.sqrt(v / 0.001999), 5);
  });

  it("flips a binary weight when its real weight crosses zero, and clips at 1", () => {
    const { trainee, hidden, of, load } = setUp();
    of(hidden.latent, 4).set([0.001, -0.001, 0.9, -0.999]);
    load(1);
    trainee.step(1, 0.5);
    expect([...trainee.signs()[0].signs]).toEqual([-1, -1, 1, -1]);
    expect(of(hidden.latent, 4)[3]).toBe(-1);
  });

  it("takes the sign, zero counting as +, and has zeros only below the ternary threshold", () => {
    const widths = [7, 1];
    for (const [ternary, signs] of [
      [0, [1, -1, 1, 1, 1, -1, -1]],
      [0.25, [1, 0, 0, 0, 1, -1, -1]],
    ] as const) {
      const trainee = new Trainee({ ...SETTINGS, widths, ternary, path });
      trainee.view(trainee.places.layers[0].latent, 7).set([0.7, -0.2, 0, -0, 0.25, -0.25, -1]);
      trainee.renewCopies();
      expect([...trainee.signs()[0].signs]).toEqual(signs);
      // Each input alone gives its signed scale.
      signs.forEach((sign, i) => {
        trainee.inputRow(0, 0).fill(0)[i] = 1;
        expect(trainee.outputs(1)(0)[0]).toBeCloseTo(sign / Math.sqrt(7), 6);
      });
    }
  });

  it("drops units with the chosen share and keeps the expected value", () => {
    const dropout = { input: 0.2, hidden: 0.5 };
    const trainee = new Trainee({ ...SETTINGS, widths: [50, 40, 2], capacity: 20, dropout, path });
    for (let b = 0; b < 20; b++) trainee.inputRow(b, 0).fill(1);
    trainee.step(20, 1e-3);
    const inputs: number[] = [];
    trainee.levelRows(0, 20, (row) => inputs.push(...row));
    expect(new Set(inputs)).toEqual(new Set([0, 1.25]));
    expect(Math.abs(inputs.filter((x) => x === 0).length / 1000 - 0.2)).toBeLessThan(0.065);
    const mask = trainee.view(trainee.places.levels[1].mask, 800);
    expect(new Set(mask)).toEqual(new Set([0, 2]));
    expect(Math.abs(mask.filter((x) => x === 0).length / 800 - 0.5)).toBeLessThan(0.09);
  });
});
