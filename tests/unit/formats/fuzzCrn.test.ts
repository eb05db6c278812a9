import { expect, test } from "vitest";
import { encodeText } from "../../../src-worker/formats/bytes.ts";
import { openFile } from "../../../src-worker/formats/registry.ts";
import { tryFiles } from "../../fuzz/check.ts";
import { hostileCrnCase, VALID_CRN_FILES } from "../../fuzz/crnCases.ts";

/** `npx tsx tests/fuzz/readers.ts reactions 100000` runs as many as wanted. */
const CASES = 2000;
const LONGEST_MS = 2000;
const MOST_MEMORY = 500 * 1024;

/** Processor time of this process so far: unlike the clock it does not run on while others have the machine. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

test.each(VALID_CRN_FILES)("%s, from which hostile files are made, opens", async (name, text) => {
  expect(await openFile({ name, bytes: encodeText(text) })).toMatchObject({ ok: true });
});

test(`${CASES} hostile files of reactions open or are refused with a place: none throws, hangs or eats memory`, async () => {
  const before = process.resourceUsage().maxRSS;
  let opened = 0;
  for (let seed = 1; seed <= CASES; seed++) {
    const hostile = hostileCrnCase(seed);
    const outcome = await tryFiles(hostile, seed);
    if (outcome.opened) opened++;
    expect(outcome.fault, `seed ${seed}, ${hostile.what}, ${hostile.files[0]?.name}`).toBeNull();
  }
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(MOST_MEMORY);
  // Both ways out are exercised.
  expect(opened).toBeGreaterThan(CASES / 30);
  expect(opened).toBeLessThan((CASES * 3) / 4);
}, 300_000);

const SIZE = 300_000;
const HOSTILE: readonly (readonly [string, string])[] = [
  ["a.wls", `{rxn[a,b,1]${",rxn[a,b,1]".repeat(SIZE / 10)}`],
  ["a.wls", `{rxn[a,b,1], ${"(".repeat(SIZE)}`],
  ["a.wls", `{rxn[a,b,1], ${"-".repeat(SIZE)}1}`],
  ["a.wls", `rxn[${"a=".repeat(SIZE)}`],
  ["a.wls", `rxn[1]${"(*".repeat(SIZE)}`],
  ["a.wls", `rxn[${"a+".repeat(SIZE)}`],
  ["a.wls", `{rxn[${"2(a+".repeat(100)}${"1".repeat(SIZE)}`],
  ["a.wls", `rxn[${"1".repeat(SIZE)}`],
  ["a.wls", `rxn[${"_".repeat(SIZE)}`],
  ["a.wls", `${"f[x_]:={rxn[a,b,1]};\n".repeat(SIZE / 100)}x`],
  ["a.wls", `s={rxn[a,b,1]};${"s=reduceFFNCCrn[s];".repeat(SIZE / 100)}`],
  [
    "a.wls",
    `{${Array.from({ length: 2000 }, (_, i) => `rxn[a${i},2a${i + 1},1]`).join()}}; r=reduceFFNCCrn[#0]`,
  ],
  ["a.xml", `<sbml level="3">${"<a>".repeat(SIZE)}`],
  ["a.xml", `<sbml level="3"><reaction><kineticLaw><math>${"<apply>".repeat(SIZE)}`],
  ["a.xml", `<sbml level="3"><compartment id="c" size="${"1".repeat(SIZE)}x"/>`],
  ["a.xml", `<sbml ${Array.from({ length: SIZE / 10 }, (_, i) => `a${i}="1"`).join(" ")}>`],
  ["a.xml", `<!DOCTYPE x [${'<!ENTITY a "aaaaaaaaaa">'.repeat(1000)}]><sbml level="3">&a;`],
  ["a.xml", `<sbml level="3">${"&lt;".repeat(SIZE)}`],
  ["a.net", `begin reactions\n1 ${"1,".repeat(SIZE)} 0 1`],
  ["a.net", `begin ${" ".repeat(SIZE)}!`],
  ["a.net", `begin parameters\n1 k ${"(".repeat(SIZE)}`],
  ["a.net", `begin parameters\n1 k ${"-".repeat(SIZE)}`],
  ["a.net", `begin parameters\n1 k ${"2^".repeat(SIZE)}`],
  ["a.net", `begin species\n1 ${"a(".repeat(SIZE)} 1\n`],
  ["a.net", `${" ".repeat(SIZE)}\n`.repeat(3)],
];

test.each(HOSTILE.map(([name, text], i) => [i, name, text] as const))(
  "hostile file %i, %s, is answered fast",
  async (_, name, text) => {
    const began = processorMs();
    const result = await openFile({ name, bytes: encodeText(text) });
    expect(processorMs() - began).toBeLessThan(LONGEST_MS);
    if (!result.ok) expect(result.problem.message.length).toBeLessThan(800);
  },
);

test("functions that call functions do not unfold without end", async () => {
  const define = (i: number) =>
    `<functionDefinition id="f${i}"><math><lambda><bvar><ci>x</ci></bvar><apply><plus/>${`<apply><ci>f${i + 1}</ci><ci>x</ci></apply>`.repeat(10)}</apply></lambda></math></functionDefinition>`;
  const definitions = Array.from({ length: 14 }, (_, i) => define(i)).join("");
  const text = `<sbml level="3">${definitions}<compartment id="c" size="1"/><species id="A" compartment="c"/><reaction id="R"><speciesReference species="A" stoichiometry="1"/><kineticLaw><math><apply><ci>f0</ci><ci>A</ci></apply></math></kineticLaw></reaction></sbml>`;
  const began = processorMs();
  expect(await openFile({ name: "a.xml", bytes: encodeText(text) })).toMatchObject({ ok: false });
  expect(processorMs() - began).toBeLessThan(LONGEST_MS);
});
