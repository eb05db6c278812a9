/** An expression of the Wolfram Language. Operators are calls by their full names: `a + b` is Plus[a, b]. */
export type Expression = NumberExpression | NamedExpression | Call;

export interface NumberExpression {
  readonly kind: "number";
  readonly value: number;
  readonly at: number;
}

/** A symbol, a text, or a pattern (`x_` has the name x). */
export interface NamedExpression {
  readonly kind: "symbol" | "string" | "pattern";
  readonly name: string;
  readonly at: number;
}

export interface Call {
  readonly kind: "call";
  /** Name of the head; "" when the head is itself a call. */
  readonly head: string;
  /** The head where it is itself a call: `x'[t]`. */
  readonly of: Expression | null;
  readonly args: Expression[];
  readonly at: number;
}

/** Chains of these become one call: a + b + c is Plus[a, b, c]. */
const FLAT: ReadonlySet<string> = new Set(["Plus", "Times", "StringJoin", "Alternatives", "And", "Or"]);

export function call(head: string, args: Expression[], at: number): Call {
  return { kind: "call", head, of: null, args, at };
}

/** A call of two, or a longer chain where the operator is flat. The place is the operator's or the chain's. */
export function joined(name: string, before: Expression, after: Expression, at: number): Expression {
  if (FLAT.has(name) && before.kind === "call" && before.head === name) {
    before.args.push(after);
    return before;
  }
  return call(name, [before, after], at);
}
