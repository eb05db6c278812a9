import { expect, test } from "vitest";
import { writeCrnJson } from "../../../src-worker/formats/crnJson.ts";
import { readCrnText, writeCrnText } from "../../../src-worker/formats/crnText.ts";
import { type Crn, ROLE } from "../../../src-worker/model/crn.ts";
import type { Result } from "../../../src-worker/model/problem.ts";
import { speciesId } from "../../../src-worker/model/speciesName.ts";
import { readCrnJson } from "../../support/crnJson.ts";
import { processorMs } from "../../support/processorTime.ts";

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const RELU = `#! name "ReLU"
X1p @initial 3  # X⁺₁
X1n @initial 0.25  # X⁻₁
M1u1 @initial 0  # M₁,₁
Y1p @i 0  # Y⁺₁
Y1n @initial 1e-7  # Y⁻₁
X1p -> M1u1 + Y1p  [k = 1]
M1u1 + X1n -> Y1n; 2Y1p + Y1p <=> [kf = 2.5, kr = 1e-3] # both ways
#! dualrail input "x" = X1p - X1n
#! dualrail output "y" = Y1p - Y1n
#! dualrail internal "m" = M1u1 - 0
`;

test("reaction text means what it says", () => {
  const crn = value(readCrnText(RELU));
  expect(crn.name).toBe("ReLU");
  expect(crn.species.ids).toEqual(["X1p", "X1n", "M1u1", "Y1p", "Y1n"]);
  expect([...crn.initial]).toEqual([3, 0.25, 0, 0, 1e-7]);
  expect([...crn.rate]).toEqual([1, 1, 2.5, 1e-3]);
  expect([...crn.reactants.start]).toEqual([0, 1, 3, 4, 4]);
  expect([...crn.reactants.species]).toEqual([0, 2, 1, 3]);
  expect([...crn.reactants.coefficient]).toEqual([1, 1, 1, 3]);
  expect([...crn.products.species]).toEqual([2, 3, 4, 3]);
  expect([...crn.products.coefficient]).toEqual([1, 1, 1, 3]);
  expect(crn.dualRail).toEqual([
    { name: "x", plus: 0, minus: 1, role: "input" },
    { name: "y", plus: 3, minus: 4, role: "output" },
    { name: "m", plus: 2, minus: -1, role: "internal" },
  ]);
  expect([...crn.species.role]).toEqual([ROLE.X, ROLE.X, ROLE.M, ROLE.Y, ROLE.Y]);
  expect([...crn.species.rail]).toEqual([1, -1, 0, 1, -1]);
});

test("species get their role from the dual-rail values, others none", () => {
  const text = 'A + B -> C\n#! dualrail input "a" = A - B\n#! dualrail internal "c" = C - 0';
  const { species } = value(readCrnText(text, "min"));
  expect([...species.role]).toEqual([ROLE.X, ROLE.X, ROLE.none]);
  expect([...species.rail]).toEqual([1, -1, 1]);
});

test("a species in two dual-rail values takes its role from the first", () => {
  const { species } = value(
    readCrnText('A -> B\n#! dualrail input "a" = A - 0\n#! dualrail output "b" = B - A'),
  );
  expect([...species.role]).toEqual([ROLE.X, ROLE.Y]);
  expect([...species.rail]).toEqual([1, 1]);
});

test("written text keeps to the syntax of crnsimulator", () => {
  const text = value(writeCrnText(value(readCrnText(RELU))));
  const code = text
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter((line) => line !== "");
  for (const line of code) {
    expect(line).toMatch(
      /^([A-Za-z]\w* @initial [\d.e-]+|((\d+ )?[A-Za-z]\w*( \+ )?)* ?-> ?((\d+ )?[A-Za-z]\w*( \+ )?)* *\[k = [\d.e-]+\])$/,
    );
  }
  expect(text).toContain("5 species, 4 reactions");
  expect(text).toContain("k·∏Sⁿ");
});

