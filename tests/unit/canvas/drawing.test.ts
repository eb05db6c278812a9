import { describe, expect, it } from "vitest";
import { drawScene } from "../../../app/canvas/drawing.ts";
import { linePath, splitSpan, terminalPath } from "../../../app/canvas/geometry.ts";
import { FULL, layoutNetwork } from "../../../app/canvas/layout.ts";
import { edgeLook } from "../../../app/canvas/linked.ts";
import { mergeEdges, mergeNodes } from "../../../app/canvas/reuse.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import type { NetworkDocument } from "../../../src-worker/model/document.ts";
import { flipEdge, setBias, setWeight } from "../../../src-worker/model/edit.ts";
import { documentOf } from "./networks.ts";

const draw = (document: NetworkDocument) => drawScene(document, layoutNetwork(document, FULL));
const idle = { selected: new Set<string>(), dragged: new Map() };

describe("the scene", () => {
  it("has a node per unit and an edge per weight that is not 0", () => {
    const { nodes, edges } = draw(FIGURE_1);
    expect(nodes.map((node) => node.ariaLabel)).toEqual([
      "Input x₁",
      "Input x₂",
      "Neuron h₁, layer 1, ReLU",
      "Neuron h₂, layer 1, ReLU",
      "Neuron h₃, layer 1, ReLU",
      "Output y, linear",
    ]);
    expect(edges).toHaveLength(9);
    expect(edges.at(-1)?.ariaLabel).toBe("h₃ to y, weight −1");
    const without = setWeight(FIGURE_1, { from: { layer: 0, index: 0 }, to: { layer: 1, index: 0 } }, 0);
    expect(draw(without).edges).toHaveLength(8);
  });

  it("ends the edges into a node at different heights", () => {
    const { edges } = draw(documentOf([10, 32, 4]));
    const ends = new Set(
      edges.map((edge) => edge.type === "weight" && `${edge.target} ${edge.data?.offset}`),
    );
    expect(ends.size).toBe(edges.length);
  });

  it("draws no edge per weight for collapsed layers, but all weights in bundles", () => {
    const { nodes, edges } = draw(documentOf([196, 512, 512, 10]));
    expect(nodes.filter((node) => node.type === "layer")).toHaveLength(3);
    expect(edges.every((edge) => edge.type === "bundle")).toBe(true);
    expect(edges).toHaveLength(2 + 10);
    const drawn = edges.reduce(
      (sum, e) => sum + (e.type === "bundle" && e.data ? e.data.plus + e.data.minus : 0),
      0,
    );
    expect(drawn).toBe(367_616);
  });

  it("keeps unchanged nodes and edges by reference, so that memoised views rest", () => {
    const before = draw(FIGURE_1);
    const nodes = mergeNodes([], before.nodes, idle);
    const edges = mergeEdges([], before.edges, () => false);
    const ends = { from: { layer: 0, index: 0 }, to: { layer: 1, index: 1 } };
    const flipped = draw(setBias(flipEdge(FIGURE_1, ends), { layer: 1, index: 2 }, 2));
    const changedNodes = mergeNodes(nodes, flipped.nodes, idle).filter((node, i) => node !== nodes[i]);
    const changedEdges = mergeEdges(edges, flipped.edges, () => false).filter((edge, i) => edge !== edges[i]);
    expect(changedNodes.map((node) => node.id)).toEqual(["1,2"]);
    expect(changedEdges.map((edge) => edge.id)).toEqual(["0,0>1,1"]);
    const picked = mergeNodes(nodes, before.nodes, { ...idle, selected: new Set(["2,0"]) });
    expect(picked.filter((node, i) => node !== nodes[i]).map((node) => node.id)).toEqual(["2,0"]);
  });

  it("shows the new matrix of a collapsed layer", () => {
    const a = draw(documentOf([196, 50, 2]));
    const b = draw(documentOf([196, 50, 2]));
    const kept = mergeNodes(mergeNodes([], a.nodes, idle), b.nodes, idle);
    expect(kept[1]?.data).toBe(b.nodes[1]?.data);
  });
});

describe("how strongly an edge is drawn", () => {
  const edge = { from: { layer: 0, index: 0 }, to: { layer: 1, index: 0 } };
  const other = { from: { layer: 0, index: 1 }, to: { layer: 1, index: 1 } };
  const nothing = { selectedUnits: [], selectedEdges: [], hovered: null };

  it("depends on the selection first and on hovering second", () => {
    expect(edgeLook(nothing, edge)).toBe("rest");
    expect(edgeLook({ ...nothing, hovered: edge.to }, edge)).toBe("hover");
    expect(edgeLook({ ...nothing, selectedUnits: [edge.to] }, edge)).toBe("linked");
    expect(edgeLook({ ...nothing, selectedUnits: [edge.to] }, other)).toBe("dim");
    expect(edgeLook({ ...nothing, selectedEdges: [edge] }, edge)).toBe("linked");
    expect(edgeLook({ ...nothing, selectedEdges: [edge] }, other)).toBe("dim");
  });
});

describe("paths", () => {
  it("end ▸ at the node and leave ⊣ 4 px clear of it", () => {
    expect(terminalPath({ x: 100, y: 20 }, 1)).toBe("M90.5 17.1L98.5 20L90.5 22.9z");
    expect(terminalPath({ x: 100, y: 20 }, -1)).toBe("M95 17.1V22.9");
  });

  it("run level through their lane", () => {
    const path = linePath({ x: 0, y: 0 }, { x: 400, y: 0 }, { y: -80, left: 100, right: 300 });
    expect(path).toContain("96 -80L304 -80");
  });

  it("split a ribbon by share", () => {
    expect(splitSpan(100, 0.25)).toEqual({ plus: [-50, -25], minus: [-25, 50] });
  });
});
