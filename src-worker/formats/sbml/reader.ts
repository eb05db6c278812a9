import { SaxesParser } from "saxes";
import { fail, ok, type Result, type Where } from "../../model/problem.ts";
import { shorten } from "../show.ts";
import type { MathElement } from "./math.ts";

/** An element of the file outside MathML. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  /** Names of the elements around it, the root first. */
  readonly path: readonly string[];
}

/** What is told while a file is read; a problem ends the reading. */
export interface Listener {
  open(element: Element): Result<null>;
  close(element: Element): Result<null>;
  /** A whole `math` element and the element it stands in. */
  math(math: MathElement, owner: Element): Result<null>;
}

/** MathML nested deeper than this is refused; laws have some five levels. */
const MAX_MATH_DEPTH = 64;
const MAX_DEPTH = 256;
/** Not looked into: they change no number. */
const SKIPPED: ReadonlySet<string> = new Set(["notes", "annotation", "listOfUnitDefinitions"]);

/** Ends the parser from within a handler; never leaves this file. */
class Stop extends Error {
  readonly problem: Result<never>;
  constructor(problem: Result<never>) {
    super("stop");
    this.problem = problem;
  }
}

/**
 * Streams the elements of an SBML text: notes, annotations and the elements of packages are passed over.
 * Errors: "xml" with line and column, and the listener's own.
 */
export function readElements(text: string, listener: Listener): Result<null> {
  try {
    new ElementReader(listener).read(text);
    return ok(null);
  } catch (stop) {
    if (stop instanceof Stop) return stop.problem;
    throw stop;
  }
}

class ElementReader {
  private readonly parser = new SaxesParser({ xmlns: false, position: true });
  private readonly stack: Element[] = [];
  /** Open MathML elements, outermost first; empty outside MathML. */
  private readonly mathStack: MathElement[] = [];
  /** Depth of the element that is passed over, with all inside it; 0 for none. */
  private skipping = 0;
  private depth = 0;
  private prefix = "";

  constructor(private readonly listener: Listener) {}

  read(text: string): void {
    const { parser } = this;
    parser.on("error", (error) => {
      const reason = error.message
        .replace(/^\d+:\d+: /, "")
        .replace(/\.$/, "")
        .replace("undefined entity", "an unknown entity");
      this.stop(
        fail("xml", `Line ${parser.line}, column ${parser.column}: this is no XML: ${shorten(reason)}.`, {
          line: parser.line,
          column: parser.column,
        }),
      );
    });
    parser.on("opentag", ({ name, attributes }) => this.open(name, attributes as Record<string, string>));
    parser.on("closetag", () => this.close());
    parser.on("text", (part) => this.text(part));
    parser.write(text).close();
  }

  private stop(problem: Result<never>): never {
    throw new Stop(problem);
  }

  private take(result: Result<null>): void {
    if (!result.ok) this.stop(result);
  }

  private open(qualified: string, attributes: Record<string, string>): void {
    if (++this.depth > MAX_DEPTH) {
      const { line } = this.parser;
      this.stop(refuse(line, "nesting", `elements are nested more than ${MAX_DEPTH} deep. Flatten them.`));
    }
    if (this.skipping > 0) return;
    const colon = qualified.indexOf(":");
    const name = qualified.slice(colon + 1);
    const prefix = qualified.slice(0, Math.max(colon, 0));
    if (this.stack.length === 0) this.prefix = prefix;
    if (this.mathStack.length > 0 || name === "math") this.openMath(name, attributes);
    else if (prefix !== this.prefix || SKIPPED.has(name)) this.skipping = this.depth;
    else {
      const path = this.stack.map((element) => element.name);
      const element = { name, attributes, line: this.parser.line, path };
      this.stack.push(element);
      this.take(this.listener.open(element));
    }
  }

  private openMath(name: string, attributes: Record<string, string>): void {
    if (name === "annotation" || name === "annotation-xml") {
      this.skipping = this.depth;
      return;
    }
    // The two parts of <cn>1<sep/>3</cn> stay apart.
    const parent = this.mathStack.at(-1);
    if (name === "sep" && parent) parent.text += " ";
    const element: MathElement = { name, attributes, children: [], text: "" };
    if (name !== "sep") parent?.children.push(element);
    if (this.mathStack.push(element) > MAX_MATH_DEPTH) {
      const message = `formulas are nested more than ${MAX_MATH_DEPTH} deep. Flatten them.`;
      this.stop(refuse(this.parser.line, "nesting", message));
    }
  }

  private close(): void {
    this.depth--;
    if (this.skipping > 0) {
      if (this.depth < this.skipping) this.skipping = 0;
      return;
    }
    const math = this.mathStack.pop();
    if (math) {
      const owner = this.stack.at(-1);
      if (this.mathStack.length === 0 && owner) this.take(this.listener.math(math, owner));
      return;
    }
    const element = this.stack.pop();
    if (element) this.take(this.listener.close(element));
  }

  private text(part: string): void {
    const element = this.skipping > 0 ? undefined : this.mathStack.at(-1);
    // Numbers and names are short; a megabyte of text is neither.
    if (element && element.text.length < 1000) element.text += part.slice(0, 1000);
  }
}

export function refuse(line: number, code: string, message: string, where: Where = {}): Result<never> {
  return fail(code, `Line ${line}: ${message}`, { ...where, line });
}
