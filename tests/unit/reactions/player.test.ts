import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { captionOf } from "../../../app/reactions/player/caption.ts";
import { markedTerms, spelledTerms, unchangedTerms } from "../../../app/reactions/player/diff.ts";
import {
  lastPosition,
  moved,
  playsByStage,
  positionOfStop,
  sinceOf,
  stopCount,
  stopOf,
} from "../../../app/reactions/player/moves.ts";
import { spokenRow } from "../../../app/reactions/player/PlayerRow.tsx";
import { sideTerms } from "../../../app/reactions/rows.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { createEngine } from "../../../src-worker/engine.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import { setBias } from "../../../src-worker/model/edit.ts";
import type { Network } from "../../../src-worker/model/network.ts";
import { type PlayedReduction, ROW_STATUS } from "../../../src-worker/model/reduction.ts";
import { patterned } from "./fixture.ts";

const engine = createEngine();

async function play(network: Network, kind: PlayedReduction) {
  const job = { network, options: DEFAULT_COMPILE_OPTIONS, kind };
  const answer = await engine.reductionPlan(job);
  if (!answer.ok) throw new Error(answer.problem.message);
  const plan = answer.value;
  const at = async (position: number, byStage = false) => {
    const since = sinceOf(plan, position, byStage);
    const answered = await engine.reductionFrame(job, { position, since, from: 0, to: 1e6 });
    if (!answered.ok) throw new Error(answered.problem.message);
    return answered.value;
  };
  const caption = async (position: number, byStage = false) => {
    const frame = await at(position, byStage);
    const { rows } = frame;
    return captionOf(network, plan, frame, (reaction) => {
      const i = rows.reactions.indexOf(reaction);
      const [reactants, before, after] = [rows.reactants, rows.before, rows.after].map((s) =>
        sideTerms(s, i),
      );
      return spokenRow(plan.species, { reactants: reactants!, before: before!, after: after! });
    });
  };
  return { plan, at, caption };
}

describe("moving through a reduction", () => {
  test("by reactions and by stages, never beyond the ends", async () => {
    const { plan } = await play(FIGURE_1.network, "paper");
    // 6 fan-outs, 3 × (1), one cancellation.
    expect([lastPosition(plan), stopCount(plan, true)]).toEqual([10, 3]);
    expect([0, 1, 9, 10].map((p) => moved(plan, p, false, 1))).toEqual([1, 2, 10, 10]);
    expect([0, 1, 10].map((p) => moved(plan, p, false, -1))).toEqual([0, 0, 9]);
    expect([0, 3, 6, 9, 10].map((p) => moved(plan, p, true, 1))).toEqual([6, 6, 9, 10, 10]);
    expect([0, 3, 6, 9, 10].map((p) => moved(plan, p, true, -1))).toEqual([0, 0, 0, 6, 9]);
    expect([0, 5, 6, 9, 10].map((p) => stopOf(plan, p, true))).toEqual([0, 0, 1, 2, 3]);
    expect([0, 1, 2, 3].map((stop) => positionOfStop(plan, stop, true))).toEqual([0, 6, 9, 10]);
    expect([0, 7, 99].map((stop) => positionOfStop(plan, stop, false))).toEqual([0, 7, 10]);
    expect(sinceOf(plan, 9, true)).toBe(6);
  });

  test("the paper's large network is played by stages, IRIS one by one", async () => {
    expect(playsByStage((await play(patterned(4, 8, 3), "compact")).plan)).toBe(false);
    expect(playsByStage((await play(patterned(20, 80, 80, 4), "compact")).plan)).toBe(true);
  });
});

