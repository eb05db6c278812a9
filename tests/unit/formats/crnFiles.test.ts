import fc from "fast-check";
import { expect, test } from "vitest";
import { readBionetgenNet } from "../../../src-worker/formats/bionetgenNet.ts";
import { encodeText } from "../../../src-worker/formats/bytes.ts";
import { readCrnSimulator } from "../../../src-worker/formats/crnSimulator.ts";
import { readCrnText } from "../../../src-worker/formats/crnText.ts";
import { openFile, writeFile } from "../../../src-worker/formats/registry.ts";
import { readSbml } from "../../../src-worker/formats/sbml.ts";
import type { Crn } from "../../../src-worker/model/crn.ts";
import type { Result } from "../../../src-worker/model/problem.ts";
import { createRandom } from "../../../src-worker/random.ts";
import { crns } from "../../fixtures/arbitraries.ts";
import { netText, sbmlText, wolframSystem } from "../../support/crnFiles.ts";
import { crnOf, reactionsOf } from "../../support/crns.ts";

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** What every CRN format carries: reactions in order, rate constants, concentrations; names sorted by themselves. */
function content(crn: Crn, digits = 15) {
  const ids = crn.species.ids;
  return {
    reactions: reactionsOf(crn).map((line) =>
      line
        .split(" -> ")
        .map((side) => side.split(" + ").toSorted().join(" + "))
        .join(" -> "),
    ),
    rate: Array.from(crn.rate, (k) => k.toPrecision(digits)),
    initial: Object.fromEntries(ids.map((id, s) => [id, crn.initial[s].toPrecision(digits)]).toSorted()),
  };
}

/** Random CRNs whose numbers a law can hold: no constant or concentration near the ends of float64. */
const moderate = crns.map(
  (crn): Crn => ({
    ...crn,
    rate: crn.rate.map((k) => 10 ** (Math.log10(k) % 6)),
    initial: crn.initial.map((x) => (x === 0 ? 0 : 10 ** (Math.log10(x) % 6))),
    reactants: { ...crn.reactants, coefficient: crn.reactants.coefficient.map((n) => 1 + (n % 3)) },
    products: { ...crn.products, coefficient: crn.products.coefficient.map((n) => 1 + (n % 4)) },
  }),
);

/** Ids that a Wolfram symbol can be. */
const plain = moderate.map(
  (crn): Crn => ({ ...crn, species: { ...crn.species, ids: crn.species.ids.map((_, s) => `s${s}x`) } }),
);

test("CRNSimulator systems give the CRN back, sums, lists and numbers alike", () => {
  fc.assert(
    fc.property(plain, fc.nat(1e9), (crn, seed) => {
      fc.pre(crn.rate.length > 0);
      const read = value(readCrnSimulator(wolframSystem(crn, createRandom(seed))));
      expect(content(read.crn)).toEqual(content(crn));
      expect(read.simulation).toEqual({ tEnd: 50 });
    }),
    { numRuns: 200 },
  );
});

test("BioNetGen networks give the CRN back", () => {
  fc.assert(
    fc.property(moderate, (crn) => {
      expect(content(value(readBionetgenNet(netText(crn))).crn)).toEqual(content(crn));
    }),
    { numRuns: 200 },
  );
});

test("SBML gives the CRN back, whatever the level, volume, units, parameters and order of factors", () => {
  const style = fc.record({
    level: fc.constantFrom(2 as const, 3 as const),
    size: fc.constantFrom(1, 1e-3, 2.5),
    amounts: fc.boolean(),
    localParameters: fc.boolean(),
    compartmentInLaw: fc.boolean(),
    prefix: fc.constantFrom("", "sbml"),
  });
  fc.assert(
    fc.property(moderate, style, fc.nat(1e9), (crn, how, seed) => {
      const read = value(readSbml(sbmlText(crn, how, createRandom(seed))));
      expect(content(read.crn, 12)).toEqual(content(crn, 12));
      expect(read.crn.name).toBe("random");
      expect(read.remarks).toBeUndefined();
    }),
    { numRuns: 200 },
  );
});

