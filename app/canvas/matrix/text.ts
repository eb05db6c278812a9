import { wholeNumber } from "../../ui/numbers.ts";

const times = (columns: number, rows: number) => `${wholeNumber(rows)} × ${wholeNumber(columns)}`;

/** Every text of the matrices, beside their code. */
export const text = {
  heat: (from: string, to: string, rows: number, columns: number, percent: number) =>
    `Weights from ${from} to ${to}: ${times(columns, rows)}, ${percent}\u2009% are +1`,
  size: (rows: number, columns: number) => times(columns, rows),
  share: (percent: number) => `${percent}\u2009% +1`,
  noEdges: "no edges",
  weight: (weight: number) => (weight > 0 ? "+1" : weight < 0 ? "−1" : "0, no edge"),
  row: (row: number, rows: number) => `row ${wholeNumber(row)} of ${wholeNumber(rows)}`,
  column: (column: number, columns: number) => `column ${wholeNumber(column)} of ${wholeNumber(columns)}`,
  from: "Weights from",
  fromLayer: (name: string) => `from ${name}`,
  look: "What the matrix shows",
  weights: "Weights",
  fields: "Fields",
  fieldsHint: "Receptive fields: each neuron's weights as a picture on the inputs",
  weightsHint: "The weight matrix: a row per source, a column per neuron",
  showFields: (name: string) => `Show the receptive fields of ${name}`,
  showWeights: (name: string) => `Show the weight matrix of ${name}`,
  values: "values",
  biases: "biases",
  largest: (value: string) => `max ${value}`,
  range: (low: string, high: string) => `${low} to ${high}`,
  noBias: "all 0",
  notRecorded: "not recorded",
  level: (name: string) => `Weights into ${name}`,
  network: "Network",
  breadcrumb: "Where the canvas is",
  upNetwork: "Back to the network (Esc)",
  upLayer: (name: string) => `Back to ${name} (Esc)`,
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Fit the matrix",
  cellSize: "Size of one weight on the screen",
  tool: "What dragging does",
  select: "Drag a box around weights",
  pan: "Drag the matrix",
  matrixKeys:
    "Arrow keys go from weight to weight, Home, End, PageUp and PageDown further, Enter or F flips, Delete removes the edge, Space goes to the neuron, Shift and arrow keys mark a block, N opens it as neurons, plus and minus zoom, Escape goes up.",
  fieldKeys:
    "Arrow keys go from neuron to neuron, Home, End, PageUp and PageDown further, Enter or Space goes to the neuron, plus and minus zoom, Escape goes up.",
  keysHint: (fields: boolean) =>
    fields ? "Click a picture to select its neuron" : "Click flips, drag opens neurons, Ctrl + wheel zooms",
  farHint: "Double-click or Ctrl + wheel zooms in, drag opens neurons",
  cell: (source: string, unit: string, weight: string) => `${source} → ${unit}, weight ${weight}`,
  neuron: (unit: string, value: string) => `${unit} = ${value}`,
  markedOpen: (rows: number, columns: number) => `${times(columns, rows)} marked, N opens them as neurons`,
  markedZoom: (rows: number, columns: number) => `${times(columns, rows)} marked, N looks at them closely`,
  sourceValues: "Values of the sources",
  steps: {
    connect: (edge: string) => `Connect ${edge}`,
    remove: (edge: string) => `Remove edge ${edge}`,
  },
  edge: (source: string, unit: string) => `${source} → ${unit}`,
  window: {
    title: (name: string) => `Neurons of ${name}`,
    close: "Close the window of neurons (Esc)",
    show: "Show in the matrix",
    larger: "Fill the canvas",
    smaller: "Back to a window",
  },
  rows: (name: string) => `${name} ↓`,
  columns: (name: string) => `${name} →`,
} as const;
