import { type Crn, type DualRail, ROLE, ROLES, type Side, type SpeciesTable } from "../model/crn.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import { speciesId, speciesLabel } from "../model/speciesName.ts";
import { shorten, show } from "./show.ts";

/** Coefficients are exact whole numbers up to 2^53. */
export const MAX_COEFFICIENT = 2 ** 53;

const ID = /^[A-Za-z][A-Za-z0-9_]*$/;

/** True for an id that every CRN format of ours takes. */
export function isSpeciesId(id: string): boolean {
  return ID.test(id);
}

/** What is wrong with a value from a file, as the second half of a sentence, or null. */
export function faultOfCoefficient(n: unknown): string | null {
  if (typeof n === "number" && Number.isInteger(n) && n >= 1 && n <= MAX_COEFFICIENT) return null;
  return `${show(n)}. A coefficient is a whole number from 1 to 2^53.`;
}

export function faultOfRate(k: unknown): string | null {
  if (typeof k === "number" && Number.isFinite(k) && k > 0) return null;
  return `${show(k)}. A rate constant is a number greater than 0.`;
}

export function faultOfConcentration(x: unknown): string | null {
  if (typeof x === "number" && Number.isFinite(x) && x >= 0) return null;
  return `${show(x)}. A concentration is a number, 0 or greater.`;
}

/** One side of all reactions while it grows. */
class SideCollector {
  private readonly start: number[] = [0];
  private readonly species: number[] = [];
  private readonly coefficient: number[] = [];
  /** Place of each species on the side of the reaction that is being collected. */
  private places = new Map<number, number>();

  /** Adds n molecules; a species named twice gets the sum. Answers false when that is above 2^53. */
  add(species: number, n: number): boolean {
    const place = this.places.get(species);
    if (place !== undefined) {
      const before = this.coefficient[place] as number;
      this.coefficient[place] = before + n;
      return n <= MAX_COEFFICIENT - before;
    }
    this.places.set(species, this.species.length);
    this.species.push(species);
    this.coefficient.push(n);
    return true;
  }

  close(): void {
    this.start.push(this.species.length);
    if (this.places.size > 0) this.places = new Map();
  }

  isEmpty(): boolean {
    return this.places.size === 0;
  }

  build(): Side {
    return {
      start: Int32Array.from(this.start),
      species: Int32Array.from(this.species),
      coefficient: Float64Array.from(this.coefficient),
    };
  }
}

/** Collects a CRN while a reader goes through its file. The reader checks values before it adds them. */
export class CrnBuilder {
  readonly ids: string[] = [];
  readonly reactants = new SideCollector();
  readonly products = new SideCollector();
  private readonly index = new Map<string, number>();
  private readonly initial: number[] = [];
  private readonly rate: number[] = [];
  private readonly pairs: DualRail[] = [];
  private readonly held = new Set<number>();

  get reactionCount(): number {
    return this.rate.length;
  }

  /** Index of a species, or undefined. */
  find(id: string): number | undefined {
    return this.index.get(id);
  }

  /** Index of a species, which is added with initial concentration 0 when it is new. */
  species(id: string): number {
    const known = this.index.get(id);
    if (known !== undefined) return known;
    this.index.set(id, this.ids.length);
    this.initial.push(0);
    return this.ids.push(id) - 1;
  }

  setInitial(species: number, concentration: number): void {
    this.initial[species] = concentration + 0;
  }

  /**
   * Holds a species' concentration constant: each reaction gives back what it takes of it and makes no
   * more, which changes no rate and no other species.
   */
  hold(species: number): void {
    this.held.add(species);
  }

  /** Ends the reaction whose reactants and products were added. */
  closeReaction(k: number): void {
    this.reactants.close();
    this.products.close();
    this.rate.push(k);
  }

  /** Adds a dual-rail value; the problem's message is the second half of a sentence. */
  addPair(pair: DualRail): Result<null> {
    if (pair.plus < 0 && pair.minus < 0) {
      return fail("dual-rail", 'has no rail. Give "plus", "minus" or both.');
    }
    if (pair.plus === pair.minus)
      return fail("dual-rail", "has the same species on both rails. Use two species.");
    const twin = this.pairs.some(
      (p) => p.role !== "internal" && p.role === pair.role && p.name === pair.name,
    );
    if (twin) {
      return fail(
        "dual-rail",
        `is a second ${pair.role} named "${shorten(pair.name)}". Give each its own name.`,
      );
    }
    this.pairs.push(pair);
    return ok(null);
  }

  /**
   * The finished CRN. `named(s)` says whether the id of species s is one of Dualrail's own names, so that
   * its role, layer and unit can be read off it; other species get a role from the dual-rail values only.
   */
  build(name: string, named: (s: number) => boolean): Crn {
    const sides = {
      reactants: this.reactants.build(),
      products: this.products.build(),
      rate: Float64Array.from(this.rate),
    };
    return {
      name,
      species: speciesTable(this.ids, this.pairs, named),
      ...(this.held.size > 0 ? withHeld(sides, this.held) : sides),
      initial: Float64Array.from(this.initial),
      dualRail: this.pairs,
    };
  }
}

