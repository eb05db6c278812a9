/** A prime below 2^26: products of two residues are exact in float64. */
const PRIME = 67_108_859;
/** More free unknowns than this are not tried out. */
const MAX_FREE = 10;

/**
 * Linear equations Σ aᵢ xᵢ = b with whole coefficients whose unknowns are 0 or 1, solved modulo a prime.
 * Unknowns that occur in no equation are 1.
 */
export class BinarySystem {
  private readonly pivots: (Float64Array | null)[];
  private readonly occurs: Uint8Array;
  private rank = 0;
  private contradiction = false;

  constructor(readonly unknowns: number) {
    this.pivots = new Array<Float64Array | null>(unknowns).fill(null);
    this.occurs = new Uint8Array(unknowns);
  }

  /** True when further equations cannot tell more. */
  get isDecided(): boolean {
    return this.contradiction || this.rank === this.unknowns;
  }

  /** Adds an equation: one coefficient per unknown, then the right side. */
  add(coefficients: Float64Array): void {
    const row = coefficients.map(residue);
    for (let i = 0; i < this.unknowns; i++) {
      if (row[i] === 0) continue;
      this.occurs[i] = 1;
      const pivot = this.pivots[i];
      if (pivot) eliminate(row, pivot, i);
      else {
        const factor = inverse(row[i]);
        for (let j = i; j < row.length; j++) row[j] = (row[j] * factor) % PRIME;
        this.pivots[i] = row;
        this.rank++;
        return;
      }
    }
    if (row[this.unknowns] !== 0) this.contradiction = true;
  }

  /** A solution in zeros and ones, or null where there is none or too much is open. */
  solution(): Uint8Array | null {
    if (this.contradiction) return null;
    const free: number[] = [];
    for (let i = 0; i < this.unknowns; i++) if (!this.pivots[i] && this.occurs[i]) free.push(i);
    if (free.length > MAX_FREE) return null;
    for (let choice = 0; choice < 2 ** free.length; choice++) {
      const x = new Uint8Array(this.unknowns).fill(1);
      free.forEach((i, bit) => {
        x[i] = (choice >> bit) & 1 ? 0 : 1;
      });
      if (this.complete(x)) return x;
    }
    return null;
  }

  /** Fills in the unknowns that have a pivot; false when one is neither 0 nor 1. */
  private complete(x: Uint8Array): boolean {
    for (let i = this.unknowns - 1; i >= 0; i--) {
      const row = this.pivots[i];
      if (!row) continue;
      let value = row[this.unknowns];
      for (let j = i + 1; j < this.unknowns; j++) if (x[j]) value -= row[j];
      value = residue(value);
      if (value > 1) return false;
      x[i] = value;
    }
    return true;
  }
}

function eliminate(row: Float64Array, pivot: Float64Array, from: number): void {
  const factor = PRIME - row[from];
  for (let j = from; j < row.length; j++) row[j] = (row[j] + factor * pivot[j]) % PRIME;
}

function residue(x: number): number {
  const r = x % PRIME;
  return r < 0 ? r + PRIME : r;
}

/** a⁻¹ modulo the prime, by Euclid's algorithm. */
function inverse(a: number): number {
  let [r, next, t, nextT] = [PRIME, a, 0, 1];
  while (next !== 0) {
    const q = Math.floor(r / next);
    [r, next] = [next, r - q * next];
    [t, nextT] = [nextT, t - q * nextT];
  }
  return residue(t);
}
