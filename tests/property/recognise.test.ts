import fc from "fast-check";
import { expect, test } from "vitest";
import { compileNetwork } from "../../src-worker/compile/compile.ts";
import { encodeInputs } from "../../src-worker/compile/options.ts";
import { recognise } from "../../src-worker/compile/recognise.ts";
import { type CompileOptions, DEFAULT_COMPILE_OPTIONS } from "../../src-worker/model/compiled.ts";
import type { Crn } from "../../src-worker/model/crn.ts";
import { evaluate, type Layer, type Network } from "../../src-worker/model/network.ts";
import type { Recognised } from "../../src-worker/model/recognition.ts";
import { prepareCrn } from "../../src-worker/prepared.ts";
import { createRandom } from "../../src-worker/random.ts";
import { crnOf } from "../support/crns.ts";
import { damaged, disguised } from "../support/disguise.ts";
import { expectNear } from "../support/near.ts";
import { boundsFor, compileOptions, networkCases, type RandomCase } from "../support/networks.ts";
import { processorMs } from "../support/processorTime.ts";

/** A compiled network with its input; null where the input reactions are gone or there is none. */
function compiled(
  { network, input }: RandomCase,
  { positive, ...options }: Omit<CompileOptions, "positiveInputs"> & { positive: boolean },
): { crn: Crn; network: Network } | null {
  const positiveInputs = positive ? boundsFor(input) : null;
  const result = compileNetwork("random", network, { ...options, positiveInputs });
  if (!result.ok || result.value.crn.rate.length === 0) return null;
  const initial = encodeInputs(result.value, input);
  if (!initial.ok) throw new Error(initial.problem.message);
  return { crn: { ...result.value.crn, initial: initial.value }, network };
}

/** Products of every reaction by its reactants, under a renumbering of the species. */
function table(crn: Crn, to: (s: number) => number): Map<string, string> {
  const side = (which: "reactants" | "products", r: number) => {
    const { start, species, coefficient } = crn[which];
    const terms: string[] = [];
    for (let e = start[r]; e < start[r + 1]; e++) terms.push(`${to(species[e])}:${coefficient[e]}`);
    return terms.sort().join();
  };
  return new Map(Array.from(crn.rate, (k, r) => [side("reactants", r), `${side("products", r)} @ ${k}`]));
}

/** Compiles the recognised network again and compares reaction by reaction, apart from the recogniser's own proof. */
function expectSame(crn: Crn, { network, options, species }: Recognised): void {
  const again = compileNetwork("again", network, options);
  if (!again.ok) throw new Error(again.problem.message);
  expect(table(crn, (s) => species[s])).toEqual(table(again.value.crn, (s) => s));
}

/** The outputs of the chemistry in its limit, by the recogniser's species. */
function limitOf(crn: Crn, { network, options, species }: Recognised): number[] {
  const again = compileNetwork("again", network, options);
  if (!again.ok) throw new Error(again.problem.message);
  const limit = prepareCrn(crn).limit?.(crn.initial);
  const back = new Map(Array.from(species, (to, s) => [to, s]));
  const at = (t: number) => (limit && back.has(t) ? limit[back.get(t) as number] : 0);
  return again.value.outputs.map(({ plus, minus }) => at(plus) - at(minus));
}

function expectClose(found: readonly number[], wanted: Float64Array): void {
  const scale = Math.max(1, ...wanted.map(Math.abs));
  expectNear(found, wanted, 1e-6 * scale);
}

const cases = networkCases({ maxLayers: 4, maxWidth: 5 });

test("named CRNs give their network back, weights, biases, skips and all, unreduced with every option", () => {
  fc.assert(
    fc.property(cases, compileOptions, fc.nat(1e9), (random, options, seed) => {
      const made = compiled(random, { ...options, reduction: "none", foldInputs: false });
      if (!made) return;
      const crn = disguised(made.crn, createRandom(seed), {
        rename: false,
        undeclared: seed % 2 === 0,
        shuffle: true,
      });
      const result = recognise(crn);
      if (!result.recognised) throw new Error(result.because);
      expectSame(crn, result);
      const { network } = result;
      expect(network.layers.map((l) => l.activation)).toEqual(made.network.layers.map((l) => l.activation));
      for (const [l, layer] of network.layers.entries()) {
        const original = made.network.layers[l];
        expect(layer.weights).toEqual(original.weights);
        const edges = original.skips.filter(({ weights }) => weights.values.some((w) => w !== 0));
        expect(layer.skips).toEqual(edges.toSorted((a, b) => a.from - b.from));
        // Positive inputs leave their shift in the biases.
        if (!options.positive) expect(layer.bias).toEqual(original.bias);
      }
    }),
    { numRuns: 250 },
  );
});

