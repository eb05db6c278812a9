import { Layout } from "../arena.ts";

/** k per block of a product: a panel of 128 × 32 numbers stays in the fastest cache. */
export const BLOCK = 128;

/** A layer's place in the memory: byte offsets of float32 matrices. */
export interface LayerPlace {
  readonly fanIn: number;
  readonly width: number;
  /** Numbers per row of `latent`: fanIn rounded up to a multiple of 4. */
  readonly ld: number;
  /** One row per unit, rows rounded up to a multiple of 4 like the numbers of a row. */
  readonly latent: number;
  readonly gradient: number;
  readonly moments: readonly [number, number];
  readonly bias: number;
  readonly biasGradient: number;
  readonly biasMoments: readonly [number, number];
  /** Packed copies that the passes use; there is nothing to pass on below the first layer. */
  readonly forward: number;
  readonly backward: number;
}

/** A level of units: the inputs, or the values of a layer. */
export interface LevelPlace {
  readonly width: number;
  readonly ld: number;
  readonly values: number;
  readonly slopes: number;
  readonly mask: number;
}

export interface TraineePlaces {
  readonly layers: readonly LayerPlace[];
  readonly levels: readonly LevelPlace[];
  /** All layers' gradients, one after the other. */
  readonly gradients: { readonly at: number; readonly length: number };
  /** A level's values in panels. */
  readonly panels: number;
  readonly starts: number;
  readonly entries: number;
  /** Random states of the two shares of a batch. */
  readonly random: readonly [number, number];
  readonly bytes: number;
}

/** n rounded up to a multiple of 4. */
export function padded(n: number): number {
  return (n + 3) & ~3;
}

/** Lays out a network of the given widths (inputs first) for batches of up to `capacity` rows. */
export function placeTrainee(widths: readonly number[], capacity: number): TraineePlaces {
  const layout = new Layout();
  // No matrix stands at address 0, which means "none".
  layout.take(16);
  const floats = (n: number) => layout.take(4 * n);
  const levels = widths.map((width): LevelPlace => {
    const ld = padded(width);
    const size = capacity * ld;
    return { width, ld, values: floats(size), slopes: floats(size), mask: floats(size) };
  });
  const gradientsAt = layout.bytes;
  const gradients = widths.slice(1).map((width, l) => ({
    gradient: floats(padded(width) * padded(widths[l])),
    biasGradient: floats(padded(width)),
  }));
  const gradientsEnd = layout.bytes;
  const layers = widths.slice(1).map((width, l): LayerPlace => {
    const fanIn = widths[l];
    const ld = padded(fanIn);
    const units = padded(width);
    const size = units * ld;
    return {
      fanIn,
      width,
      ld,
      latent: floats(size),
      ...gradients[l],
      moments: [floats(size), floats(size)],
      bias: floats(units),
      biasMoments: [floats(units), floats(units)],
      forward: floats(size),
      backward: l === 0 ? 0 : floats(size),
    };
  });
  const widest = Math.max(...widths);
  const blocks = Math.ceil(widest / BLOCK) + 1;
  return {
    layers,
    levels,
    gradients: { at: gradientsAt, length: (gradientsEnd - gradientsAt) / 4 },
    panels: floats(capacity * padded(widest)),
    starts: floats(blocks * Math.max(capacity, widest) + 4),
    // One more than there can be: a list is written without asking first.
    entries: floats(2 * (capacity * widest + 1)),
    random: [floats(4), floats(4)],
    bytes: layout.bytes,
  };
}
