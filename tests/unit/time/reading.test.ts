import { describe, expect, test } from "vitest";
import type { ChartArea } from "../../../app/charts/area.ts";
import { quietEdge, readingRows, sideFor, valuesAt } from "../../../app/charts/reading.ts";
import { type Curve, chooseCurves } from "../../../app/curves/curves.ts";
import { outputStyles } from "../../../app/ui/plot/outputStyles.ts";
import { compiled, everything, plainNetwork, ramp } from "../charts/fixture.ts";

const network = plainNetwork(2, 3, 2);
const { crn, outputs } = compiled(network);
const trajectory = ramp(everything(crn.species.count), [0, 1, 4]);
const { curves } = chooseCurves({
  network,
  species: crn.species,
  outputs,
  trajectory,
  ghosts: [{ trajectory: ramp(everything(crn.species.count), [0, 2]) }],
  choice: "all",
  selected: [{ layer: 1, index: 1 }],
  hovered: null,
  lifted: [],
  styles: outputStyles([1, 0]),
});
const area: ChartArea = {
  axes: { timeScale: "linear", x: [0, 4], y: [0, 10] },
  left: 50,
  top: 20,
  width: 300,
  height: 200,
};

describe("the reading", () => {
  test("reads every curve where it is drawn", () => {
    const values = valuesAt(curves, 2.5);
    expect(values).toHaveLength(curves.length);
    curves.forEach((curve, i) => {
      const [, at1 = 0, at4 = 0] = curve.values;
      if (curve.kind === "ghost") return;
      expect(values[i]).toBeCloseTo((at1 + at4) / 2, 12);
    });
  });

  test("has one row per unit, outputs first, values before rails, and no earlier runs", () => {
    const rows = readingRows(curves).map((row) => row.curves.map((i) => (curves[i] as Curve).plain));
    expect(rows).toEqual([
      ["y₁", "y₁⁺", "y₁⁻"],
      ["y₂", "y₂⁺", "y₂⁻"],
      ["I⁺₁,₂", "I⁻₁,₂", "M₁,₂", "H⁺₁,₂", "H⁻₁,₂"],
    ]);
  });

  test("keeps to the side away from the cursor, and does not jump around the middle", () => {
    expect(sideFor(0.1, "left")).toBe("right");
    expect(sideFor(0.5, "right")).toBe("right");
    expect(sideFor(0.5, "left")).toBe("left");
    expect(sideFor(0.9, "right")).toBe("left");
  });

  test("takes the edge with fewer curves under it", () => {
    const flat = (value: number): Curve => ({
      ...(curves.find(({ kind }) => kind === "value") as Curve),
      times: Float64Array.of(0, 1, 2, 3, 4),
      values: new Float64Array(5).fill(value),
    });
    const box = { width: 120, height: 80 };
    expect(quietEdge([flat(9)], area, "right", box)).toBe("bottom");
    expect(quietEdge([flat(1)], area, "right", box)).toBe("top");
    expect(quietEdge([flat(5)], area, "left", box)).toBe("top");
  });
});
