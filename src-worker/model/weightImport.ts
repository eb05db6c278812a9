import type { Activation } from "./network.ts";

/** How real weights become −1, 0 and +1. */
export type WeightMode =
  /** Every layer is −s, 0 or +s for one s > 0, which is folded into biases and outputs. */
  | { readonly kind: "exact" }
  /** The sign of every weight; 0 stays 0. */
  | { readonly kind: "sign" }
  /** 0 where |w| < threshold, else the sign. */
  | { readonly kind: "ternary"; readonly threshold: number };

/** What the rows of a stored matrix are: the units it comes from, or the units it goes to. */
export type MatrixRows = "in-out" | "out-in";

/** A person's choices; what is left out is decided by the file, or refused where it does not say. */
export interface ImportChoices {
  readonly weights?: WeightMode;
  readonly orientation?: MatrixRows;
  /** Activation of the last layer, where the file does not say it (default: linear). */
  readonly last?: Activation;
}

/** Where in the file a number stands, counted from 1 as it is stored there. */
export interface WeightPlace {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** A matrix at most 48 × 48 cells large, each the mean of its block: −127 … 127 for −1 … 1. */
export interface MatrixPicture {
  readonly rows: number;
  readonly columns: number;
  readonly cells: Int8Array;
}

export interface MatrixPreview {
  /** 0 = the inputs, 1 = the first layer. */
  readonly from: number;
  /** The name in the file. */
  readonly place: string;
  readonly rows: number;
  readonly columns: number;
  /** Shares as the file has them: entries that are +1, −1, 0, and anything else. */
  readonly plus: number;
  readonly minus: number;
  readonly zero: number;
  readonly other: number;
  /** The one magnitude of all entries that are not 0; null when there are several, 0 when all are 0. */
  readonly scale: number | null;
  /** The first entry that is not −1, 0 or +1. */
  readonly first: WeightPlace | null;
  /** What the chosen mode makes of it. */
  readonly picture: MatrixPicture;
}

export interface LayerPreview {
  readonly name: string;
  readonly units: number;
  readonly activation: Activation;
  readonly matrices: readonly MatrixPreview[];
  /** Where the biases stand; null when the file has none and they are 0. */
  readonly bias: string | null;
}

/** One way to read the weights, and why it is not open where it is not. */
export interface ModeOffer {
  readonly kind: WeightMode["kind"];
  readonly refusal: string | null;
}

/** What a file of weights holds and what can be made of it. Plain data: it is posted to the page. */
export interface ImportPreview {
  readonly name: string;
  readonly format: { readonly id: string; readonly name: string };
  /** Units per layer, inputs first. */
  readonly widths: readonly number[];
  /** Weights of the network that the choices give. */
  readonly weights: { readonly plus: number; readonly minus: number; readonly zero: number };
  /** Weights in the file that are none of −1, 0 and +1. */
  readonly other: number;
  readonly biases: number;
  readonly layers: readonly LayerPreview[];
  readonly orientation: {
    readonly rows: MatrixRows | null;
    /** The file or the shapes settle it. */
    readonly settled: boolean;
    /** Both ways chain, so that another choice is possible. */
    readonly open: boolean;
    readonly reason: string;
  };
  readonly modes: readonly ModeOffer[];
  /** The mode of this preview: the chosen one, else exact where it is possible, else signs. */
  readonly mode: WeightMode;
  /** A threshold to start from: 0.7 of the mean |w| (Li & Liu 2016, arXiv 1605.04711). */
  readonly threshold: number;
  /** Whether the last layer's activation is to be chosen. */
  readonly lastOpen: boolean;
  /** What the outputs must be multiplied by to get the file's; 1 without folding. */
  readonly outputScale: number;
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}
