import fc from "fast-check";
import { expect, test } from "vitest";
import { recognise } from "../../../src-worker/compile/recognise.ts";
import { encodeText } from "../../../src-worker/formats/bytes.ts";
import { openFile } from "../../../src-worker/formats/registry.ts";
import { createRandom } from "../../../src-worker/random.ts";
import { netText, sbmlText, wolframSystem } from "../../support/crnFiles.ts";
import { crnOf } from "../../support/crns.ts";
import { anyText } from "../../support/text.ts";
import { USUAL_STYLE, wolframScript } from "../../support/wolframScript.ts";

/** Cases in the normal run; FUZZ_RUNS asks for more: FUZZ_RUNS=100000 npx vitest run tests/unit/formats/fuzzCrn.test.ts */
const RUNS = Number(process.env.FUZZ_RUNS ?? 1500);
const LONGEST_MS = 2000;

/** Processor time of this process so far: unlike the clock it does not run on while others have the machine. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const crn = crnOf(["A + 2 B -> C @ 0.5", "C -> ", " -> A", "B + C -> 3 A"], { A: 10, B: 7.5 });
const network = {
  inputs: ["x0", "x1"],
  layers: [
    {
      activation: "relu" as const,
      weights: { fanIn: 2, width: 2, values: Int8Array.of(1, -1, 1, 1) },
      skips: [],
      bias: Float64Array.of(0.5, -1),
    },
    {
      activation: "linear" as const,
      weights: { fanIn: 2, width: 2, values: Int8Array.of(1, -1, 1, 0) },
      skips: [],
      bias: Float64Array.of(0, 2),
    },
  ],
  outputs: ["y0", "y1"],
};
const sbml = {
  level: 3,
  size: 2,
  amounts: false,
  localParameters: true,
  compartmentInLaw: true,
  prefix: "",
} as const;
const VALID: readonly (readonly [string, string])[] = [
  ["system.wls", wolframSystem(crn, createRandom(1))],
  [
    "iris.wls",
    wolframScript(
      network,
      [
        { values: [1, -2], label: 0 },
        { values: [0.5, 3], label: 1 },
      ],
      USUAL_STYLE,
    ),
  ],
  ["model.xml", sbmlText(crn, sbml, createRandom(2))],
  ["level2.xml", sbmlText(crn, { ...sbml, level: 2, amounts: true }, createRandom(3))],
  ["model.net", netText(crn)],
  ["text.crn", "A @constant 3; B @i 1e-7\nA + 2 B <=> C [kf = 1, kr = 2]\n"],
];

/** Pieces that readers look for, in places where they do not expect them. */
const PIECES = [
  ...[
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "(*",
    "*)",
    '"',
    ";",
    ",",
    "\n",
    "rxn[",
    "conc[",
    "1.*^-7",
    "1e999",
    ":=",
    "_",
    "-",
    "Get",
  ],
  ...[
    "<",
    ">",
    "/>",
    "</",
    "&amp;",
    "&x;",
    "<![CDATA[",
    "<!--",
    "<apply>",
    "<times/>",
    "</math>",
    "<ci>A</ci>",
    'id="A"',
  ],
  ...[
    "begin ",
    "end ",
    "species",
    "reactions",
    "#",
    "1,2",
    "$",
    "0",
    "9999999999999999999",
    "\u0000",
    "\ufffd",
    "é",
  ],
];

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.constantFrom(0, 0, 1, 1, 2, 7, 60),
  insert: fc.oneof(fc.constantFrom(...PIECES), anyText({ maxLength: 3 })),
  times: fc.constantFrom(1, 1, 1, 2, 300),
});

function mutate(
  text: string,
  changes: readonly { at: number; remove: number; insert: string; times: number }[],
): string {
  return changes.reduce((before, { at, remove, insert, times }) => {
    const place = Math.floor(at * before.length);
    return before.slice(0, place) + insert.repeat(times) + before.slice(place + remove);
  }, text);
}

async function openTimed(name: string, bytes: Uint8Array) {
  const began = processorMs();
  const result = await openFile({ name, bytes });
  if (result.ok && result.value.kind === "crn") recognise(result.value.crn);
  expect(processorMs() - began).toBeLessThan(LONGEST_MS);
  if (!result.ok) {
    const { message, where } = result.problem;
    expect(message.startsWith(`${name}: `)).toBe(true);
    expect(message).toMatch(/[.)]$/);
    expect(message.length).toBeLessThan(800);
    expect(Object.keys(where).length).toBeGreaterThan(1);
  }
  return result.ok;
}

test("mutated CRN files open or are refused with a place, fast, and never throw", async () => {
  const answers = { opened: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...VALID),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      async ([name, text], changes) => {
        const opened = await openTimed(name, encodeText(mutate(text, changes)));
        answers[opened ? "opened" : "refused"]++;
      },
    ),
    { numRuns: RUNS },
  );
  expect(Math.min(answers.opened, answers.refused)).toBeGreaterThan(RUNS / 50);
});

test("random bytes behind a head of each format never throw", async () => {
  const heads = ["", "{rxn[", "<sbml level='3'>", "begin reactions\n", "A -> B\n", "(*", "Notebook[{"];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...heads),
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom("a.wls", "a.xml", "a.net", "a.crn"),
      async (head, bytes, name) => {
        await openTimed(name, Uint8Array.from([...encodeText(head), ...bytes]));
      },
    ),
    { numRuns: RUNS / 3 },
  );
});

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
