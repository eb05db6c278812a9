import { constant, MAX_POWER, numberOf, type Polynomial, product, scaled, sum } from "./polynomial.ts";

/** An element of MathML. */
export interface MathElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: MathElement[];
  text: string;
}

/** `lambda` of a function definition. */
export interface FunctionDefinition {
  readonly parameters: readonly string[];
  readonly body: MathElement;
}

/** What names stand for. */
export interface MathScope {
  /** The polynomial of a name, or the second half of a sentence about why there is none. */
  lookUp(name: string): Polynomial | { readonly why: string };
  functionOf(name: string): FunctionDefinition | undefined;
}

/** A polynomial in species, or the second half of a sentence: "divides by A". */
export type MathValue =
  | { readonly ok: true; readonly value: Polynomial }
  | { readonly ok: false; readonly why: string };

const MAX_CALLS = 16;
/** Functions that call functions may unfold without end; a rate law has some ten elements. */
const MAX_WORK = 20_000;

/** Reads content MathML as a polynomial in species with number coefficients: sums, products, powers, calls. */
export function evaluateMath(element: MathElement, scope: MathScope): MathValue {
  const reader = new MathReader();
  try {
    return { ok: true, value: reader.value(element, scope, 0) };
  } catch (fault) {
    if (fault instanceof MathFault) return { ok: false, why: fault.message };
    throw fault;
  }
}

/** Carries the reason out of the nested reading; never leaves this file. */
class MathFault extends Error {}

function refuse(why: string): never {
  throw new MathFault(why);
}

/** The content of `math`, `semantics` and the like. */
function contentOf(element: MathElement): MathElement {
  return element.children[0] ?? refuse("is empty");
}

class MathReader {
  private work = 0;

  value(element: MathElement, scope: MathScope, calls: number): Polynomial {
    if (++this.work > MAX_WORK) refuse("is too long");
    switch (element.name) {
      case "math":
      case "semantics":
        return this.value(contentOf(element), scope, calls);
      case "cn":
        return constant(numberIn(element));
      case "ci": {
        const found = scope.lookUp(element.text.trim());
        return "why" in found ? refuse(found.why) : found;
      }
      case "pi":
        return constant(Math.PI);
      case "exponentiale":
        return constant(Math.E);
      case "csymbol":
        return csymbol(element);
      case "apply":
        return this.apply(element, scope, calls);
      default:
        return refuse(`uses <${element.name.slice(0, 30)}>`);
    }
  }

  private apply({ children }: MathElement, scope: MathScope, calls: number): Polynomial {
    const [operator, ...operands] = children;
    if (!operator) return refuse("is empty");
    const args = operands
      .filter(({ name }) => name !== "degree" && name !== "logbase")
      .map((operand) => this.value(operand, scope, calls));
    if (operator.name === "ci") return this.call(operator.text.trim(), args, scope, calls);
    const operation = OPERATIONS[operator.name];
    if (operation) return operation(args);
    const numeric = FUNCTIONS[operator.name];
    if (!numeric || args.length !== 1) return refuse(`uses <${operator.name.slice(0, 30)}>`);
    const x = numberOf(args[0] as Polynomial) ?? refuse(`takes ${operator.name} of a concentration`);
    return constant(numeric(x));
  }

  private call(name: string, args: readonly Polynomial[], scope: MathScope, calls: number): Polynomial {
    const definition = scope.functionOf(name);
    if (!definition) return refuse(`calls the unknown function ${name.slice(0, 40)}`);
    if (calls >= MAX_CALLS) return refuse(`calls functions more than ${MAX_CALLS} deep`);
    if (definition.parameters.length !== args.length) {
      return refuse(
        `calls ${name.slice(0, 40)} with ${args.length} arguments instead of ${definition.parameters.length}`,
      );
    }
    const bound = new Map(definition.parameters.map((parameter, i) => [parameter, args[i] as Polynomial]));
    const inner: MathScope = {
      lookUp: (parameter) => bound.get(parameter) ?? scope.lookUp(parameter),
      functionOf: scope.functionOf,
    };
    return this.value(definition.body, inner, calls + 1);
  }
}

type Operation = (args: readonly Polynomial[]) => Polynomial;

const tooLong = () => refuse("has too many terms");

const OPERATIONS: Readonly<Record<string, Operation | undefined>> = Object.assign(Object.create(null), {
  times: (args: readonly Polynomial[]) => args.reduce((a, b) => product(a, b) ?? tooLong(), constant(1)),
  plus: (args: readonly Polynomial[]) => sum(...args) ?? tooLong(),
  minus: ([a, b, more]: readonly Polynomial[]) => {
    if (!a) return refuse("is empty");
    if (more) return refuse("subtracts more than two terms");
    return b ? (sum(a, scaled(b, -1)) ?? tooLong()) : scaled(a, -1);
  },
  divide: ([a, b, more]: readonly Polynomial[]) => {
    if (!a || !b || more) return refuse("does not divide one term by one other");
    const divisor = numberOf(b);
    if (divisor === null) return refuse("divides by a concentration");
    if (divisor === 0) return refuse("divides by 0");
    return a.map(({ coefficient, powers }) => ({ coefficient: coefficient / divisor, powers }));
  },
  power: ([base, exponent]: readonly Polynomial[]) =>
    base && exponent ? power(base, exponent) : refuse("is empty"),
});

const FUNCTIONS: Readonly<Record<string, ((x: number) => number) | undefined>> = Object.assign(
  Object.create(null),
  {
    exp: Math.exp,
    ln: Math.log,
    log: Math.log10,
    root: Math.sqrt,
    abs: Math.abs,
    floor: Math.floor,
    ceiling: Math.ceil,
  },
);

function power(base: Polynomial, exponent: Polynomial): Polynomial {
  const n = numberOf(exponent);
  if (n === null) return refuse("has a concentration as exponent");
  const x = numberOf(base);
  if (x !== null) return constant(x ** n);
  if (!Number.isInteger(n) || n < 0 || n > MAX_POWER) {
    return refuse(`has the power ${String(n).replace("-", "−")} of a concentration`);
  }
  let result = constant(1);
  for (let i = 0; i < n; i++) result = product(result, base) ?? tooLong();
  return result;
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/** `<cn>3</cn>`, e-notation and rational: the two parts of `<sep/>` are joined by a blank. */
function numberIn({ text, attributes }: MathElement): number {
  const [first = "", second = "", ...rest] = text.trim().split(/\s+/);
  const type = attributes.type ?? "real";
  const parts = type === "e-notation" || type === "rational" ? [first, second] : [first];
  const sound =
    rest.length === 0 && (parts.length === 2 || second === "") && parts.every((part) => NUMBER.test(part));
  if (!sound) return refuse(`holds "${text.trim().slice(0, 30)}", which is no number`);
  const value =
    type === "e-notation"
      ? Number(`${first}e${second}`)
      : type === "rational"
        ? Number(first) / Number(second)
        : Number(first);
  return Number.isFinite(value)
    ? value
    : refuse(`holds "${text.trim().slice(0, 30)}", which is no finite number`);
}

function csymbol({ attributes }: MathElement): Polynomial {
  const kind = attributes.definitionURL?.split("/").at(-1) ?? "";
  return kind === "avogadro"
    ? constant(6.02214179e23)
    : refuse(`depends on ${kind.slice(0, 30) || "a symbol"}`);
}
