import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { compileNetwork } from "../../../src-worker/compile/compile.ts";
import { writeFile } from "../../../src-worker/formats/registry.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import type { Crn } from "../../../src-worker/model/crn.ts";
import { DEFAULT_RUN } from "../../../src-worker/model/exported.ts";
import { crns } from "../../fixtures/arbitraries.ts";
import { crnOf } from "../../support/crns.ts";
import { loadLibSbml, validate } from "../../support/libsbml.ts";
import { boundsFor, compileOptions, networkCases } from "../../support/networks.ts";

let library: Awaited<ReturnType<typeof loadLibSbml>>;
beforeAll(async () => {
  library = await loadLibSbml();
});

async function write(crn: Crn, format: string): Promise<Uint8Array> {
  const written = await writeFile({ kind: "crn", crn }, format);
  if (!written.ok) throw new Error(written.problem.message);
  return written.value;
}

function expectValid(text: string, crn: Crn): void {
  const { messages, ...counts } = validate(library, text);
  expect(messages).toEqual([]);
  expect(counts).toEqual({
    reactions: crn.rate.length,
    species: crn.species.count,
    rules: crn.dualRail.filter(({ role }) => role === "output").length,
  });
}

describe("libSBML finds neither errors nor warnings", () => {
  test("in any CRN", async () => {
    await fc.assert(
      fc.asyncProperty(crns, async (crn) => {
        expectValid(new TextDecoder().decode(await write(crn, "sbml")), crn);
      }),
      { numRuns: 100 },
    );
  });

  test("in compiled networks, whatever the options", async () => {
    await fc.assert(
      fc.asyncProperty(networkCases({ maxLayers: 3, maxWidth: 5 }), compileOptions, async (one, options) => {
        const positiveInputs = options.positive ? boundsFor(one.input) : null;
        const compiled = compileNetwork("A network", one.network, {
          ...DEFAULT_COMPILE_OPTIONS,
          ...options,
          positiveInputs,
        });
        if (!compiled.ok) return;
        expectValid(new TextDecoder().decode(await write(compiled.value.crn, "sbml")), compiled.value.crn);
      }),
      { numRuns: 60 },
    );
  });

  test("it does find what is wrong", async () => {
    const text = new TextDecoder().decode(await write(crnOf(["A + 2 B -> C @ 0.5"], { A: 1 }), "sbml"));
    for (const [right, wrong] of [
      ["<ci>A</ci>", "<ci>nobody</ci>"],
      ['stoichiometry="2"', 'stoichiometry="two"'],
      ['reversible="false"', 'reversible="false" fast="false"'],
      [' units="dimensionless"', ' units="litre"'],
    ] as const) {
      expect(validate(library, text.replace(right, wrong)).messages).not.toEqual([]);
    }
  });
});

describe("COMBINE archive", () => {
  test("holds the SBML and an experiment with the run's end, tolerances and points", async () => {
    await fc.assert(
      fc.asyncProperty(crns, async (crn) => {
        const run = { ...DEFAULT_RUN, tEnd: 12.5, rtol: 1e-5, atol: 1e-8, samples: 51 };
        const written = await writeFile({ kind: "crn", crn, run }, "omex");
        if (!written.ok) throw new Error(written.problem.message);
        const files = unzipSync(written.value);
        expect(Object.keys(files)).toEqual(["manifest.xml", "model.xml", "experiment.sedml"]);
        const model = strFromU8(files["model.xml"] as Uint8Array);
        expectValid(model, crn);
        const experiment = strFromU8(files["experiment.sedml"] as Uint8Array);
        expect(experiment).toContain('outputEndTime="12.5" numberOfSteps="50"');
        expect(experiment).toContain('kisaoID="KISAO:0000209" value="0.00001"');
        expect(experiment).toContain('kisaoID="KISAO:0000211" value="1e-8"');
        checkReferences(experiment, crn);
      }),
      { numRuns: 60 },
    );
  });
});

/** Every reference leads somewhere, every id is there once, every target is a species of the model. */
function checkReferences(sedml: string, crn: Crn): void {
  const all = (pattern: RegExp) => Array.from(sedml.matchAll(pattern), ([, found]) => found as string);
  const ids = all(/ id="(\w+)"/g);
  expect(new Set(ids).size).toBe(ids.length);
  for (const reference of all(/ \w+Reference="(\w+)"/g)) expect(ids).toContain(reference);
  for (const species of all(/sbml:species\[@id='(\w+)'\]/g)) expect(crn.species.ids).toContain(species);
  const variables = all(/<variable id="(\w+)"/g);
  for (const name of all(/<ci>(\w+)<\/ci>/g)) expect(variables).toContain(name);
  const outputs = crn.dualRail.filter(({ role }) => role === "output");
  expect(all(/<dataGenerator id="(output\d+)"/g)).toEqual(outputs.map((_, i) => `output${i + 1}`));
}
