import { shorten } from "../show.ts";
import { call, type Expression, joined } from "./expression.ts";
import { Lexer, SyntaxFault, type Token } from "./lexer.ts";
import { BEGINS, INFIX, POSTFIX, PREFIX, TIMES } from "./operators.ts";

/** A statement of the script, or why it could not be read. */
export type Statement =
  | { readonly kind: "expression"; readonly expression: Expression }
  | { readonly kind: "fault"; readonly fault: SyntaxFault; readonly mentions: ReadonlySet<string> };

/** Brackets and operators nested deeper than this are refused: scripts need some ten. */
const MAX_DEPTH = 200;

const OPENING: ReadonlySet<string> = new Set(["[", "(", "{", "<|"]);
const CLOSING: ReadonlySet<string> = new Set(["]", ")", "}", "|>"]);

function closingOf({ text }: Token): string {
  return { "[": "]", "(": ")", "{": "}" }[text] ?? "|>";
}

/** Stands where a word could not be read. */
const NOTHING: Token = { kind: "operator", text: "", value: 0, at: 0, afterLineEnd: false };

/** Reads a script statement by statement; a statement that cannot be read does not end the reading. */
export class Parser {
  private readonly lexer: Lexer;
  private token: Token;
  /** Open brackets: inside them the end of a line means nothing. */
  private open: Token[] = [];
  private depth = 0;
  private mentions = new Set<string>();
  private taken = 0;
  /** What was wrong with the very first word. */
  private atStart: SyntaxFault | null = null;

  constructor(text: string) {
    this.lexer = new Lexer(text);
    this.token = NOTHING;
    try {
      this.token = this.lexer.next();
    } catch (fault) {
      if (!(fault instanceof SyntaxFault)) throw fault;
      this.atStart = fault;
    }
  }

  /** The next statement, null at the end. */
  statement(): Statement | null {
    this.mentions = new Set();
    this.open = [];
    this.depth = 0;
    const before = this.taken;
    try {
      if (this.atStart) throw this.atStart;
      while (this.isOperator(";") || this.isOperator(",")) this.advance();
      if (this.token.kind === "end") return null;
      const expression = this.expression(0);
      if (!this.isOver()) this.unexpected();
      return { kind: "expression", expression };
    } catch (fault) {
      if (!(fault instanceof SyntaxFault)) throw fault;
      this.atStart = null;
      if (this.taken === before) this.pass();
      this.skipStatement();
      return { kind: "fault", fault, mentions: this.mentions };
    }
  }

  private advance(): Token {
    const { token } = this;
    if (token.kind === "symbol") this.mentions.add(token.text);
    this.taken++;
    this.token = NOTHING;
    this.token = this.lexer.next();
    return token;
  }

  /** The same where what is wrong was already said. */
  private pass(): void {
    try {
      this.advance();
    } catch (fault) {
      if (!(fault instanceof SyntaxFault)) throw fault;
    }
  }

  private isOperator(text: string): boolean {
    return this.token.kind === "operator" && this.token.text === text;
  }

  private isOver(): boolean {
    return this.token.kind === "end" || this.isOperator(";") || this.token.afterLineEnd;
  }

  /** Goes on to where the next statement begins: past the brackets that are open now. */
  private skipStatement(): void {
    let open = this.open.length;
    while (this.token.kind !== "end") {
      const { kind, text, afterLineEnd } = this.token;
      if (open <= 0 && (afterLineEnd || (kind === "operator" && text === ";"))) break;
      if (kind === "operator" && OPENING.has(text)) open++;
      else if (kind === "operator" && CLOSING.has(text)) open--;
      this.pass();
    }
    this.open = [];
  }

  /** A bracket that is not closed, or closed by one of another kind, is what is wrong: often far above. */
  private unexpected(): never {
    const { token } = this;
    const opening = this.open.at(-1);
    const found = shorten(token.text);
    if (token.kind === "end") {
      throw opening
        ? new SyntaxFault(opening.at, `this ${opening.text} is never closed; the file may be cut off.`)
        : new SyntaxFault(token.at, "the file ends here; it may be cut off.");
    }
    if (
      opening &&
      token.kind === "operator" &&
      CLOSING.has(token.text) &&
      token.text !== closingOf(opening)
    ) {
      const advice = `Add the missing ${closingOf(opening)}.`;
      throw new SyntaxFault(opening.at, `this ${opening.text} is closed by a ${found}. ${advice}`);
    }
    throw new SyntaxFault(token.at, `"${found}" is not expected here. Check the brackets and commas.`);
  }

