import { describe, expect, test } from "vitest";
import { CURVE_LIMIT, type CurveSource, chooseCurves } from "../../../app/curves/curves.ts";
import { columnsOf, valueCurve } from "../../../app/store/valueCurve.ts";
import { symbolHtml } from "../../../app/ui/plot/html.ts";
import { outputStyles } from "../../../app/ui/plot/outputStyles.ts";
import { compiled, everything, plainNetwork, ramp } from "./fixture.ts";

function source(change: Partial<CurveSource> = {}, ...sizes: number[]): CurveSource {
  const network = plainNetwork(...(sizes.length > 0 ? sizes : [2, 3, 1]));
  const { crn, outputs } = compiled(network);
  return {
    network,
    species: crn.species,
    outputs,
    trajectory: ramp(everything(crn.species.count)),
    ghosts: [],
    choice: "values",
    selected: [],
    hovered: null,
    lifted: [],
    styles: outputStyles(outputs.map((_, i) => -i)),
    ...change,
  };
}

const kinds = (from: CurveSource) => chooseCurves(from).curves.map((curve) => curve.kind);

describe("outputStyles", () => {
  test("three outputs have a hue and a marker each", () => {
    expect(outputStyles([1, 2, 3]).map((s) => `${s.ink} ${s.marker}`)).toEqual([
      "y0 circle",
      "y1 square",
      "y2 diamond",
    ]);
  });

  test("above three the leader is accent, the runner-up violet, the rest grey", () => {
    expect(outputStyles([5, 9, -1, 7]).map((s) => s.ink)).toEqual(["ink3", "accent", "ink3", "y0"]);
  });
});

describe("valueCurve", () => {
  test("is the difference of the rails; a rail that does not exist is zero", () => {
    const columns = columnsOf(ramp([3, 5]));
    expect(valueCurve(columns, { name: "y", role: "output", plus: 5, minus: 3 }, 3)).toEqual(
      Float64Array.of(2, 2, 2),
    );
    expect(valueCurve(columns, { name: "y", role: "output", plus: -1, minus: 3 }, 3)).toEqual(
      Float64Array.of(-3, -4, -5),
    );
    expect(valueCurve(columns, { name: "y", role: "output", plus: 7, minus: 3 }, 3)).toBeNull();
  });
});

describe("chooseCurves", () => {
  test("the switch shows y, its rails, or both, values drawn last", () => {
    expect(kinds(source())).toEqual(["value"]);
    expect(kinds(source({ choice: "rails" }))).toEqual(["rail", "rail"]);
    expect(kinds(source({ choice: "all" }))).toEqual(["rail", "rail", "value"]);
  });

  test("y⁺ is solid, y⁻ dotted, both thinner than y", () => {
    const [plus, minus, value] = chooseCurves(source({ choice: "all" })).curves;
    expect([plus?.plain, plus?.dotted, minus?.plain, minus?.dotted]).toEqual(["y₁⁺", false, "y₁⁻", true]);
    expect(value?.width).toBeGreaterThan(plus?.width ?? 99);
  });

  test("a selected hidden unit adds its five species, named and coloured by rail only", () => {
    const { curves } = chooseCurves(source({ selected: [{ layer: 1, index: 2 }] }));
    const added = curves.filter((curve) => curve.kind === "species");
    expect(added.map((curve) => curve.plain).sort()).toEqual(["H⁺₁,₃", "H⁻₁,₃", "I⁺₁,₃", "I⁻₁,₃", "M₁,₃"]);
    expect(added.find((curve) => curve.plain === "M₁,₃")?.ink).toBe("ink2");
    expect(added.find((curve) => curve.plain === "I⁻₁,₃")?.ink).toBe("neg");
  });

  test("a selected output adds its rails to y, once", () => {
    const selected = [{ layer: 2, index: 0 }];
    expect(kinds(source({ selected }))).toEqual(["rail", "rail", "value"]);
    expect(kinds(source({ selected, choice: "all" }))).toEqual(["rail", "rail", "value"]);
  });

  test("hovering thickens what is shown and adds the rest for the moment", () => {
    const hovered = { layer: 2, index: 0 };
    const at = (unit: typeof hovered | null) => chooseCurves(source({ choice: "all", hovered: unit })).curves;
    expect(at(hovered).map((c, i) => c.width - (at(null)[i]?.width ?? 0))).toEqual([0.75, 0.75, 0.75]);
    const extra = chooseCurves(source({ hovered: { layer: 1, index: 0 } }));
    expect(extra.curves.filter((curve) => curve.transient)).toHaveLength(5);
    expect(extra.wanted).toBe(1);
  });

  test("earlier runs stand faded behind, in the same hue", () => {
    const ghost = { trajectory: ramp(everything(30), [0, 1]) };
    const { curves } = chooseCurves(source({ ghosts: [ghost, ghost] }));
    expect(curves.map((curve) => curve.kind)).toEqual(["ghost", "ghost", "value"]);
    expect(curves[0]?.ink).toBe(curves[2]?.ink);
    expect(curves[0]?.opacity).toBeLessThan(1);
    expect(curves[0]?.times).toHaveLength(2);
  });

  test("never more than the limit; ghosts go before rails, rails before values", () => {
    const many = source({ choice: "all" }, 2, 3, 14);
    const ghost = { trajectory: many.trajectory };
    const set = chooseCurves({ ...many, ghosts: [ghost] });
    expect(set.wanted).toBe(14 * 3 + 14);
    expect(set.curves).toHaveLength(CURVE_LIMIT);
    expect(set.curves.filter((curve) => curve.kind === "value")).toHaveLength(14);
    expect(set.curves.filter((curve) => curve.kind === "ghost")).toHaveLength(0);
  });

  test("a unit without recorded species is reported, not drawn", () => {
    const outputsOnly = source();
    const pair = outputsOnly.outputs[0];
    const set = chooseCurves({
      ...outputsOnly,
      trajectory: ramp([pair?.plus ?? 0, pair?.minus ?? 0]),
      selected: [{ layer: 1, index: 0 }],
    });
    expect(set.unrecorded).toEqual([{ layer: 1, index: 0 }]);
  });

  test("names from files are text, never markup", () => {
    const base = source();
    const species = {
      ...base.species,
      ids: base.species.ids.map(() => "<img src=x>"),
      role: new Uint8Array(99),
    };
    const { curves } = chooseCurves({ ...base, species, selected: [{ layer: 1, index: 0 }] });
    const named = curves.filter((curve) => curve.kind === "species");
    expect(named).not.toHaveLength(0);
    for (const curve of named) expect(symbolHtml(curve.symbol)).not.toContain("<img");
  });
});
