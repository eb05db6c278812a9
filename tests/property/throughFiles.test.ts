import fc from "fast-check";
import { expect, test } from "vitest";
import { compileNetwork } from "../../src-worker/compile/compile.ts";
import { recognise } from "../../src-worker/compile/recognise.ts";
import { openFile, writeFile } from "../../src-worker/formats/registry.ts";
import { FORMATS } from "../../src-worker/formats/table.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../src-worker/model/compiled.ts";
import { type Crn, pairsOf, railValue } from "../../src-worker/model/crn.ts";
import { withInputs } from "../../src-worker/model/crnInputs.ts";
import { reactionsOf } from "../support/crns.ts";
import { networkCases } from "../support/networks.ts";

const ids = FORMATS.filter(({ reads, writes }) => reads === "crn" && writes === "crn").map(({ id }) => id);

/** Reactions and concentrations by id, whatever the order of species. */
function chemistry(crn: Crn) {
  const sorted = (line: string) =>
    line
      .split(" -> ")
      .map((side) => side.split(" + ").toSorted().join(" + "))
      .join(" -> ");
  // Formats differ in whether they list species of no reaction that there is none of.
  const initial = crn.species.ids.flatMap((id, s) => (crn.initial[s] === 0 ? [] : [[id, crn.initial[s]]]));
  return { reactions: reactionsOf(crn).map(sorted), rate: Array.from(crn.rate), initial: initial.toSorted() };
}

function valuesOf(crn: Crn, role: "input" | "output") {
  return pairsOf(crn, role).map((pair) => [pair.name, railValue(pair, crn.initial) + 0]);
}

async function through(crn: Crn, format: string): Promise<Crn> {
  const written = await writeFile({ kind: "crn", crn }, format);
  if (!written.ok) throw new Error(written.problem.message);
  const opened = await openFile({ name: "a", bytes: written.value }, format);
  if (!opened.ok) throw new Error(opened.problem.message);
  if (opened.value.kind !== "crn") throw new Error("is no CRN");
  return opened.value.crn;
}

test.each(ids)(
  "%s: the chemistry of any network comes back, out and in twice, and so does the network",
  async (format) => {
    await fc.assert(
      fc.asyncProperty(networkCases({ maxLayers: 3, maxWidth: 4 }), async ({ network, input }) => {
        const made = compileNetwork("random", network, DEFAULT_COMPILE_OPTIONS);
        if (!made.ok) throw new Error(made.problem.message);
        fc.pre(made.value.crn.rate.length > 0);
        const crn = withInputs(made.value.crn, input);
        const once = await through(crn, format);
        expect(chemistry(once)).toEqual(chemistry(crn));
        expect(chemistry(await through(once, format))).toEqual(chemistry(crn));
        const before = recognise(crn);
        const after = recognise(once);
        expect(after.recognised).toBe(before.recognised);
        if (!before.recognised || !after.recognised) return;
        expect(after.network.layers).toEqual(before.network.layers);
        for (const role of ["input", "output"] as const)
          expect(valuesOf(once, role)).toEqual(valuesOf(crn, role));
      }),
      { numRuns: 40 },
    );
  },
);
