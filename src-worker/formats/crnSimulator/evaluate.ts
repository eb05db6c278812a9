import { shorten } from "../show.ts";
import type { Call, Expression } from "./expression.ts";

/** Values of names. */
export type Values = ReadonlyMap<string, number>;

/** A number, or the place and the words for why there is none (the second half of a sentence). */
export type Evaluated =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly at: number; readonly why: string; readonly unknown: string | null };

/** The value of an arithmetic expression: numbers, known names, + − * / ^. */
export function evaluate(expression: Expression, values: Values): Evaluated {
  if (expression.kind === "number") return { ok: true, value: expression.value };
  if (expression.kind !== "call") return named(expression.name, expression.at, values);
  const operation = OPERATIONS[expression.head];
  if (!operation) {
    return {
      ok: false,
      at: expression.at,
      why: `${shorten(expression.head) || "this"}[…] is no number`,
      unknown: null,
    };
  }
  const numbers: number[] = [];
  for (const arg of expression.args) {
    const evaluated = evaluate(arg, values);
    if (!evaluated.ok) return evaluated;
    numbers.push(evaluated.value);
  }
  return { ok: true, value: operation(numbers) };
}

function named(name: string, at: number, values: Values): Evaluated {
  const value = values.get(name);
  if (value !== undefined) return { ok: true, value };
  const advice = /^[eE]\d*$/.test(name) ? "; Wolfram writes 1.*^-7, not 1e-7" : "";
  return { ok: false, at, why: `${shorten(name)} has no value${advice}`, unknown: name };
}

type Operation = (numbers: readonly number[]) => number;

const fold = (step: (a: number, b: number) => number): Operation => {
  return ([first = 0, ...rest]) => rest.reduce(step, first);
};

const OPERATIONS: Readonly<Record<string, Operation | undefined>> = Object.assign(Object.create(null), {
  Plus: fold((a, b) => a + b),
  Subtract: fold((a, b) => a - b),
  Times: fold((a, b) => a * b),
  Divide: fold((a, b) => a / b),
  Power: fold((a, b) => a ** b),
  Minus: ([a = 0]: readonly number[]) => 0 - a,
  PlusSign: ([a = 0]: readonly number[]) => a,
});

/** The numbers of a list of nothing else, `List[…]` and `List[[…]]` alike; null for any other expression. */
export function numericList(expression: Expression, values: Values): number[] | null {
  if (expression.kind !== "call") return null;
  const isPart = expression.head === "Part" && isSymbol(expression.args[0], "List");
  if (expression.head !== "List" && !isPart) return null;
  const items = isPart ? expression.args.slice(1) : expression.args;
  const numbers: number[] = [];
  for (const item of items) {
    const evaluated = evaluate(item, values);
    if (!evaluated.ok) return null;
    numbers.push(evaluated.value);
  }
  return numbers.length > 0 ? numbers : null;
}

export function isSymbol(expression: Expression | undefined, name: string): boolean {
  return expression?.kind === "symbol" && expression.name === name;
}

/** A call of one of the heads, or null. */
export function callOf(expression: Expression | undefined, ...heads: readonly string[]): Call | null {
  return expression?.kind === "call" && heads.includes(expression.head) ? expression : null;
}
