import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../src-worker/model/document.ts";
import {
  alignBoxes,
  always,
  blockSize,
  blocksHaveEdges,
  blocksOf,
  changeBlocks,
  distributeBoxes,
  flipped,
  type PlacedBox,
  randomWeights,
  setMatrix,
  validateNetwork,
  weightOf,
} from "../../../src-worker/model/edit.ts";
import { type Network, type UnitRef, type Weight, widths } from "../../../src-worker/model/network.ts";
import { networkCases } from "../../support/networks.ts";

const cases = networkCases({ maxLayers: 4, maxWidth: 5 }).map(({ network }): NetworkDocument => {
  return { name: "case", network, extra: {} };
});

function units(network: Network): UnitRef[] {
  return widths(network).flatMap((width, layer) =>
    Array.from({ length: width }, (_, index) => ({ layer, index })),
  );
}

/** Every possible edge with its weight, by key. */
function allWeights(network: Network): Map<string, Weight> {
  const all = units(network);
  return new Map(
    all.flatMap((from) =>
      all
        .filter((to) => to.layer > from.layer)
        .map(
          (to) =>
            [`${from.layer},${from.index}>${to.layer},${to.index}`, weightOf(network, { from, to })] as const,
        ),
    ),
  );
}

const picked = fc.array(fc.boolean(), { minLength: 25, maxLength: 25 });
const choose = (network: Network, picks: readonly boolean[]) => units(network).filter((_, n) => picks[n]);

describe("the weights a selection stands for", () => {
  it("are set, flipped and drawn, and no others", () => {
    const rules = fc.constantFrom(
      { rule: () => always(1), existing: false },
      { rule: () => always(-1), existing: false },
      { rule: () => always(0), existing: true },
      { rule: () => flipped, existing: true },
      { rule: () => randomWeights(7, 0.4), existing: false },
    );
    fc.assert(
      fc.property(cases, picked, rules, (document, picks, { rule, existing }) => {
        const { network } = document;
        const chosen = choose(network, picks);
        const blocks = blocksOf(network, chosen, existing);
        const next = changeBlocks(document, blocks, rule());
        const checked = validateNetwork(next.network);
        expect(checked.ok ? null : checked.problem.message).toBeNull();
        const layers = new Set(chosen.map((unit) => unit.layer));
        const inside = new Set(chosen.map((unit) => `${unit.layer},${unit.index}`));
        const [before, after] = [allWeights(network), allWeights(next.network)];
        for (const [key, weight] of after) {
          const [from, to] = key.split(">") as [string, string];
          const mine = inside.has(to) && (layers.size === 1 || inside.has(from));
          if (!mine) expect(weight).toBe(before.get(key));
        }
        const twice = changeBlocks(next, blocks, rule());
        if (rule() === flipped) expect(allWeights(twice.network)).toEqual(before);
        else expect(twice.network).toEqual(next.network);
        if (existing && !blocksHaveEdges(network, blocks)) expect(allWeights(next.network)).toEqual(before);
      }),
      { numRuns: 400 },
    );
  });

  it("lie between neighbouring layers of the selection; existing skip connections join in to be flipped", () => {
    const unit = (layer: number, index: number) => ({ layer, index });
    const matrix = (fanIn: number, width: number) => ({
      fanIn,
      width,
      values: new Int8Array(fanIn * width).fill(1),
    });
    const network: Network = {
      inputs: ["a", "b"],
      layers: [
        { activation: "relu", weights: matrix(2, 3), skips: [], bias: new Float64Array(3) },
        {
          activation: "relu",
          weights: matrix(3, 1),
          skips: [{ from: 0, weights: matrix(2, 1) }],
          bias: new Float64Array(1),
        },
      ],
      outputs: ["y"],
    };
    const three = [unit(2, 0), unit(0, 1), unit(1, 2), unit(1, 0), unit(1, 1)];
    expect(blocksOf(network, three, false)).toEqual([
      { from: 0, to: 1, rows: [1], columns: null },
      { from: 1, to: 2, rows: null, columns: null },
    ]);
    expect(blocksOf(network, three, true)).toContainEqual({ from: 0, to: 2, rows: [1], columns: null });
    expect(blocksOf(network, [unit(1, 1)], false)).toEqual([{ from: 0, to: 1, rows: null, columns: [1] }]);
    expect(blocksOf(network, [unit(2, 0)], true)).toHaveLength(2);
    expect(blocksOf(network, [unit(0, 0), unit(0, 1)], false)).toEqual([]);
    expect(blockSize(network, blocksOf(network, three, false))).toBe(6);
  });

  it("are drawn alike from the same seed, with about the asked share of zeros", () => {
    const draw = (seed: number) => {
      const rule = randomWeights(seed, 0.25);
      return Array.from({ length: 4000 }, () => rule(0, 0, 0));
    };
    expect(draw(3)).toEqual(draw(3));
    expect(draw(3)).not.toEqual(draw(4));
    const count = (weight: Weight) => draw(3).filter((w) => w === weight).length;
    expect(count(0)).toBeGreaterThan(900);
    expect(count(0)).toBeLessThan(1100);
    expect(Math.abs(count(1) - count(-1))).toBeLessThan(200);
  });

  it("take a whole matrix of the right size only", () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 4 }), (document, layer) => {
        const old = document.network.layers[layer - 1]?.weights;
        if (!old) return;
        const matrix = { ...old, values: old.values.map((w) => -w) };
        expect(setMatrix(document, layer, matrix).network.layers[layer - 1]?.weights).toEqual(matrix);
        expect(setMatrix(document, layer, { ...old, values: old.values.slice() })).toBe(document);
        expect(setMatrix(document, layer, { fanIn: 9, width: 9, values: new Int8Array(81) })).toBe(document);
      }),
    );
  });
});

describe("places on the canvas", () => {
  const boxes: PlacedBox[] = [
    { unit: { layer: 1, index: 0 }, x: 0, y: 0, width: 10, height: 10 },
    { unit: { layer: 1, index: 1 }, x: 30, y: 12, width: 20, height: 30 },
    { unit: { layer: 1, index: 2 }, x: 100, y: 90, width: 10, height: 10 },
  ];

  it("line up along a side or the middle", () => {
    expect(alignBoxes(boxes, "left").map((p) => p.x)).toEqual([0, 0, 0]);
    expect(alignBoxes(boxes, "right").map((p) => p.x)).toEqual([100, 90, 100]);
    expect(alignBoxes(boxes, "centre").map((p) => p.x)).toEqual([50, 45, 50]);
    expect(alignBoxes(boxes, "top").map((p) => p.y)).toEqual([0, 0, 0]);
    expect(alignBoxes(boxes, "bottom").map((p) => p.y)).toEqual([90, 70, 90]);
    expect(alignBoxes(boxes, "middle").map((p) => p.y)).toEqual([45, 35, 45]);
    expect(alignBoxes(boxes, "left").map((p) => p.y)).toEqual([0, 12, 90]);
  });

  it("are spread with equal gaps; the outermost stay", () => {
    expect(distributeBoxes(boxes, "across").map((p) => p.x)).toEqual([0, 45, 100]);
    expect(distributeBoxes(boxes, "down").map((p) => p.y)).toEqual([0, 35, 90]);
    expect(distributeBoxes([...boxes].reverse(), "down").map((p) => p.y)).toEqual([0, 35, 90]);
    expect(distributeBoxes(boxes.slice(0, 2), "down")).toEqual([]);
  });
});