test("JSON carries labels, rates, initial concentrations and dual-rail values", () => {
  const json = JSON.parse(value(writeCrnJson(value(readCrnText(RELU)))));
  expect(json).toMatchObject({ format: "dualrail-crn", version: 1, name: "ReLU" });
  expect(json.species[1]).toEqual({ id: "X1n", label: "X⁻₁", initial: 0.25 });
  expect(json.reactions[1]).toEqual({ reactants: { M1u1: 1, X1n: 1 }, products: { Y1n: 1 }, k: 1 });
  expect(json.dualRail[1]).toEqual({ name: "y", plus: "Y1p", minus: "Y1n", role: "output" });
  expect(json.dualRail[2]).toEqual({ name: "m", plus: "M1u1", role: "internal" });
});

/** As many species, reactions and product entries as unreduced 196-512-512-10 has. */
function mnistSize(): Crn {
  const widths = [196, 512, 512, 10];
  const ids: string[] = [];
  const first = widths.map((width, l) => {
    const start = ids.length;
    const role = l === 0 ? ROLE.X : l === 3 ? ROLE.Y : ROLE.I;
    for (let u = 0; u < width; u++) ids.push(speciesId(role, l, u, 1), speciesId(role, l, u, -1));
    return start;
  });
  const reactants = { start: [0], species: [] as number[] };
  const products = { start: [0], species: [] as number[] };
  for (let l = 0; l < 3; l++) {
    for (let u = 0; u < 2 * (widths[l] as number); u++) {
      reactants.start.push(reactants.species.push((first[l] as number) + u));
      for (let v = 0; v < (widths[l + 1] as number); v++)
        products.species.push((first[l + 1] as number) + 2 * v + (u & 1));
      products.start.push(products.species.length);
    }
  }
  const side = ({ start, species }: { start: number[]; species: number[] }) => ({
    start: Int32Array.from(start),
    species: Int32Array.from(species),
    coefficient: new Float64Array(species.length).fill(1),
  });
  const zeros = () => new Int32Array(ids.length).fill(-1);
  return {
    name: "large",
    species: {
      count: ids.length,
      ids,
      role: new Uint8Array(ids.length),
      layer: zeros(),
      unit: zeros(),
      rail: new Int8Array(ids.length),
    },
    reactants: side(reactants),
    products: side(products),
    rate: new Float64Array(reactants.species.length).fill(1),
    initial: new Float64Array(ids.length),
    dualRail: [],
  };
}

test.each([
  ["JSON", writeCrnJson, readCrnJson],
  ["text", writeCrnText, readCrnText],
] as const)("some 735,000 product entries are written and read within seconds as %s", (_, write, read) => {
  const crn = mnistSize();
  expect(crn.products.species.length).toBeGreaterThan(700_000);
  const start = processorMs();
  const text = value(write(crn));
  const written = processorMs();
  const again = value(read(text));
  const done = processorMs();
  // Measured 0.3 s and 0.8 s on two idle cores; the tests run beside others.
  expect(written - start).toBeLessThan(5000);
  expect(done - written).toBeLessThan(10_000);
  expect(Buffer.compare(bytesOf(again.products), bytesOf(crn.products))).toBe(0);
  expect(again.species).toStrictEqual(crn.species);
});

/** Comparing typed arrays entry by entry would take the test runner ten seconds. */
function bytesOf({ start, species, coefficient }: Crn["products"]): Buffer {
  return Buffer.concat([start, species, coefficient].map((column) => Buffer.from(column.buffer)));
}

test("a CRN that could not be read again is not written", () => {
  const crn = value(readCrnText("A -> B"));
  const bad = { ...crn, rate: Float64Array.of(Number.NaN) };
  for (const write of [writeCrnJson, writeCrnText]) {
    expect(write(bad)).toMatchObject({
      ok: false,
      problem: { message: "Reaction 1: k is NaN. A rate constant is a number greater than 0." },
    });
  }
});
