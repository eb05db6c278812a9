import type { Opened, OpenedCrn } from "../jobs.ts";
import { type Crn, type DualRail, ROLE, type Side } from "../model/crn.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import { speciesLabel } from "../model/speciesName.ts";
import { baseName, decodeText, encodeText } from "./bytes.ts";
import {
  CrnBuilder,
  checkCrn,
  faultOfCoefficient,
  faultOfConcentration,
  faultOfRate,
  isSpeciesId,
  paperLabel,
} from "./crnBuilder.ts";
import { type Companions, companionFields, readCompanions } from "./crnCompanions.ts";
import type { FormatModule } from "./format.ts";
import { checkVersion, type Fields, isFields } from "./header.ts";
import { parseJson } from "./jsonText.ts";
import { shorten, show } from "./show.ts";

const CRN_FORMAT = "dualrail-crn";
/** Newest version of the format that this code reads, and the one it writes. */
const CRN_VERSION = 1;

const ROLE_NAMES: readonly unknown[] = ["input", "output", "internal"];

/**
 * Reads a `*.crn.json` text (DESIGN §4) with what stands beside the reactions: examples, kinetic settings, the
 * text they were written as. Species get a role from "dualRail" (input X, output Y), or from
 * their id when their "label" is the name Dualrail itself gives to that id.
 * Every problem names its reaction, species or dual-rail value, counted from 1.
 */
export function readCrnDocument(text: string, fallbackName = "Untitled"): Result<OpenedCrn> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const raw = parsed.value;
  if (!isFields(raw)) {
    return fail("no-crn", `The file holds ${show(raw)}. A CRN file is one JSON object.`, { line: 1 });
  }
  const crn = readCrn(raw, fallbackName);
  if (!crn.ok) return crn;
  const companions = readCompanions(raw, crn.value);
  return companions.ok ? ok({ kind: "crn", crn: crn.value, ...companions.value }) : companions;
}

function readCrn(raw: Fields, fallbackName: string): Result<Crn> {
  const version = checkVersion(raw, CRN_FORMAT, CRN_VERSION);
  if (!version.ok) return version;
  const { name = fallbackName } = raw;
  if (typeof name !== "string")
    return fail("name", `"name" is ${show(name)}. It must be text.`, { field: "name" });
  const builder = new CrnBuilder();
  const named = new Set<number>();
  for (const step of [
    () => readSpecies(raw.species, builder, named),
    () => readReactions(raw.reactions, builder),
    () => readPairs(raw.dualRail, builder),
  ]) {
    const done = step();
    if (!done.ok) return done;
  }
  return ok(builder.build(name, (s) => named.has(s)));
}

function readSpecies(stored: unknown, builder: CrnBuilder, named: Set<number>): Result<null> {
  const list = listOf(stored, "species", "Give a list of species.");
  if (!list.ok) return list;
  for (const [i, entry] of list.value.entries()) {
    const place = `Species ${i + 1}`;
    if (!isFields(entry)) {
      return fail("species", `${place} is ${show(entry)}. Give an object with "id" and "initial".`, {
        field: "species",
      });
    }
    const { id, label, initial } = entry;
    if (typeof id !== "string" || !isSpeciesId(id)) {
      const found = id === undefined ? `has no "id"` : `has the id ${show(id)}`;
      return fail("species-id", `${place} ${found}. An id is a letter, then letters, digits or _.`, {
        field: "species",
      });
    }
    const where = { species: id };
    if (builder.find(id) !== undefined) {
      const first = (builder.find(id) as number) + 1;
      return fail(
        "duplicate-species",
        `${place} has the same id as species ${first}, ${shorten(id)}. Give each its own id.`,
        where,
      );
    }
    const fault = faultOfConcentration(initial);
    if (fault !== null) return fail("initial", `${place} (${shorten(id)}): "initial" is ${fault}`, where);
    if (label !== undefined && typeof label !== "string") {
      return fail("species", `${place} (${shorten(id)}): "label" is ${show(label)}. It must be text.`, where);
    }
    const s = builder.species(id);
    builder.setInitial(s, initial as number);
    if (label !== undefined && label === paperLabel(id)) named.add(s);
  }
  return ok(null);
}

function readReactions(stored: unknown, builder: CrnBuilder): Result<null> {
  const list = listOf(stored, "reactions", "Give a list of reactions.");
  if (!list.ok) return list;
  for (const [i, entry] of list.value.entries()) {
    const reaction = i + 1;
    const where = { reaction };
    if (!isFields(entry)) {
      const message = `Reaction ${reaction} is ${show(entry)}. Give an object with "reactants", "products" and "k".`;
      return fail("reaction", message, where);
    }
    for (const side of ["reactants", "products"] as const) {
      const read = readSide(entry[side], side, reaction, builder);
      if (!read.ok) return read;
    }
    if (builder.reactants.isEmpty() && builder.products.isEmpty()) {
      return fail("reaction", `Reaction ${reaction} has neither reactants nor products. Remove it.`, where);
    }
    const fault = faultOfRate(entry.k);
    if (fault !== null) return fail("rate", `Reaction ${reaction}: "k" is ${fault}`, where);
    builder.closeReaction(entry.k as number);
  }
  return ok(null);
}

function readSide(
  stored: unknown,
  side: "reactants" | "products",
  reaction: number,
  builder: CrnBuilder,
): Result<null> {
  const where = { reaction, field: side };
  if (!isFields(stored)) {
    const message = `Reaction ${reaction}: "${side}" is ${show(stored)}. Give an object such as { "A": 1 }, or {} for none.`;
    return fail("reaction", message, where);
  }
  for (const id of Object.keys(stored)) {
    const s = builder.find(id);
    if (s === undefined) {
      const message = `Reaction ${reaction}: ${side} name the unknown species ${show(id)}. Add it to "species".`;
      return fail("unknown-species", message, { ...where, species: id });
    }
    const fault = faultOfCoefficient(stored[id]);
    if (fault !== null) {
      return fail("coefficient", `Reaction ${reaction}: the coefficient of ${shorten(id)} is ${fault}`, {
        ...where,
        species: id,
      });
    }
    builder[side].add(s, stored[id] as number);
  }
  return ok(null);
}

