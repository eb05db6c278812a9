import { type DualRail, railValue, type Side } from "../../model/crn.ts";
import type { Watch } from "./process.ts";

const FRACTION = 0.1;
const FLOOR = 0.001;

/**
 * Follows when every output has come within 10 % of |limit| (at least 0.001) for good, as the
 * integration does, but exactly: counts stay as they are between firings.
 */
export class CompletionWatch implements Watch {
  readonly touched: Uint8Array;
  private readonly band: Float64Array;
  private outside = true;
  private lastOutside = 0;
  /** The output last found outside: looked at first, since it mostly still is. */
  private suspect = 0;

  /** @param net the net change of every reaction. */
  constructor(
    private readonly outputs: readonly DualRail[],
    private readonly limits: Float64Array,
    private readonly countsPerUnit: number,
    net: Side,
  ) {
    this.band = limits.map((limit) => Math.max(FRACTION * Math.abs(limit), FLOOR));
    const rails = new Set(outputs.flatMap(({ plus, minus }) => [plus, minus]));
    this.touched = Uint8Array.from({ length: net.start.length - 1 }, (_, r) =>
      net.species.subarray(net.start[r], net.start[r + 1]).some((s) => rails.has(s)) ? 1 : 0,
    );
  }

  /** Begins a run with these counts. */
  begin(counts: Float64Array): void {
    this.outside = this.isOutside(counts);
    this.lastOutside = 0;
  }

  look(counts: Float64Array, t: number): void {
    const outside = this.isOutside(counts);
    if (this.outside) this.lastOutside = t;
    this.outside = outside;
  }

  /** Last time any output was outside its band; NaN while one still is. */
  get time(): number {
    return this.outside ? Number.NaN : this.lastOutside;
  }

  private isOutside(counts: Float64Array): boolean {
    const { length } = this.outputs;
    for (let k = 0; k < length; k++) {
      const i = (this.suspect + k) % length;
      const value = railValue(this.outputs[i], counts) / this.countsPerUnit;
      if (Math.abs(value - this.limits[i]) > this.band[i]) {
        this.suspect = i;
        return true;
      }
    }
    return false;
  }
}
