import type { Crn } from "./crn.ts";
import type { Example, StoredSimulation } from "./document.ts";

/** An input vector of a CRN: one value per dual-rail input, plus rail − minus rail. */
export interface CrnExample extends Example {
  /** Name of the output that the network behind the CRN says is the largest, where the file tells. */
  readonly winner?: string;
  /** The network's outputs as the file states them. */
  readonly outputs?: readonly number[];
}

/** Reactions as a document: what a `*.crn.json` file holds. Its name is the CRN's. */
export interface CrnDocument {
  readonly crn: Crn;
  readonly examples?: readonly CrnExample[];
  readonly simulation?: StoredSimulation;
  /** The reactions as a person wrote them, with comments, where that is more than the CRN says. */
  readonly text?: string;
}
