import { counted } from "../store/names.ts";

/** Texts of the network canvas. */
export const canvasText = {
  title: "Network",
  zoom: "Zoom",
  zoomOut: "Zoom out",
  zoomIn: "Zoom in",
  /** Begins with what is seen, so that it can be said to a voice control. */
  zoomFull: (percent: number) => `${percent} %, zoom to 100 %`,
  zoomFullHint: "Zoom to 100 %",
  tools: "Canvas tools",
  neuronPart: "Neuron: drag onto a layer",
  layerPart: "Layer: drag between two layers",
  newEdges: (sign: string) => `New edges are ${sign}`,
  speciesReactions: (found: number, total: number) => `${found} of ${total} reactions`,
  railNow: (sign: string, amount: string) => `X${sign} = ${amount} at this moment`,
  onlyRail: (sign: string) => `Only X${sign} has a concentration`,
  slow: "slow",
  slowTitle: (z: string) => `Approaches its limit slowly: |z| = ${z}`,
  winner: "winner",
  nameOf: (symbol: string) => `Name of ${symbol}`,
  biasOf: (symbol: string) => `Bias of ${symbol}`,
  biasHint: "Double-click to type the bias",
  noEdges: "No edges yet: drag from the dot at a neuron’s right to another neuron.",
  tryThis: (collapsed: boolean) =>
    `Chemistry computes this: ${collapsed ? "double-click a layer to see its weights" : "click an edge to flip its sign"}, drag an input.`,
  select: (layer: string) => `Select ${layer}`,
  selectHint: "Select the layer",
  standardised: "standardised",
  makeLayer: (activation: string) => `Make the layer ${activation}`,
  addTo: (what: string, layer: string) => `Add ${what} to ${layer}`,
  add: (what: string) => `Add ${what}`,
  openWeights: (layer: string) => `Open the weights into ${layer}`,
  weights: "Weights",
  drawAs: (layer: string, single: boolean) =>
    `Draw ${layer} ${single ? "with single neurons" : "as one node"}`,
  expand: "Expand",
  collapse: "Collapse",
  dropNeuron: (layer: string) => `Add to ${layer}`,
  dropLayer: (layer: string) => `New layer after ${layer}`,
  bothEnds: "An edge needs a neuron at both ends.",
  armed: {
    neuron: "Press the canvas where the neuron should go: the nearest layer takes it. Escape ends.",
    layer: "Press between two layers: a new ReLU layer goes there. Escape ends.",
  },
  announced: {
    selected: (what: string) => `${what} selected`,
    neurons: (n: number) => `${counted(n, "neuron")} selected`,
    edges: (n: number) => `${counted(n, "edge")} selected`,
    edge: (from: string, to: string, weight: string) => `Edge ${from} to ${to}, weight ${weight}, selected`,
  },
  refused: {
    oneNode: (layer: string) => `${layer} is drawn as one node: expand it to connect single neurons.`,
    itself: (symbol: string) => `${symbol} cannot feed itself: edges go forward, to a later layer.`,
    sameLayer: (a: string, b: string) =>
      `${a} and ${b} are in the same layer: edges go forward. Add a layer between them.`,
    backward: (a: string, b: string) => `${a} → ${b} goes backward: draw it from ${b} to ${a}.`,
    already: (a: string, b: string, sign: string) =>
      `${a} → ${b} is already ${sign}: click the edge to flip its sign.`,
  },
  selected: (n: number) =>
    `${counted(n, "neuron")} selected: drag them, press Delete, or right-click for more.`,
  edgeFrom: (sign: string, symbol: string) =>
    `Edge ${sign} from ${symbol}: press the neuron it goes to, or go there with the arrow keys and press Enter. Escape ends.`,
  edge: (sign: string) => `Edge ${sign}: press the neuron it comes from. Escape ends.`,
  inspect: "Inspect",
  slowIs: (z: string) => `slow: |z| = ${z}`,
  /** The formula of an input, of which `formula` is the number alone or how it was prepared. */
  input: (formula: string, name: string, rail: string) =>
    `= ${formula}${name ? ` (${name})` : ""}, on its ${rail} rail`,
  moreTerms: (n: number) => `+ … ${n} more`,
  edgeAdds: (
    edge: { readonly skip: boolean; readonly weight: string; readonly term: string },
    amount: string,
    to: string,
  ) => `${edge.skip ? "skip connection, " : ""}weight ${edge.weight}: adds ${edge.term} = ${amount} to ${to}`,
  oneNode: (units: number, weights: number, active: number) =>
    `${counted(units, "unit")} as one node${weights > 0 ? `, ${counted(weights, "weight")} into it` : ""}; ${active} active, ${units - active} at 0${weights > 0 ? ". Enter or double-click opens the weights" : ""}`,
  collapsed: "This layer is drawn as one node: expand it to connect single neurons.",
} as const;