function readPairs(stored: unknown, builder: CrnBuilder): Result<null> {
  if (stored === undefined) return ok(null);
  const list = listOf(stored, "dualRail", "Give a list, or leave it out.");
  if (!list.ok) return list;
  for (const [i, entry] of list.value.entries()) {
    const pair = readPair(entry, builder);
    const added = pair.ok ? builder.addPair(pair.value) : pair;
    if (!added.ok) {
      const { code, message } = added.problem;
      return fail(code, `Dual-rail value ${i + 1} ${message}`, { field: "dualRail", row: i + 1 });
    }
  }
  return ok(null);
}

/** Messages are the second half of a sentence. */
function readPair(entry: unknown, builder: CrnBuilder): Result<DualRail> {
  if (!isFields(entry))
    return fail("dual-rail", `is ${show(entry)}. Give an object with "name", "plus", "minus" and "role".`);
  const { name, role } = entry;
  if (typeof name !== "string") return fail("dual-rail", `${has("name", name)}. It must be text.`);
  if (!ROLE_NAMES.includes(role)) {
    return fail("dual-rail", `${has("role", role)}. Use "input", "output" or "internal".`);
  }
  const rails = { plus: -1, minus: -1 };
  for (const rail of ["plus", "minus"] as const) {
    const id = entry[rail] ?? null;
    if (id === null) continue;
    const s = typeof id === "string" ? builder.find(id) : undefined;
    if (s === undefined)
      return fail("dual-rail", `names the unknown species ${show(id)} as "${rail}". Add it to "species".`);
    rails[rail] = s;
  }
  return ok({ name, ...rails, role: role as DualRail["role"] });
}

/** `has no "role"`, `has the role 3`. */
function has(field: string, value: unknown): string {
  return value === undefined ? `has no "${field}"` : `has the ${field} ${show(value)}`;
}

function listOf(stored: unknown, field: string, advice: string): Result<readonly unknown[]> {
  if (Array.isArray(stored)) return ok(stored as unknown[]);
  const found = stored === undefined ? "is missing" : `is ${show(stored)}`;
  return fail(field, `"${field}" ${found}. ${advice}`, { field });
}

/**
 * Writes a CRN as `*.crn.json`, one species, reaction, dual-rail value or example a line. A rail that does not
 * exist is left out. Errors: those of `checkCrn`.
 */
export function writeCrnJson(crn: Crn, companions: Companions = {}): Result<string> {
  const sound = checkCrn(crn);
  if (!sound.ok) return sound;
  const head = `{\n  "format": "${CRN_FORMAT}",\n  "version": ${CRN_VERSION},\n  "name": ${JSON.stringify(crn.name)}`;
  const keys = crn.species.ids.map((id) => `"${id}": `);
  const lists = [
    `"species": ${lines(crn.species.count, (s) => speciesLine(crn, s))}`,
    `"reactions": ${lines(crn.rate.length, (r) => {
      const reactants = sideText(crn.reactants, r, keys);
      const products = sideText(crn.products, r, keys);
      return `{ "reactants": ${reactants}, "products": ${products}, "k": ${crn.rate[r]} }`;
    })}`,
  ];
  if (crn.dualRail.length > 0) {
    lists.push(
      `"dualRail": ${lines(crn.dualRail.length, (p) => pairLine(crn, crn.dualRail[p] as DualRail))}`,
    );
  }
  lists.push(...companionFields(companions, lines));
  return ok(`${head},\n  ${lists.join(",\n  ")}\n}\n`);
}

function lines(count: number, line: (i: number) => string): string {
  if (count === 0) return "[]";
  return `[\n    ${Array.from({ length: count }, (_, i) => line(i)).join(",\n    ")}\n  ]`;
}

function speciesLine(crn: Crn, s: number): string {
  const id = crn.species.ids[s] as string;
  const named = crn.species.role[s] !== ROLE.none;
  const shown = named ? `, "label": ${JSON.stringify(speciesLabel(crn.species, s))}` : "";
  return `{ "id": "${id}"${shown}, "initial": ${crn.initial[s]} }`;
}

function sideText(side: Side, r: number, keys: readonly string[]): string {
  const start = side.start[r] as number;
  const end = side.start[r + 1] as number;
  if (start === end) return "{}";
  const parts: string[] = [];
  for (let e = start; e < end; e++) {
    parts.push(`${keys[side.species[e] as number]}${side.coefficient[e]}`);
  }
  return `{ ${parts.join(", ")} }`;
}

function pairLine(crn: Crn, pair: DualRail): string {
  const rail = (field: string, s: number) => (s < 0 ? "" : `, "${field}": "${crn.species.ids[s]}"`);
  const rails = rail("plus", pair.plus) + rail("minus", pair.minus);
  return `{ "name": ${JSON.stringify(pair.name)}${rails}, "role": "${pair.role}" }`;
}

export const crnJsonFormat: FormatModule = {
  read: (file): Result<Opened> => {
    const text = decodeText(file.bytes);
    if (!text.ok) return text;
    return readCrnDocument(text.value, baseName(file.name));
  },
  write: (content) => {
    if (content.kind !== "crn") return fail("no-crn", "This format holds a CRN. Compile the network first.");
    const text = writeCrnJson(content.crn, content);
    return text.ok ? ok(encodeText(text.value)) : text;
  },
};
