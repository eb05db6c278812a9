import { type Crn, type DualRail, pairsOf } from "../../model/crn.ts";
import type { CrnExample } from "../../model/crnDocument.ts";
import { hintOfId, railSuffix } from "../../model/nameHints.ts";
import { pairsByName } from "../railPairs.ts";
import type { Block, Script } from "./script.ts";

/** A dual-rail input and the parameters of the system's function that hold its concentrations; −1 for none. */
export interface InputPair extends DualRail {
  readonly plusArgument: number;
  readonly minusArgument: number;
}

/**
 * The inputs of a system: species whose initial concentration is a parameter, put together by their
 * names (x0Spos and x0Sneg, ap and am). One that has no partner is an input with its + rail alone.
 */
export function inputPairs(
  ids: readonly string[],
  fromParameter: ReadonlyMap<number, string>,
  parameters: readonly string[],
): InputPair[] {
  const found = new Map<string, { name: string; plus: number; minus: number }>();
  for (const s of fromParameter.keys()) {
    const { name, rail } = inputName(ids[s] as string);
    const pair = found.get(name) ?? { name, plus: -1, minus: -1 };
    if (rail < 0) pair.minus = s;
    else pair.plus = s;
    found.set(name, pair);
  }
  const argument = (s: number) => (s < 0 ? -1 : parameters.indexOf(fromParameter.get(s) as string));
  return [...found.values()]
    .flatMap((pair) =>
      pair.plus >= 0 ? pair : { name: ids[pair.minus] as string, plus: pair.minus, minus: -1 },
    )
    .map(({ name, plus, minus }) => ({
      name,
      plus,
      minus,
      role: "input" as const,
      plusArgument: argument(plus),
      minusArgument: argument(minus),
    }))
    .sort((a, b) => a.plusArgument - b.plusArgument);
}

function inputName(id: string): { readonly name: string; readonly rail: -1 | 0 | 1 } {
  const hint = hintOfId(id);
  if (hint?.role === "X" && /^x/.test(id)) return { name: `x${hint.unit}`, rail: hint.rail };
  const suffix = railSuffix(id);
  return suffix ? { name: suffix.base, rail: suffix.rail } : { name: id, rail: 0 };
}

/** The dual-rail values of a system: its inputs, the outputs the script reads, and what names tell of others. */
export function systemPairs(
  ids: readonly string[],
  inputs: readonly InputPair[],
  script: Script,
): DualRail[] {
  const named = pairsByName(ids);
  const index = new Map(ids.map((id, s) => [id, s]));
  const stated = script.outputs.flatMap(([plus, minus], i): DualRail[] => {
    const [p, m] = [index.get(plus), index.get(minus)];
    return p === undefined || m === undefined
      ? []
      : [{ name: outputName(plus, i), plus: p, minus: m, role: "output" }];
  });
  const outputs = stated.length > 0 ? stated : named.filter(({ role }) => role === "output");
  const given = inputs.length > 0 ? inputs : named.filter(({ role }) => role === "input");
  const taken = new Set([...outputs, ...given].flatMap(({ plus, minus }) => [plus, minus]));
  const internal = named.filter(
    ({ role, plus, minus }) => role === "internal" && !taken.has(plus) && !taken.has(minus),
  );
  const plain = ({ name, plus, minus, role }: DualRail): DualRail => ({ name, plus, minus, role });
  return [...given, ...internal, ...outputs].map(plain);
}

/** y0, y1, … as the scripts' own plots name them; a species of another notation gives its own name. */
function outputName(plus: string, position: number): string {
  return hintOfId(plus) ? `y${position}` : (railSuffix(plus)?.base ?? plus);
}

/** The calls of a script as examples of a system; the same input called again with another system counts once. */
export function examplesOf(script: Script, crn: Crn, inputs: readonly InputPair[]): CrnExample[] {
  if (inputs.length === 0) return [];
  const outputs = pairsOf(crn, "output").map((pair) => pair.name);
  const className = classNames(script.blocks, outputs);
  const systems = script.blocks.map(({ system }) => system);
  const several = new Set(systems).size > 1;
  const seen = new Set<string>();
  const examples: CrnExample[] = [];
  for (const block of script.blocks) {
    const values = inputs.map((pair) => valueAt(block.args, pair));
    if (values.includes(Number.NaN)) continue;
    if (several) {
      const key = `${values.join()} ${block.label} ${block.winner}`;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    examples.push({
      name: `Example ${examples.length}`,
      values,
      ...(block.label === undefined ? {} : { label: className(block.label) }),
      ...(block.winner === undefined ? {} : { winner: className(block.winner) }),
      ...(block.outputs?.length === outputs.length ? { outputs: block.outputs } : {}),
    });
  }
  return examples;
}

/** Plus − minus; NaN for a call with too few or not finite arguments. */
function valueAt(args: readonly number[], { plusArgument, minusArgument }: InputPair): number {
  const argument = (i: number) => (i < 0 ? 0 : (args[i] ?? Number.NaN));
  const value = argument(plusArgument) - argument(minusArgument);
  return Number.isFinite(value) ? value + 0 : Number.NaN;
}

/** Classes are numbered from 0, or from 1 where one has the number of the outputs and none is 0. */
function classNames(blocks: readonly Block[], outputs: readonly string[]): (n: number) => string {
  const numbers = blocks.flatMap(({ label, winner }) => [label, winner]).filter((n) => n !== undefined);
  const base = numbers.includes(outputs.length) && !numbers.includes(0) ? 1 : 0;
  return (n) => outputs[n - base] ?? String(n);
}
