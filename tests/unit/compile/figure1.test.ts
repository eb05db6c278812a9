import { expect, test } from "vitest";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { compileNetwork, reportOn } from "../../../src-worker/compile/compile.ts";
import { encodeInputs } from "../../../src-worker/compile/options.ts";
import { type CompileOptions, DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import type { Network } from "../../../src-worker/model/network.ts";
import { createRandom } from "../../../src-worker/random.ts";
import { reactionsOf } from "../../support/crns.ts";

function compile(network: Network, options: Partial<CompileOptions>) {
  const compiled = compileNetwork("test", network, { ...DEFAULT_COMPILE_OPTIONS, ...options });
  if (!compiled.ok) throw new Error(compiled.problem.message);
  return compiled.value;
}

/** Reactions with the terms of each side sorted: the paper does not say in which order to write them. */
function sorted(reactions: readonly string[]): string[] {
  const side = (text: string) => text.split(" + ").sort().join(" + ");
  return reactions.map((line) => line.split(" -> ").map(side).join(" -> "));
}

test("Figure 1 compiles to the paper's reactions (3)–(18)", () => {
  expect(reactionsOf(compile(FIGURE_1.network, {}).crn)).toEqual([
    "X1p -> I1u1p + I1u2p + I1u3p",
    "X1n -> I1u1n + I1u2n + I1u3n",
    "X2p -> I1u1n + I1u2n + I1u3n",
    "X2n -> I1u1p + I1u2p + I1u3p",
    "I1u1p -> M1u1 + H1u1p",
    "M1u1 + I1u1n -> H1u1n",
    "I1u2p -> M1u2 + H1u2p",
    "M1u2 + I1u2n -> H1u2n",
    "I1u3p -> M1u3 + H1u3p",
    "M1u3 + I1u3n -> H1u3n",
    "H1u1p -> Y1p",
    "H1u1n -> Y1n",
    "H1u2p -> Y1p",
    "H1u2n -> Y1n",
    "H1u3p -> Y1n",
    "H1u3n -> Y1p",
  ]);
});

test("Figure 1 reduces to (29)–(35) with (36) and (37), in both reductions", () => {
  const reduced = [
    "X1p -> M1u1 + M1u2 + M1u3 + Y1p",
    "X1n -> I1u1n + I1u2n + I1u3n",
    "X2p -> I1u1n + I1u2n + I1u3n",
    "X2n -> M1u1 + M1u2 + M1u3 + Y1p",
    "M1u1 + I1u1n -> Y1n",
    "M1u2 + I1u2n -> Y1n",
    "M1u3 + I1u3n -> Y1p",
  ];
  for (const reduction of ["paper", "compact"] as const) {
    expect(sorted(reactionsOf(compile(FIGURE_1.network, { reduction }).crn))).toEqual(sorted(reduced));
  }
});

test("biases move as the paper's section 3.3 says: m(0) += i⁺(0), y± (0) += i⁺(0), then cancel", () => {
  const [hidden, output] = FIGURE_1.network.layers;
  const biased: Network = {
    ...FIGURE_1.network,
    layers: [
      { ...hidden, bias: Float64Array.of(0.5, 0.25, 2) },
      { ...output, bias: Float64Array.of(-1) },
    ],
  };
  const { crn } = compile(biased, { reduction: "paper" });
  const at = (id: string) => crn.initial[crn.species.ids.indexOf(id)];
  expect([at("M1u1"), at("M1u2"), at("M1u3")]).toEqual([0.5, 0.25, 2]);
  // y⁺ = 0.5 + 0.25 and y⁻ = 2 + 1 lose their common 0.75.
  expect([at("Y1p"), at("Y1n")]).toEqual([0, 2.25]);
});

const SHAPES: { widths: number[]; none: number; input: number; bimolecular: number }[] = [
  { widths: [2, 3, 1], none: 16, input: 4, bimolecular: 3 },
  { widths: [4, 8, 3], none: 40, input: 8, bimolecular: 8 },
  { widths: [10, 32, 4], none: 148, input: 20, bimolecular: 32 },
  { widths: [196, 512, 512, 10], none: 4488, input: 392, bimolecular: 1024 },
];

test.each(SHAPES)("the paper's counts for $widths, with and without folded inputs", (shape) => {
  const network = binaryNetwork(shape.widths);
  const counts = (options: Partial<CompileOptions>) => reportOn(compile(network, options)).reactions;
  expect(counts({})).toEqual({
    total: shape.none,
    input: shape.input,
    unimolecular: shape.none - shape.bimolecular,
    bimolecular: shape.bimolecular,
  });
  for (const reduction of ["paper", "compact"] as const) {
    const { input, bimolecular } = shape;
    expect(counts({ reduction })).toEqual({
      total: input + bimolecular,
      input,
      unimolecular: input,
      bimolecular,
    });
    expect(counts({ reduction, foldInputs: true }).total).toBe(bimolecular);
    expect(counts({ reduction, positiveInputs: network.inputs.map(() => -1) }).input).toBe(input / 2);
  }
});

function binaryNetwork(widths: readonly number[]): Network {
  const random = createRandom(widths.length);
  return {
    inputs: Array.from({ length: widths[0] }, (_, i) => `x${i + 1}`),
    outputs: Array.from({ length: widths.at(-1)! }, (_, i) => `y${i}`),
    layers: widths.slice(1).map((width, l) => ({
      activation: l === widths.length - 2 ? "linear" : "relu",
      weights: {
        fanIn: widths[l],
        width,
        values: Int8Array.from({ length: widths[l] * width }, () => (random.uniform() < 0.5 ? -1 : 1)),
      },
      skips: [],
      bias: Float64Array.from({ length: width }, () => random.normal()),
    })),
  };
}

test("deep networks of +1 weights grow exponentially: past 2^53 the paper's reduction is refused by layer", () => {
  const depth = 60;
  const widths = [1, ...new Array<number>(depth).fill(3), 1];
  const network = binaryNetwork(widths);
  for (const layer of network.layers) layer.weights.values.fill(1);
  const refused = compileNetwork("deep", network, { ...DEFAULT_COMPILE_OPTIONS, reduction: "paper" });
  expect(refused.ok ? null : refused.problem).toMatchObject({
    code: "coefficient-too-large",
    message: expect.stringMatching(/^Layer \d+: the coefficient of .+ passes 2\^53/),
    where: { layer: expect.any(Number) },
  });
});

test("an input that is missing, not finite or below its bound is refused by name", () => {
  const problem = (options: Partial<CompileOptions>, input: number[]) => {
    const encoded = encodeInputs(compile(FIGURE_1.network, options), input);
    return encoded.ok ? null : encoded.problem.message;
  };
  expect(problem({}, [1])).toBe("1 input values for 2 inputs (x1, x2).");
  expect(problem({}, [1, Number.NaN])).toBe("Input x2 is NaN; give a finite number.");
  expect(problem({ positiveInputs: [-1, -1] }, [0, -2])).toBe(
    "Input x2 is -2, below its lower bound -1. Lower the bound or raise the input.",
  );
  const bounds = compileNetwork("f", FIGURE_1.network, {
    ...DEFAULT_COMPILE_OPTIONS,
    positiveInputs: [0, 3],
  });
  expect(bounds.ok ? null : bounds.problem.message).toBe(
    "Positive inputs: the lower bound of x2 is 3; it must be 0 or less.",
  );
});

test("units without outgoing edges emit no fan-out reaction and are remarked on", () => {
  const [hidden, output] = FIGURE_1.network.layers;
  const network: Network = {
    ...FIGURE_1.network,
    layers: [
      { ...hidden, weights: { ...hidden.weights, values: Int8Array.of(1, 1, 1, 0, 0, 0) } },
      { ...output, weights: { ...output.weights, values: Int8Array.of(1, 0, -1) } },
    ],
  };
  const { crn, remarks } = compile(network, {});
  expect(crn.rate.length).toBe(16 - 2 - 2);
  expect(remarks.map(({ message }) => message)).toEqual([
    "Input x2: no outgoing edge, so no fan-out reaction is emitted.",
    "Layer 1, unit 2: no outgoing edge, so no fan-out reaction is emitted.",
  ]);
});
