import { describe, expect, it } from "vitest";
import { growTrajectory } from "../../../app/engine/growing.ts";
import {
  firstExample,
  firstInput,
  OVERVIEW_LIMIT,
  planRecord,
  RECORD_ALL_LIMIT,
  reconcileInput,
  sameButRates,
} from "../../../app/engine/plan.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { pruneSelection } from "../../../app/store/prune.ts";
import { compileNetwork } from "../../../src-worker/compile/compile.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import type { NetworkDocument } from "../../../src-worker/model/document.ts";
import { DEFAULT_SETTINGS } from "../../../src-worker/model/simulation.ts";

/** Figure 1 with other inputs; weights are of no interest here. */
function withInputs(inputs: string[], more: Partial<NetworkDocument> = {}): NetworkDocument {
  return { ...FIGURE_1, network: { ...FIGURE_1.network, inputs }, ...more };
}

describe("reconcileInput", () => {
  const before = withInputs(["a", "b", "c"]);
  const values = [1, 2, 3];

  it("keeps the very values while nothing about inputs changed", () => {
    expect(reconcileInput(before, { ...before, name: "other" }, values)).toBe(values);
    expect(reconcileInput(before, withInputs(["a", "b", "c"]), values)).toBe(values);
  });

  it("lets values follow their input's name when one is removed or added", () => {
    expect(reconcileInput(before, withInputs(["a", "c"]), values)).toEqual([1, 3]);
    expect(reconcileInput(before, withInputs(["c", "new", "a", "b"]), values)).toEqual([3, 0, 1, 2]);
  });

  it("starts a new input at the preparation's mean", () => {
    const next = withInputs(["a", "b", "c", "d"], {
      preparation: { mean: [0, 0, 0, 7], deviation: [1, 1, 1, 2] },
    });
    expect(reconcileInput(before, next, values)).toEqual([1, 2, 3, 7]);
  });

  it("keeps the place of a renamed input", () => {
    expect(reconcileInput(before, withInputs(["a", "B", "c"]), values)).toEqual([1, 2, 3]);
  });

  it("starts a different document from its first example", () => {
    const next = withInputs(["p", "q"], { examples: [{ name: "1", values: [8, 9] }] });
    expect(reconcileInput(before, next, values)).toEqual([8, 9]);
  });
});

describe("firstInput", () => {
  it("skips an example with the wrong number of values", () => {
    const { examples: _, ...bare } = FIGURE_1;
    expect(firstInput(FIGURE_1)).toEqual([3, 1]);
    expect(firstInput({ ...bare, examples: [{ name: "short", values: [1] }] })).toEqual([0, 0]);
  });

  it("is the first example that fills a rail, and an empty one only where there is no other", () => {
    const zero = { name: "zero", values: [0, 0] };
    const one = { name: "one", values: [0, 1] };
    expect(firstExample({ ...FIGURE_1, examples: [zero, one] })).toBe(1);
    expect(firstExample({ ...FIGURE_1, examples: [{ name: "short", values: [1] }, zero] })).toBe(1);
    expect(firstExample({ ...FIGURE_1, examples: [] })).toBeNull();
    const preparation = { kind: "standardize" as const, mean: [0, 1], deviation: [1, 1] };
    expect(firstExample({ ...FIGURE_1, preparation, examples: [one, zero] })).toBe(1);
  });
});

