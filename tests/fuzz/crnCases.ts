import { encodeText } from "../../src-worker/formats/bytes.ts";
import { writeCrnJson } from "../../src-worker/formats/crnJson.ts";
import { writeCrnText } from "../../src-worker/formats/crnText.ts";
import { createRandom } from "../../src-worker/random.ts";
import { netText, sbmlText, wolframSystem } from "../support/crnFiles.ts";
import { crnOf } from "../support/crns.ts";
import { scriptNetwork, wolframScript } from "../support/wolframScript.ts";
import { type Draw, type HostileCase, mutate } from "./cases.ts";

const crn = crnOf(["A + 2 B -> C @ 0.5", "C -> ", " -> A", "B + C -> 3 A"], { A: 10, B: 7.5 }, [
  { name: "x", plus: "A", minus: "B", role: "input" },
  { name: "y", plus: "C", minus: "A", role: "output" },
]);
const sbml = {
  level: 3,
  size: 2,
  amounts: false,
  localParameters: true,
  compartmentInLaw: true,
  prefix: "",
} as const;

/** Small files that open, one for every way a reader goes. */
export const VALID_CRN_FILES: readonly (readonly [name: string, text: string])[] = [
  ["system.wls", wolframSystem(crn, createRandom(1))],
  ["iris.wls", authorsScript()],
  ["model.xml", sbmlText(crn, sbml, createRandom(2))],
  ["level2.xml", sbmlText(crn, { ...sbml, level: 2, amounts: true }, createRandom(3))],
  ["model.net", netText(crn)],
  ["hand.crn", "A @constant 3; B @i 1e-7\nA + 2 B <=> C [kf = 1, kr = 2]\n"],
  ["text.crn", textOf(writeCrnText(crn))],
  ["model.crn.json", textOf(writeCrnJson(crn))],
];

function authorsScript(): string {
  const examples = [
    { values: [1, -2], label: 0 },
    { values: [0.5, 3], label: 1 },
  ];
  return wolframScript(scriptNetwork([2, 2, 2], createRandom(4)), examples);
}

