import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Exportable } from "../../../src-worker/engine.ts";
import { openFile, writeFile } from "../../../src-worker/formats/registry.ts";
import { FORMATS } from "../../../src-worker/formats/table.ts";
import { mathematicaNumber } from "../../../src-worker/formats/write/crnSimulator.ts";
import { plainRate } from "../../../src-worker/formats/write/nuskell.ts";
import type { Crn } from "../../../src-worker/model/crn.ts";
import { crns } from "../../fixtures/arbitraries.ts";
import { csvRows } from "../../peers/peers.ts";
import { crnOf } from "../../support/crns.ts";
import { chemistryOf, READERS, withOldNames } from "../../support/otherFormats.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });

async function write(crn: Crn, format: string): Promise<Uint8Array> {
  const written = await writeFile({ kind: "crn", crn }, format);
  if (!written.ok) throw new Error(`${format}: ${written.problem.message}`);
  return written.value;
}

/** The same CRN with coefficients from 1 to 4: BioNetGen writes out every molecule. */
function withSmallCoefficients(crn: Crn): Crn {
  const small = (n: number) => 1 + (n % 4);
  const side = (s: Crn["reactants"]) => ({ ...s, coefficient: s.coefficient.map(small) });
  return { ...crn, reactants: side(crn.reactants), products: side(crn.products) };
}

const crnFormats = FORMATS.filter(({ writes }) => writes === "crn").map(({ id }) => id);

describe("what is written says the same chemistry, by readers that share nothing with the writers", () => {
  test.each(Object.keys(READERS))("%s", async (format) => {
    await fc.assert(
      fc.asyncProperty(crns, async (any) => {
        const crn = withSmallCoefficients(any);
        const file = decoder.decode(await write(crn, format));
        const read = READERS[format]?.(file);
        expect(withOldNames(read!, file)).toEqual(chemistryOf(crn));
      }),
      { numRuns: 150 },
    );
  });

  test("coefficients up to 2^53, exactly", async () => {
    const formats = Object.keys(READERS).filter((id) => !/^(bngl|bionetgen-net|visual-dsd)$/.test(id));
    await fc.assert(
      fc.asyncProperty(crns, fc.constantFrom(...formats), async (crn, format) => {
        const file = decoder.decode(await write(crn, format));
        expect(withOldNames(READERS[format]!(file), file)).toEqual(chemistryOf(crn));
      }),
      { numRuns: 200 },
    );
  });

  test("CSV tables", async () => {
    await fc.assert(
      fc.asyncProperty(crns, async (crn) => {
        const files = unzipSync(await write(crn, "csv"));
        const table = (name: string) => csvRows(strFromU8(files[name] as Uint8Array)).slice(1);
        const chemistry = chemistryOf(crn);
        const initial = table("species.csv").map((row) => [row[0], Number(row.at(-1))] as const);
        expect(new Map(initial.filter(([, x]) => x !== 0))).toEqual(chemistry.initial);
        expect(table("reactions.csv").map((row) => Number(row[3]))).toEqual(
          chemistry.reactions.map(({ k }) => k),
        );
        chemistry.reactions.forEach(({ left, right }, r) => {
          const rows = table("stoichiometry.csv").filter(([reaction]) => reaction === `R${r + 1}`);
          const column = (c: number) =>
            new Map(rows.map((row) => [row[1], Number(row[c])] as const).filter(([, n]) => n !== 0));
          expect(column(2)).toEqual(left);
          expect(column(3)).toEqual(right);
          const net = table("matrix.csv").map((row) => Number(row[r + 1]));
          expect(net).toEqual(crn.species.ids.map((id) => (right.get(id) ?? 0) - (left.get(id) ?? 0)));
        });
        const rail = (s: number) => crn.species.ids[s] ?? "";
        expect(table("values.csv")).toEqual(
          crn.dualRail.map(({ name, role, plus, minus }) => [
            wellFormed(name),
            role,
            rail(plus),
            rail(minus),
          ]),
        );
      }),
      { numRuns: 60 },
    );
  });
});

/** Lone surrogates have no UTF-8. */
function wellFormed(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}

describe("import, export, import", () => {
  const both = FORMATS.filter(({ reads, writes }) => reads === "crn" && writes === "crn").map(({ id }) => id);

  test.each(both)("%s gives the same chemistry back", async (format) => {
    await fc.assert(
      fc.asyncProperty(plainCrns, async (crn) => {
        const opened = await openFile({ name: "a", bytes: await write(crn, format) }, format);
        if (!opened.ok) throw new Error(opened.problem.message);
        if (opened.value.kind !== "crn") throw new Error(`${format} opened as a network`);
        expect(chemistryOf(opened.value.crn)).toEqual(chemistryOf(crn));
      }),
      { numRuns: 60 },
    );
  });
});