describe("planRecord", () => {
  const result = compileNetwork("Figure 1", FIGURE_1.network, DEFAULT_COMPILE_OPTIONS);
  if (!result.ok) throw new Error(result.problem.message);
  const compiled = result.value;
  const { count, layer, unit } = compiled.crn.species;

  it("records everything that fits, the outputs' rails first as the engine does", () => {
    const plan = planRecord(compiled, DEFAULT_SETTINGS, []);
    expect(plan.record).toBe("all");
    expect(plan.species).toHaveLength(count);
    expect(Array.from(plan.species.slice(0, 2))).toEqual([
      compiled.outputs[0]?.plus,
      compiled.outputs[0]?.minus,
    ]);
  });

  it("records outputs and selected units of a network too large for that", () => {
    const settings = { ...DEFAULT_SETTINGS, samples: 200_000 };
    const plan = planRecord(compiled, settings, [{ layer: 1, index: 1 }]);
    expect(plan.record).toEqual(Array.from(plan.species));
    const units = Array.from(plan.species.slice(2), (s) => [layer[s], unit[s]]);
    expect(units.length).toBeGreaterThan(0);
    expect(units.every(([l, u]) => l === 1 && u === 1)).toBe(true);
    expect(planRecord(compiled, settings, []).species).toHaveLength(2);
  });

  it("keeps as many samples of every species as the limit leaves room for, or none at all", () => {
    expect(planRecord(compiled, DEFAULT_SETTINGS, []).overview).toBeNull();
    const settings = { ...DEFAULT_SETTINGS, samples: 200_000 };
    const { overview, species } = planRecord(compiled, settings, []);
    const left = RECORD_ALL_LIMIT - species.length * 200_000;
    expect(overview).toBe(Math.floor(Math.min(left, OVERVIEW_LIMIT) / count));
    const crowded = {
      ...compiled,
      crn: { ...compiled.crn, species: { ...compiled.crn.species, count: 1e6 } },
    };
    expect(planRecord(crowded, DEFAULT_SETTINGS, []).overview).toBeNull();
  });
});

describe("sameButRates", () => {
  it("looks at everything but the rate constants", () => {
    const random = { kind: "loguniform", low: 1e-3, high: 1e3, seed: 1 } as const;
    expect(sameButRates(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, rates: random })).toBe(true);
    expect(sameButRates(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, tEnd: 51 })).toBe(false);
    expect(sameButRates(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, samples: 2 })).toBe(false);
  });
});

describe("growTrajectory", () => {
  const part = (from: number, times: number[], ...curves: number[][]) => ({
    t: times.at(-1) ?? 0,
    tEnd: 9,
    from,
    times: Float64Array.from(times),
    curves: curves.map((curve) => Float64Array.from(curve)),
  });

  it("joins messages, beyond the expected number of samples, too", () => {
    const growing = growTrajectory(Int32Array.of(4, 7), 2);
    growing.add(part(0, [0, 1], [10, 11], [20, 21]));
    const early = growing.snapshot();
    growing.add(part(2, [2, 3, 4], [12, 13, 14], [22, 23, 24]));
    const late = growing.snapshot();
    expect(Array.from(early.times)).toEqual([0, 1]);
    expect(Array.from(late.times)).toEqual([0, 1, 2, 3, 4]);
    expect(late.curves.map((curve) => Array.from(curve))).toEqual([
      [10, 11, 12, 13, 14],
      [20, 21, 22, 23, 24],
    ]);
  });

  it("ignores messages with a gap or with other species", () => {
    const growing = growTrajectory(Int32Array.of(1), 4);
    growing.add(part(1, [1], [1]));
    growing.add(part(0, [0], [1], [2]));
    expect(growing.length).toBe(0);
  });
});

describe("pruneSelection", () => {
  const unit = (layer: number, index: number) => ({ layer, index });
  const edge = { from: unit(0, 0), to: unit(1, 0) };
  it("leaves a selection alone that is still there", () => {
    const picked = { selectedUnits: [unit(1, 2)], selectedEdges: [edge], hovered: null };
    expect(pruneSelection(FIGURE_1.network, picked)).toBeNull();
  });
  it("lets go of units and edges that went", () => {
    const gone = { from: unit(0, 0), to: unit(1, 7) };
    const picked = {
      selectedUnits: [unit(1, 2), unit(1, 3)],
      selectedEdges: [gone, edge],
      hovered: unit(9, 0),
    };
    expect(pruneSelection(FIGURE_1.network, picked)).toEqual({
      selectedUnits: [unit(1, 2)],
      selectedEdges: [edge],
      hovered: null,
    });
  });
});
