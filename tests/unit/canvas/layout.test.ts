import { describe, expect, it } from "vitest";
import { dropTarget } from "../../../app/canvas/drop.ts";
import { laneKey } from "../../../app/drawing/lanes.ts";
import { COMPACT, FULL, layoutNetwork } from "../../../app/drawing/layout.ts";
import { collapsedLayers, drawnEdges } from "../../../app/store/collapse.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { moveUnits, setWeight } from "../../../src-worker/model/edit.ts";
import { documentOf } from "./networks.ts";

const collapsedOf = (widths: number[], own?: number[]) =>
  [...collapsedLayers(documentOf(widths).network, own)].sort();

describe("which layers are collapsed", () => {
  it("none while edges and units are few", () => {
    expect(collapsedOf([4, 8, 3])).toEqual([]);
    expect(collapsedOf([10, 32, 4])).toEqual([]);
    expect(collapsedOf([15, 40, 0 + 1])).toEqual([1]);
    expect(collapsedOf([14, 40, 1])).toEqual([]);
  });

  it("layers above 40 units, then the widest while more than 600 edges are drawn", () => {
    expect(collapsedOf([196, 512, 512, 10])).toEqual([0, 1, 2]);
    expect(collapsedOf([12, 41, 2])).toEqual([1]);
    expect(collapsedOf([16, 40, 3])).toEqual([1]);
    expect(collapsedOf([25, 25, 12])).toEqual([0]);
  });

  it("then tall columns without any edge of their own", () => {
    expect(collapsedOf([20, 41, 2])).toEqual([0, 1]);
    expect(collapsedOf([32, 32, 32])).toEqual([0, 1, 2]);
    expect(collapsedOf([60, 16, 60])).toEqual([0, 2]);
    expect(collapsedOf([60, 17, 8])).toEqual([0]);
    const skipping = setWeight(
      documentOf([20, 41, 5]),
      { from: { layer: 0, index: 0 }, to: { layer: 2, index: 0 } },
      1,
    );
    expect([...collapsedLayers(skipping.network)]).toEqual([1]);
  });

  it("a document's own list replaces the choice, up to what a page can move", () => {
    expect(collapsedOf([4, 8, 3], [1])).toEqual([1]);
    expect(collapsedOf([30, 31, 3], [])).toEqual([]);
    expect(collapsedOf([196, 512, 512, 10], [])).toEqual([0, 1, 2]);
    expect(collapsedOf([4, 8, 3], [7, -1, 0.5])).toEqual([]);
  });

  it("counts only edges between expanded layers", () => {
    const { network } = documentOf([4, 8, 3]);
    expect(drawnEdges(network, new Set())).toBe(56);
    expect(drawnEdges(network, new Set([2]))).toBe(32);
    expect(drawnEdges(network, new Set([1]))).toBe(0);
  });
});

