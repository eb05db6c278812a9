import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockOf, fitsWindow, windowOf } from "../../../../app/canvas/matrix/actions.ts";
import { neuronAt } from "../../../../app/canvas/matrix/neuron.ts";
import { windowScene } from "../../../../app/canvas/matrix/windowScene.ts";
import { shownMatrix } from "../../../../app/drawing/matrix/look.ts";
import { windowIn } from "../../../../app/store/levels.ts";
import { removeLayer, removeUnits, weightOf } from "../../../../src-worker/model/edit.ts";
import { documentOf } from "../networks.ts";

const document = documentOf([60, 70, 50, 3]);
const { network } = document;
const spans = (count: number) =>
  fc
    .tuple(fc.nat({ max: count - 1 }), fc.nat({ max: 39 }))
    .map(([first, more]) => [first, Math.min(count - 1, first + more)] as const);

describe("the window of neurons", () => {
  it("draws exactly the chosen sources and units with every edge between them", () => {
    fc.assert(
      fc.property(spans(70), spans(50), (sources, units) => {
        const { nodes, edges } = windowScene(network, { layer: 2, from: 1, sources, units });
        const wide = sources[1] - sources[0] + 1;
        const high = units[1] - units[0] + 1;
        expect(nodes).toHaveLength(wide + high);
        expect(new Set(nodes.map((node) => node.id)).size).toBe(nodes.length);
        expect(edges).toHaveLength(wide * high);
        for (const { data } of edges) expect(data!.weight).toBe(weightOf(network, data!));
      }),
      { numRuns: 25 },
    );
  });

  it("lets neither neurons nor the ends of edges overlap, up to 40 × 40", () => {
    const { nodes, edges } = windowScene(network, { layer: 2, from: 1, sources: [0, 39], units: [5, 44] });
    for (const layer of [1, 2]) {
      const column = nodes.filter((node) => node.data.layer === layer);
      for (const [i, node] of column.entries()) {
        if (i === 0) continue;
        const above = column[i - 1]!;
        expect(node.position.y).toBeGreaterThanOrEqual(above.position.y + above.height!);
      }
    }
    const into = edges.filter((edge) => edge.target === "2,5");
    const height = nodes.find((node) => node.id === "2,5")!.height!;
    for (const [i, { data }] of into.entries()) {
      expect(Math.abs(data!.offset) + data!.half).toBeLessThanOrEqual(height / 2);
      if (i > 0) expect(data!.offset - into[i - 1]!.data!.offset).toBeGreaterThanOrEqual(2 * data!.half);
    }
  });

  it("is the block that was dragged, as long as that has at most 40 rows and columns", () => {
    const shown = shownMatrix(network, 2)!;
    const block = { column: 3, row: 10, columns: 12, rows: 40 };
    expect(blockOf(windowOf(shown, block))).toEqual(block);
    expect(fitsWindow(block)).toBe(true);
    expect(fitsWindow({ columns: 41, rows: 1 })).toBe(false);
    expect(fitsWindow({ columns: 1, rows: 41 })).toBe(false);
  });

  it("loses what the network lost, and closes when nothing is left", () => {
    const window = { layer: 2, from: 1, sources: [60, 69], units: [40, 49] } as const;
    expect(windowIn(network, window)).toBe(window);
    const some = Array.from({ length: 5 }, (_, index) => ({ layer: 1, index }));
    expect(windowIn(removeUnits(document, some).network, window)?.sources).toEqual([60, 64]);
    const many = Array.from({ length: 11 }, (_, index) => ({ layer: 2, index }));
    expect(windowIn(removeUnits(document, many).network, window)).toBeNull();
    expect(windowIn(removeLayer(document, 1).network, window)).toBeNull();
    expect(windowIn(network, null)).toBeNull();
    expect(windowIn(network, { ...window, from: 2 })).toBeNull();
  });
});

describe("the neuron the canvas is at", () => {
  it("is the only one selected, at an end of the shown weights", () => {
    const unit = { layer: 2, index: 7 };
    expect(neuronAt([unit], 2, 1)).toBe(unit);
    expect(neuronAt([unit], 3, 2)).toBe(unit);
    expect(neuronAt([unit], 1, 0)).toBeNull();
    expect(neuronAt([unit, { layer: 2, index: 8 }], 2, 1)).toBeNull();
    expect(neuronAt([], 2, 1)).toBeNull();
  });
});
