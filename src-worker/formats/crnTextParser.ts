import type { Crn, DualRail } from "../model/crn.ts";
import { fail, ok, type Result, type Where } from "../model/problem.ts";
import {
  CrnBuilder,
  faultOfCoefficient,
  faultOfConcentration,
  faultOfRate,
  isSpeciesId,
  MAX_COEFFICIENT,
  paperLabel,
} from "./crnBuilder.ts";
import { shorten, show } from "./show.ts";

const NUMBER = /^\d+(\.\d+)?([eE][+-]?\d+)?$/;
const RAILS = /^\s*=\s*(\S+)\s+-\s+(\S+)$/;
const MANY = "more than 2^53. Use smaller ones.";

/** What is known while the lines are read. */
interface Reading {
  readonly builder: CrnBuilder;
  /** Line on which each species got its initial concentration. */
  readonly given: Map<number, number>;
  /** Species whose id is one of Dualrail's own names. */
  readonly named: Set<number>;
  /** Dual-rail lines, looked at when all species are known. */
  readonly pairs: { readonly line: number; readonly text: string }[];
  name: string | null;
}

/** The parser behind `readCrnText`, which describes the syntax. */
export function parseCrnText(text: string, fallbackName: string): Result<Crn> {
  const reading: Reading = {
    builder: new CrnBuilder(),
    given: new Map(),
    named: new Set(),
    pairs: [],
    name: null,
  };
  const lines = text.split(/\r\n|\n|\r/);
  for (const [i, line] of lines.entries()) {
    const done = readLine(line, i + 1, reading);
    if (!done.ok) return done;
  }
  for (const { line, text: pair } of reading.pairs) {
    const done = readPair(pair, line, reading.builder);
    if (!done.ok) return done;
  }
  if (reading.builder.ids.length === 0) {
    return fail("no-crn", "The file holds no reaction. Write one a line, such as A + B -> C [k = 1].", {
      line: 1,
    });
  }
  return ok(reading.builder.build(reading.name ?? fallbackName, (s) => reading.named.has(s)));
}

function refuse(line: number, code: string, message: string, where: Where = {}): Result<never> {
  return fail(code, `Line ${line}: ${message}`, { ...where, line });
}

function readLine(text: string, line: number, reading: Reading): Result<null> {
  const hash = text.indexOf("#");
  const comment = hash < 0 ? "" : text.slice(hash + 1).trim();
  const code = hash < 0 ? text : text.slice(0, hash);
  if (comment.startsWith("!")) {
    const noted = readNote(comment.slice(1).trim(), line, reading);
    if (!noted.ok) return noted;
  }
  for (const part of code.split(";")) {
    const statement = part.trim();
    if (statement === "") continue;
    const done = statement.includes("@")
      ? readInitial(statement, comment, line, reading)
      : readReaction(statement, line, reading.builder);
    if (!done.ok) return done;
  }
  return ok(null);
}

function readNote(note: string, line: number, reading: Reading): Result<null> {
  if (/^dualrail\s/.test(note)) reading.pairs.push({ line, text: note });
  else if (/^name\s/.test(note)) {
    const name = quoted(note.slice(4).trim());
    if (name === null)
      return refuse(line, "name", `the name must stand in double quotes, such as #! name "min".`);
    if (reading.name !== null) return refuse(line, "name", "this is the second name. Keep one.");
    reading.name = name;
  } else {
    const message = `"#! ${shorten(note)}" is unknown. Use #! name or #! dualrail, or a plain # comment.`;
    return refuse(line, "note", message);
  }
  return ok(null);
}