function textOf(result: ReturnType<typeof writeCrnText>): string {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** Pieces that readers look for, in places where they do not expect them. */
const PIECES = [
  ...["{", "}", "[", "]", "(", ")", "(*", "*)", '"', ";", ",", "\n", "\r", "rxn[", "conc[", ":=", "_", "-"],
  ...["1.*^-7", "1*^999999999", "1e999", "-0", "0x", "9999999999999999999", "1/0", "0^-1", "Get", "@@", "''"],
  ...["<", ">", "/>", "</", "&amp;", "&x;", "&#xD800;", "<![CDATA[", "<!--", "<!DOCTYPE x [", "<?x ?>"],
  ...["<apply>", "<times/>", "<power/>", "</math>", "<ci>A</ci>", 'id="A"', "<cn>1</cn>", 'xmlns:a="b"'],
  ...["begin ", "end ", "species", "reactions", "#", "#!", "#! dualrail", "1,2", "$", "0", "@i", "<=>", "->"],
  ...['"A":', "null", "true", "{}", "[]", '"__proto__":', '"reactants":', "\\u0000", "1e308", "0.1"],
  ...["\u0000", "\ufffd", "é", "−", "\u{1F480}", "\u2028"],
];

function mutateText(text: string, draw: Draw): string {
  let result = text;
  for (let n = 1 + draw(4); n > 0; n--) {
    const at = draw(result.length + 1);
    const remove = [0, 0, 1, 1, 2, 7, 60, 400][draw(8)] as number;
    const times = [1, 1, 1, 2, 300, 3000][draw(6)] as number;
    const moved = draw(5) === 0 ? result.slice(draw(result.length + 1)).slice(0, 1 + draw(80)) : null;
    const insert = moved ?? (PIECES[draw(PIECES.length)] as string);
    result = result.slice(0, at) + insert.repeat(times) + result.slice(at + remove);
  }
  return result;
}

const HEADS: readonly (readonly [string, string])[] = [
  ["a.wls", "{rxn[a,b,1],"],
  ["a.wls", "(*"],
  ["a.wls", "Notebook[{"],
  ["a.xml", "<sbml level='3'>"],
  ["a.xml", "<?xml version='1.0' encoding='x'?>"],
  ["a.net", "begin reactions\n"],
  ["a.crn", "A -> B\n"],
  ["a.crn.json", '{"format":"dualrail-crn",'],
  ["a.txt", ""],
];

function randomBytes(draw: Draw): HostileCase {
  const [name, head] = HEADS[draw(HEADS.length)] as (typeof HEADS)[number];
  const tail = Uint8Array.from({ length: draw(600) }, () => draw(256));
  return { what: "random bytes", files: [{ name, bytes: Uint8Array.from([...encodeText(head), ...tail]) }] };
}

/** Something that grows when it is unfolded, nests without end, or declares what it does not hold. */
function bomb(draw: Draw): HostileCase {
  const many = 1 + draw(30_000);
  const [name, text] = BOMBS[draw(BOMBS.length)] as (typeof BOMBS)[number];
  return { what: "bomb", files: [{ name, bytes: encodeText(text(many, draw)) }] };
}

type Bomb = (many: number, draw: Draw) => string;

const BOMBS: readonly (readonly [string, Bomb])[] = [
  ["a.wls", (n) => `{rxn[a,b,1], ${"(".repeat(n)}`],
  ["a.wls", (n) => `{rxn[a,b,1], ${"{".repeat(n)}${"}".repeat(n)}}`],
  ["a.wls", (n) => `{rxn[${"2(a+".repeat(n)}b${")".repeat(n)},c,1]}`],
  ["a.wls", (n) => `{rxn[a,b,${"2^".repeat(n)}2]}`],
  ["a.wls", (n) => `{rxn[a,b,${"-".repeat(n)}2]}`],
  ["a.wls", (n) => `{rxn[${"9".repeat(n)}a,b,1]}`],
  ["a.wls", (n) => `s={rxn[a,2b,1],rxn[b,2c,1]};${"s=reduceFFNCCrn[s];".repeat(n % 500)}`],
  ["a.wls", (n) => `{${Array.from({ length: n % 3000 }, (_, i) => `rxn[a${i},2a${i + 1},1]`)}}`],
  ["a.wls", (n) => `f[x_]:={conc[a,x],rxn[a,b,1]};${"r=f[1];".repeat(n)}`],
  ["a.xml", (n) => `<sbml level="3">${"<a>".repeat(n)}`],
  ["a.xml", (n) => `<!DOCTYPE x [${entities(n % 40)}]><sbml level="3"><model name="&e0;"/></sbml>`],
  ["a.xml", (n) => `<sbml level="3"><reaction><kineticLaw><math>${"<apply><plus/>".repeat(n)}`],
  ["a.xml", (n) => law(`<apply><power/><ci>A</ci><cn type="integer">${n}</cn></apply>`)],
  [
    "a.xml",
    (n) => law(`<apply><times/>${"<apply><plus/><ci>A</ci><ci>B</ci></apply>".repeat(n % 64)}</apply>`),
  ],
  ["a.xml", (n) => law(`<apply><times/>${"<ci>A</ci>".repeat(n)}</apply>`)],
  ["a.xml", (n) => law(`<cn type="e-notation">1<sep/>${"9".repeat(n % 400)}</cn>`)],
  [
    "a.net",
    (n) => `begin species\n${4294967295 - n} A() 1\nend species\nbegin reactions\n1 4294967295 0 1\n`,
  ],
  ["a.net", (n) => `begin reactions\n1 ${"1,".repeat(n)}1 0 1\nend reactions`],
  [
    "a.net",
    (n) => `begin parameters\n${parameters(n % 2000)}end parameters\nbegin species\n1 A() k0\nend species`,
  ],
  ["a.net", (n) => `begin parameters\n1 k ${"(".repeat(n)}\nend parameters`],
  ["a.crn", (n) => `${"9".repeat(n)} A -> B`],
  ["a.crn", (n) => `A ${"+ A ".repeat(n)}-> B`],
  ["a.crn", (n) => `A -> B [k = ${"9".repeat(n)}]`],
  ["a.crn", (n) => `#! name "${"\\".repeat(n)}"\nA -> B`],
  ["a.crn", (n) => `${"A -> ".repeat(n)}B`],
  ["a.crn", (n) => `${";".repeat(n)}A -> B${" @i 1".repeat(n)}`],
  ["a.crn.json", (n) => `{"format":"dualrail-crn","version":1,"species":${"[".repeat(n)}`],
  ["a.crn.json", (n) => `{"format":"dualrail-crn","version":${"9".repeat(n)}}`],
  [
    "a.crn.json",
    (n) => `{"format":"dualrail-crn","version":1,"species":[${'{"id":"A"},'.repeat(n)}{"id":"B"}]}`,
  ],
  ["a.crn.json", (n) => jsonReaction(`{"A":${"9".repeat(1 + (n % 20))}}`)],
  ["a.crn.json", (n) => jsonReaction(`{${'"A":1,'.repeat(n)}"A":1}`)],
];

function entities(depth: number): string {
  return Array.from({ length: depth }, (_, i) => `<!ENTITY e${i} "${`&e${i + 1};`.repeat(10)}">`).join("");
}

function parameters(count: number): string {
  return Array.from({ length: count }, (_, i) => `${i + 1} k${i} k${i + 1}*2+k${i + 1}\n`).join("");
}

function law(math: string): string {
  return `<sbml level="3"><compartment id="c" size="1"/><species id="A" compartment="c"/><species id="B" compartment="c"/><reaction id="R"><listOfReactants><speciesReference species="A" stoichiometry="1"/></listOfReactants><kineticLaw><math>${math}</math></kineticLaw></reaction></sbml>`;
}

function jsonReaction(reactants: string): string {
  return `{"format":"dualrail-crn","version":1,"species":[{"id":"A","initial":1}],"reactions":[{"reactants":${reactants},"products":{},"k":1}]}`;
}

/** Case number `seed` for the readers of reactions; the same seed gives the same case. */
export function hostileCrnCase(seed: number): HostileCase {
  const random = createRandom(seed);
  const draw: Draw = (n) => Math.floor(random.uniform() * n);
  const kind = draw(20);
  if (kind === 0) return randomBytes(draw);
  if (kind <= 2) return bomb(draw);
  const [name, text] = VALID_CRN_FILES[draw(VALID_CRN_FILES.length)] as (typeof VALID_CRN_FILES)[number];
  const bytes = kind <= 5 ? mutate(encodeText(text), draw, true) : encodeText(mutateText(text, draw));
  return { what: "mutated", files: [{ name, bytes }] };
}
