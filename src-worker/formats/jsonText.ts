import { fail, ok, type Result } from "../model/problem.ts";
import { shorten } from "./show.ts";

/** Deeper nesting is refused: no Dualrail file needs more than 8. */
export const MAX_DEPTH = 64;

/**
 * JSON.parse with located failures. The text is scanned first, because engines word and place syntax
 * errors differently, keep the last of two equal fields without a word, turn 1e400 into Infinity and
 * make a `__proto__` field out of hostile text. All four are refused here with line and column.
 * Grammar: RFC 8259.
 */
export function parseJson(text: string): Result<unknown> {
  const fault = findFault(text);
  if (!fault) return ok(JSON.parse(text) as unknown);
  const before = text.slice(0, fault.at);
  const line = before.split("\n").length;
  const column = fault.at - before.lastIndexOf("\n");
  return fail("json-syntax", `Line ${line}, column ${column}: ${fault.message}`, { line, column });
}

/** Index of the offending character and a sentence about it. */
interface Fault {
  readonly at: number;
  readonly message: string;
}

function findFault(text: string): Fault | null {
  try {
    new Scanner(text).document();
    return null;
  } catch (error) {
    if (error instanceof FaultSignal) return error;
    throw error;
  }
}

/** Carries a fault out of the nested scan; never leaves this file. */
class FaultSignal extends Error implements Fault {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

class Scanner {
  private readonly text: string;
  private at = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): void {
    this.space();
    this.value("a value");
    this.space();
    if (this.at < this.text.length) this.expected("the end of the file");
  }

  private value(what: string): void {
    const c = this.text[this.at];
    if (c === "{") this.object();
    else if (c === "[") this.array();
    else if (c === '"') this.string();
    else if (c === "-" || this.digit()) this.number();
    else if (!this.word("true") && !this.word("false") && !this.word("null")) this.expected(what);
  }

  private object(): void {
    this.enter();
    const seen = new Set<string>();
    if (!this.closes("}")) {
      do {
        this.space();
        const start = this.at;
        if (this.text[this.at] !== '"') this.expected("a field name in double quotes");
        this.string();
        this.fieldName(start, seen);
        this.space();
        if (!this.word(":")) this.expected('":" after the field name');
        this.space();
        this.value("a value");
      } while (this.more("}"));
    }
    this.depth--;
  }

  private array(): void {
    this.enter();
    if (!this.closes("]")) {
      do {
        this.space();
        this.value("a value");
      } while (this.more("]"));
    }
    this.depth--;
  }

  private enter(): void {
    if (++this.depth > MAX_DEPTH) {
      throw new FaultSignal(
        this.at,
        `lists and objects are nested more than ${MAX_DEPTH} deep; flatten them.`,
      );
    }
    this.at++;
  }

  private closes(end: string): boolean {
    this.space();
    return this.word(end);
  }

  private more(end: string): boolean {
    this.space();
    if (this.word(",")) return true;
    if (!this.word(end)) this.expected(`"," or "${end}"`);
    return false;
  }

  private fieldName(start: number, seen: Set<string>): void {
    const raw = this.text.slice(start, this.at);
    const name = raw.includes("\\") ? (JSON.parse(raw) as string) : raw.slice(1, -1);
    if (name === "__proto__")
      throw new FaultSignal(start, 'the field name "__proto__" is not allowed; remove it.');
    if (seen.has(name)) {
      throw new FaultSignal(
        start,
        `the field "${shorten(name)}" stands twice in one object; keep one of them.`,
      );
    }
    seen.add(name);
  }

  private string(): void {
    const start = this.at++;
    for (;;) {
      const c = this.text.charCodeAt(this.at);
      if (Number.isNaN(c))
        throw new FaultSignal(start, "this text is never closed; add the missing double quote.");
      if (c === QUOTE) break;
      if (c === BACKSLASH) this.escape();
      else if (c < 0x20) {
        const what = c === 0x0a || c === 0x0d ? "a line break" : "a control character";
        throw new FaultSignal(this.at, `${what} inside a text; close the quote or write it as an escape.`);
      } else this.at++;
    }
    this.at++;
  }

  private escape(): void {
    const c = this.text[this.at + 1] ?? "";
    const length = c === "u" ? 6 : 2;
    const valid = c === "u" ? isHex4(this.text.slice(this.at + 2, this.at + 6)) : /^["\\/bfnrt]$/.test(c);
    if (!valid) throw new FaultSignal(this.at, "this escape is unknown to JSON; write a backslash as \\\\.");
    this.at += length;
  }

  private number(): void {
    const start = this.at;
    this.word("-");
    if (!this.digit()) this.expected("a digit");
    if (!this.word("0")) this.digits();
    else if (this.digit()) throw new FaultSignal(start, "a number has a leading zero; remove it.");
    if (this.word(".")) {
      if (!this.digit()) this.expected("a digit after the point");
      this.digits();
    }
    if (this.word("e") || this.word("E")) {
      if (!this.word("+")) this.word("-");
      if (!this.digit()) this.expected("a digit in the exponent");
      this.digits();
    }
    if (this.at - start > 3) this.range(start);
  }

  private range(start: number): void {
    const raw = this.text.slice(start, this.at);
    if (Number.isFinite(Number(raw))) return;
    throw new FaultSignal(start, `${shorten(raw)} is too large for a number; the limit is about 1.8e308.`);
  }

  private digit(): boolean {
    const c = this.text.charCodeAt(this.at);
    return c >= 0x30 && c <= 0x39;
  }

  private digits(): void {
    while (this.digit()) this.at++;
  }

  private word(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private space(): void {
    for (;;) {
      const c = this.text.charCodeAt(this.at);
      if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return;
      this.at++;
    }
  }

  private expected(what: string): never {
    if (this.at >= this.text.length) {
      throw new FaultSignal(this.at, `expected ${what}, but the file ends here; it may be cut off.`);
    }
    const found = String.fromCodePoint(this.text.codePointAt(this.at) as number);
    throw new FaultSignal(this.at, `expected ${what}, found ${JSON.stringify(found)}.${this.hint(found)}`);
  }

  /** What to do about the mistakes people make most. */
  private hint(found: string): string {
    if (found === "'") return " JSON text stands in double quotes.";
    if (found === "/" || found === "#") return " JSON has no comments; remove it.";
    if (found === "N" || found === "I") return " NaN and Infinity are no JSON numbers.";
    if (found === "−") return ' A number takes the plain minus "-".';
    if (
      (found === "}" || found === "]") &&
      /,\s*$/.test(this.text.slice(Math.max(0, this.at - 200), this.at))
    ) {
      return " Remove the comma before it.";
    }
    return "";
  }
}

function isHex4(text: string): boolean {
  return /^[0-9a-fA-F]{4}$/.test(text);
}
