/** What a species stands for. X input, I intermediate, M mediator, H hidden value, Y output, W waste. */
export type Role = "X" | "I" | "M" | "H" | "Y" | "W" | "";

/** The roles by number, as stored in the columns. */
export const ROLES: readonly Role[] = ["", "X", "I", "M", "H", "Y", "W"];
export const ROLE = { none: 0, X: 1, I: 2, M: 3, H: 4, Y: 5, W: 6 } as const;

/** The species of a CRN, one column per property. */
export interface SpeciesTable {
  readonly count: number;
  /** ASCII ids, valid in every export: `[A-Za-z][A-Za-z0-9]*`. */
  readonly ids: readonly string[];
  /** Index into `ROLES`. */
  readonly role: Uint8Array;
  /** Layer of the unit, 0 = inputs; −1 when it belongs to none. */
  readonly layer: Int32Array;
  /** Unit in its layer, from 0; −1 when it belongs to none. */
  readonly unit: Int32Array;
  /** +1, −1, or 0 for a species that is no rail. */
  readonly rail: Int8Array;
}

/**
 * One side of all reactions in compressed rows: the species of reaction `r` are
 * `species[start[r]] … species[start[r + 1] − 1]`, each at most once (A + A is one entry with
 * coefficient 2), with their stoichiometric coefficients beside them.
 */
export interface Side {
  readonly start: Int32Array;
  readonly species: Int32Array;
  /** Positive whole numbers up to 2^53, exact. */
  readonly coefficient: Float64Array;
}

/** A value as the difference of two concentrations; −1 for a rail that does not exist. */
export interface DualRail {
  readonly name: string;
  readonly plus: number;
  readonly minus: number;
  readonly role: "input" | "output" | "internal";
}

/** A chemical reaction network in columns: 738,304 product entries are no problem. */
export interface Crn {
  readonly name: string;
  readonly species: SpeciesTable;
  readonly reactants: Side;
  readonly products: Side;
  /** Rate constant k > 0 per reaction. */
  readonly rate: Float64Array;
  /** Initial concentration ≥ 0 per species. */
  readonly initial: Float64Array;
  readonly dualRail: readonly DualRail[];
}

/** A CRN without species and reactions. */
export function emptyCrn(name: string): Crn {
  const side = (): Side => ({
    start: new Int32Array(1),
    species: new Int32Array(0),
    coefficient: new Float64Array(0),
  });
  return {
    name,
    species: {
      count: 0,
      ids: [],
      role: new Uint8Array(0),
      layer: new Int32Array(0),
      unit: new Int32Array(0),
      rail: new Int8Array(0),
    },
    reactants: side(),
    products: side(),
    rate: new Float64Array(0),
    initial: new Float64Array(0),
    dualRail: [],
  };
}

export function reactionCount(crn: Pick<Crn, "rate">): number {
  return crn.rate.length;
}

/** Number of species on one side of reaction `r`. */
export function sideLength(side: Side, r: number): number {
  return (side.start[r + 1] as number) - (side.start[r] as number);
}

/** Molecules on one side of reaction `r`: the sum of its coefficients. */
export function molecules(side: Side, r: number): number {
  let sum = 0;
  for (let e = side.start[r] as number; e < (side.start[r + 1] as number); e++) {
    sum += side.coefficient[e] as number;
  }
  return sum;
}

/** The dual-rail values with a given role, in order. */
export function pairsOf(crn: Pick<Crn, "dualRail">, role: DualRail["role"]): DualRail[] {
  return crn.dualRail.filter((pair) => pair.role === role);
}

/** The value of a dual-rail pair in a state (concentration per species). */
export function railValue(pair: DualRail, state: ArrayLike<number>): number {
  const plus = pair.plus < 0 ? 0 : (state[pair.plus] as number);
  const minus = pair.minus < 0 ? 0 : (state[pair.minus] as number);
  return plus - minus;
}
