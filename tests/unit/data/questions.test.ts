import { describe, expect, it } from "vitest";
import { digits } from "../../../src-worker/data/digits.ts";
import { fitData } from "../../../src-worker/data/fit.ts";
import { shrinkImages } from "../../../src-worker/data/idx.ts";
import { iris } from "../../../src-worker/data/iris.ts";
import { createEngine } from "../../../src-worker/engine.ts";
import { evaluate, type Network, winnerOf } from "../../../src-worker/model/network.ts";

const flowers = iris();
const network: Network = {
  inputs: ["Petal width", "Petal length", "Sepal width", "Sepal length"],
  layers: [
    {
      activation: "linear",
      weights: { fanIn: 4, width: 3, values: Int8Array.of(1, -1, 0, 0, 1, 1, -1, 0, 1, 1, 1, -1) },
      bias: Float64Array.of(0.5, -1, 2),
      skips: [],
    },
  ],
  outputs: ["virginica", "setosa", "versicolor"],
};

describe("a data set as a network takes it", () => {
  it("gives columns and classes by name, else in order", () => {
    const fitted = fitData(flowers, network);
    if (!fitted.ok) throw new Error(fitted.problem.message);
    const byName = network.inputs.every((name) => flowers.inputs.includes(name));
    expect(byName).toBe(true);
    expect([...fitted.value.rows.subarray(0, 4)]).toEqual([0.2, 1.4, 3.5, 5.1]);
    expect(fitted.value.outputOf).toEqual(flowers.classes.map((name) => network.outputs.indexOf(name)));
    const ordered = fitData(flowers, { inputs: ["a", "b", "c", "d"], outputs: ["p", "q", "r"] });
    expect(ordered.ok && ordered.value.rows).toBe(flowers.rows);
    expect(ordered.ok && ordered.value.outputOf).toEqual([0, 1, 2]);
  });

  it("makes images as small as the network takes them", () => {
    const drawn = digits();
    const names = Array.from({ length: 196 }, (_, i) => `r${Math.floor(i / 14) + 1}c${(i % 14) + 1}`);
    const fitted = fitData(drawn, { inputs: names, outputs: drawn.classes });
    if (!fitted.ok) throw new Error(fitted.problem.message);
    const expected = new Float64Array(600 * 196);
    shrinkImages({ ...drawn.images!, count: 600 }, { margin: 0, shrink: 2 }, expected, 0);
    expect(fitted.value.rows).toEqual(expected);
  });

  it("makes images as the network's training images were made, to its scale, whatever the data were opened as", () => {
    const drawn = digits();
    const image = { width: 28, height: 28, margin: 6, shrink: 2, scale: 255 };
    const names = Array.from({ length: 64 }, (_, i) => `pixel ${i}`);
    const expected = new Float64Array(600 * 64);
    shrinkImages({ ...drawn.images!, count: 600 }, { margin: 6, shrink: 2 }, expected, 0);
    const fitted = fitData(drawn, { inputs: names, outputs: drawn.classes, image });
    expect(fitted.ok && fitted.value.rows).toEqual(expected);
    const bytes = fitData(drawn, { inputs: names, outputs: drawn.classes, image: { ...image, scale: 1 } });
    expect(bytes.ok && bytes.value.rows).toEqual(expected.map((grey) => 255 * grey));
    // As many pixels, made in another way: without the preparation they would be taken for the same.
    const other = { width: 28, height: 28, margin: 5, shrink: 3, scale: 255 };
    const small = fitData(drawn, { inputs: drawn.inputs, outputs: drawn.classes, image: other });
    shrinkImages({ ...drawn.images!, count: 600 }, { margin: 5, shrink: 3 }, expected, 0);
    expect(small.ok && small.value.rows).toEqual(expected.subarray(0, 600 * 36));
    const own = { ...image, margin: 2, shrink: 4 };
    const same = fitData(drawn, { inputs: drawn.inputs, outputs: drawn.classes, image: own });
    expect(same.ok && same.value.rows).toBe(drawn.rows);
  });

  it("says what does not fit", () => {
    const fitted = fitData(flowers, { inputs: ["a", "b"], outputs: ["p"] });
    expect(fitted.ok ? "" : fitted.problem.message).toBe(
      "“Iris” has 4 inputs per row, the network takes 2. Open data with these inputs, or a network trained on these data.",
    );
  });
});

describe("questions about a data set", () => {
  const engine = createEngine();
  const source = { kind: "builtIn", key: 1, name: "iris" } as const;
  const preparation = { mean: [1, 3, 3, 5], deviation: [2, 1, 0.5, 3] };

  it("are answered row by row as the network alone does, through its preparation", async () => {
    const told: number[] = [];
    const found = await engine.classifyData({ source, network, preparation }, ({ done }) => {
      told.push(done);
      return true;
    });
    if (!found.ok) throw new Error(found.problem.message);
    const rows = await engine.dataRows({ source, face: network, rows: [0, 70, 149] });
    if (!rows.ok) throw new Error(rows.problem.message);
    [0, 70, 149].forEach((r, n) => {
      const raw = rows.value.subarray(4 * n, 4 * n + 4);
      const input = raw.map((x, i) => (x - preparation.mean[i]) / preparation.deviation[i]);
      expect(found.value.winners![r]).toBe(winnerOf(evaluate(network, input).outputs));
    });
    expect(found.value.labels).toEqual(flowers.labels);
    expect(found.value.winners).toHaveLength(150);
    expect(found.value.stopped).toBe(false);
  });

  it("keep the labels where the network does not fit, and the rows of the page's own data", async () => {
    const data = { ...flowers, name: "Own" };
    const own = { kind: "given", key: 2, data } as const;
    const small = { ...network, inputs: ["a"], layers: [] };
    const found = await engine.classifyData({ source: own, network: small, preparation: null }, null);
    expect(found.ok && found.value.winners).toBe(null);
    expect(found.ok && found.value.misfit?.message).toMatch(
      /^“Own” has 4 inputs per row, the network takes 1\./,
    );
    expect(found.ok && found.value.labels).toEqual(flowers.labels);
    const rows = await engine.dataRows({ source: own, face: null, rows: [2] });
    expect(rows.ok && [...rows.value]).toEqual([4.7, 3.2, 1.3, 0.2]);
  });
});