test("reduced named CRNs without linear hidden layers give a network of the same function", () => {
  fc.assert(
    fc.property(cases, compileOptions, fc.nat(1e9), (random, options, seed) => {
      fc.pre(random.network.layers.slice(0, -1).every(({ activation }) => activation === "relu"));
      const made = compiled(random, { ...options, foldInputs: false });
      if (!made) return;
      const crn = disguised(made.crn, createRandom(seed), {
        rename: false,
        undeclared: seed % 2 === 0,
        shuffle: true,
      });
      const result = recognise(crn);
      if (!result.recognised) throw new Error(result.because);
      expectSame(crn, result);
    }),
    { numRuns: 250 },
  );
});

test("declared inputs and outputs are enough for unreduced CRNs whose names tell nothing", () => {
  fc.assert(
    fc.property(cases, compileOptions, fc.nat(1e9), (random, options, seed) => {
      const made = compiled(random, { ...options, reduction: "none", foldInputs: false });
      if (!made) return;
      const crn = disguised(made.crn, createRandom(seed), { rename: true, undeclared: false, shuffle: true });
      const result = recognise(crn);
      if (!result.recognised) throw new Error(result.because);
      expectSame(crn, result);
      expect(result.network.outputs).toEqual(expect.arrayContaining([...made.network.outputs]));
      expectClose(limitOf(crn, result), evaluate(result.network, result.input).outputs);
    }),
    { numRuns: 250 },
  );
});

test("nothing but the reactions is enough, up to order, signs and dead units, where inputs have both rails", () => {
  let found = 0;
  fc.assert(
    fc.property(cases, fc.nat(1e9), (random, seed) => {
      const made = compiled(random, { ...DEFAULT_COMPILE_OPTIONS, positive: false });
      if (!made) return;
      const crn = disguised(made.crn, createRandom(seed), { rename: true, undeclared: true, shuffle: true });
      const result = recognise(crn);
      // Inputs without a connection have no reaction: then nothing tells that there are any.
      if (!result.recognised && /^There is no (in|out)put/.test(result.because)) return;
      if (!result.recognised) throw new Error(result.because);
      found++;
      expectSame(crn, result);
      expect(result.remarks.join(" ")).toMatch(/order of units/);
    }),
    { numRuns: 250 },
  );
  expect(found).toBeGreaterThan(150);
});

test("a CRN is never called recognised without being the compiled form, whatever is hidden of it", () => {
  const answers = { yes: 0, no: 0 };
  fc.assert(
    fc.property(cases, compileOptions, fc.nat(1e9), (random, options, seed) => {
      const made = compiled(random, options);
      if (!made) return;
      const crn = disguised(made.crn, createRandom(seed), {
        rename: true,
        undeclared: seed % 2 === 0,
        shuffle: true,
      });
      const result = recognise(crn);
      answers[result.recognised ? "yes" : "no"]++;
      if (result.recognised) expectSame(crn, result);
      else expect(result.because).toMatch(/^\S.*\.$/s);
      if (options.foldInputs && result.recognised) expect(result.network.inputs.length).toBeGreaterThan(0);
    }),
    { numRuns: 400 },
  );
  expect(answers.yes).toBeGreaterThan(50);
  expect(answers.no).toBeGreaterThan(20);
});

const damages = fc.constantFrom("rate", "more", "less", "other", "twice", "dropped" as const);

test("one wrong reaction in a named CRN is refused and named", () => {
  let refused = 0;
  fc.assert(
    fc.property(cases, damages, fc.nat(1e9), (random, what, seed) => {
      const made = compiled(random, { ...DEFAULT_COMPILE_OPTIONS, positive: false });
      if (!made || made.crn.rate.length < 3) return;
      const source = createRandom(seed);
      const whole = disguised(made.crn, source, { rename: false, undeclared: seed % 2 === 0, shuffle: true });
      const wrong = damaged(whole, source, what);
      if (!wrong) return;
      const result = recognise(wrong.crn);
      if (result.recognised) {
        // Another connection of a linear unit may make another network.
        expectSame(wrong.crn, result);
        return;
      }
      refused++;
      if (what === "rate" || what === "twice") expect(result.reactions[0]).toBe(wrong.reaction);
      else if (what !== "dropped") expect(result.reactions).toContain(wrong.reaction);
      for (const r of result.reactions)
        expect(result.because).toMatch(new RegExp(`\\b${r + 1}\\b|is missing|cycle`));
    }),
    { numRuns: 600 },
  );
  expect(refused).toBeGreaterThan(350);
});

