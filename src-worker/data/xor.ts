import type { DataSet } from "./dataSet.ts";

/** The truth table of exclusive or with ±1 for the two truth values: four rows, "same" or "different". */
export function xor(): DataSet {
  return {
    name: "XOR",
    inputs: ["a", "b"],
    rows: Float64Array.of(-1, -1, -1, 1, 1, -1, 1, 1),
    labels: Int32Array.of(0, 1, 1, 0),
    classes: ["same", "different"],
  };
}
