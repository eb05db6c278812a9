import { type Crn, type DualRail, ROLES, type Side, type SpeciesTable } from "../model/crn.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import type { ShownReactions } from "../model/shownDocument.ts";
import { faultOfCoefficient, faultOfConcentration, faultOfRate, isSpeciesId } from "./crnBuilder.ts";
import { type Fields, isFields } from "./header.ts";

/** Systems of one file at most, and characters of text at most: a record with more is none of ours. */
const MOST_SYSTEMS = 1000;
const LONGEST_TEXT = 64 * 1024 * 1024;

/** Reads the reactions of a stored document; every number is checked as a file's is. */
export function readStoredReactions(raw: unknown): Result<ShownReactions> {
  const { crn, text, draft, others, source } = isFields(raw) ? raw : ({} as Fields);
  const shown = readStoredCrn(crn);
  if (!shown.ok) return shown;
  if (!isText(text) || !isText(draft)) return broken("The text of the reactions is no text.");
  if (!Array.isArray(others) || others.length > MOST_SYSTEMS)
    return broken("There is no list of further systems.");
  if (source !== undefined && typeof source !== "string") return broken("The name of the file is no text.");
  const systems: Crn[] = [];
  for (const other of others as unknown[]) {
    const read = readStoredCrn(other);
    if (!read.ok) return read;
    systems.push(read.value);
  }
  return ok({ crn: shown.value, text, draft, others: systems, ...(source === undefined ? {} : { source }) });
}

function isText(value: unknown): value is string | null {
  return value === null || (typeof value === "string" && value.length <= LONGEST_TEXT);
}

function broken(message: string): Result<never> {
  return fail("stored", message);
}

function readStoredCrn(raw: unknown): Result<Crn> {
  if (!isFields(raw) || typeof raw.name !== "string") return broken("The record holds no reactions.");
  const { name, rate, initial } = raw;
  const species = readSpecies(raw.species);
  if (!species) return broken("The species are no list of names.");
  const { count } = species;
  if (!(rate instanceof Float64Array)) return broken("There are no rate constants.");
  if (!(initial instanceof Float64Array) || initial.length !== count)
    return broken("There is not one initial concentration for each species.");
  const slow = rate.findIndex((k) => faultOfRate(k) !== null);
  if (slow >= 0) return broken(`Reaction ${slow + 1}: k is ${faultOfRate(rate[slow])}`);
  const odd = initial.findIndex((c) => faultOfConcentration(c) !== null);
  if (odd >= 0)
    return broken(
      `Species ${species.ids[odd]}: the initial concentration is ${faultOfConcentration(initial[odd])}`,
    );
  const reactants = readSide(raw.reactants, rate.length, count);
  const products = readSide(raw.products, rate.length, count);
  if (!reactants || !products) return broken("The reactants and products are no reactions of the species.");
  const dualRail = readPairs(raw.dualRail, count);
  if (!dualRail) return broken("The dual-rail values are no pairs of species.");
  return ok({ name, species, reactants, products, rate, initial, dualRail });
}

function readSpecies(raw: unknown): SpeciesTable | null {
  const { ids, role, layer, unit, rail } = isFields(raw) ? raw : ({} as Fields);
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === "string" && isSpeciesId(id))) return null;
  const count = ids.length;
  if (new Set(ids).size !== count) return null;
  if (!(role instanceof Uint8Array) || !(rail instanceof Int8Array)) return null;
  if (!(layer instanceof Int32Array) || !(unit instanceof Int32Array)) return null;
  if ([role, rail, layer, unit].some((column) => column.length !== count)) return null;
  if (role.some((r) => r >= ROLES.length)) return null;
  return { count, ids: ids as string[], role, layer, unit, rail };
}

function readSide(raw: unknown, reactions: number, species: number): Side | null {
  const { start, species: which, coefficient } = isFields(raw) ? raw : ({} as Fields);
  if (!(start instanceof Int32Array) || !(which instanceof Int32Array)) return null;
  if (!(coefficient instanceof Float64Array) || coefficient.length !== which.length) return null;
  if (start.length !== reactions + 1 || start[0] !== 0 || start[reactions] !== which.length) return null;
  for (let r = 0; r < reactions; r++) if (start[r + 1] < start[r]) return null;
  if (which.some((s) => s < 0 || s >= species)) return null;
  return coefficient.some((n) => faultOfCoefficient(n) !== null)
    ? null
    : { start, species: which, coefficient };
}

function readPairs(raw: unknown, species: number): DualRail[] | null {
  if (!Array.isArray(raw)) return null;
  const isRail = (s: unknown): s is number =>
    Number.isInteger(s) && (s as number) >= -1 && (s as number) < species;
  const pairs: DualRail[] = [];
  for (const pair of raw as unknown[]) {
    if (!isFields(pair)) return null;
    const { name, plus, minus, role } = pair;
    if (typeof name !== "string" || !isRail(plus) || !isRail(minus) || plus === minus) return null;
    if (role !== "input" && role !== "output" && role !== "internal") return null;
    pairs.push({ name, plus, minus, role });
  }
  return pairs;
}