test("a wrong rate constant is named in any CRN, reduced or without names", () => {
  fc.assert(
    fc.property(cases, compileOptions, fc.boolean(), fc.nat(1e9), (random, options, rename, seed) => {
      const made = compiled(random, { ...options, foldInputs: false });
      if (!made) return;
      const source = createRandom(seed);
      const crn = disguised(made.crn, source, { rename, undeclared: rename, shuffle: true });
      const wrong = damaged(crn, source, "rate");
      if (!wrong) return;
      expect(recognise(wrong.crn)).toMatchObject({ recognised: false, reactions: [wrong.reaction] });
    }),
    { numRuns: 200 },
  );
});

test("a CRN with one wrong reaction and no names is refused, or it is the compiled form of another network", () => {
  const answers = { yes: 0, no: 0 };
  fc.assert(
    fc.property(cases, compileOptions, damages, fc.nat(1e9), (random, options, what, seed) => {
      const made = compiled(random, { ...options, foldInputs: false });
      if (!made) return;
      const source = createRandom(seed);
      const crn = disguised(made.crn, source, { rename: true, undeclared: true, shuffle: true });
      const wrong = damaged(crn, source, what);
      if (!wrong) return;
      const result = recognise(wrong.crn);
      answers[result.recognised ? "yes" : "no"]++;
      if (result.recognised) expectSame(wrong.crn, result);
      else expect(result.because).toMatch(/^\S.*\.$/s);
    }),
    { numRuns: 400 },
  );
  expect(answers.no).toBeGreaterThan(200);
});

/** Reactions without names that a search for mates can spend minutes on: many species have the same place. */
const ALIKE = [
  [
    "q12 + q4 -> q13",
    "q6 -> q1 + q4 + q16 + q15 + q10 + q5 + q21",
    "q14 -> q9 + q17 + q12 + q7 + q16 + q15 + q3 + q0",
    "q10 + q3 -> q2",
    "q9 + q1 -> q20",
    "q11 -> q1 + q12 + q7 + q8 + q3 + q21",
    "q16 + q8 -> q18",
  ],
  [
    "q6 + q13 -> q15",
    "q18 + q0 -> q17",
    "q5 -> q19 + q7 + q18 + q4 + q16 + q2 + q13 + q1 + q14",
    "q8 -> q9 + q0 + q16 + q2 + q6 + q20 + q3",
    "q19 + q9 -> q12",
    "q1 + q3 -> q11",
  ],
];

test.each(ALIKE)("species with the same place are not tried one after the other: %s", (...lines) => {
  const began = processorMs();
  expect(recognise(crnOf(lines)).recognised).toBe(false);
  expect(processorMs() - began).toBeLessThan(5000);
});

test("any number of inputs with the same weights are told apart without names", () => {
  for (const inputs of [5, 8, 12, 40]) {
    const network = chained(inputs);
    const made = compileNetwork("alike", network, DEFAULT_COMPILE_OPTIONS);
    if (!made.ok) throw new Error(made.problem.message);
    const crn = disguised(made.value.crn, createRandom(inputs), {
      rename: true,
      undeclared: true,
      shuffle: true,
    });
    const result = recognise(crn);
    if (!result.recognised) throw new Error(result.because);
    expectSame(crn, result);
  }
});

/** Inputs of weight 1 or −1 into one linear unit, four linear units behind it and one output. */
function chained(inputs: number): Network {
  const layer = (fanIn: number, width: number, values: number[], bias: number[]): Layer => ({
    activation: "linear",
    weights: { fanIn, width, values: Int8Array.from(values) },
    skips: [],
    bias: Float64Array.from(bias),
  });
  return {
    inputs: Array.from({ length: inputs }, (_, i) => `x${i + 1}`),
    layers: [
      layer(
        inputs,
        1,
        Array.from({ length: inputs }, (_, i) => (i % 3 ? -1 : 1)),
        [0],
      ),
      layer(1, 4, [-1, 1, 1, 1], [0, 0.9669, -0.0497, -1.212]),
      layer(4, 1, [-1, 1, 1, 1], [0]),
    ],
    outputs: ["y"],
  };
}