type Reactions = Pick<Crn, "reactants" | "products" | "rate">;

/** See `CrnBuilder.hold`; a reaction that only made held species is left out: nothing would happen in it. */
function withHeld({ reactants, products, rate }: Reactions, held: ReadonlySet<number>): Reactions {
  const sides = { reactants: new SideCollector(), products: new SideCollector() };
  const kept: number[] = [];
  rate.forEach((k, r) => {
    for (let e = reactants.start[r] as number; e < (reactants.start[r + 1] as number); e++) {
      const s = reactants.species[e] as number;
      sides.reactants.add(s, reactants.coefficient[e] as number);
      if (held.has(s)) sides.products.add(s, reactants.coefficient[e] as number);
    }
    for (let e = products.start[r] as number; e < (products.start[r + 1] as number); e++) {
      const s = products.species[e] as number;
      if (!held.has(s)) sides.products.add(s, products.coefficient[e] as number);
    }
    if (sides.reactants.isEmpty() && sides.products.isEmpty()) return;
    sides.reactants.close();
    sides.products.close();
    kept.push(k);
  });
  return {
    reactants: sides.reactants.build(),
    products: sides.products.build(),
    rate: Float64Array.from(kept),
  };
}

/** Role, layer, unit and rail of a species. */
export interface SpeciesMeaning {
  readonly role: number;
  readonly layer: number;
  readonly unit: number;
  readonly rail: number;
}

/**
 * Reads an id as Dualrail writes them (X1p, I1u3n, M1u3, H1u3p, Y2p, W), the inverse of `speciesId`;
 * null for any other. The layer of an output is not in its id: −1.
 */
export function meaningOfId(id: string): SpeciesMeaning | null {
  if (id === "W") return { role: ROLE.W, layer: -1, unit: -1, rail: 0 };
  const match = /^(?:([XY])|([IMH])(\d{1,6})u)(\d{1,6})([pn]?)$/.exec(id);
  if (!match) return null;
  const role = ROLES.indexOf((match[1] ?? match[2]) as "X");
  const layer = match[3] ? Number(match[3]) : role === ROLE.X ? 0 : -1;
  const rail = match[5] === "p" ? 1 : match[5] === "n" ? -1 : 0;
  const meaning = { role, layer, unit: Number(match[4]) - 1, rail };
  const isRail = role !== ROLE.M;
  return isRail === (rail !== 0) && speciesId(role, layer, meaning.unit, rail) === id ? meaning : null;
}

/** The species columns of a CRN that came from a file (see `CrnBuilder.build`). */
export function speciesTable(
  ids: readonly string[],
  pairs: readonly DualRail[],
  named: (s: number) => boolean,
): SpeciesTable {
  const count = ids.length;
  const table = {
    count,
    ids,
    role: new Uint8Array(count),
    layer: new Int32Array(count).fill(-1),
    unit: new Int32Array(count).fill(-1),
    rail: new Int8Array(count),
  };
  const assign = (s: number, { role, layer, unit, rail }: SpeciesMeaning) => {
    table.role[s] = role;
    table.layer[s] = layer;
    table.unit[s] = unit;
    table.rail[s] = rail;
  };
  const position = { input: 0, output: 0, internal: 0 };
  for (const { plus, minus, role } of pairs) {
    const unit = position[role]++;
    for (const [s, rail] of [
      [plus, 1],
      [minus, -1],
    ] as const) {
      if (s < 0 || table.rail[s] !== 0) continue;
      if (role === "internal") table.rail[s] = rail;
      else
        assign(s, { role: role === "input" ? ROLE.X : ROLE.Y, layer: role === "input" ? 0 : -1, unit, rail });
    }
  }
  ids.forEach((id, s) => {
    const meaning = named(s) ? meaningOfId(id) : null;
    if (meaning) assign(s, meaning);
  });
  return table;
}

/** The name that Dualrail shows for one of its own ids, null for other ids. */
export function paperLabel(id: string): string | null {
  return (
    meaningOfId(id) &&
    speciesLabel(
      speciesTable([id], [], () => true),
      0,
    )
  );
}

/** Refuses a CRN that a reader would refuse, so that nothing is written that could not be opened again. */
export function checkCrn(crn: Crn): Result<null> {
  const { ids } = crn.species;
  for (let s = 0; s < ids.length; s++) {
    const id = ids[s] as string;
    const fault = isSpeciesId(id) ? faultOfConcentration(crn.initial[s]) : null;
    if (fault !== null)
      return fail("initial", `Species ${id}: the initial concentration is ${fault}`, { species: id });
    if (!isSpeciesId(id)) {
      const message = `Species ${s + 1} has the id ${show(id)}. An id is a letter, then letters, digits or _.`;
      return fail("species-id", message, { species: id });
    }
  }
  for (let r = 0; r < crn.rate.length; r++) {
    const fault = faultOfRate(crn.rate[r]);
    if (fault !== null) return fail("rate", `Reaction ${r + 1}: k is ${fault}`, { reaction: r + 1 });
  }
  return ok(null);
}
