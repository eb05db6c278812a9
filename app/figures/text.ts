import type { Activation } from "../../src-worker/model/network.ts";
import type { FigureSize, FigureSubject } from "../store/figures.ts";
import { wholeNumber } from "../ui/numbers.ts";

/** Every text in figures and of the part of the export dialog that makes them. */
export const figureText = {
  activations: { relu: "ReLU", linear: "linear" } satisfies Record<Activation, string>,
  matrix: (rows: number, columns: number) => `${wholeNumber(rows)} × ${wholeNumber(columns)}`,
  share: (percent: number) => `${Math.round(percent)}\u2009% +1`,
  stopped: "The worker stopped.",
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
  key: { network: "network", plus: "+ rail", minus: "− rail", earlier: "earlier run" },
  completion: (t: string) => `90\u2009% at t = ${t}`,
  chartTitle: (name: string) => `${name}, trajectory`,
  chart: (curves: string, tEnd: string, references: number) =>
    `Concentrations over time to t = ${tEnd}, ${curves}.` +
    (references > 0 ? " Dashed lines: the network's outputs." : ""),

  subjects: { network: "Figure of the network", chart: "Figure of the chart" } satisfies Record<
    FigureSubject,
    string
  >,
  details: ".svg .png",
  group: "Figures",
  words: {
    network: "figure picture drawing paper slide svg png image vector edges",
    chart: "figure picture curves plot trajectory paper slide svg png image vector",
  } satisfies Record<FigureSubject, string>,
  about: {
    network: "Every neuron and edge, also those outside the view; collapsed layers as their weight matrices.",
    chart: "Curves, time axis and zoom as the chart shows them.",
  } satisfies Record<FigureSubject, string>,
  sizes: {
    single: { label: "85 mm", title: "One column" },
    half: { label: "114 mm", title: "One and a half columns" },
    double: { label: "174 mm", title: "Two columns" },
    slide: { label: "Slide", title: "16:9, 339 × 190 mm, in large type" },
    custom: { label: "Custom", title: "Your own width and height" },
  } satisfies Record<FigureSize, { label: string; title: string }>,
  choices: {
    size: "Size",
    width: "Width in mm",
    height: "Height in mm",
    heightHint: "0: what the drawing needs",
    millimetres: "mm",
    auto: "auto",
    range: (least: number, most: number) => `${least} to ${most} mm`,
    file: "File",
    svg: "Vector: for papers and for editing",
    png: "Pixels: for slides and documents",
    resolution: "Resolution",
    dpi: (dpi: number) => `${dpi} dpi`,
    embedFont: "Inter in the file",
    colours: "Colours",
    print: "Print",
    printTitle: "Light colours on white",
    page: "As the page",
    pageTitle: "The colours of the page's theme",
    transparent: "Transparent",
    drawn: "Show",
    show: {
      names: { network: "Names", chart: "Names" },
      values: { network: "Values", chart: "End values" },
      biases: { network: "Biases", chart: "Biases" },
      legend: { network: "Legend", chart: "Legend" },
      dashed: { network: "−1 dashed", chart: "−1 dashed" },
      completion: { network: "90\u2009% time", chart: "90\u2009% time" },
    },
  },
  preview: "Preview of the figure",
  drawing: "Drawing the figure",
  rendering: "Making the pixels",
  noRun: "No run to draw yet. Press Run.",
  stale: "The network, its inputs or the settings changed after this run. Press Run for new curves.",
  smallText: (points: number) =>
    `The smallest text is ${points.toFixed(1)} pt. A wider figure, fewer details or collapsed layers make it larger.`,
  failed: (reason: string) => `The figure could not be drawn: ${reason}. Nothing else is changed.`,
  tooLarge: "That is more pixels than a browser draws. Choose a lower resolution or a smaller size.",
  noCanvas: "The browser could not draw the pixels. Download the SVG file instead.",
  millimetres: (width: number, height: number) => `${Math.round(width)} × ${Math.round(height)} mm`,
  svgExtent: (paper: string, size: string) => `${paper}, ${size}`,
  pngExtent: (paper: string, width: number, height: number) =>
    `${paper}, ${wholeNumber(width)} × ${wholeNumber(height)} pixels`,
} as const;
