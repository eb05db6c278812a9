import { recognise } from "../../src-worker/compile/recognise.ts";
import { encodeText } from "../../src-worker/formats/bytes.ts";
import { openFile } from "../../src-worker/formats/registry.ts";
import { createRandom } from "../../src-worker/random.ts";
import { scriptNetwork, wolframScript } from "../support/wolframScript.ts";
import { ms, value } from "./measure.ts";

/** Widths of the networks of the authors' smallest and largest scripts: 36 and 648 reactions. */
export const SCRIPTS: readonly (readonly number[])[] = [
  [4, 7, 3],
  [196, 64, 10],
];
export const EXAMPLES = 300;

/** A script in the authors' shape, two systems and labelled examples. */
export function scriptText(widths: readonly number[]): string {
  const random = createRandom(9);
  const network = scriptNetwork(widths, random);
  const examples = Array.from({ length: EXAMPLES }, () => ({
    values: network.inputs.map(() => Number(random.normal().toFixed(6))),
    label: random.integer(network.outputs.length),
  }));
  return wolframScript(network, examples);
}

/** Reading scripts and finding the network behind them, the first time and when warm. Prints a line for each. */
export async function benchReading(print: (line: string) => void): Promise<void> {
  print(`\nWolfram scripts, two systems, ${EXAMPLES} examples`);
  for (const widths of SCRIPTS) {
    const bytes = encodeText(scriptText(widths));
    const times: string[] = [];
    let reactions = 0;
    for (let run = 0; run < 3; run++) {
      const began = performance.now();
      const opened = value(await openFile({ name: "script.wls", bytes }));
      const read = performance.now() - began;
      if (opened.kind !== "crn") throw new Error("a script holds reactions");
      const found = recognise(opened.crn);
      if (!found.recognised) throw new Error(found.because);
      reactions = opened.crn.rate.length;
      times.push(`${ms(read)} + ${ms(performance.now() - began - read)}`);
    }
    const size = `${(bytes.length / 1024 / 1024).toFixed(1)} MB`;
    print(`  ${widths.join("-")}, ${reactions} reactions, ${size}: read + recognised ${times.join(", ")}`);
  }
}
