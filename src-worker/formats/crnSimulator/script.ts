import { ok, type Problem, type Result } from "../../model/problem.ts";
import { callOf, evaluate, isSymbol, numericList, type Values } from "./evaluate.ts";
import type { Call, Expression } from "./expression.ts";
import type { Lines } from "./lexer.ts";
import { Parser, type Statement } from "./parser.ts";
import { asSystem, nameOf } from "./system.ts";

/** A reaction system of a script, by its own list or as the reduction of another one. */
export interface Definition {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body:
    | { readonly kind: "list"; readonly list: Call }
    | { readonly kind: "reduced"; readonly of: string; readonly keepInputs: boolean };
  /** Numbers that names had where the system is defined. */
  readonly values: Values;
  readonly at: number;
}

/** One simulation of a script: the call of a system and what is said about it until the next call. */
export interface Block {
  readonly system: string;
  readonly args: readonly number[];
  readonly at: number;
  /** The class that counts as correct, as the script numbers it. */
  label?: number;
  /** The class that counts as matching the network. */
  winner?: number;
  /** The network's outputs. */
  outputs?: readonly number[];
}

/** What a script says, in its own names. */
export interface Script {
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly blocks: readonly Block[];
  /** Species whose differences the script reads as its outputs: plus rail, minus rail. */
  readonly outputs: readonly (readonly [string, string])[];
  readonly tEnd: number | null;
}

/**
 * Goes through a script as CRNSimulator's users write them: definitions of reaction systems, with or
 * without parameters, calls of them, and the lines that compare results with labels and network outputs.
 * Everything else (plots, loops, printing) is passed over. Errors: a statement about reactions that is
 * no Wolfram Language.
 */
export function readScript(text: string, lines: Lines): Result<Script> {
  const reader = new ScriptReader();
  const parser = new Parser(text);
  for (let statement = parser.statement(); statement; statement = parser.statement()) {
    const problem = reader.statement(statement, lines);
    if (problem) return { ok: false, problem };
  }
  const script = reader.finish();
  // What could not be read may have hidden the reactions.
  return reader.passedOver && script.definitions.size === 0
    ? { ok: false, problem: reader.passedOver }
    : ok(script);
}

/** More systems are not kept: scripts have one or two. */
const MAX_SYSTEMS = 16;

const COUNTING = ["AddTo", "Increment", "PreIncrement"];
const REACTION_WORDS = ["rxn", "revrxn", "rxnl", "conc"];

class ScriptReader {
  private readonly values = new Map<string, number>();
  private readonly definitions = new Map<string, Definition>();
  private readonly blocks: Block[] = [];
  private outputs: (readonly [string, string])[] = [];
  private tEnd: number | null = null;
  /** The first statement without reactions that could not be read. */
  passedOver: Problem | null = null;

  statement(statement: Statement, lines: Lines): Problem | null {
    if (statement.kind === "expression") {
      this.expression(statement.expression);
      return null;
    }
    const { fault, mentions } = statement;
    const refused = lines.refuse(fault.at, "syntax", fault.message);
    if (refused.ok || REACTION_WORDS.some((word) => mentions.has(word)))
      return refused.ok ? null : refused.problem;
    this.passedOver ??= refused.problem;
    return null;
  }

  finish(): Script {
    const { definitions, blocks, outputs, tEnd } = this;
    return { definitions, blocks, outputs, tEnd };
  }

  private expression(expression: Expression): void {
    const set = callOf(expression, "Set", "SetDelayed");
    if (set) {
      const [target, value] = set.args as [Expression, Expression];
      this.assignment(target, value);
      return;
    }
    const system = asSystem(expression);
    if (system) {
      this.define("", [], system);
      return;
    }
    if (expression.kind !== "call") return;
    if (expression.head === "If") this.comparison(expression);
    else if (expression.head === "SimulateRxnsys") this.simulation(expression);
    else for (const part of [expression, ...expression.args]) this.noteOutputs(part);
  }

  private assignment(target: Expression, value: Expression): void {
    const name = target.kind === "symbol" || target.kind === "call" ? headOf(target) : "";
    if (name === "") return;
    const parameters = target.kind === "call" ? parametersOf(target) : [];
    const reduced = reductionIn(value);
    const list = reduced ? null : systemIn(value);
    if (list) {
      this.define(name, parameters, list);
      return;
    }
    if (reduced) {
      const [inner, keep] = reduced.args;
      const own = asSystem(inner);
      const of = own ? `${name} unreduced` : headOf(inner);
      if (own) this.define(of, parameters, own);
      const keepInputs = isSymbol(keep, "True") || isSymbol(callOf(keep, "Set")?.args[1], "True");
      const body = { kind: "reduced", of, keepInputs } as const;
      this.add({ name, parameters, body, values: new Map(), at: target.at });
      return;
    }
    const simulation = callOf(value, "SimulateRxnsys");
    if (simulation) this.simulation(simulation);
    else if (this.block(value)) return;
    else this.plainValue(name, value);
  }

  /** A number, a list of numbers or of outputs; any other value makes the name unknown. */
  private plainValue(name: string, value: Expression): void {
    const evaluated = evaluate(value, this.values);
    if (evaluated.ok) {
      this.values.set(name, evaluated.value);
      if (name === "tmax") this.setEnd(evaluated.value);
      return;
    }
    this.values.delete(name);
    const alias = value.kind === "symbol" ? this.definitions.get(value.name) : undefined;
    if (alias) this.add({ ...alias, name });
    else if (!this.noteOutputs(value)) this.notePairs(value);
  }

