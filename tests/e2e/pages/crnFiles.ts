import { compileNetwork } from "../../../src-worker/compile/compile.ts";
import { writeCrnJson } from "../../../src-worker/formats/crnJson.ts";
import { writeCrnText } from "../../../src-worker/formats/crnText.ts";
import { sbmlFormat } from "../../../src-worker/formats/write/sbml.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import type { Crn } from "../../../src-worker/model/crn.ts";
import { withInputs } from "../../../src-worker/model/crnInputs.ts";
import type { Network } from "../../../src-worker/model/network.ts";
import type { Result } from "../../../src-worker/model/problem.ts";
import { netText } from "../../support/crnFiles.ts";
import { wolframScript } from "../../support/wolframScript.ts";
import { randomNetwork } from "./networks.ts";

/** Reaction text as a person writes it, comments and all. */
export const MAJORITY = `#! name "Majority"
# The majority converts everybody.
X @initial 6
Y @initial 4

X + Y -> X + B
X + Y -> Y + B
X + B -> 2 X
Y + B -> 2 Y
`;

/** A network with pseudorandom ±1 weights and biases. */
export function network(widths: readonly number[]): Network {
  const { weights, file } = randomNetwork(widths);
  const { inputs, outputs, layers } = JSON.parse(file) as {
    inputs: string[];
    outputs: string[];
    layers: { activation: "relu" | "linear"; bias: number[] }[];
  };
  return {
    inputs,
    outputs,
    layers: layers.map(({ activation, bias }, l) => ({
      activation,
      bias: Float64Array.from(bias),
      skips: [],
      weights: {
        fanIn: widths[l] as number,
        width: widths[l + 1] as number,
        values: Int8Array.from([...(weights[l] as readonly string[]).join("")], (c) => (c === "+" ? 1 : -1)),
      },
    })),
  };
}

/** A 2-3-2 network's reactions with an input in them. */
export function compiled(): Crn {
  const made = unwrap(compileNetwork("Small", network([2, 3, 2]), DEFAULT_COMPILE_OPTIONS));
  return withInputs(made.crn, [0.8, -0.3]);
}

/** The same CRN as a file of every kind: name → text. */
export async function filesOf(crn: Crn): Promise<Readonly<Record<string, string>>> {
  const sbml = await sbmlFormat.write?.({ kind: "crn", crn });
  if (!sbml) throw new Error("SBML is written");
  return {
    "small.crn": unwrap(writeCrnText(crn)),
    "small.crn.json": unwrap(writeCrnJson(crn)),
    "small.xml": new TextDecoder().decode(unwrap(sbml)),
    "small.net": netText(crn),
  };
}

/** A script in the authors' shape with two systems and examples; labels are output numbers. */
export function script(widths: readonly number[], examples: number): string {
  const made = network(widths);
  const inputs = Array.from({ length: examples }, (_, n) => ({
    values: made.inputs.map((_, i) => Math.round(100 * Math.sin(n + 2 * i)) / 100),
    label: n % made.outputs.length,
  }));
  return wolframScript(made, inputs);
}

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
