import { describe, expect, it } from "vitest";
import { appState } from "../../../app/actions/commands.ts";
import { neighbourEdge } from "../../../app/actions/picked.ts";
import { selectionText } from "../../../app/canvas/announce.ts";
import { boxesOf } from "../../../app/canvas/boxes.ts";
import { edgeOf } from "../../../app/canvas/connect.ts";
import { successor } from "../../../app/canvas/focus.ts";
import { draggedOrder } from "../../../app/canvas/order.ts";
import { drawScene } from "../../../app/drawing/drawing.ts";
import { COMPACT, FULL, layoutNetwork } from "../../../app/drawing/layout.ts";
import { useCanvas } from "../../../app/store/canvas.ts";
import { useDocument } from "../../../app/store/document.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { useView } from "../../../app/store/view.ts";
import { moveUnits, setCollapsed } from "../../../src-worker/model/edit.ts";

const unit = (layer: number, index: number) => ({ layer, index });
const layout = layoutNetwork(FIGURE_1, FULL);
const boxes = layout.columns[1]!.boxes;

describe("dragging a neuron to another place of its layer", () => {
  const held = (index: number, y: number) =>
    draggedOrder(layout.columns, new Map([[`1,${index}`, { x: 0, y }]]));

  it("goes between the neurons it is held between, and a line shows where", () => {
    expect(held(2, boxes[0]!.y - 30)?.order).toEqual([2, 0, 1]);
    expect(held(0, boxes[1]!.y + 10)?.order).toEqual([1, 0, 2]);
    expect(held(0, boxes[2]!.y + 30)?.order).toEqual([1, 2, 0]);
    expect(held(1, boxes[1]!.y)?.order).toEqual([0, 1, 2]);
    const { mark } = held(0, boxes[1]!.y + 10)!;
    expect(mark.y).toBeGreaterThan(boxes[1]!.y + boxes[1]!.height);
    expect(mark.y).toBeLessThan(boxes[2]!.y);
    expect(held(0, boxes[2]!.y + 30)!.mark.y).toBeGreaterThan(boxes[2]!.y + boxes[2]!.height);
  });

  it("takes several along in their order, but not from several layers, and nothing from a collapsed one", () => {
    const two = new Map([
      ["1,2", { x: 0, y: boxes[0]!.y - 40 }],
      ["1,1", { x: 0, y: boxes[0]!.y - 80 }],
    ]);
    expect(draggedOrder(layout.columns, two)?.order).toEqual([1, 2, 0]);
    two.set("0,0", { x: 0, y: 0 });
    expect(draggedOrder(layout.columns, two)).toBeNull();
    const collapsed = layoutNetwork(setCollapsed(FIGURE_1, [1]), FULL);
    expect(draggedOrder(collapsed.columns, new Map([["1,0", { x: 0, y: 0 }]]))).toBeNull();
    expect(draggedOrder(layout.columns, new Map())).toBeNull();
  });
});

describe("where units lie", () => {
  it("is the same in wide and narrow panes, in the units that are stored", () => {
    const moved = moveUnits(FIGURE_1, [{ unit: unit(1, 0), x: 200, y: -80 }]);
    for (const density of [FULL, COMPACT]) {
      const [box] = boxesOf(layoutNetwork(moved, density), [unit(1, 0)]);
      expect(box).toMatchObject({ unit: unit(1, 0), x: expect.closeTo(200), y: expect.closeTo(-80) });
    }
    expect(boxesOf(layoutNetwork(setCollapsed(FIGURE_1, [1]), FULL), [unit(1, 0), unit(0, 1)])).toHaveLength(
      1,
    );
    expect(boxesOf(layout, [unit(7, 0), unit(1, 9)])).toEqual([]);
  });
});

describe("the keyboard's way", () => {
  it("goes to what took the place of what is gone", () => {
    const { nodes } = drawScene(FIGURE_1, layout);
    expect(successor(nodes, "1,1")).toBe("1,1");
    expect(successor(nodes, "1,3")).toBe("1,2");
    expect(successor(nodes, "0,0>1,2")).toBe("1,2");
    expect(successor(nodes, "9,0")).toBe("0,0");
    expect(successor([], "1,1")).toBeNull();
  });

  it("leads through a neuron's edges, incoming ones first, round and round", () => {
    const walk = (by: 1 | -1) => {
      const step = neighbourEdge(appState(), by);
      if (!step) return null;
      useView.getState().patch({ selectedUnits: [], selectedEdges: [step.edge] });
      useCanvas.getState().patch({ edgeAnchor: step.anchor });
      return `${step.edge.from.layer},${step.edge.from.index}>${step.edge.to.layer},${step.edge.to.index}`;
    };
    useDocument.setState({ document: FIGURE_1 });
    useView.getState().patch({ selectedUnits: [unit(1, 1)], selectedEdges: [] });
    expect([walk(1), walk(1), walk(1), walk(1)]).toEqual(["0,0>1,1", "0,1>1,1", "1,1>2,0", "0,0>1,1"]);
    expect(walk(-1)).toBe("1,1>2,0");
    // Another neuron begins anew: backward with its last edge.
    useView.getState().patch({ selectedUnits: [unit(0, 0)], selectedEdges: [] });
    expect([walk(-1), walk(-1)]).toEqual(["0,0>1,2", "0,0>1,1"]);
    useView.getState().patch({ selectedUnits: [], selectedEdges: [] });
    expect(walk(1)).toBeNull();
  });
});

describe("what a screen reader hears", () => {
  it("says what is selected", () => {
    const none = { selectedUnits: [], selectedEdges: [], selectedLayer: null };
    const { network } = FIGURE_1;
    const edge = { from: unit(1, 2), to: unit(2, 0) };
    expect(selectionText(network, none)).toBe("");
    expect(selectionText(network, { ...none, selectedUnits: [unit(1, 2)] })).toBe("h₃ selected");
    expect(selectionText(network, { ...none, selectedUnits: [unit(0, 0), unit(1, 2), unit(8, 8)] })).toBe(
      "2 neurons selected",
    );
    expect(selectionText(network, { ...none, selectedEdges: [edge] })).toBe(
      "Edge h₃ to y, weight −1, selected",
    );
    expect(selectionText(network, { ...none, selectedEdges: [edge, edge] })).toBe("2 edges selected");
    expect(selectionText(network, { ...none, selectedLayer: 1 })).toBe("Layer 1 selected");
  });

  it("knows single edges from bundles", () => {
    expect(edgeOf("0,1>1,2")).toEqual({ from: unit(0, 1), to: unit(1, 2) });
    expect(edgeOf("layer1>2,0")).toBeNull();
    expect(edgeOf("")).toBeNull();
  });
});
