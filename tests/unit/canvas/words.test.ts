import { describe, expect, it } from "vitest";
import { meaningOf, refusal } from "../../../app/canvas/connect.ts";
import { explainEdge, explainLayer, explainUnit, hint } from "../../../app/canvas/explain.ts";
import { neighbour } from "../../../app/canvas/focus.ts";
import { drawScene } from "../../../app/drawing/drawing.ts";
import { FULL, layoutNetwork } from "../../../app/drawing/layout.ts";
import { show } from "../../../app/drawing/show.ts";
import { emptyNetwork } from "../../../app/store/emptyNetwork.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { biasText, layerName, unitText, valueText } from "../../../app/store/names.ts";
import { slowness } from "../../../app/store/slow.ts";
import { addLayer, addUnit, renameUnit, setBias, setWeight } from "../../../src-worker/model/edit.ts";
import type { Simulation } from "../../../src-worker/model/simulation.ts";
import { documentOf } from "./networks.ts";

const unit = (layer: number, index: number) => ({ layer, index });

describe("names and numbers", () => {
  it("give every unit a symbol", () => {
    const { network } = FIGURE_1;
    expect([unit(0, 1), unit(1, 2), unit(2, 0)].map((u) => unitText(network, u))).toEqual(["x₂", "h₃", "y"]);
    const deep = addLayer(FIGURE_1, 1, "relu", 12).network;
    expect(unitText(deep, unit(2, 11))).toBe("h₂,₁₂");
    expect(layerName(deep, 2)).toBe("Layer 2");
    const named = renameUnit(addUnit(FIGURE_1, 2), unit(2, 0), "setosa").network;
    expect(unitText(named, unit(2, 0))).toBe("y₁");
  });

  it("are written with a true minus and no noise", () => {
    expect([2, 0, -0.1739, 1234.5, 123.45, 4e-7, -3e9].map((x) => valueText(x))).toEqual([
      "2",
      "0",
      "−0.174",
      "1,235",
      "123.5",
      "4e−7",
      "−3e+9",
    ]);
    expect([0, 0.42, -5.09, 2].map(biasText)).toEqual(["0", "+0.42", "−5.09", "+2"]);
  });

  it("hint at what can be tried on the network that is there", () => {
    expect(hint(FIGURE_1)).toContain("click an edge to flip its sign");
    expect(hint({ ...FIGURE_1, canvas: { collapsed: [1] } })).toContain("double-click a layer");
    expect(hint(emptyNetwork("Untitled"))).toContain("No edges yet");
  });
});

describe("the explanation strip", () => {
  it("writes a neuron's sum with the present numbers", () => {
    const document = setBias(FIGURE_1, unit(1, 2), -0.34);
    const shown = show(document, [3, 1]);
    expect(explainUnit(document, shown, unit(1, 2))).toEqual({
      symbol: "h₃",
      text: "= ReLU(x₁ − x₂ − 0.34) = ReLU(1.660) = 1.660",
    });
    expect(explainUnit(document, shown, unit(2, 0)).text).toBe("= h₁ + h₂ − h₃ = 2.340");
  });

  it("shortens long sums with a count, and says 0 where nothing comes in", () => {
    const long = documentOf([12, 1]);
    const text = explainUnit(long, show(long, []), unit(1, 0)).text;
    expect(text).toBe("= x₁ − x₂ + x₃ − x₄ + x₅ − x₆ + … 6 more = 0");
    const lonely = addUnit(FIGURE_1, 1);
    expect(explainUnit(lonely, show(lonely, [3, 1]), unit(1, 3)).text).toBe("= ReLU(0) = ReLU(0) = 0");
  });

  it("says how an input was prepared", () => {
    const document = { ...FIGURE_1, preparation: { mean: [1, 0], deviation: [2, 1], units: ["cm", "cm"] } };
    expect(explainUnit(document, show(document, [3, 1]), unit(0, 0)).text).toBe(
      "= (3 cm − 1) / 2 = 1, on its + rail",
    );
  });

  it("explains edges, skips and layers", () => {
    const skip = { from: unit(0, 1), to: unit(2, 0) };
    const document = setWeight(FIGURE_1, skip, -1);
    const shown = show(document, [3, 1]);
    expect(explainEdge(document, shown, skip)).toEqual({
      symbol: "x₂ → y",
      text: "skip connection, weight −1: adds −x₂ = −1 to y",
    });
    expect(explainLayer(document, shown, 1).text).toBe(
      "3 units as one node, 6 weights into it; 3 active, 0 at 0. Enter or double-click opens the weights",
    );
  });

  it("counts missing inputs as 0 instead of failing", () => {
    expect([...show(FIGURE_1, []).outputs]).toEqual([0]);
    expect(show(documentOf([1, 3]), [1])).toMatchObject({ winner: 0, runnerUp: 2 });
  });
});

describe("which unit is called slow", () => {
  const run = (z: number, tReached = 50) => ({
    simulation: { slow: { layer: 1, index: 0, z }, tReached } as unknown as Simulation,
    stale: false,
    settings: { rates: { kind: "own" } as const },
  });

  it("the slowest, where it can be seen in the fourth decimal", () => {
    expect(slowness(run(-0.13), unit(1, 0))).toBe(0.13);
    expect(slowness(run(0), unit(1, 0))).toBe(0);
    expect(slowness(run(2), unit(1, 0))).toBeNull();
    expect(slowness(run(0.13, 1e4), unit(1, 0))).toBeNull();
    expect(slowness(run(0.13), unit(1, 1))).toBeNull();
    expect(slowness({ ...run(0.13), stale: true }, unit(1, 0))).toBeNull();
  });
});

describe("edges that cannot be drawn", () => {
  const { network } = FIGURE_1;
  const why = (from: string, to: string, sign: 1 | -1 = 1) =>
    refusal(network, meaningOf(from), meaningOf(to), sign);

  it("are refused with the reason and what to do", () => {
    expect(why("1,0", "1,0")).toBe("h₁ cannot feed itself: edges go forward, to a later layer.");
    expect(why("1,0", "1,2")).toBe(
      "h₁ and h₃ are in the same layer: edges go forward. Add a layer between them.",
    );
    expect(why("2,0", "0,0")).toBe("y → x₁ goes backward: draw it from x₁ to y.");
    expect(why("0,0", "1,0")).toBe("x₁ → h₁ is already +1: click the edge to flip its sign.");
    expect(why("0,0", "layer1")).toBe("Layer 1 is drawn as one node: expand it to connect single neurons.");
    expect(why("0,0", "1,0", -1)).toBeNull();
    expect(why("0,0", "2,0")).toBeNull();
  });
});

describe("arrow keys", () => {
  const { nodes } = drawScene(FIGURE_1, layoutNetwork(FIGURE_1, FULL));

  it("go along the column, or to the nearest node of the next one", () => {
    expect(neighbour(nodes, "0,0", "right")).toBe("1,0");
    expect(neighbour(nodes, "1,0", "down")).toBe("1,1");
    expect(neighbour(nodes, "1,1", "right")).toBe("2,0");
    expect(neighbour(nodes, "1,0", "up")).toBeNull();
    expect(neighbour(nodes, "2,0", "right")).toBeNull();
  });
});
