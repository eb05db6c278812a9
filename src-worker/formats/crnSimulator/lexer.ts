import { fail, type Result } from "../../model/problem.ts";
import { shorten } from "../show.ts";

export type TokenKind = "number" | "symbol" | "blank" | "string" | "operator" | "end";

/** One word of a Wolfram script. */
export interface Token {
  readonly kind: TokenKind;
  /** Symbol's name, operator, string's content; for a blank (`x_`, `_Integer`) the name before the `_`. */
  readonly text: string;
  /** Value of a number. */
  readonly value: number;
  /** Where it begins, in characters. */
  readonly at: number;
  /** True when a line ended between it and the token before: that may end a statement. */
  readonly afterLineEnd: boolean;
}

/** A text that is no Wolfram script, with the place; caught where statements are read. */
export class SyntaxFault extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

/** Longest first: the first that fits is taken. */
const OPERATORS = [
  "^:=",
  "===",
  "=!=",
  "//.",
  "@@@",
  "|->",
  ...["/;", "/.", "/@", "//", "@@", ":=", ":>", "->", "==", "!=", "<=", ">=", "<>", "<<", ">>", "&&", "||"],
  ...["++", "--", "+=", "-=", "*=", "/=", "~~", "..", ";;", "^=", "::", "<|", "|>"],
  ..."[](){},;=+-*/^&|!<>.:?@'~#%",
];

const BY_FIRST = new Map<string, readonly string[]>();
for (const operator of OPERATORS) {
  const first = operator.charAt(0);
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), operator]);
}

const NUMBER = /(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:`{1,2}[\d.]*)?(?:\*\^[+-]?\d+)?/y;
const WORD = /[A-Za-z$`\u0080-\uffff](?:[A-Za-z0-9$`\u0080-\uffff])*|\\\[[A-Za-z]{1,40}\][A-Za-z0-9$`]*/y;
const FILE = /[^\s;\])},]*/y;

/** Splits a Wolfram script into words. After a fault it goes on behind it. Comments `(* (* nest *) *)` and the `#!` line are left out. */
export class Lexer {
  private at: number;
  private afterLineEnd = false;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.at = text.startsWith("#!") ? lineEnd(text, 0) : 0;
  }

  next(): Token {
    this.skipBlanks();
    const { text, at } = this;
    if (at >= text.length) return this.token("end", "", at);
    const code = text.charCodeAt(at);
    if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)))) return this.number();
    if (code === 34) return this.string();
    if (code === 95) return this.blank("", at);
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (word !== undefined) {
      this.at += word.length;
      return text.charCodeAt(this.at) === 95 ? this.blank(word, at) : this.token("symbol", word, at);
    }
    return this.operator();
  }

  private token(kind: TokenKind, text: string, at: number, value = 0): Token {
    const { afterLineEnd } = this;
    this.afterLineEnd = false;
    return { kind, text, value, at, afterLineEnd };
  }

  private number(): Token {
    const { at } = this;
    NUMBER.lastIndex = at;
    const text = NUMBER.exec(this.text)?.[0] ?? "0";
    this.at += text.length;
    if (this.text.startsWith("^^", this.at)) {
      throw new SyntaxFault(at, "numbers in other bases are not read. Write it in base 10.");
    }
    const plain = Number(text);
    return this.token("number", text, at, Number.isNaN(plain) ? wolframNumber(text) : plain);
  }

  private string(): Token {
    const { text, at } = this;
    let end = at + 1;
    while (end < text.length && text.charCodeAt(end) !== 34) end += text.charCodeAt(end) === 92 ? 2 : 1;
    this.at = Math.min(end + 1, text.length);
    if (end >= text.length) throw new SyntaxFault(at, 'this text is never closed. Add the missing ".');
    return this.token("string", text.slice(at + 1, end), at);
  }

  /** `x_`, `x__`, `_Integer`, `x_:0`: everything up to the optional head. */
  private blank(name: string, at: number): Token {
    while (this.text.charCodeAt(this.at) === 95) this.at++;
    WORD.lastIndex = this.at;
    this.at += WORD.exec(this.text)?.[0].length ?? 0;
    return this.token("blank", name, at);
  }

  private operator(): Token {
    const { text, at } = this;
    const operator = BY_FIRST.get(text.charAt(at))?.find((candidate) => text.startsWith(candidate, at));
    if (operator === undefined) {
      this.at++;
      const found = shorten(text.slice(at, at + 8));
      throw new SyntaxFault(at, `"${found}" is no Wolfram Language. Remove it.`);
    }
    this.at += operator.length;
    if (operator !== "<<") return this.token("operator", operator, at);
    // `<<file` takes a file name, not an expression.
    while (text.charAt(this.at) === " ") this.at++;
    FILE.lastIndex = this.at;
    const file = FILE.exec(text)?.[0] ?? "";
    this.at += file.length;
    return this.token("string", file, at);
  }

  private skipBlanks(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === 10 || code === 13) this.afterLineEnd = true;
      if (code <= 32 || code === 0xfeff || code === 0xa0) this.at++;
      else if (code === 92 && /[\r\n]/.test(text.charAt(this.at + 1))) this.at += 2;
      else if (code === 40 && text.charCodeAt(this.at + 1) === 42) this.at = this.commentEnd();
      else return;
    }
  }

  private commentEnd(): number {
    const { text } = this;
    const mark = /\(\*|\*\)/g;
    mark.lastIndex = this.at;
    let depth = 0;
    for (let found = mark.exec(text); found; found = mark.exec(text)) {
      depth += found[0] === "(*" ? 1 : -1;
      if (depth === 0) return mark.lastIndex;
    }
    const { at } = this;
    this.at = text.length;
    throw new SyntaxFault(at, "this comment is never closed. Add the missing *).");
  }
}

/** `1.5*^-7` and numbers with a precision, 0.25`16. */
function wolframNumber(text: string): number {
  const [mantissa = "0", exponent = "0"] = text.replace(/`{1,2}[\d.]*/, "").split("*^");
  return Number(`${mantissa.replace(/\.$/, "")}e${exponent}`);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** Line numbers (from 1) of places in a text, by binary search. */
export class Lines {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.starts.push(at + 1);
  }

  of(at: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) <= at) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  refuse(at: number, code: string, message: string, species?: string): Result<never> {
    const line = this.of(at);
    return fail(code, `Line ${line}: ${message}`, species === undefined ? { line } : { line, species });
  }
}
