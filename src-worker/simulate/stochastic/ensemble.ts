import { type DualRail, railValue } from "../../model/crn.ts";
import type { Band } from "../../model/stochastic.ts";

/** Mean and deviation of rows of numbers, one row at a time (Welford, Technometrics 4 (1962), 419). */
export class Moments {
  count = 0;
  private readonly mean: Float64Array;
  /** Sum of squared distances from the mean. */
  private readonly squares: Float64Array;

  constructor(length: number) {
    this.mean = new Float64Array(length);
    this.squares = new Float64Array(length);
  }

  add(row: Float64Array): void {
    const { mean, squares } = this;
    this.count++;
    for (let i = 0; i < mean.length; i++) {
      const distance = row[i] - mean[i];
      mean[i] += distance / this.count;
      squares[i] += distance * (row[i] - mean[i]);
    }
  }

  /** A copy of the first `length` numbers' mean and sample deviation. */
  band(length = this.mean.length): Band {
    const { count } = this;
    return {
      mean: this.mean.slice(0, length),
      deviation: this.squares
        .slice(0, length)
        .map((sum) => (count > 1 ? Math.sqrt(sum / (count - 1)) : Number.NaN)),
    };
  }
}

/** Samples of one run, and what all finished runs say together. */
export class Ensemble {
  /** Samples of the current run so far. */
  filled = 0;
  /** Finished runs. */
  done = 0;
  /** Concentrations of the recorded species in the current run. */
  private readonly curves: Float64Array[];
  private readonly values: Float64Array[];
  private readonly speciesMoments: Moments[];
  private readonly valueMoments: Moments[];

  constructor(
    readonly times: Float64Array,
    private readonly species: Int32Array,
    private readonly outputs: readonly DualRail[],
    private readonly countsPerUnit: number,
  ) {
    const row = () => new Float64Array(times.length);
    const moments = () => new Moments(times.length);
    this.curves = Array.from(species, row);
    this.values = outputs.map(row);
    this.speciesMoments = Array.from(species, moments);
    this.valueMoments = outputs.map(moments);
  }

  /** Writes the next sample. */
  record(counts: Float64Array): void {
    const i = this.filled++;
    for (let c = 0; c < this.species.length; c++) {
      this.curves[c][i] = counts[this.species[c]] / this.countsPerUnit;
    }
    for (let o = 0; o < this.outputs.length; o++) {
      this.values[o][i] = railValue(this.outputs[o], counts) / this.countsPerUnit;
    }
  }

  /** Adds the current run's samples to the moments. */
  absorb(): void {
    for (let c = 0; c < this.curves.length; c++) this.speciesMoments[c].add(this.curves[c]);
    for (let o = 0; o < this.values.length; o++) this.valueMoments[o].add(this.values[o]);
  }

  /** The current run, absorbed, is finished; the next one begins. */
  next(): void {
    this.done++;
    this.filled = 0;
  }

  /** Samples `from` … now of the current run, copied. */
  since(from: number): { times: Float64Array; curves: Float64Array[] } {
    return {
      times: this.times.slice(from, this.filled),
      curves: this.curves.map((curve) => curve.slice(from, this.filled)),
    };
  }

  valueBands(length = this.times.length): Band[] {
    return this.valueMoments.map((moments) => moments.band(length));
  }

  speciesBands(length = this.times.length): Band[] {
    return this.speciesMoments.map((moments) => moments.band(length));
  }
}
