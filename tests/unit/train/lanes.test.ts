import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { iris } from "../../../src-worker/data/iris.ts";
import { trainRecipe } from "../../../src-worker/train/recipe.ts";
import { train } from "../../../src-worker/train/train.ts";
import { loadedTrainee, stateOf } from "../../support/trainee.ts";

/** The bits of float32 numbers, so that −0 and 0 differ and NaN equals itself. */
const bits = (arrays: readonly Float32Array[]) =>
  arrays.map((array) => Buffer.from(array.slice().buffer).toString("base64"));

describe("SIMD and plain kernels", () => {
  const shapes = fc.array(fc.integer({ min: 1, max: 140 }), { minLength: 2, maxLength: 4 });

  it("give the same bits after some steps, whatever the shape, batch, dropout and threshold", () => {
    fc.assert(
      fc.property(
        shapes,
        fc.integer({ min: 1, max: 16 }),
        fc.nat(),
        fc.boolean(),
        fc.constantFrom("squareHinge" as const, "crossEntropy" as const),
        (widths, rows, seed, varied, loss) => {
          const dropout = varied ? { input: 0.1, hidden: 0.4 } : { input: 0, hidden: 0 };
          const changes = { widths, dropout, loss, ternary: varied ? 0.3 : 0 };
          const run = (path: "simd" | "plain") => {
            const { trainee } = loadedTrainee({ ...changes, path }, rows, seed);
            const losses = [0.1, 0.05, 0.02].map((rate) => trainee.step(rows, rate));
            return { losses, bits: bits(stateOf(trainee)), path: trainee.path };
          };
          const [simd, plain] = [run("simd"), run("plain")];
          expect([simd.path, plain.path]).toEqual(["simd", "plain"]);
          expect(simd.losses).toEqual(plain.losses);
          expect(simd.bits).toEqual(plain.bits);
        },
      ),
      { numRuns: 12 },
    );
  });

  it("train byte-identical documents", async () => {
    const options = {
      ...trainRecipe("iris"),
      epochs: 40,
      batchSize: 16,
      dropout: { input: 0.1, hidden: 0.2 },
    };
    const [simd, plain] = await Promise.all(
      (["simd", "plain"] as const).map((path) => train(iris(), options, { path })),
    );
    if (!simd.ok || !plain.ok) throw new Error("was refused");
    expect(JSON.stringify(plain.value.document)).toBe(JSON.stringify(simd.value.document));
  });

  it("split a batch into two shares whose gradients add up to the same bits as one pass over both", () => {
    const widths = [33, 17, 4];
    const rows = 9;
    const cut = 5;
    const whole = loadedTrainee({ widths }, rows, 4);
    const loss = whole.trainee.gradient(rows, cut, rows);
    const shares = [whole.inputs.slice(0, cut), whole.inputs.slice(cut)].map((inputs, s) => {
      const { trainee } = loadedTrainee({ widths }, rows, 4);
      inputs.forEach((input, b) => {
        trainee.inputRow(b, whole.labels[b + s * cut]).set(input);
      });
      const part = trainee.gradient(inputs.length, inputs.length, rows);
      return { trainee, part };
    });
    expect(shares[0].part + shares[1].part).toBe(loss);
    whole.trainee.places.layers.forEach(({ gradient, width, ld }) => {
      const n = width * ld;
      const [a, b] = shares.map(({ trainee }) => trainee.view(gradient, n));
      const sum = a.map((x, i) => x + b[i]);
      expect(bits([whole.trainee.view(gradient, n)])).toEqual(bits([sum]));
    });
  });
});