  private define(name: string, parameters: readonly string[], list: Call): void {
    if (this.definitions.size >= MAX_SYSTEMS && !this.definitions.has(name)) return;
    const body = { kind: "list", list } as const;
    this.add({ name, parameters, body, values: new Map(this.values), at: list.at });
  }

  /** A list without a name has a key of its own. */
  private add(definition: Definition): void {
    const key = definition.name === "" ? `#${this.definitions.size}` : definition.name;
    if (this.definitions.has(key) || this.definitions.size < MAX_SYSTEMS)
      this.definitions.set(key, definition);
  }

  /** `SimulateRxnsys[rsys, tmax]`: the system may stand right there. */
  private simulation({ args }: Call): void {
    const [system, end] = args;
    const list = asSystem(system);
    if (list) this.define("", [], list);
    else if (system) this.block(system);
    const evaluated = end && evaluate(end, this.values);
    if (evaluated?.ok) this.setEnd(evaluated.value);
  }

  private setEnd(t: number): void {
    if (this.tEnd === null && t > 0 && Number.isFinite(t)) this.tEnd = t;
  }

  /** `IRIS[0, 0.9, …]` with numbers, or `IRIS @@ {0, 0.9, …}`, begins a block. */
  private block(value: Expression): boolean {
    if (value.kind !== "call") return false;
    const applied = callOf(value, "Apply");
    const system = applied ? headOf(applied.args[0]) : value.head;
    const given = applied ? callOf(applied.args[1], "List")?.args : value.args;
    if (!given || given.length === 0 || !this.definitions.has(system)) return false;
    const args: number[] = [];
    for (const arg of given) {
      const evaluated = evaluate(arg, this.values);
      if (!evaluated.ok) return false;
      args.push(evaluated.value);
    }
    this.blocks.push({ system, args, at: value.at });
    return true;
  }

  /**
   * `If[predicted == 2, correctCount += 1, …]`: the label, or for `matchingCount` the network's winner. Counters of
   * other names are told by their order: the first counts what is right, the second what is the network's.
   */
  private comparison({ args }: Call): void {
    const block = this.blocks.at(-1);
    const equal = callOf(args[0], "Equal", "SameQ");
    const then = args[1];
    if (!block || !equal || !then) return;
    const sides = [...equal.args].sort((a, b) => Number(b.kind === "number") - Number(a.kind === "number"));
    const value = sides.map((side) => evaluate(side, this.values)).find((side) => side.ok);
    if (!value?.ok) return;
    if (mentions(then, "correctCount")) block.label = value.value;
    else if (mentions(then, "matchingCount")) block.winner = value.value;
    else if (!callOf(then, ...COUNTING)) return;
    else if (block.label === undefined) block.label = value.value;
    else block.winner ??= value.value;
  }

  /** Numbers listed within a block are the network's outputs. */
  private noteOutputs(value: Expression): boolean {
    const block = this.blocks.at(-1);
    const numbers = block && !block.outputs ? numericList(value, this.values) : null;
    if (!block || !numbers) return false;
    block.outputs = numbers;
    return true;
  }

  /** `{(h0pos[tmax] - h0neg[tmax])/.sol, …}`: what the script reads as outputs. */
  private notePairs(value: Expression): void {
    const list = callOf(value, "List");
    if (!list || this.outputs.length > 0) return;
    const pairs: (readonly [string, string])[] = [];
    for (const item of list.args) {
      const difference = callOf(callOf(item, "ReplaceAll")?.args[0] ?? item, "Subtract");
      const [plus, minus] = difference?.args.map((rail) => speciesAtTime(rail)) ?? [];
      if (!plus || !minus) return;
      pairs.push([plus, minus]);
    }
    this.outputs = pairs;
  }
}

/** The species of `x[t]`, which is x. */
function speciesAtTime(expression: Expression): string | null {
  if (expression.kind !== "call") return null;
  return expression.of ? nameOf(expression.of) : expression.head || null;
}

function headOf(expression: Expression | undefined): string {
  if (expression?.kind === "symbol") return expression.name;
  return expression?.kind === "call" ? expression.head : "";
}

function parametersOf(target: Call): string[] {
  return target.args.map((arg) => {
    const pattern = arg.kind === "call" ? arg.args[0] : arg;
    return pattern?.kind === "pattern" ? pattern.name : "";
  });
}

/** The system a definition's right side is, or holds: `(crn = {…}; Return[crn])`, `Join[{…}, {…}]`. */
function systemIn(value: Expression): Call | null {
  const system = asSystem(value);
  if (system || value.kind !== "call") return system;
  const lists = value.head === "Join" && value.args.every((arg) => callOf(arg, "List"));
  if (lists) return asSystem({ ...value, head: "List" });
  const carriers = [
    "CompoundExpression",
    "Module",
    "Block",
    "With",
    "Set",
    "SetDelayed",
    "Return",
    "Flatten",
  ];
  if (!carriers.includes(value.head)) return null;
  for (const arg of value.args) {
    const found = systemIn(arg);
    if (found) return found;
  }
  return null;
}

/** `reduceFFNCCrn[…]`, also inside `normalizeCRN[…]`. */
function reductionIn(value: Expression): Call | null {
  return callOf(value, "reduceFFNCCrn") ?? callOf(callOf(value, "normalizeCRN")?.args[0], "reduceFFNCCrn");
}

function mentions(expression: Expression, name: string): boolean {
  if (isSymbol(expression, name)) return true;
  return expression.kind === "call" && expression.args.some((arg) => mentions(arg, name));
}
