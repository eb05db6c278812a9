import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type KeptState, readState, sameState } from "../../../app/storage/state.ts";
import { changeOf, isKept, type Known, type Shown, verifier } from "../../../app/storage/written.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { compileNetwork } from "../../../src-worker/compile/compile.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import { setBias } from "../../../src-worker/model/edit.ts";
import { DEFAULT_SETTINGS } from "../../../src-worker/model/simulation.ts";
import { networkDocuments } from "../../fixtures/arbitraries.ts";
import { anything, damage, damaged } from "../../support/storage.ts";

const STATE: KeptState = {
  input: [2, -1],
  example: null,
  lastExample: 0,
  options: { ...DEFAULT_COMPILE_OPTIONS, reduction: "compact", positiveInputs: [-2, -3], railsOffset: 0.5 },
  settings: { ...DEFAULT_SETTINGS, tEnd: 20, rates: { kind: "loguniform", low: 0.3, high: 30, seed: 7 } },
  curves: "rails",
  timeScale: "log",
};

const positive = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
const rates = fc.oneof(
  fc.constant({ kind: "own" } as const),
  fc.record({ kind: fc.constant("uniform" as const), k: positive }),
  fc.record({ kind: fc.constant("explicit" as const), values: fc.array(positive) }),
);

describe("a kept state", () => {
  it("comes back as it was", () => {
    const states = fc.record({
      input: fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()),
      example: fc.constantFrom(0, null),
      lastExample: fc.constant(0),
      options: fc.record({
        reduction: fc.constantFrom("none" as const, "paper" as const, "compact" as const),
        foldInputs: fc.boolean(),
        positiveInputs: fc.constantFrom(null, [-1, 0]),
        cancellation: fc.constantFrom("none" as const, "outputs" as const, "hidden" as const, "all" as const),
        railsOffset: fc.double({ min: 0, max: 10, noNaN: true }),
      }),
      settings: fc.record({
        tEnd: fc.double({ min: 10, max: 1e6, noNaN: true }),
        rtol: fc.double({ min: 1e-9, max: 0.1, noNaN: true }),
        atol: positive,
        rates,
        samples: fc.integer({ min: 2, max: 1000 }),
        times: fc.constantFrom(null, [0, 1, 10]),
      }),
      curves: fc.constantFrom("values" as const, "rails" as const, "all" as const),
      timeScale: fc.constantFrom("linear" as const, "log" as const),
    });
    fc.assert(
      fc.property(states, (state) => {
        expect(readState(structuredClone(state), FIGURE_1)).toEqual(state);
      }),
    );
  });

  it("that is missing starts like a freshly opened document", () => {
    expect(readState(undefined, FIGURE_1)).toEqual({
      input: [3, 1],
      example: 0,
      lastExample: 0,
      options: DEFAULT_COMPILE_OPTIONS,
      settings: DEFAULT_SETTINGS,
      curves: "all",
      timeScale: "linear",
    });
    const own = { ...FIGURE_1, simulation: { tEnd: 7 } };
    expect(readState(null, own).settings.tEnd).toBe(7);
  });

  it("of another shape gives up the parts that no longer fit, and keeps the others", () => {
    const state = readState(
      { ...STATE, input: [1, 2, 3], options: { reduction: "paper", positiveInputs: [1] } },
      FIGURE_1,
    );
    expect(state.input).toEqual([3, 1]);
    expect(state.options).toEqual({ ...DEFAULT_COMPILE_OPTIONS, reduction: "paper" });
    expect(state.settings).toEqual(STATE.settings);
  });

  it("damaged anywhere fits its document and can be computed with", () => {
    const raw = fc.oneof(
      anything,
      damage.map(({ turns, by }) => damaged(STATE, turns, by)),
    );
    fc.assert(
      fc.property(fc.oneof(fc.constant(FIGURE_1), networkDocuments), raw, (document, stored) => {
        const state = readState(stored, document);
        expect(state.input).toHaveLength(document.network.inputs.length);
        expect(Array.from(state.input).every(Number.isFinite)).toBe(true);
        if (state.example !== null) expect(document.examples?.[state.example]).toBeDefined();
        const { tEnd, rtol, atol, samples, times } = state.settings;
        expect([tEnd, rtol, atol].every((x) => x > 0 && x < Number.POSITIVE_INFINITY)).toBe(true);
        expect(samples >= 2 && samples <= 1000).toBe(true);
        if (times) expect((times.at(-1) as number) <= tEnd).toBe(true);
        if (document === FIGURE_1) expect(compileNetwork("f", document.network, state.options).ok).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

describe("what is written", () => {
  const shown: Shown = { record: "a", document: FIGURE_1, state: STATE, edited: 5 };
  const edit = (document: typeof FIGURE_1) => setBias(document, { layer: 1, index: 0 }, 2);

  it("is nothing while document and state are the same objects", () => {
    expect(isKept(shown, undefined)).toBe(false);
    expect(isKept(shown, { ...shown, revision: null })).toBe(true);
    expect(isKept({ ...shown, state: { ...STATE } }, { ...shown, revision: "x" })).toBe(true);
    expect(isKept({ ...shown, state: { ...STATE, curves: "all" } }, { ...shown, revision: "x" })).toBe(false);
    expect(isKept({ ...shown, document: edit(FIGURE_1) }, { ...shown, revision: "x" })).toBe(false);
    expect(sameState(STATE, { ...STATE })).toBe(true);
  });

  it("is only what changed; a record that is not there is written whole", () => {
    const parts = (known: Known | undefined, now = shown) => Object.keys(changeOf(now, known)).sort();
    expect(parts(undefined)).toEqual(["document", "entry", "examples", "state"]);
    expect(parts({ ...shown, revision: null })).toEqual(["document", "entry", "examples", "state"]);
    expect(parts({ ...shown, revision: "x" })).toEqual(["entry", "state"]);
    expect(parts({ ...shown, revision: "x" }, { ...shown, document: edit(FIGURE_1) })).toEqual([
      "document",
      "entry",
      "state",
    ]);
    const others = { ...FIGURE_1, examples: [] };
    expect(parts({ ...shown, revision: "x" }, { ...shown, document: others })).toContain("examples");
  });

  it("goes over what this page knows or wrote, never over another tab's writing", () => {
    const known: Known = { ...shown, revision: "then" };
    const verify = verifier(known);
    expect(verify({ revision: "then" })).toBe("written");
    expect(verify({ revision: "another" })).toBe("conflict");
    expect(verify(undefined)).toBe("gone");
    expect(verify("damaged")).toBe("conflict");
    expect(verify(changeOf(shown, known).entry)).toBe("written");
    const first = verifier(undefined);
    expect(first(undefined)).toBe("written");
    expect(first({ revision: "another" })).toBe("conflict");
    expect(verifier({ ...shown, revision: null })(undefined)).toBe("written");
  });
});
