import type { Side } from "../model/crn.ts";

/** Collects one side of many reactions row by row, in typed arrays that double when full. */
export class SideBuilder {
  private starts: Int32Array;
  private species: Int32Array;
  private coefficient: Float64Array;
  private rows = 0;
  private entries = 0;

  constructor(rows = 16, entries = 64) {
    this.starts = new Int32Array(rows + 1);
    this.species = new Int32Array(entries);
    this.coefficient = new Float64Array(entries);
  }

  /** Adds one entry to the row being built. */
  add(species: number, coefficient: number): void {
    if (this.entries === this.species.length) this.growEntries();
    this.species[this.entries] = species;
    this.coefficient[this.entries++] = coefficient;
  }

  /** Ends the row being built; it may be empty. */
  endRow(): void {
    if (this.rows + 1 === this.starts.length) this.starts = resized(this.starts, 2 * this.starts.length);
    this.starts[++this.rows] = this.entries;
  }

  /** Copies row `r` of another side as a new row. */
  copyRow(side: Side, r: number): void {
    for (let e = side.start[r] as number; e < (side.start[r + 1] as number); e++) {
      this.add(side.species[e] as number, side.coefficient[e] as number);
    }
    this.endRow();
  }

  build(): Side {
    return {
      start: this.starts.slice(0, this.rows + 1),
      species: this.species.slice(0, this.entries),
      coefficient: this.coefficient.slice(0, this.entries),
    };
  }

  private growEntries(): void {
    const length = Math.max(64, 2 * this.species.length);
    this.species = resized(this.species, length);
    const wider = new Float64Array(length);
    wider.set(this.coefficient);
    this.coefficient = wider;
  }
}

function resized(old: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(length);
  wider.set(old);
  return wider;
}