describe("layout", () => {
  it("puts layers in columns from left to right, each centred on the same line", () => {
    for (const density of [FULL, COMPACT]) {
      const { columns } = layoutNetwork(documentOf([4, 8, 3]), density);
      expect(columns.map((column) => column.boxes.length)).toEqual([4, 8, 3]);
      for (const [i, column] of columns.entries()) {
        const top = column.boxes[0]!.y;
        const last = column.boxes.at(-1)!;
        expect(Math.abs(top + last.y + last.height)).toBeLessThanOrEqual(2);
        if (i > 0) expect(column.x).toBeGreaterThan(columns[i - 1]!.x + columns[i - 1]!.width);
      }
    }
  });

  it("never lets units of a column or ports of a unit overlap", () => {
    for (const widths of [
      [2, 3, 1],
      [4, 8, 3],
      [10, 32, 4],
      [14, 40, 1],
      [3, 12, 12, 6],
    ]) {
      const { columns } = layoutNetwork(documentOf(widths), FULL);
      for (const { boxes, ports } of columns) {
        for (const [i, box] of boxes.entries()) {
          if (i > 0) expect(box.y).toBeGreaterThanOrEqual(boxes[i - 1]!.y + boxes[i - 1]!.height);
          for (const port of ports)
            expect(Math.abs(port.offset) + port.half).toBeLessThanOrEqual(box.height / 2);
        }
        for (const [i, port] of ports.entries()) {
          if (i > 0) expect(port.offset - ports[i - 1]!.offset).toBeGreaterThanOrEqual(2 * port.half);
        }
      }
    }
  });

  it("gives every target one port per source, in order", () => {
    const { columns } = layoutNetwork(FIGURE_1, FULL);
    expect(columns.map((column) => column.ports.map((port) => port.from.index))).toEqual([
      [],
      [0, 1],
      [0, 1, 2],
    ]);
  });

  it("keeps moved units where they were put, scaled to the density", () => {
    const moved = moveUnits(FIGURE_1, [{ unit: { layer: 1, index: 2 }, x: 500, y: -40 }]);
    expect(layoutNetwork(moved, FULL).columns[1]?.boxes[2]).toMatchObject({ x: 500, y: -40 });
    const compact = layoutNetwork(moved, COMPACT).columns[1]?.boxes[2];
    expect(compact?.x).toBeCloseTo(500 * COMPACT.scale.x);
    expect(layoutNetwork(moved, FULL).columns[1]?.boxes[1]).toEqual(
      layoutNetwork(FIGURE_1, FULL).columns[1]?.boxes[1],
    );
  });

  it("sends skip connections clear of the columns they pass and makes room for them", () => {
    const edge = (index: number) => ({ from: { layer: 0, index }, to: { layer: 2, index: 0 } });
    const document = setWeight(setWeight(FIGURE_1, edge(0), 1), edge(1), -1);
    const layout = layoutNetwork(document, FULL);
    const hidden = layout.columns[1]!.boxes;
    const above = layout.lanes.get(laneKey({ layer: 0, index: 0 }, 2, 1));
    const below = layout.lanes.get(laneKey({ layer: 0, index: 1 }, 2, -1));
    expect(above!.y).toBeLessThan(hidden[0]!.y);
    expect(below!.y).toBeGreaterThan(hidden[2]!.y + hidden[2]!.height);
    expect(layout.lanes.size).toBe(2);
    expect(layout.bounds.y).toBeLessThan(above!.y);
    expect(layout.columns[2]!.ports.map((port) => port.from.layer)).toEqual([0, 0, 1, 1, 1]);
  });

  it("fits the paper's MNIST network at full size into the canvas of a 1440 and of a 1024 px screen", () => {
    // The canvas pane with its clear borders, px, as the layout of the page leaves it.
    for (const [density, width, height] of [
      [FULL, 742, 451],
      [COMPACT, 462, 351],
    ] as const) {
      const { bounds } = layoutNetwork(documentOf([196, 512, 512, 10]), density);
      expect(Math.min(width / bounds.width, height / bounds.height)).toBeGreaterThan(0.96);
    }
  });

  it("draws a collapsed layer as one box", () => {
    const { columns } = layoutNetwork(documentOf([196, 512, 512, 10]), FULL);
    expect(columns.map((column) => [column.collapsed, column.boxes.length])).toEqual([
      [true, 1],
      [true, 1],
      [true, 1],
      [false, 10],
    ]);
  });
});

describe("where a dropped part goes", () => {
  const layout = layoutNetwork(documentOf([2, 3, 1]), FULL);
  const [inputs, hidden, output] = layout.columns;

  it("a neuron to the nearest column", () => {
    expect(dropTarget(layout, "neuron", -500).layer).toBe(0);
    expect(dropTarget(layout, "neuron", hidden!.x + 10).layer).toBe(1);
    expect(dropTarget(layout, "neuron", 9999).layer).toBe(2);
  });

  it("a layer into the nearest gap", () => {
    expect(dropTarget(layout, "layer", inputs!.x).layer).toBe(0);
    expect(dropTarget(layout, "layer", output!.x).layer).toBe(1);
  });
});