/** The text of a JSON string, or null. */
function quoted(text: string): string | null {
  if (!text.startsWith('"')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}

function readInitial(statement: string, comment: string, line: number, reading: Reading): Result<null> {
  const at = statement.indexOf("@");
  const id = statement.slice(0, at).trim();
  const [word = "", number = "", ...rest] = statement
    .slice(at + 1)
    .trim()
    .split(/\s+/);
  if (rest.length > 0) {
    const message = `"${shorten(statement)}" is no initial concentration. Write A @initial 3.`;
    return refuse(line, "initial", message);
  }
  const constant = word === "constant" || word === "c";
  if (word !== "initial" && word !== "i" && !constant) {
    return refuse(line, "initial", `"@${shorten(word)}" is unknown. Write ${shorten(id)} @initial 3.`);
  }
  if (!isSpeciesId(id)) return badId(id, line);
  const where = { species: id };
  const place = `the initial concentration of ${shorten(id)}`;
  const concentration = readNumber(number, place, faultOfConcentration, line, where);
  if (!concentration.ok) return concentration;
  const s = reading.builder.species(id);
  const first = reading.given.get(s);
  if (first !== undefined) {
    return refuse(
      line,
      "initial",
      `${shorten(id)} already has an initial concentration, on line ${first}. Keep one.`,
      where,
    );
  }
  reading.given.set(s, line);
  reading.builder.setInitial(s, concentration.value);
  if (constant) reading.builder.hold(s);
  if (comment === paperLabel(id)) reading.named.add(s);
  return ok(null);
}

/** A plain decimal number; `place` begins the sentence of a refusal, `faultOf` ends it. */
function readNumber(
  text: string,
  place: string,
  faultOf: (x: number) => string | null,
  line: number,
  where: Where,
): Result<number> {
  if (!NUMBER.test(text)) {
    const found = text === "" ? "missing" : `"${shorten(text)}"`;
    return refuse(line, "number", `${place} is ${found}. Write a number such as 3, 0.5 or 1e-7.`, where);
  }
  const value = Number(text);
  if (!Number.isFinite(value)) {
    return refuse(line, "number", `${place} is ${shorten(text)}, but the limit is about 1.8e308.`, where);
  }
  const fault = faultOf(value);
  return fault === null ? ok(value) : refuse(line, "number", `${place} is ${fault}`, where);
}

function badId(id: string, line: number): Result<never> {
  return refuse(
    line,
    "species-id",
    `"${shorten(id)}" is no species name. A name is a letter, then letters, digits or _.`,
  );
}

function readReaction(statement: string, line: number, builder: CrnBuilder): Result<null> {
  const open = statement.indexOf("[");
  const sides = open < 0 ? statement : statement.slice(0, open);
  const bracket = open < 0 ? "" : statement.slice(open);
  const reversible = sides.includes("<=>");
  const parts = sides.split(reversible ? "<=>" : "->");
  const [left, right] = parts;
  if (left === undefined || right === undefined || parts.length !== 2) {
    const what = parts.length > 2 ? "has more than one arrow" : "has no arrow";
    return refuse(
      line,
      "reaction",
      `"${shorten(statement)}" ${what}. Write a reaction such as A + B -> C [k = 1].`,
    );
  }
  const rates = readRates(bracket, reversible ? ["kf", "kr"] : ["k"], line);
  if (!rates.ok) return rates;
  for (const [i, k] of rates.value.entries()) {
    const reactants = readSide(i === 0 ? left : right, builder.reactants, line, builder);
    if (!reactants.ok) return reactants;
    const products = readSide(i === 0 ? right : left, builder.products, line, builder);
    if (!products.ok) return products;
    if (builder.reactants.isEmpty() && builder.products.isEmpty()) {
      return refuse(line, "reaction", "the reaction has neither reactants nor products. Remove it.");
    }
    builder.closeReaction(k);
  }
  return ok(null);
}

/** `[k = 1]` or `[kf = 1, kr = 2]` → the constants; 1 each when there is no bracket. */
function readRates(bracket: string, names: readonly string[], line: number): Result<number[]> {
  if (bracket === "") return ok(names.map(() => 1));
  const example = `[${names.map((name, i) => `${name} = ${i + 1}`).join(", ")}]`;
  const inside = /^\[([^[\]]*)\]$/.exec(bracket)?.[1];
  const parts = inside?.split(",") ?? [];
  if (parts.length !== names.length) {
    return refuse(line, "rate", `"${shorten(bracket)}" is no rate. Write ${example} after the products.`);
  }
  const rates: number[] = [];
  for (const [i, name] of names.entries()) {
    const [key = "", value = "", ...rest] = (parts[i] as string).split("=").map((text) => text.trim());
    if (key !== name || rest.length > 0) {
      const found = shorten((parts[i] as string).trim());
      return refuse(line, "rate", `"${found}" is no rate constant. Write ${example}.`);
    }
    const rate = readNumber(value, name, faultOfRate, line, {});
    if (!rate.ok) return rate;
    rates.push(rate.value);
  }
  return ok(rates);
}

function readSide(
  text: string,
  side: CrnBuilder["reactants"],
  line: number,
  builder: CrnBuilder,
): Result<null> {
  if (text.trim() === "") return ok(null);
  for (const part of text.split("+")) {
    const term = part.trim();
    const digits = /^\d*/.exec(term)?.[0] ?? "";
    const id = term.slice(digits.length).trim();
    if (id === "") {
      const found = term === "" ? "a species is missing beside a +" : `"${shorten(term)}" is no species`;
      return refuse(line, "reaction", `${found}. Write species joined by +, such as A + 2 B.`);
    }
    if (!isSpeciesId(id)) return badId(id, line);
    const where = { species: id };
    const n = digits === "" ? 1 : Number(digits);
    // Number("9007199254740993") would silently become 2^53.
    const exact = n < MAX_COEFFICIENT || digits === String(MAX_COEFFICIENT);
    const fault = exact ? faultOfCoefficient(n) : MANY;
    if (fault !== null) {
      return refuse(line, "coefficient", `the coefficient of ${shorten(id)} is ${fault}`, where);
    }
    if (!side.add(builder.species(id), n)) {
      return refuse(line, "coefficient", `the coefficients of ${shorten(id)} add up to ${MANY}`, where);
    }
  }
  return ok(null);
}

function readPair(text: string, line: number, builder: CrnBuilder): Result<null> {
  const open = text.indexOf('"');
  const close = text.lastIndexOf('"');
  const role = text.slice("dualrail".length, open).trim();
  const name = quoted(text.slice(open, close + 1));
  const [, plus, minus] = RAILS.exec(text.slice(close + 1)) ?? [];
  if (open < 0 || name === null || plus === undefined || minus === undefined) {
    return refuse(line, "dual-rail", 'this is no dual-rail value. Write #! dualrail output "y" = Y1p - Y1n.');
  }
  if (role !== "input" && role !== "output" && role !== "internal") {
    return refuse(line, "dual-rail", `the role is ${show(role)}. Use input, output or internal.`);
  }
  const rails: number[] = [];
  for (const id of [plus, minus]) {
    const s = id === "0" ? -1 : builder.find(id);
    if (s === undefined) {
      return refuse(
        line,
        "unknown-species",
        `the species ${shorten(id)} is unknown. Give it an @initial line or a reaction.`,
        { species: id },
      );
    }
    rails.push(s);
  }
  const pair: DualRail = { name, plus: rails[0] as number, minus: rails[1] as number, role };
  const added = builder.addPair(pair);
  return added.ok ? added : refuse(line, "dual-rail", `the dual-rail value ${added.problem.message}`);
}
