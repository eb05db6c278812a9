import type { CompileOptions } from "./compiled.ts";
import type { Network } from "./network.ts";

/** A CRN that is the compiled form of a network, and the network. */
export interface Recognised {
  readonly recognised: true;
  readonly network: Network;
  /** Compiled with these options the network gives the CRN again; positive inputs have the bound 0. */
  readonly options: CompileOptions;
  /** The input vector in the CRN's initial concentrations. */
  readonly input: readonly number[];
  /** Index of each species in the recompiled CRN; −1 for one that takes part in no reaction. */
  readonly species: Int32Array;
  /** Whole sentences: what the CRN leaves open about the network. */
  readonly remarks: readonly string[];
}

/** A CRN that is no compiled form of a network, and the first reaction that does not fit. */
export interface NotRecognised {
  readonly recognised: false;
  readonly because: string;
  /** The reactions it is about, from 0; the first one first. */
  readonly reactions: readonly number[];
}

export type Recognition = Recognised | NotRecognised;
