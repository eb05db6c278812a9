import { expect, test } from "vitest";
import { recognise } from "../../../src-worker/compile/recognise.ts";
import { encodeText } from "../../../src-worker/formats/bytes.ts";
import { openFile } from "../../../src-worker/formats/registry.ts";
import { createRandom } from "../../../src-worker/random.ts";
import { scriptNetwork, wolframScript } from "../../support/wolframScript.ts";

const random = createRandom(7);
const network = scriptNetwork([4, 8, 3], random);
const examples = Array.from({ length: 5 }, () => ({
  values: network.inputs.map(() => Number(random.normal().toFixed(3))),
  label: random.integer(3),
}));
const script = wolframScript(network, examples);

/** Every decimal number between commas or brackets, as its digits and how many stand behind the point. */
function decimals(write: (digits: string, places: number) => string): string {
  return script.replace(/(\d+)\.(\d+)(?=[\],])/g, (_, whole: string, rest: string) =>
    write(String(BigInt(whole + rest)), rest.length),
  );
}

const body = (before: string, after: string) =>
  script.replace(":=\n{", `:= ${before}\n{`).replace("\n}\n", `\n}${after}\n`);

const VARIANTS: Readonly<Record<string, string>> = {
  "Windows line ends": script.replaceAll("\n", "\r\n"),
  "line ends of old Macs": script.replaceAll("\n", "\r"),
  "a byte-order mark": `\ufeff${script}`,
  "a space behind #!": script.replace("#!", "#! "),
  "no #! line": script.split("\n").slice(2).join("\n"),
  "cell marks of a package": `(* ::Package:: *)\n(* ::Input::Initialization:: *)\n${script}`,
  "comments everywhere": script
    .replaceAll(",\n", ", (* with ] and }, and (* nested *) *)\n")
    .replace(":=", ":= (* body *)"),
  "one line": script.replaceAll(",\n", ","),
  "breaks within reactions": script
    .replaceAll("rxn[", "rxn[\n  ")
    .replace(/([a-z0-9])\+(?=[a-z0-9])/g, "$1\n+\n"),
  "lines that go on behind a backslash": script.replaceAll("+hL", "+\\\nhL"),
  "spaces around everything": script
    .split("\n")
    .slice(2)
    .join("\n")
    .replace(/(\+=|==|:=|->|[[\],+=])/g, " $1 "),
  tabs: script.replaceAll("\n", "\n\t"),
  "spaces that do not break": script.replaceAll(", ", ",\u00a0"),
  "a comma at the end": body("", "").replace("\n}\n", ",\n}\n"),
  "no semicolons": script.replaceAll(";\n", "\n"),
  "a semicolon behind the list": body("", ";"),
  Set: script.replace(":=", "="),
  Join: body("Join[", "]"),
  Module: body("Module[{},", "]"),
  "heads of patterns": script.replaceAll("Initial_", "Initial_Real"),
  "tests of patterns": script.replaceAll("Initial_", "Initial_?NumericQ"),
  "another name": script.replaceAll("IRIS", "MNIST14x14"),
  "another way to fetch": script.replace(
    'Get["./CRNSimulator.m"];',
    'SetDirectory[DirectoryName[$InputFileName]];\n<<CRNSimulator.m\nNeeds["CRNSimulator`"]\nOff[General::stop];',
  ),
  "other variables": script
    .replaceAll("rsys", "system1")
    .replace(/\bsol\b/g, "solution")
    .replaceAll("predicted", "p")
    .replaceAll("correctCount", "right")
    .replaceAll("matchingCount", "same")
    .replaceAll("tmax", "end"),
  "the system in its simulation": script.replace(
    /rsys=(IRIS\[.*\]);\nsol=SimulateRxnsys\[rsys/g,
    "sol=SimulateRxnsys[$1",
  ),
  "the reduced system in the blocks": script.replaceAll("rsys=IRIS[", "rsys=IRISReduced["),
  "arguments as a list": script.replace(/rsys=IRIS\[(.*)\];/g, "rsys = IRIS @@ {$1};"),
  "rational numbers": decimals((digits, places) => `${digits}/1${"0".repeat(places)}`),
  "powers of ten": decimals((digits, places) => `${digits}*10^-${places}`),
  "powers of ten in brackets": decimals((digits, places) => `${digits} 10^(-${places})`),
  "*^": decimals((digits, places) => `${digits}.*^-${places}`),
  "a precision": script.replace(/(\d+\.\d+)(?=[\],])/g, "$1`15.95"),
  "k as 1.": script.replaceAll(",1]", ", 1.]"),
  "k as a name": `kf = 1; ks = kf;\n${script.replaceAll(",1]", ",ks]")}`,
  "arrows and minus signs of Unicode": script.replaceAll("->", "→").replaceAll("-", "−"),
  "long names of arrows": script.replaceAll("->", "\\[Rule]"),
};

test.each(Object.entries(VARIANTS))("a script with %s is the same", async (what, text) => {
  expect(what === "Windows line ends" || text !== script).toBe(true);
  await sameAsEver(encodeText(text));
});

test.each([
  ["little", "utf16le"],
  ["big", "utf16be"],
] as const)("a script in UTF-16, %s end first, is the same", async (_, order) => {
  const bytes = Buffer.from(`\ufeff${script}`, "utf16le");
  await sameAsEver(order === "utf16le" ? bytes : bytes.swap16());
});

async function sameAsEver(bytes: Uint8Array): Promise<void> {
  const opened = await openFile({ name: "iris.wls", bytes });
  if (!opened.ok) throw new Error(opened.problem.message);
  if (opened.value.kind !== "crn") throw new Error("is no CRN");
  const { crn, others, simulation, examples: read } = opened.value;
  const found = recognise(crn);
  if (!found.recognised) throw new Error(found.because);
  for (const [l, { weights, bias }] of network.layers.entries()) {
    expect(found.network.layers[l].weights).toEqual(weights);
    for (const [j, b] of bias.entries()) expect(found.network.layers[l].bias[j]).toBeCloseTo(b, 12);
  }
  expect(others?.map(({ rate }) => rate.length)).toEqual([16]);
  expect(read?.map(({ label }) => label)).toEqual(examples.map(({ label }) => `y${label}`));
  for (const [n, { values }] of (read ?? []).entries())
    for (const [i, x] of values.entries()) expect(x).toBeCloseTo(examples[n].values[i], 12);
  expect([50, undefined]).toContain(simulation?.tEnd);
}
