import { ok, type Result } from "../../model/problem.ts";
import {
  CrnBuilder,
  faultOfCoefficient,
  faultOfConcentration,
  faultOfRate,
  MAX_COEFFICIENT,
} from "../crnBuilder.ts";
import { count, shorten, show } from "../show.ts";
import { SpeciesNames } from "../speciesNames.ts";
import { callOf, evaluate, type Values } from "./evaluate.ts";
import type { Call, Expression } from "./expression.ts";
import type { Lines } from "./lexer.ts";

/** What a reaction system `{conc[…], rxn[…], …}` says. */
export interface System {
  readonly builder: CrnBuilder;
  readonly names: SpeciesNames;
  /** For each species whose concentration is a parameter of the system, that parameter. */
  readonly fromParameter: ReadonlyMap<number, string>;
}

/** Items that make a list a reaction system. */
const REACTIONS: ReadonlySet<string> = new Set(["rxn", "revrxn", "rxnl"]);

const ITEMS: ReadonlySet<string> = new Set([...REACTIONS, "conc"]);

/** Items with no comma between them, which Wolfram multiplies. */
function runOf(item: Expression, heads: ReadonlySet<string>): Call | null {
  const product = callOf(item, "Times");
  return product?.args.some((part) => part.kind === "call" && heads.has(part.head)) ? product : null;
}

/** The expression where it is a list that holds a reaction, or nothing but concentrations; else null. */
export function asSystem(expression: Expression | undefined): Call | null {
  if (expression?.kind !== "call" || expression.head !== "List" || expression.args.length === 0) return null;
  const holds = expression.args.some(
    (item) =>
      item.kind === "call" &&
      (REACTIONS.has(item.head) || asSystem(item) !== null || runOf(item, REACTIONS) !== null),
  );
  return holds || expression.args.every((item) => item.kind === "call" && item.head === "conc")
    ? expression
    : null;
}

/**
 * Reads the items of a reaction system (CRNSimulator 1 and 2). Several `conc` of one species add up, and
 * `x[0] == 4` overrides them. A concentration that is a parameter of the system's function stays open.
 *
 * @param parameters names of the function's parameters; their `values` are those of the first call.
 */
export function readSystem(
  list: Call,
  parameters: ReadonlySet<string>,
  values: Values,
  lines: Lines,
): Result<System> {
  const reader = new SystemReader(parameters, values, lines);
  const read = reader.items(list);
  return read.ok ? ok(reader.finish()) : read;
}

class SystemReader {
  private readonly builder = new CrnBuilder();
  private readonly names = new SpeciesNames();
  private readonly fromParameter = new Map<number, string>();
  private readonly sums = new Map<number, number>();
  private readonly fixed = new Map<number, number>();

  constructor(
    private readonly parameters: ReadonlySet<string>,
    private readonly values: Values,
    private readonly lines: Lines,
  ) {}

  finish(): System {
    for (const [s, sum] of [...this.sums, ...this.fixed]) this.builder.setInitial(s, sum);
    for (const s of this.fixed.keys()) this.fromParameter.delete(s);
    return { builder: this.builder, names: this.names, fromParameter: this.fromParameter };
  }

  items(list: Call): Result<null> {
    for (const item of list.args) {
      const read = this.item(item);
      if (!read.ok) return read;
    }
    return ok(null);
  }

  private item(item: Expression): Result<null> {
    if (item.kind === "call") {
      switch (item.head) {
        case "List":
          return this.items(item);
        case "rxn":
        case "rxnl":
          return this.reaction(
            item,
            3,
            `${item.head}[${item.head === "rxn" ? "a + b, c" : "{a, b}, {c}"}, 1]`,
          );
        case "revrxn":
          return this.reaction(item, 4, "revrxn[a + b, c, 1, 2]");
        case "conc":
          return this.concentration(item);
        case "Equal":
          return this.equation(item);
        case "term":
          return this.refuse(item.at, "not-mass-action", "term[…] is no reaction. Write it as rxn[…].");
      }
    }
    const run = runOf(item, ITEMS);
    if (run) {
      const [first = run] = run.args;
      return this.refuse(first.at, "item", "a comma is missing behind this. Write one between two items.");
    }
    const found =
      item.kind === "call" ? `${item.head}[…]` : item.kind === "number" ? show(item.value) : item.name;
    return this.refuse(
      item.at,
      "item",
      `"${shorten(found)}" is neither a reaction nor a concentration. Use rxn, revrxn, rxnl and conc.`,
    );
  }

  private refuse(at: number, code: string, message: string, species?: string): Result<never> {
    return this.lines.refuse(at, code, message, species);
  }

  private reaction({ head, args, at }: Call, expected: number, example: string): Result<null> {
    if (args.length !== expected) {
      return this.refuse(
        at,
        "reaction",
        `${head} has ${count(args.length, "argument")} instead of ${expected}. Write ${example}.`,
      );
    }
    const [left, right, ...rates] = args as [Expression, Expression, ...Expression[]];
    for (const [i, rate] of rates.entries()) {
      const k = this.number(rate, "the rate constant", faultOfRate);
      if (!k.ok) return k;
      const reactants = this.side(i === 0 ? left : right, this.builder.reactants);
      if (!reactants.ok) return reactants;
      const products = this.side(i === 0 ? right : left, this.builder.products);
      if (!products.ok) return products;
      if (this.builder.reactants.isEmpty() && this.builder.products.isEmpty()) {
        return this.refuse(at, "reaction", "the reaction has neither reactants nor products. Remove it.");
      }
      this.builder.closeReaction(k.value);
    }
    return ok(null);
  }

