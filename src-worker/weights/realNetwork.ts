import type { Standardisation } from "../model/document.ts";
import type { Activation } from "../model/network.ts";
import type { MatrixRows } from "../model/weightImport.ts";
import type { NamedTensor } from "./tensor.ts";

/** A real-valued weight matrix, row-major, rows = units of the source (as `WeightMatrix`). */
export interface RealMatrix {
  readonly fanIn: number;
  readonly width: number;
  readonly values: Float64Array;
  /** What the file calls it: "fc1.weight", "MatMul_3". */
  readonly place: string;
  /** The file stores it with rows = units of the layer: places in messages are turned back. */
  readonly transposed: boolean;
}

export interface RealTerm {
  /** 0 = the inputs, 1 = the first layer. */
  readonly from: number;
  readonly matrix: RealMatrix;
}

export interface RealLayer {
  /** What the file calls it. */
  readonly name: string;
  readonly activation: Activation;
  /** One per source, in ascending order of `from`; no source twice. */
  readonly terms: readonly RealTerm[];
  readonly bias: Float64Array;
  /** Where the bias stands in the file; null when the file has none (all 0). */
  readonly biasPlace: string | null;
  /** A step that scaled every unit by a factor of its own; the layer must turn out uniform all the same. */
  readonly perUnit: string | null;
}

/** A feed-forward network with real weights, as a file states it. */
export interface RealNetwork {
  readonly inputs: readonly string[];
  readonly layers: readonly RealLayer[];
  readonly outputs: readonly string[];
  readonly preparation?: Standardisation;
}

/** Bare arrays: layers, order and orientation are to be found out. */
export interface TensorFile {
  readonly kind: "tensors";
  readonly tensors: readonly NamedTensor[];
  /** The orientation the format's framework uses, with the reason; null when it says nothing. */
  readonly convention: { readonly orientation: MatrixRows; readonly reason: string } | null;
  /** The order of the file means the order of the layers (else names are sorted). */
  readonly ordered: boolean;
  /** What the file says beside its arrays. */
  readonly says?: {
    readonly inputs?: readonly string[];
    readonly outputs?: readonly string[];
  };
}

/** A file that says how its arrays are connected. */
export interface GraphFile {
  readonly kind: "graph";
  readonly network: RealNetwork;
  /** "The file says so: Dense kernels have rows = inputs." */
  readonly orientation: string;
}

/** What a weight reader found, before any choice. */
export interface WeightFile {
  readonly name: string;
  readonly content: TensorFile | GraphFile;
  /** Sentences about what was left out or taken as given, each with its place. */
  readonly remarks: readonly string[];
}