/** CRNs that every format can carry: Dualrail's own ids, small coefficients, a reaction, no species outside reactions. */
const someReactions = crns.filter((crn) => crn.rate.length > 0);
const plainCrns = someReactions.map(withSmallCoefficients).map((crn): Crn => {
  const ids = crn.species.ids.map((_, s) => `H1u${s + 1}p`);
  const used = new Set([...crn.reactants.species, ...crn.products.species]);
  const initial = crn.initial.map((x, s) => (used.has(s) ? x : 0));
  return { ...crn, species: { ...crn.species, ids }, initial, dualRail: [] };
});

describe("every format", () => {
  test.each(crnFormats)("%s is deterministic and never throws, whatever the names", async (format) => {
    await fc.assert(
      fc.asyncProperty(crns, async (crn) => {
        const content: Exportable = { kind: "crn", crn };
        const [a, b] = [await writeFile(content, format), await writeFile(content, format)];
        expect(a).toEqual(b);
        if (!a.ok) expect(a.problem.where.reaction).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  const ascii = [
    "crnsimulator",
    "antimony",
    "bngl",
    "bionetgen-net",
    "visual-dsd",
    "nuskell",
    "python",
    "matlab",
  ];
  test.each([...ascii, "catalyst", "latex", "latex-equations"])(
    "%s: a hostile name stays inside its comment or text",
    async (format) => {
      const evil = `x"; import os\n'); system("rm"); *) --> "" \${1+1} \\end{document} %{ \u2028 =# \r\n#`;
      const crn = crnOf(["A -> B"], { A: 1 }, [{ name: evil, plus: "A", minus: "B", role: "output" }]);
      const file = decoder.decode(await write({ ...crn, name: evil }, format));
      const harmless = decoder.decode(
        await write(
          { ...crn, name: "x y", dualRail: [{ name: "x y", plus: 0, minus: 1, role: "output" }] },
          format,
        ),
      );
      // The same number of lines, none of them begun by what the name says.
      const starts = (text: string) => text.split("\n").map((line) => line.trimStart().slice(0, 1));
      expect(starts(file)).toEqual(starts(harmless));
      if (format !== "antimony") expect(file).toMatch(/^[\x20-\x7e\n]*$/);
    },
  );

  test("a hostile name in XML and JSON is text", async () => {
    const evil = '</model><x a="&\u0000\u{1F600}';
    const crn = crnOf(["A -> B"], { A: 1 }, [{ name: evil, plus: "A", minus: "B", role: "output" }]);
    const sbml = decoder.decode(await write({ ...crn, name: evil }, "sbml"));
    expect(READERS.sbml!(sbml)).toEqual(chemistryOf(crn));
    const notebook = JSON.parse(decoder.decode(await write({ ...crn, name: evil }, "notebook")));
    expect(notebook.cells[0].source[0]).toContain("\\</model\\>");
    expect(notebook.cells[1].source.join("")).toContain("\\U0001f600");
  });

  test("formats for CRNs and runs say where they stand in the export dialog", () => {
    for (const { id, writes, export: info } of FORMATS) {
      expect([id, info !== undefined]).toEqual([id, writes !== null && writes !== "network"]);
      for (const limit of info?.limits ?? []) {
        const others = FORMATS.filter((f) => limit.instead.includes(f.id) && f.writes === writes);
        expect(others).toHaveLength(limit.instead.length);
        expect(limit.says).toMatch(/^[A-Z].*\.$/);
      }
      if (info) expect(info.checked).toMatch(/^[A-Z].*\.$/);
    }
  });

  test("the molecule and coefficient limits of a format are refused with the reaction", async () => {
    const crn = crnOf(["A -> B", "A -> 9007199254740992 B"], { A: 1 });
    for (const format of ["bngl", "bionetgen-net", "visual-dsd"]) {
      const written = await writeFile({ kind: "crn", crn }, format);
      expect(written).toMatchObject({ ok: false, problem: { where: { reaction: 2 } } });
    }
  });
});

describe("numbers", () => {
  test("rates for Nuskell have decimals or an exponent, never both, and are exact", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: Number.MIN_VALUE }), (k) => {
        expect(plainRate(k)).toMatch(/^\d+(\.\d+|e-?\d+)?$/);
        expect(Number(plainRate(k))).toBe(k);
      }),
    );
  });

  test("Mathematica's numbers have no e", () => {
    expect([1e-7, 1.5e-7, 1e21, 0.1, 3].map(mathematicaNumber)).toEqual([
      "1.*^-7",
      "1.5*^-7",
      "1.*^21",
      "0.1",
      "3",
    ]);
  });
});

test("reserved words are escaped, and the file says how", async () => {
  const crn = crnOf(["E + end -> in + C_1", "in -> E_ + end_"], { E: 1, end: 2 });
  const file = async (format: string) => decoder.decode(await write(crn, format));
  expect(await file("crnsimulator")).toContain("rxn[sE + end, in + sC$1, 1],");
  expect(await file("crnsimulator")).toContain("(* C_1 is called sC$1 here. *)");
  expect(await file("antimony")).toContain("R1: E + end__2 => in_ + C_1; k*E*end__2;");
  expect(await file("antimony")).toContain("// end is called end__2 here.");
  expect(await file("catalyst")).toContain("k, E + end__2 --> in_ + C_1");
  expect(await file("sbml")).toContain('<species id="end"');
});
