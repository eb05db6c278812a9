import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../src-worker/model/document.ts";
import {
  addLayer,
  addUnit,
  type EdgeEnds,
  flipEdge,
  hasUnit,
  moveUnits,
  removeEdges,
  removeLayer,
  removeUnits,
  renameUnit,
  setActivation,
  setBias,
  setCollapsed,
  setWeight,
  unitNames,
  validateNetwork,
  weightOf,
} from "../../src-worker/model/edit.ts";
import { rearrange } from "../../src-worker/model/editRearrange.ts";
import { evaluate, type UnitRef, type Weight, widths } from "../../src-worker/model/network.ts";

/** A 2-3-1 document that uses every optional field an edit must keep consistent. */
function start(): NetworkDocument {
  return {
    name: "start",
    network: {
      inputs: ["a", "b"],
      layers: [
        {
          activation: "relu",
          weights: { fanIn: 2, width: 3, values: Int8Array.of(1, 1, 1, -1, -1, -1) },
          skips: [],
          bias: Float64Array.of(0.5, 0, -1),
          units: ["p", "q", "r"],
        },
        {
          activation: "linear",
          weights: { fanIn: 3, width: 1, values: Int8Array.of(1, 1, -1) },
          skips: [{ from: 0, weights: { fanIn: 2, width: 1, values: Int8Array.of(0, -1) } }],
          bias: Float64Array.of(0.25),
        },
      ],
      outputs: ["y"],
    },
    preparation: { mean: [1, 2], deviation: [2, 4], units: ["cm", "mm"] },
    inputBounds: [-3, -1],
    examples: [
      { name: "one", values: [3, 1], label: "y" },
      { name: "two", values: [0, 0] },
    ],
    canvas: { positions: { "0,0": { x: 1, y: 2 }, "1,2": { x: 3, y: 4 } }, collapsed: [1] },
    extra: { kept: true },
  };
}

