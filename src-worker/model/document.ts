import type { Network } from "./network.ts";

/**
 * How grey images became raw values: `margin` pixels cut off at each side, blocks of `shrink` × `shrink` averaged,
 * divided by `scale`, row-major.
 */
export interface ImagePreparation {
  /** Size of the images, pixels. */
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly shrink: number;
  /** Grey values are 0 … 255: 255 makes them 0 … 1, 1 leaves bytes. */
  readonly scale: number;
}

/** How raw values become network inputs: `(x − mean) / deviation`, per input. */
export interface Standardisation {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  /** Optional units for display, one per input ("cm"). */
  readonly units?: readonly string[];
  /** For inputs that are the pixels of an image: how the raw values came about. */
  readonly image?: ImagePreparation;
}

/** One named input vector; `values` are raw values, before the preparation. */
export interface Example {
  readonly name: string;
  readonly values: readonly number[];
  /** Name of the true output, where it is known. */
  readonly label?: string;
}

/** Kinetic settings stored with a network. */
export interface StoredSimulation {
  readonly tEnd?: number;
  readonly rtol?: number;
  readonly atol?: number;
}

/** Where a network comes from, for people. */
export interface About {
  readonly text?: string;
  readonly source?: string;
  readonly recipe?: string;
  readonly seed?: number;
  readonly accuracy?: string;
}

/** Canvas positions keyed by "layer,index" (layer 0 = inputs). */
export interface CanvasState {
  readonly positions?: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
  readonly collapsed?: readonly number[];
}

/** The content of a `*.dualrail.json` file. */
export interface NetworkDocument {
  readonly name: string;
  readonly network: Network;
  readonly preparation?: Standardisation;
  /** Lower bound per input, each ≤ 0, for positive inputs. */
  readonly inputBounds?: readonly number[];
  /** What the shown outputs must be multiplied by to get them as trained. */
  readonly outputScale?: number;
  readonly examples?: readonly Example[];
  readonly canvas?: CanvasState;
  readonly simulation?: StoredSimulation;
  readonly about?: About;
  /** Fields this version does not know, kept as they were. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** Raw values → network inputs, by the document's preparation (identity without one). */
export function prepare(
  document: Pick<NetworkDocument, "preparation">,
  raw: ArrayLike<number>,
): Float64Array {
  const p = document.preparation;
  return Float64Array.from(raw, (x, i) => (p ? (x - (p.mean[i] as number)) / (p.deviation[i] as number) : x));
}