  private expression(power: number): Expression {
    if (++this.depth > MAX_DEPTH) {
      throw new SyntaxFault(this.token.at, `brackets are nested more than ${MAX_DEPTH} deep. Flatten them.`);
    }
    let result = this.operand();
    for (;;) {
      const next = this.extended(result, power);
      if (next === null) break;
      result = next;
    }
    this.depth--;
    return result;
  }

  /** The expression with what follows it, or null when nothing more belongs to it. */
  private extended(before: Expression, power: number): Expression | null {
    const { token } = this;
    if (token.kind === "end" || (token.afterLineEnd && this.open.length === 0)) return null;
    if (token.kind !== "operator") return this.product(before, power);
    if (token.text === "[") return this.call(before);
    const postfix = POSTFIX[token.text];
    if (postfix && postfix.power >= power) {
      this.advance();
      return call(postfix.name, [before], token.at);
    }
    const infix = INFIX.get(token.text);
    if (infix) {
      if (infix.left < power) return null;
      this.advance();
      return joined(infix.name, before, this.expression(infix.right), token.at);
    }
    return BEGINS.has(token.text) ? this.product(before, power) : null;
  }

  /** Two expressions side by side are multiplied. */
  private product(before: Expression, power: number): Expression | null {
    if (TIMES.left < power) return null;
    const { at } = this.token;
    return joined("Times", before, this.expression(TIMES.right), at);
  }

  private operand(): Expression {
    const { token } = this;
    switch (token.kind) {
      case "number":
        this.advance();
        return { kind: "number", value: token.value, at: token.at };
      case "symbol":
      case "string":
        this.advance();
        return { kind: token.kind, name: token.text, at: token.at };
      case "blank":
        this.advance();
        return { kind: "pattern", name: token.text, at: token.at };
      case "operator":
        return this.operatorOperand();
      default:
        return this.unexpected();
    }
  }

  private operatorOperand(): Expression {
    const { text, at } = this.token;
    if (text === "{") return call("List", this.list(), at);
    if (text === "<|") return call("Association", this.list(), at);
    if (text === "(") {
      const inside = this.list();
      const [only] = inside;
      // In brackets of its own: a + (b + c) stays as it is written.
      return only && inside.length === 1 ? only : call("Sequence", inside, at);
    }
    const prefix = PREFIX[text];
    if (prefix) {
      this.advance();
      return call(prefix.name, [this.expression(prefix.power)], at);
    }
    if (text === "#" || text === "%") return this.slot();
    return this.unexpected();
  }

  /** `#`, `#2`, `##`, `%`: arguments and results, which no reaction system is made of. */
  private slot(): Expression {
    const { text, at } = this.advance();
    while (this.isOperator(text)) this.advance();
    return call(text === "#" ? "Slot" : "Out", [], at);
  }

  private call(before: Expression): Expression {
    const opening = this.advance();
    if (this.isOperator("[")) {
      const args = this.list();
      this.open.push(opening);
      this.close("]");
      return call("Part", [before, ...args], opening.at);
    }
    const args = this.items(opening);
    if (before.kind === "symbol") return call(before.name, args, before.at);
    return { kind: "call", head: "", of: before, args, at: before.at };
  }

  /** From the opening bracket: what is between the brackets. */
  private list(): Expression[] {
    return this.items(this.advance());
  }

  /** Items up to the closing bracket, separated by commas; empty ones (Null) are left out. */
  private items(opening: Token): Expression[] {
    const close = closingOf(opening);
    this.open.push(opening);
    const items: Expression[] = [];
    while (!this.isOperator(close)) {
      if (this.isOperator(",")) this.advance();
      else {
        items.push(this.sequence());
        if (!this.isOperator(",") && !this.isOperator(close)) this.unexpected();
      }
    }
    this.close(close);
    return items;
  }

  private close(bracket: string): void {
    if (!this.isOperator(bracket)) this.unexpected();
    this.open.pop();
    this.advance();
  }

  /** `a; b; c` inside brackets. */
  private sequence(): Expression {
    const { at } = this.token;
    const first = this.isOperator(";") ? null : this.expression(0);
    if (first && !this.isOperator(";")) return first;
    const parts = first ? [first] : [];
    while (this.isOperator(";")) {
      this.advance();
      const { kind, text } = this.token;
      const over = kind === "end" || (kind === "operator" && (CLOSING.has(text) || /^[;,]$/.test(text)));
      if (!over) parts.push(this.expression(0));
    }
    return call("CompoundExpression", parts, at);
  }
}