  private side(side: Expression, into: CrnBuilder["reactants"]): Result<null> {
    // rxn[1, x, k]: nothing on that side; CRNSimulator takes any other whole number for 1.
    if (side.kind === "number") return ok(null);
    const terms = callOf(side, "Plus", "List");
    for (const term of terms ? terms.args : [side]) {
      const added = this.term(term, 1, into);
      if (!added.ok) return added;
    }
    return ok(null);
  }

  private term(term: Expression, factor: number, into: CrnBuilder["reactants"]): Result<null> {
    const product = callOf(term, "Times");
    if (!product) {
      const s = this.species(term);
      if (!s.ok) return s;
      if (into.add(s.value, factor)) return ok(null);
      const id = this.builder.ids[s.value] as string;
      return this.refuse(
        term.at,
        "coefficient",
        `the coefficients of ${shorten(id)} add up to more than 2^53. Use smaller ones.`,
        id,
      );
    }
    const [first, ...others] = product.args as [Expression, ...Expression[]];
    const [number, rest] =
      first.kind === "number" ? [first, others] : [others[0], [first, ...others.slice(1)]];
    if (number?.kind !== "number" || rest.length !== 1) {
      return this.refuse(term.at, "reaction", "species are multiplied. Join them by +, as in 2a + b.");
    }
    const n = number.value * factor;
    const fault =
      Number.isInteger(number.value) && n <= MAX_COEFFICIENT
        ? faultOfCoefficient(n)
        : faultOfCoefficient(number.value);
    if (fault !== null || n > MAX_COEFFICIENT) {
      const what = fault ?? "more than 2^53. Use smaller ones.";
      return this.refuse(number.at, "coefficient", `the coefficient is ${what}`);
    }
    const inner = callOf(rest[0], "Plus");
    for (const part of inner ? inner.args : rest) {
      const added = this.term(part, n, into);
      if (!added.ok) return added;
    }
    return ok(null);
  }

  /** The species that a symbol, or an indexed one such as x[1], stands for. */
  private species(expression: Expression): Result<number> {
    const name = nameOf(expression);
    if (name !== null) return ok(this.builder.species(this.names.idOf(name)));
    const what = expression.kind === "number" ? show(expression.value) : "this";
    return this.refuse(
      expression.at,
      "species",
      `${what} is no species. Write species joined by +, as in a + 2b.`,
    );
  }

  private concentration({ args, at }: Call): Result<null> {
    const [target, amount] = args;
    if (!target || !amount || args.length !== 2) {
      return this.refuse(
        at,
        "initial",
        `conc has ${count(args.length, "argument")} instead of 2. Write conc[a, 10].`,
      );
    }
    const list = callOf(target, "List");
    for (const item of list ? list.args : [target]) {
      const s = this.species(item);
      if (!s.ok) return s;
      if (amount.kind === "symbol" && this.parameters.has(amount.name) && !this.fromParameter.has(s.value)) {
        this.fromParameter.set(s.value, amount.name);
        continue;
      }
      const x = this.initial(amount, s.value);
      if (!x.ok) return x;
      this.sums.set(s.value, (this.sums.get(s.value) ?? 0) + x.value);
    }
    return ok(null);
  }

  private initial(amount: Expression, s: number): Result<number> {
    const id = this.builder.ids[s] as string;
    return this.number(amount, `the initial concentration of ${shorten(id)}`, faultOfConcentration, id);
  }

  /** `x[0] == 4` is a concentration; `x[t] == …` and `x'[t] == …` are no reactions. */
  private equation({ args, at }: Call): Result<null> {
    const [left, right] = args;
    const zero = left?.kind === "call" && left.args.length === 1 && left.args[0];
    if (
      left?.kind !== "call" ||
      left.of !== null ||
      !zero ||
      zero.kind !== "number" ||
      zero.value !== 0 ||
      !right
    ) {
      return this.refuse(
        at,
        "not-mass-action",
        "an equation of time is no reaction. Write reactions as rxn[…] and x[0] == 4 for a concentration.",
      );
    }
    const s = this.builder.species(this.names.idOf(left.head));
    const x = this.initial(right, s);
    if (!x.ok) return x;
    this.fixed.set(s, x.value);
    return ok(null);
  }

  private number(
    expression: Expression,
    what: string,
    faultOf: (x: number) => string | null,
    species?: string,
  ): Result<number> {
    const evaluated = evaluate(expression, this.values);
    if (!evaluated.ok) {
      const open = evaluated.unknown !== null && this.parameters.has(evaluated.unknown);
      const advice = open
        ? `No call of the function gives ${shorten(evaluated.unknown ?? "")} a number.`
        : "Write a number.";
      return this.refuse(evaluated.at, "number", `${what} is unknown: ${evaluated.why}. ${advice}`, species);
    }
    const fault = faultOf(evaluated.value);
    return fault === null
      ? ok(evaluated.value)
      : this.refuse(expression.at, "number", `${what} is ${fault}`, species);
  }
}

/** The name of a species expression: a symbol, or an indexed symbol as "x[1,2]". */
export function nameOf(expression: Expression): string | null {
  if (expression.kind === "symbol") return expression.name;
  if (expression.kind !== "call" || expression.head === "" || expression.args.length === 0) return null;
  if (/^[A-Z][A-Za-z]+$/.test(expression.head)) return null;
  const indices = expression.args.map((arg) =>
    arg.kind === "number" ? String(arg.value) : arg.kind === "symbol" ? arg.name : null,
  );
  return indices.includes(null) ? null : `${expression.head}[${indices.join(",")}]`;
}