const EULER = `
<sbml xmlns="http://www.sbml.org/sbml/level3/version2/core" level="3" version="2"><model>
<listOfFunctionDefinitions><functionDefinition id="law"><math xmlns="http://www.w3.org/1998/Math/MathML">
<lambda><bvar><ci>k</ci></bvar><bvar><ci>s</ci></bvar><apply><times/><ci>k</ci><ci>s</ci></apply></lambda></math></functionDefinition></listOfFunctionDefinitions>
<listOfCompartments><compartment id="c" size="2" constant="true"/></listOfCompartments>
<listOfSpecies>
<species id="A" compartment="c" initialConcentration="3" hasOnlySubstanceUnits="false" boundaryCondition="false" constant="false"/>
<species id="B" compartment="c" initialAmount="4" hasOnlySubstanceUnits="false" boundaryCondition="false" constant="false"/>
<species id="E" compartment="c" initialConcentration="1" hasOnlySubstanceUnits="false" boundaryCondition="true" constant="false"/>
</listOfSpecies>
<listOfParameters><parameter id="k" value="5" constant="true"/><parameter id="y" name="out" constant="false"/></listOfParameters>
<listOfRules><assignmentRule variable="y"><math xmlns="http://www.w3.org/1998/Math/MathML"><apply><minus/><ci>A</ci><ci>B</ci></apply></math></assignmentRule></listOfRules>
<listOfReactions>LIST</listOfReactions></model></sbml>`;

const reaction = (law: string, extra = "") =>
  EULER.replace(
    "LIST",
    `<reaction id="R" reversible="true"${extra}><listOfReactants><speciesReference species="A" stoichiometry="1" constant="true"/></listOfReactants><listOfProducts><speciesReference species="B" stoichiometry="1" constant="true"/></listOfProducts><kineticLaw><math xmlns="http://www.w3.org/1998/Math/MathML">${law}</math></kineticLaw></reaction>`,
  );

test("an SBML law of two terms is a reaction forwards and one backwards; catalysts, functions and held species too", () => {
  const forth = "<apply><times/><ci>c</ci><ci>k</ci><ci>A</ci></apply>";
  const back = "<apply><times/><ci>B</ci><cn>0.5</cn><ci>c</ci></apply>";
  const read = (law: string) => value(readSbml(reaction(law))).crn;
  const both = read(`<apply><minus/>${forth}${back}</apply>`);
  expect(reactionsOf(both)).toEqual(["A -> B", "B -> A"]);
  expect([...both.rate]).toEqual([5, 0.5]);
  expect([...both.initial]).toEqual([3, 2, 1]);
  expect(both.dualRail).toEqual([{ name: "out", plus: 0, minus: 1, role: "output" }]);
  const factored = read(
    `<apply><times/><ci>c</ci><apply><minus/><apply><times/><ci>k</ci><ci>A</ci></apply><ci>B</ci></apply></apply>`,
  );
  expect([reactionsOf(factored), [...factored.rate]]).toEqual([
    ["A -> B", "B -> A"],
    [5, 1],
  ]);
  // Without the compartment the law is an amount per time: k = 5 / 2.
  const catalysed = read("<apply><times/><ci>k</ci><ci>A</ci><ci>E</ci></apply>");
  expect([reactionsOf(catalysed), [...catalysed.rate]]).toEqual([["A + E -> E + B"], [2.5]]);
  expect(reactionsOf(read("<apply><ci>law</ci><ci>k</ci><ci>A</ci></apply>"))).toEqual(["A -> B"]);
  expect(reactionsOf(read("<apply><power/><ci>A</ci><cn type='integer'>2</cn></apply>"))).toEqual([
    "2 A -> B + A",
  ]);
  const exact = read(
    '<apply><times/><cn type="e-notation">1.5<sep/>-7</cn><cn type="rational">2<sep/>4</cn><ci>A</ci></apply>',
  );
  expect([...exact.rate]).toEqual([3.75e-8]);
});

