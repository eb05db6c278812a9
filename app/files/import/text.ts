import { plainNumber, wholeNumber } from "../../ui/numbers.ts";

function counted(n: number, one: string, many = `${one}s`): string {
  return `${wholeNumber(n)} ${n === 1 ? one : many}`;
}

export interface Counts {
  readonly plus: number;
  readonly minus: number;
  readonly zero: number;
}

/** The words of the import dialog. */
export const text = {
  title: (name: string) => `Open ${name}`,
  several: (name: string, more: number) => `${name} and ${counted(more, "more file")}`,
  /** "4-8-3, 56 weights: 29 are +1, 27 are −1; 11 biases." */
  summary: (widths: readonly number[], { plus, minus, zero }: Counts, biases: number) => {
    const zeros = zero > 0 ? `, ${wholeNumber(zero)} ${zero === 1 ? "is" : "are"} 0` : "";
    const shape = widths.length > 8 ? `${widths.slice(0, 4).join("-")}-…-${widths.at(-1)}` : widths.join("-");
    return `${shape}, ${counted(plus + minus + zero, "weight")}: ${wholeNumber(plus)} ${plus === 1 ? "is" : "are"} +1, ${wholeNumber(minus)} ${minus === 1 ? "is" : "are"} −1${zeros}; ${counted(biases, "bias", "biases")}.`;
  },
  format: (name: string) => `Read as ${name}.`,
  weights: "Weights",
  modes: { exact: "fold scales", sign: "take signs", ternary: "ternary" },
  modeHints: {
    exact: "Exact: every layer's weights are −s, 0 or +s",
    sign: "The sign of every weight; 0 stays 0",
    ternary: "0 where |w| is below the threshold, the sign elsewhere",
  },
  notExact: (reason: string) => `No exact fold. ${reason}`,
  threshold: "|w| below",
  thresholdAfter: "becomes 0",
  rows: "Matrix rows are",
  rowNames: { "in-out": "inputs", "out-in": "units" },
  rowHints: {
    "in-out": "A row holds the weights of one input (Keras, the paper)",
    "out-in": "A row holds the weights of one unit (PyTorch)",
  },
  last: "Last layer",
  activations: { linear: "linear", relu: "ReLU" },
  table: "Layers of the file",
  columns: {
    picture: "Result",
    layer: "Layer",
    size: "Size",
    plus: "+1",
    minus: "−1",
    zero: "0",
    other: "Other",
    bias: "Biases",
    inFile: "In the file",
  },
  skip: (from: number) => (from === 0 ? "from the inputs" : `from layer ${from}`),
  size: (rows: number, columns: number) => `${wholeNumber(rows)} × ${wholeNumber(columns)}`,
  scale: (s: number) => `all ±${plainNumber(Number(s.toPrecision(4)))}`,
  noBias: "0",
  picture: (layer: number, plus: number, minus: number, zero: number) =>
    `Layer ${layer}: ${wholeNumber(plus)} are +1, ${wholeNumber(minus)} are −1, ${wholeNumber(zero)} are 0`,
  moreLayers: (n: number) => `… and ${counted(n, "more layer")}`,
  moreNotes: (n: number) => `… and ${counted(n, "more remark")}`,
  open: "Open",
  opening: "Opening",
  cancel: "Cancel",
  close: "Cancel",
} as const;