const unit = fc.record({ layer: fc.nat(5), index: fc.nat(5) });
const edge = fc.record({ from: unit, to: unit });
const weight = fc.constantFrom<Weight>(-1, 0, 1);
type Edit = (document: NetworkDocument) => NetworkDocument;
const number = fc.oneof(fc.double(), fc.integer({ min: -5, max: 5 }));

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.nat(6).map(
      (layer): Edit =>
        (d) =>
          addUnit(d, layer),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(5), fc.constantFrom("relu" as const, "linear" as const), fc.nat(3)).map(
      ([after, kind, width]): Edit =>
        (d) =>
          addLayer(d, after, kind, width),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(5).map(
      (layer): Edit =>
        (d) =>
          removeLayer(d, layer),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.array(unit, { maxLength: 4 }).map(
      (units): Edit =>
        (d) =>
          removeUnits(d, units),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.array(edge, { maxLength: 4 }).map(
      (edges): Edit =>
        (d) =>
          removeEdges(d, edges),
    ),
  },
  {
    weight: 12,
    arbitrary: fc.tuple(edge, weight).map(
      ([e, w]): Edit =>
        (d) =>
          setWeight(d, e, w),
    ),
  },
  {
    weight: 3,
    arbitrary: edge.map(
      (e): Edit =>
        (d) =>
          flipEdge(d, e),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(unit, number).map(
      ([u, b]): Edit =>
        (d) =>
          setBias(d, u, b),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(5), fc.constantFrom("relu" as const, "linear" as const)).map(
      ([layer, kind]): Edit =>
        (d) =>
          setActivation(d, layer, kind),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(unit, fc.constantFrom("x1", "h1", "y", " ", "long name")).map(
      ([u, name]): Edit =>
        (d) =>
          renameUnit(d, u, name),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(unit, number, number).map(
      ([u, x, y]): Edit =>
        (d) =>
          moveUnits(d, [{ unit: u, x, y }]),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.array(fc.nat(6)).map(
      (layers): Edit =>
        (d) =>
          setCollapsed(d, layers),
    ),
  },
);

/** Deep copy that keeps typed arrays, to prove that nothing was mutated. */
const copy = (document: NetworkDocument) => structuredClone(document);

function expectConsistent(document: NetworkDocument): void {
  const checked = validateNetwork(document.network);
  expect(checked.ok ? null : checked.problem.message).toBeNull();
  const size = widths(document.network);
  const inputs = size[0] as number;
  expect(document.preparation?.mean).toHaveLength(inputs);
  expect(document.preparation?.deviation).toHaveLength(inputs);
  expect(document.preparation?.units).toHaveLength(inputs);
  expect(document.inputBounds).toHaveLength(inputs);
  expect(document.inputBounds?.every((bound) => bound <= 0)).toBe(true);
  for (const example of document.examples ?? []) {
    expect(example.values).toHaveLength(inputs);
    if (example.label !== undefined) expect(document.network.outputs).toContain(example.label);
  }
  for (const key of Object.keys(document.canvas?.positions ?? {})) {
    const [layer, index] = key.split(",").map(Number);
    expect(hasUnit(document.network, { layer: layer as number, index: index as number })).toBe(true);
  }
  for (const layer of document.canvas?.collapsed ?? []) expect(layer).toBeLessThan(size.length);
  for (let l = 0; l < size.length; l++) {
    const names = unitNames(document.network, l);
    expect(new Set(names).size).toBe(names.length);
  }
  for (const layer of document.network.layers) {
    for (const skip of layer.skips) expect(skip.weights.values.some((w) => w !== 0)).toBe(true);
  }
  expect(document.extra).toEqual({ kept: true });
}

describe("edits", () => {
  it("keep the document valid and mutate nothing, whatever their order", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
        let document = start();
        for (const change of edits) {
          const before = copy(document);
          const next = change(document);
          expect(document).toEqual(before);
          if (next !== document) expectConsistent(next);
          document = next;
        }
      }),
      { numRuns: 300 },
    );
  });

  it("setWeight sets exactly one weight, and flipping twice changes nothing", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 15 }), edge, weight, (edits, e, w) => {
        const document = edits.reduce((d, change) => change(d), start());
        const next = setWeight(document, e, w);
        const valid = hasUnit(document.network, e.from) && hasUnit(document.network, e.to);
        if (valid && e.from.layer < e.to.layer) expect(weightOf(next.network, e)).toBe(w);
        else expect(next).toBe(document);
        for (const other of allEdges(document)) {
          const same = key(other) === key(e);
          if (!same) expect(weightOf(next.network, other)).toBe(weightOf(document.network, other));
        }
        expect(flipEdge(flipEdge(next, e), e).network).toEqual(next.network);
      }),
      { numRuns: 200 },
    );
  });

  it("adding an empty layer or unconnected units leaves the outputs as they were", () => {
    const numbers = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 15 }),
        fc.nat(5),
        fc.nat(6),
        numbers,
        (edits, after, layer, x) => {
          const document = edits.reduce((d, change) => change(d), start());
          const outputs = [...evaluate(document.network, x.slice(0, document.network.inputs.length)).outputs];
          const wider = addUnit(addLayer(document, after, "relu", 2), layer);
          const now = evaluate(wider.network, x.slice(0, wider.network.inputs.length)).outputs;
          expect([...now].slice(0, outputs.length)).toEqual(outputs.map((y) => expect.closeTo(y, 9)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("removing an inserted layer gives the network back", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 15 }), fc.nat(5), (edits, after) => {
        const document = edits.reduce((d, change) => change(d), start());
        const inserted = addLayer(document, after, "relu", 2);
        const index = Math.min(after, document.network.layers.length - 1) + 1;
        expect(removeLayer(inserted, index).network).toEqual(document.network);
      }),
      { numRuns: 200 },
    );
  });
});

