/** coefficient · ∏ species^power. */
export interface Monomial {
  readonly coefficient: number;
  /** Power (≥ 1) of each species that occurs. */
  readonly powers: ReadonlyMap<number, number>;
}

/** A sum of monomials with different powers; empty is 0. */
export type Polynomial = readonly Monomial[];

/** More terms or higher powers are no rate law of a reaction anybody writes. */
const MAX_TERMS = 64;
export const MAX_POWER = 64;

export function constant(value: number): Polynomial {
  return value === 0 ? [] : [{ coefficient: value, powers: new Map() }];
}

/** factor · species. */
export function species(s: number, factor: number): Polynomial {
  return [{ coefficient: factor, powers: new Map([[s, 1]]) }];
}

/** The number a polynomial without species is, else null. */
export function numberOf(polynomial: Polynomial): number | null {
  if (polynomial.length === 0) return 0;
  const [only] = polynomial;
  return polynomial.length === 1 && only?.powers.size === 0 ? only.coefficient : null;
}

/** Null when there are too many terms. */
export function sum(...terms: readonly Polynomial[]): Polynomial | null {
  return collected(terms.flat());
}

export function scaled(polynomial: Polynomial, factor: number): Polynomial {
  if (factor === 0) return [];
  return polynomial.map(({ coefficient, powers }) => ({ coefficient: coefficient * factor, powers }));
}

/** Null when there are too many terms or a power is too high. */
export function product(a: Polynomial, b: Polynomial): Polynomial | null {
  if (a.length * b.length > MAX_TERMS * MAX_TERMS) return null;
  const terms: Monomial[] = [];
  for (const x of a) {
    for (const y of b) {
      const powers = new Map(x.powers);
      for (const [s, n] of y.powers) powers.set(s, (powers.get(s) ?? 0) + n);
      for (const n of powers.values()) if (n > MAX_POWER) return null;
      terms.push({ coefficient: x.coefficient * y.coefficient, powers });
    }
  }
  return collected(terms);
}

function collected(terms: readonly Monomial[]): Polynomial | null {
  const found = new Map<string, Monomial>();
  for (const { coefficient, powers } of terms) {
    const key = keyOf(powers);
    found.set(key, { coefficient: (found.get(key)?.coefficient ?? 0) + coefficient, powers });
  }
  const kept = [...found.values()].filter(({ coefficient }) => coefficient !== 0);
  return kept.length > MAX_TERMS ? null : kept;
}

function keyOf(powers: ReadonlyMap<number, number>): string {
  return [...powers]
    .sort(([a], [b]) => a - b)
    .map(([s, n]) => `${s}^${n}`)
    .join();
}
