import type { Crn } from "../../src-worker/model/crn.ts";
import { runToCompletion } from "../../src-worker/simulate/limit.ts";

/** The exact limit of an initial state, reaction by reaction; `extent` receives how often each fired. */
export function limitState(
  crn: Crn,
  order: Int32Array,
  initial: Float64Array,
  extent?: Float64Array,
): Float64Array {
  const state = initial.slice();
  runToCompletion(crn, order, state, extent);
  return state;
}
