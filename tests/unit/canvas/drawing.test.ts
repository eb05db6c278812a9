import { describe, expect, it } from "vitest";
import { edgeLook } from "../../../app/canvas/linked.ts";
import { morphed, startPositions } from "../../../app/canvas/morph.ts";
import { mergeEdges, mergeNodes } from "../../../app/canvas/reuse.ts";
import { drawScene } from "../../../app/drawing/drawing.ts";
import { linePath, splitSpan, terminalPath } from "../../../app/drawing/geometry.ts";
import { COMPACT, FULL, layoutNetwork } from "../../../app/drawing/layout.ts";
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

  it("keeps the node of a collapsed layer when only its weights change: its matrix reads them itself", () => {
    const a = draw(documentOf([196, 50, 2]));
    const first = mergeNodes([], a.nodes, idle);
    const kept = mergeNodes(first, draw(documentOf([196, 50, 2])).nodes, idle);
    expect(kept[1]).toBe(first[1]);
  });

  it("says over a ribbon how many weights it stands for, shorter where ribbons are short", () => {
    const document = documentOf([196, 512, 512, 10]);
    const labels = (density: typeof FULL) =>
      drawScene(document, layoutNetwork(document, density)).edges.flatMap((edge) =>
        edge.type === "bundle" && edge.data?.label ? [edge.data.label] : [],
      );
    expect(labels(FULL)).toEqual([
      ["100,352 edges", "50\u2009% +1"],
      ["262,144 edges", "50\u2009% +1"],
    ]);
    expect(labels(COMPACT)).toEqual([
      ["100k", "50\u2009%"],
      ["262k", "50\u2009%"],
    ]);
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

describe("expanding and collapsing", () => {
  const expanded = draw(FIGURE_1).nodes;
  const collapsed = draw({ ...FIGURE_1, canvas: { collapsed: [1] } }).nodes;

  it("starts neurons in the middle of the node they were, and others where they were", () => {
    const starts = startPositions(collapsed, expanded);
    const node = collapsed.find(({ id }) => id === "layer1")!;
    const middle = { x: node.position.x + node.width! / 2, y: node.position.y + node.height! / 2 };
    for (const { id, width, height } of expanded.filter(({ data }) => data.layer === 1)) {
      expect(starts.get(id)).toEqual({ x: middle.x - width! / 2, y: middle.y - height! / 2 });
    }
    expect(starts.get("0,0")).toEqual(collapsed.find(({ id }) => id === "0,0")?.position);
    expect(startPositions(expanded, collapsed).get("layer1")).toBeDefined();
  });

  it("ends exactly in the new places", () => {
    const starts = startPositions(collapsed, expanded);
    const fresh = new Set(["1,0"]);
    const positions = (share: number) => morphed(expanded, starts, fresh, share).map((node) => node.position);
    expect(positions(1)).toEqual(expanded.map((node) => node.position));
    expect(positions(0)).toEqual(expanded.map((node) => starts.get(node.id)));
    expect(morphed(expanded, starts, fresh, 0.5).filter((node) => node.className)).toHaveLength(1);
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
