/** A number, or the second half of a sentence about why there is none: "k2 has no value". */
export type Arithmetic =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly why: string };

const MAX_DEPTH = 100;
const WORD = /\s*(?:((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*)|(\*\*|[-+*/^(),]))/y;

const FUNCTIONS: Readonly<Record<string, ((...x: number[]) => number) | undefined>> = Object.assign(
  Object.create(null),
  {
    exp: Math.exp,
    ln: Math.log,
    log10: Math.log10,
    log2: Math.log2,
    sqrt: Math.sqrt,
    abs: Math.abs,
    min: Math.min,
    max: Math.max,
  },
);

const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ["_pi", Math.PI],
  ["_e", Math.E],
]);

/** The value of an arithmetic expression in names: numbers, + − * / ^, brackets, exp, ln, sqrt and the like. */
export function evaluateArithmetic(text: string, values: ReadonlyMap<string, number>): Arithmetic {
  try {
    const value = new Reader(text, values).whole();
    return Number.isFinite(value) ? { ok: true, value } : { ok: false, why: `is no finite number` };
  } catch (fault) {
    if (fault instanceof Fault) return { ok: false, why: fault.message };
    throw fault;
  }
}

/** Carries the reason out of the nested reading; never leaves this file. */
class Fault extends Error {}

class Reader {
  private at = 0;
  private depth = 0;
  private number = "";
  private name = "";
  private sign = "";

  constructor(
    private readonly text: string,
    private readonly values: ReadonlyMap<string, number>,
  ) {
    this.advance();
  }

  whole(): number {
    const value = this.sum();
    if (!this.isOver()) throw new Fault(`has something unexpected at "${this.rest()}"`);
    return value;
  }

  private isOver(): boolean {
    return this.number === "" && this.name === "" && this.sign === "";
  }

  private rest(): string {
    const word = this.number || this.name || this.sign;
    return (word + this.text.slice(this.at)).slice(0, 20).trim();
  }

  private advance(): void {
    WORD.lastIndex = this.at;
    const match = WORD.exec(this.text);
    if (!match && this.text.slice(this.at).trim() !== "") {
      throw new Fault(`has something unexpected at "${this.text.slice(this.at).trim().slice(0, 20)}"`);
    }
    this.at = match ? WORD.lastIndex : this.text.length;
    this.number = match?.[1] ?? "";
    this.name = match?.[2] ?? "";
    this.sign = match?.[3] ?? "";
  }

  private is(sign: string): boolean {
    return this.sign === sign;
  }

  private take(sign: string): boolean {
    if (!this.is(sign)) return false;
    this.advance();
    return true;
  }

  private sum(): number {
    if (++this.depth > MAX_DEPTH) throw new Fault(`is nested more than ${MAX_DEPTH} deep`);
    let value = this.product();
    for (;;) {
      if (this.take("+")) value += this.product();
      else if (this.take("-")) value -= this.product();
      else break;
    }
    this.depth--;
    return value;
  }

  private product(): number {
    let value = this.signed();
    for (;;) {
      if (this.take("*")) value *= this.signed();
      else if (this.take("/")) value /= this.signed();
      else return value;
    }
  }

  private signed(): number {
    let sign = 1;
    while (this.sign === "-" || this.sign === "+") {
      if (this.sign === "-") sign = -sign;
      this.advance();
    }
    return sign * this.power();
  }

  private power(): number {
    const base = this.operand();
    if (this.sign !== "^" && this.sign !== "**") return base;
    this.advance();
    if (++this.depth > MAX_DEPTH) throw new Fault(`is nested more than ${MAX_DEPTH} deep`);
    const value = base ** this.signed();
    this.depth--;
    return value;
  }

  private operand(): number {
    const { number, name } = this;
    if (number !== "") {
      this.advance();
      return Number(number);
    }
    if (name !== "") return this.named(name);
    if (!this.take("("))
      throw new Fault(this.isOver() ? "ends too early" : `has something unexpected at "${this.rest()}"`);
    const value = this.sum();
    if (!this.take(")")) throw new Fault("has a bracket that is not closed");
    return value;
  }

  private named(name: string): number {
    this.advance();
    if (!this.is("(")) {
      const value = this.values.get(name) ?? CONSTANTS.get(name);
      if (value === undefined) throw new Fault(`uses ${name.slice(0, 40)}, which has no value`);
      return value;
    }
    const operation = FUNCTIONS[name];
    if (!operation) throw new Fault(`calls the function ${name.slice(0, 40)}, which is not read`);
    const args: number[] = [];
    do {
      this.advance();
      args.push(this.sum());
    } while (this.is(","));
    if (!this.take(")")) throw new Fault("has a bracket that is not closed");
    return operation(...args);
  }
}
