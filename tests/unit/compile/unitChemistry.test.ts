import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { compileUnreduced } from "../../../src-worker/compile/algorithm1.ts";
import { removableReactions } from "../../../src-worker/compile/reducePaper.ts";
import { applySteps, firstState, reductionSteps } from "../../../src-worker/compile/reductionSteps.ts";
import { createEngine } from "../../../src-worker/engine.ts";
import { type CompileOptions, DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import type { Crn } from "../../../src-worker/model/crn.ts";
import { type Network, widths } from "../../../src-worker/model/network.ts";
import type { NamedTerm, UnitChemistry } from "../../../src-worker/model/reduction.ts";
import { networkCases } from "../../support/networks.ts";

const engine = createEngine();
const cases = networkCases({ maxLayers: 4, maxWidth: 4 });

async function chemistry(
  network: Network,
  layer: number,
  index: number,
  options: Partial<CompileOptions> = {},
  limit = 1000,
): Promise<UnitChemistry> {
  const job = { network, options: { ...DEFAULT_COMPILE_OPTIONS, ...options }, unit: { layer, index }, limit };
  const result = await engine.unitChemistry(job);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function text(terms: readonly NamedTerm[]): string {
  return terms.map(({ id, coefficient }) => (coefficient === 1 ? id : `${coefficient} ${id}`)).join(" + ");
}

/** "5 X1p -> I1u3p (paper 1): in 1, 4": what the inspector has to say, in short. */
function lines({ groups }: UnitChemistry): string[] {
  return groups.flatMap(({ part, rows }) =>
    rows.map(({ reaction, kind, reactants, products, productCount, fate }) => {
      const more = productCount > products.length ? ` + ${productCount - products.length} more` : "";
      const where =
        fate.kind === "shown"
          ? `is ${fate.reaction + 1}`
          : fate.kind === "folded"
            ? "folded"
            : `in ${[...fate.carriers].map((r) => r + 1).join(", ")}${fate.folded ? " and inputs" : ""}`;
      const called = kind === 0 ? "" : ` (${kind})`;
      return `${part} ${reaction + 1}${called}: ${text(reactants)} -> ${text(products)}${more}: ${where}`;
    }),
  );
}

describe("Figure 1", () => {
  test("h₃ before the reduction: four fan-outs into it, the paper's (1) and (2), two out of it", async () => {
    const h3 = await chemistry(FIGURE_1.network, 1, 2);
    expect(h3.total).toBe(16);
    expect(h3.species.map(({ id }) => id)).toEqual(["I1u3p", "I1u3n", "M1u3", "H1u3p", "H1u3n"]);
    expect(lines(h3)).toEqual([
      "into 1: X1p -> I1u1p + I1u2p + I1u3p: is 1",
      "into 2: X1n -> I1u1n + I1u2n + I1u3n: is 2",
      "into 3: X2p -> I1u1n + I1u2n + I1u3n: is 3",
      "into 4: X2n -> I1u1p + I1u2p + I1u3p: is 4",
      "relu 9 (1): I1u3p -> M1u3 + H1u3p: is 9",
      "relu 10 (2): M1u3 + I1u3n -> H1u3n: is 10",
      "out 15: H1u3p -> Y1n: is 15",
      "out 16: H1u3n -> Y1p: is 16",
    ]);
  });

  test("reduced, removed reactions are found in those that carry their products", async () => {
    for (const reduction of ["paper", "compact"] as const) {
      const h3 = await chemistry(FIGURE_1.network, 1, 2, { reduction });
      expect(lines(h3).slice(4)).toEqual([
        "relu 9 (1): I1u3p -> M1u3 + H1u3p: in 1, 4",
        "relu 10 (2): M1u3 + I1u3n -> H1u3n: is 7",
        "out 15: H1u3p -> Y1n: in 1, 4",
        "out 16: H1u3n -> Y1p: in 7",
      ]);
    }
  });

  test("folded inputs are said to be folded, and numbers are those of the shown list", async () => {
    const h3 = await chemistry(FIGURE_1.network, 1, 2, { reduction: "paper", foldInputs: true });
    expect(lines(h3)).toEqual([
      "into 1: X1p -> I1u1p + I1u2p + I1u3p: folded",
      "into 2: X1n -> I1u1n + I1u2n + I1u3n: folded",
      "into 3: X2p -> I1u1n + I1u2n + I1u3n: folded",
      "into 4: X2n -> I1u1p + I1u2p + I1u3p: folded",
      "relu 9 (1): I1u3p -> M1u3 + H1u3p: in  and inputs",
      "relu 10 (2): M1u3 + I1u3n -> H1u3n: is 3",
      "out 15: H1u3p -> Y1n: in  and inputs",
      "out 16: H1u3n -> Y1p: in 3",
    ]);
  });

  test("inputs and outputs have their parts; a unit that is not there is refused", async () => {
    expect(
      (await chemistry(FIGURE_1.network, 0, 1)).groups.map(({ part, count }) => `${part} ${count}`),
    ).toEqual(["out 2"]);
    const y = await chemistry(FIGURE_1.network, 2, 0, {}, 2);
    expect(y.groups.map(({ part, count, rows }) => `${part} ${count} ${rows.length}`)).toEqual(["into 6 2"]);
    const job = {
      network: FIGURE_1.network,
      options: DEFAULT_COMPILE_OPTIONS,
      unit: { layer: 1, index: 9 },
      limit: 1,
    };
    expect(await engine.unitChemistry(job)).toMatchObject({
      ok: false,
      problem: { message: "Layer 1 has 3 units; there is no unit 10." },
    });
  });
});

/** Numbers in the reduced list of the reactions that no reduction removes. */
function surviving(crn: Crn): Map<number, number> {
  const removed = new Set(removableReactions(crn).filter((r) => r >= 0));
  const stay = Array.from(crn.rate.keys()).filter((r) => !removed.has(r));
  return new Map(stay.map((r, i) => [r, i]));
}

/** True when a species is reached from a reaction's products through removed reactions. */
function reaches(crn: Crn, from: number, wanted: number): boolean {
  const removable = removableReactions(crn);
  const seen = new Set<number>();
  const look = (r: number): boolean => {
    for (let e = crn.products.start[r]!; e < crn.products.start[r + 1]!; e++) {
      const s = crn.products.species[e]!;
      if (s === wanted) return true;
      if (removable[s]! < 0 || seen.has(s)) continue;
      seen.add(s);
      if (look(removable[s]!)) return true;
    }
    return false;
  };
  return look(from);
}

async function everyUnit(
  network: Network,
  then: (layer: number, index: number) => Promise<void>,
): Promise<void> {
  for (const [layer, width] of widths(network).entries()) {
    for (let index = 0; index < width; index++) await then(layer, index);
  }
}

describe("random networks", () => {
  test("paper: the carriers are the reactions that reach a removed reactant", async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ network }) => {
        const { crn } = compileUnreduced("", network, true);
        const shown = surviving(crn);
        await everyUnit(network, async (layer, index) => {
          const { groups } = await chemistry(network, layer, index, { reduction: "paper" });
          for (const { reaction, fate } of groups.flatMap(({ rows }) => rows)) {
            if (fate.kind !== "removed") {
              expect(fate).toEqual({ kind: "shown", reaction: shown.get(reaction) });
              continue;
            }
            const reactant = crn.reactants.species[crn.reactants.start[reaction]!]!;
            const expected = [...shown].filter(([r]) => reaches(crn, r, reactant)).map(([, n]) => n);
            expect([...fate.carriers]).toEqual(expected);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  test("compact: the carriers are the lists that hold the reactant when it is removed", async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ network }) => {
        const unreduced = compileUnreduced("", network, true);
        const { crn } = unreduced;
        const shown = surviving(crn);
        const steps = reductionSteps(network, unreduced, "compact");
        const { plan } = steps;
        await everyUnit(network, async (layer, index) => {
          const { groups } = await chemistry(network, layer, index, { reduction: "compact" });
          for (const { reaction, fate } of groups.flatMap(({ rows }) => rows)) {
            if (fate.kind !== "removed") continue;
            const step = plan.removed.indexOf(reaction);
            const state = applySteps(steps, firstState(steps), 0, step);
            if (!state.ok) throw new Error(state.problem.message);
            const holds = [...shown].filter(([r]) =>
              state.value.products[r]?.species.includes(plan.reactant[step]!),
            );
            expect([...fate.carriers]).toEqual(holds.map(([, n]) => n));
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  test("every unit's groups hold exactly the reactions its species take part in", async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ network }) => {
        const { crn } = compileUnreduced("", network, true);
        await everyUnit(network, async (layer, index) => {
          const { groups } = await chemistry(network, layer, index);
          const own = (s: number) => crn.species.layer[s] === layer && crn.species.unit[s] === index;
          const part = (r: number) =>
            [crn.reactants, crn.products].some(({ start, species }) =>
              species.subarray(start[r], start[r + 1]).some(own),
            );
          const found = groups.flatMap(({ rows }) => rows.map(({ reaction }) => reaction));
          expect([...found].sort((a, b) => a - b)).toEqual(Array.from(crn.rate.keys()).filter(part));
        });
      }),
      { numRuns: 60 },
    );
  });
});