describe("captions", () => {
  test("Figure 1 with the paper's numbers, §3.3 and Algorithm 2", async () => {
    const { caption } = await play(FIGURE_1.network, "paper");
    expect(await caption(0)).toEqual({
      title: "16 reactions of Algorithm 1, the paper's (3)–(18).",
      text: "9 unimolecular reactions can go: wherever the reactant is produced, its products are put instead, the downstream-most first.",
      source: "§3.3",
    });
    expect(await caption(1)).toEqual({
      title: "H⁺₁,₁ → Y⁺₁ is removed (13).",
      text: "Wherever H⁺₁,₁ was produced (1 reaction), Y⁺₁ is put instead. H⁺₁,₁ starts at 0, so no initial concentration moves.",
      source: "§3.3; Algorithm 2, lines 6–15",
    });
    expect((await caption(6)).text).toMatch(/ Left are the paper's \(19\)–\(28\)\.$/);
    expect((await caption(7)).text).toMatch(
      /^Wherever I⁺₁,₁ was produced \(2 reactions\), M₁,₁ \+ Y⁺₁ are put instead\./,
    );
    expect((await caption(9)).text).toMatch(/ Left are the paper's \(29\)–\(35\)\.$/);
    expect(await caption(10)).toEqual({
      title: "The rails of every value cancel.",
      text:
        "A list with S⁺ and S⁻ loses their common amount, and so do initial concentrations: s⁺ − s⁻ stays. " +
        "2 product lists got shorter. Left are the paper's (30), (31), (33)–(37). " +
        "Done: 3 bimolecular + 4 input = 7 reactions.",
      source: "Algorithm 2, lines 17–27",
    });
  });

  test("whole stages name their reactions together", async () => {
    const { caption } = await play(FIGURE_1.network, "paper");
    expect((await caption(6, true)).title).toBe("The 6 fan-out reactions of layer 1 are removed (13)–(18).");
    expect((await caption(9, true)).title).toBe(
      "The 3 reactions I⁺ → M + H⁺ of layer 1 are removed (7), (9), (11).",
    );
  });

  test("other networks go without the paper's numbers; biases move along", async () => {
    const { network } = setBias(FIGURE_1, { layer: 1, index: 0 }, 0.5);
    const other = { ...network, layers: network.layers.map((layer) => ({ ...layer })) };
    other.layers[0] = {
      ...other.layers[0]!,
      weights: { fanIn: 2, width: 3, values: Int8Array.of(1, 1, 1, 1, 1, 1) },
    };
    const { caption } = await play(other, "paper");
    expect((await caption(1)).title).toBe("H⁺₁,₁ → Y⁺₁ is removed.");
    expect((await caption(7)).text).toMatch(/ I⁺₁,₁\(0\) = 0\.5 moves to its products\.$/);
    expect((await caption(9, true)).text).toMatch(/ 3 initial concentrations changed with it\.$/);
  });

  test("compact says what cancels before it substitutes", async () => {
    const { caption, plan } = await play(patterned(2, 4, 4, 1), "compact");
    const stages = plan.stages.map(({ kind, layer, to }) => `${kind} ${layer} ${to}`);
    expect(stages).toEqual([
      "relu 1 4",
      "fan-out 1 12",
      "cancel 2 13",
      "relu 2 17",
      "fan-out 2 25",
      "cancel 3 26",
    ]);
    expect((await caption(0)).text).toContain("from the inputs on, after the rails of each layer cancelled");
    const cancelled = await caption(13);
    expect(cancelled.title).toBe("The rails of layer 2 cancel before its reactions are substituted.");
    expect(cancelled.text).toMatch(
      /^Each list keeps z = I⁺ − I⁻, so coefficients stay small\. \d+ product lists? got shorter\.$/,
    );
    expect((await caption(26)).title).toBe("The rails of the output cancel.");
  });

  test("a network with nothing to remove says so", async () => {
    const { caption } = await play(patterned(2, 1), "paper");
    expect((await caption(0)).text).toBe("No unimolecular reaction but the inputs': nothing to remove.");
  });
});

describe("pictures", () => {
  test("mark the removed reaction and those it changed, with both their lists", async () => {
    const { at } = await play(FIGURE_1.network, "paper");
    const frame = await at(7);
    const names = (status: number) =>
      [...frame.reactions].filter((_, i) => frame.status[i] === status).map((r) => r + 1);
    expect(names(ROW_STATUS.removed)).toEqual([5]);
    expect(names(ROW_STATUS.changed)).toEqual([1, 4]);
    expect(names(ROW_STATUS.same)).toEqual([2, 3, 6, 7, 8, 9, 10]);
    // X₁⁺ and X₂⁻ 4 each, X₁⁻ and X₂⁺ 3, the three (2) 1, the two (1) that are left 2.
    expect(frame.products).toEqual({ entries: 21, molecules: 21, largest: 4 });
  });

  test("of a large network come with the wanted rows alone, and the first changed ones", async () => {
    const network = patterned(30, 60, 60, 5);
    const job = { network, options: DEFAULT_COMPILE_OPTIONS, kind: "paper" as const };
    const answer = await engine.reductionFrame(job, { position: 120, since: 0, from: 100, to: 120 });
    if (!answer.ok) throw new Error(answer.problem.message);
    const { rows, reactions } = answer.value;
    expect(reactions).toHaveLength(60 + 4 * 120);
    expect(rows.reactions.length).toBeLessThanOrEqual(20 + 40 + 8);
    for (const r of reactions.subarray(100, 120)) expect(rows.reactions).toContain(r);
  });

  test("beyond 2^53 are refused with the layer's name", async () => {
    const network = patterned(1, ...new Array<number>(60).fill(3), 1);
    for (const layer of network.layers) layer.weights.values.fill(1);
    const job = { network, options: DEFAULT_COMPILE_OPTIONS, kind: "paper" as const };
    const refused = await engine.reductionFrame(job, { position: 1e6, since: 0, from: 0, to: 1 });
    expect(refused).toMatchObject({ ok: false, problem: { code: "coefficient-too-large" } });
  });
});

describe("what a step did to a list", () => {
  const lists = fc.uniqueArray(
    fc.record({ species: fc.nat(12), coefficient: fc.integer({ min: 1, max: 5 }) }),
    { selector: ({ species }) => species },
  );

  test("both lists can be read from the marks", () => {
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const marked = markedTerms(before, after);
        const sorted = (terms: readonly { species: number; coefficient: number }[]) =>
          terms.map(({ species, coefficient }) => [species, coefficient]).sort((a, b) => a[0]! - b[0]!);
        expect(sorted(marked.filter(({ mark }) => mark !== "gone"))).toEqual(sorted(after));
        expect(marked.filter(({ was }) => was > 0).map(({ species, was }) => [species, was])).toEqual(
          sorted(before),
        );
        for (const { mark, was, coefficient } of marked) {
          if (mark === "same") expect(was).toBe(coefficient);
          if (mark === "put") expect(was).toBeLessThan(coefficient);
          if (mark === "less") expect(was).toBeGreaterThan(coefficient);
        }
      }),
    );
  });

  test("short lists are spelled out, of long ones what changed or the beginning", () => {
    const term = (species: number, coefficient = 1) => ({ species, coefficient });
    const long = Array.from({ length: 40 }, (_, s) => term(s));
    expect(spelledTerms(unchangedTerms(long.slice(0, 5)), 24)).toMatchObject({ unchanged: 0, more: 0 });
    expect(spelledTerms(unchangedTerms(long), 24)).toMatchObject({ unchanged: 0, more: 34 });
    const changed = spelledTerms(markedTerms(long, [...long.slice(1), term(99)]), 24);
    expect(changed.terms.map(({ species, mark }) => `${species} ${mark}`)).toEqual(["0 gone", "99 put"]);
    expect([changed.unchanged, changed.more]).toEqual([39, 0]);
    expect(spelledTerms(markedTerms([], long), 24)).toMatchObject({ unchanged: 0, more: 16 });
  });
});
