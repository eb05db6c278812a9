import type { Activation } from "../../src-worker/model/network.ts";
import { wholeNumber } from "../ui/numbers.ts";

/** Every text in figures and of the part of the export dialog that makes them. */
export const figureText = {
  activations: { relu: "ReLU", linear: "linear" } satisfies Record<Activation, string>,
  matrix: (rows: number, columns: number) => `${wholeNumber(rows)} × ${wholeNumber(columns)}`,
  share: (percent: number) => `${Math.round(percent)}\u2009% +1`,
  noEdges: "no edges",
  notRecorded: "not recorded",
  allZero: "all 0",
  range: (low: string, high: string) => `${low} to ${high}`,
  largest: (value: string) => `max ${value}`,
  networkTitle: (name: string, shape: string) => `${name}, ${shape}`,
  collapsed: (layers: string) => ` Drawn as their weight matrices: ${layers} layers.`,
  network: (edges: string, matrices: string) =>
    `A neural network, ${edges} drawn one by one: +1 ends in an arrow, −1 in a bar.${matrices}`,
  time: { what: "time", unit: "arbitrary units" },
  concentration: { what: "concentration", unit: "arbitrary units" },
  concentrationShort: { what: "concentration", unit: "" },
  key: { network: "network", plus: "+ rail", minus: "− rail", earlier: "earlier run" },
  completion: (t: string) => `90\u2009% at t = ${t}`,
  chartTitle: (name: string) => `${name}, trajectory`,
  chart: (curves: string, tEnd: string, references: number) =>
    `Concentrations over time to t = ${tEnd}, ${curves}.` +
    (references > 0 ? " Dashed lines: the network's outputs." : ""),
} as const;