describe("what an edit keeps and refuses", () => {
  it("returns the same document when nothing changes", () => {
    const document = start();
    const from = { layer: 0, index: 0 };
    const to = { layer: 1, index: 0 };
    expect(setWeight(document, { from, to }, 1)).toBe(document);
    expect(setWeight(document, { from: to, to: from }, 1)).toBe(document);
    expect(setBias(document, to, 0.5)).toBe(document);
    expect(setBias(document, from, 2)).toBe(document);
    expect(setBias(document, to, Number.NaN)).toBe(document);
    expect(setActivation(document, 1, "relu")).toBe(document);
    expect(renameUnit(document, to, "q")).toBe(document);
    expect(moveUnits(document, [{ unit: from, x: 1.2, y: 2 }])).toBe(document);
    expect(setCollapsed(document, [1])).toBe(document);
    expect(removeEdges(document, [])).toBe(document);
    expect(removeUnits(document, [])).toBe(document);
  });

  it("keeps the first input and the first output", () => {
    const document = addUnit(start(), 2);
    expect(document.network.outputs).toEqual(["y", "y2"]);
    const all = [0, 1].flatMap((index) => [
      { layer: 0, index },
      { layer: 2, index },
    ]);
    const next = removeUnits(document, all);
    expect(next.network.inputs).toEqual(["a"]);
    expect(next.network.outputs).toEqual(["y"]);
    expect(removeUnits(next, all)).toBe(next);
  });

  it("drops a hidden layer with its last unit; the skip past it becomes the direct weights", () => {
    const next = removeUnits(
      start(),
      [0, 1, 2].map((index) => ({ layer: 1, index })),
    );
    expect(widths(next.network)).toEqual([2, 1]);
    expect([...(next.network.layers[0]?.weights.values ?? [])]).toEqual([0, -1]);
    expect(next.network.layers[0]?.skips).toEqual([]);
    expect(next.canvas).toEqual({ positions: { "0,0": { x: 1, y: 2 } }, collapsed: [] });
  });

  it("names new units freely and follows a renamed output in the examples' labels", () => {
    const renamed = renameUnit(start(), { layer: 2, index: 0 }, " virginica ");
    expect(renamed.network.outputs).toEqual(["virginica"]);
    expect(renamed.examples?.map((e) => e.label)).toEqual(["virginica", undefined]);
    const input = addUnit(renameUnit(start(), { layer: 0, index: 0 }, "x3"), 0);
    expect(input.network.inputs).toEqual(["x3", "b", "x4"]);
    expect(input.preparation).toEqual({ mean: [1, 2, 0], deviation: [2, 4, 1], units: ["cm", "mm", ""] });
    expect(input.inputBounds).toEqual([-3, -1, -3]);
    expect(input.examples?.map((e) => e.values)).toEqual([
      [3, 1, 0],
      [0, 0, 0],
    ]);
  });

  it("keeps how images became inputs while these are the same pixels, and no longer", () => {
    const image = { width: 4, height: 2, margin: 0, shrink: 2, scale: 255 };
    const preparation = { mean: [1, 2], deviation: [2, 4], units: ["", ""], image };
    const pictured = { ...start(), preparation };
    expect(renameUnit(pictured, { layer: 0, index: 0 }, "ink").preparation?.image).toEqual(image);
    expect(addUnit(pictured, 1).preparation?.image).toEqual(image);
    expect(addUnit(pictured, 0).preparation).not.toHaveProperty("image");
    expect(removeUnits(pictured, [{ layer: 0, index: 1 }]).preparation).not.toHaveProperty("image");
    expect(rearrange(pictured, { layer: 0, order: [1, 0] }).preparation).not.toHaveProperty("image");
    expect(rearrange(pictured, { layer: 0, order: [0, 1] }).preparation?.image).toEqual(image);
  });

  it("drops a skip connection with its last edge", () => {
    const next = setWeight(start(), { from: { layer: 0, index: 1 }, to: { layer: 2, index: 0 } }, 0);
    expect(next.network.layers[1]?.skips).toEqual([]);
  });

  it("names the place of what is wrong in a network", () => {
    const { network } = start();
    const broken = structuredClone(network);
    broken.layers[1]?.skips[0]?.weights.values.set([7], 1);
    const result = validateNetwork(broken);
    expect(result.ok ? "" : result.problem.message).toBe(
      "Layer 2: skip from 0: row 2, column 1: 7 is not −1, 0 or 1.",
    );
    const twice = {
      ...network.layers[1]!,
      skips: [network.layers[1]!.skips[0]!, network.layers[1]!.skips[0]!],
    };
    const doubled = validateNetwork({ ...network, layers: [network.layers[0]!, twice] });
    expect(doubled.ok ? "" : doubled.problem.message).toBe(
      "Layer 2: two skip connections come from 0; merge them into one.",
    );
  });
});

function key({ from, to }: EdgeEnds): string {
  return `${from.layer},${from.index},${to.layer},${to.index}`;
}

function allEdges(document: NetworkDocument): EdgeEnds[] {
  const units: UnitRef[] = widths(document.network).flatMap((width, layer) =>
    [...Array(width).keys()].map((index) => ({ layer, index })),
  );
  return units.flatMap((from) => units.filter((to) => to.layer > from.layer).map((to) => ({ from, to })));
}