test("species that are held constant keep their concentration: reactions give back what they take", () => {
  const crn = value(readCrnText("F @constant 2\nA @i 1\nF + A -> 2 B\n-> F\nB -> F + A"));
  expect(reactionsOf(crn)).toEqual(["F + A -> F + 2 B", "B -> A"]);
  const net = `begin species\n1 $F() 2\n2 A() 1\nend species\nbegin reactions\n1 1,2 2,2 3\n2 1 2 1\nend reactions`;
  expect(reactionsOf(value(readBionetgenNet(net)).crn)).toEqual(["F + A -> F + 2 A", "F -> F + A"]);
});

test("names that are no ids become ids, and the file says so", () => {
  const net = `begin species\n1 A(b!1).B(a!1) 2\n2 A(b).B(a) 1\n3 _x 0\nend species\nbegin reactions\n1 1 2 3\nend reactions`;
  const read = value(readBionetgenNet(net));
  expect(read.crn.species.ids).toEqual(["A_b_1_B_a_1", "A_b_B_a", "x"]);
  expect(read.remarks?.[0]).toMatch(
    /^A species id is a letter, then letters, digits or _: A\(b!1\)\.B\(a!1\) is A_b_1_B_a_1, and 2 more/,
  );
  const script = value(readCrnSimulator("{rxn[x[1] + x$2, x[1,2], 1]}"));
  expect(script.crn.species.ids).toEqual(["x_1", "x_2", "x_1_2"]);
});

test("groups of a BioNetGen network that are rails become outputs", () => {
  const net = (groups: string) =>
    `begin species\n1 P() 2\n2 N() 1\nend species\nbegin reactions\n1 1 2 3\nend reactions\nbegin groups\n${groups}\nend groups`;
  const pair = [{ name: "y", plus: 0, minus: 1, role: "output" }];
  expect(value(readBionetgenNet(net("1 y_plus 1\n2 y_minus 2"))).crn.dualRail).toEqual(pair);
  expect(value(readBionetgenNet(net("1 y 1,-1*2"))).crn.dualRail).toEqual(pair);
  expect(value(readBionetgenNet(net("1 total 1,2*2"))).crn.dualRail).toEqual([]);
});

test("files that Dualrail wrote for other tools give names, inputs and outputs back", async () => {
  const crn = crnOf(["X1p -> Y1p", "X1n -> Y1n", "X2p -> Y1n"], { X1p: 2, X2p: 1 }, [
    { name: "sepal length", plus: "X1p", minus: "X1n", role: "input" },
    { name: "y = 2", plus: "Y1p", minus: "Y1n", role: "output" },
  ]);
  const named = {
    ...crn,
    name: "Two inputs",
    dualRail: [...crn.dualRail, { name: "alone", plus: 4, minus: -1, role: "input" as const }],
  };
  for (const format of ["crnsimulator", "bionetgen-net"]) {
    const written = value(await writeFile({ kind: "crn", crn: named }, format));
    const opened = value(await openFile({ name: "a", bytes: written }));
    if (opened.kind !== "crn") throw new Error("must be a CRN");
    expect(opened.crn.name).toBe("Two inputs");
    const id = (s: number) => opened.crn.species.ids[s] ?? "";
    expect(
      opened.crn.dualRail.map(({ name, plus, minus, role }) => [role, name, id(plus), id(minus)]),
    ).toEqual([
      ["input", "sepal length", "X1p", "X1n"],
      ["input", "alone", "X2p", ""],
      ["output", "y = 2", "Y1p", "Y1n"],
    ]);
  }
});

test.each([
  ["a.wls", "{conc[a,1], rxn[a,b,1]}"],
  ["a.m", "sys = {rxn[a,b,1]};"],
  ["a.txt", 'Get["CRNSimulator.m"]\nSimulateRxnsys[{conc[a,10],rxn[a,b,1]},50];'],
  ["a.xml", reaction("<ci>A</ci>")],
  ["model", reaction("<ci>A</ci>")],
  ["a.net", "begin species\n1 A() 2\nend species\nbegin reactions\n1 1 0 3\nend reactions"],
])("%s is found by what it holds", async (name, text) => {
  expect(await openFile({ name, bytes: encodeText(text) })).toMatchObject({
    ok: true,
    value: { kind: "crn" },
  });
});
