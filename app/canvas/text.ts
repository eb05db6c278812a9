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
  onlyRail: (sign: string) => `Only X${sign} has a concentration`,
  slow: "slow",
  slowTitle: (z: string) => `Approaches its limit slowly: |z| = ${z}`,
  winner: "winner",
  nameOf: (symbol: string) => `Name of ${symbol}`,
  biasOf: (symbol: string) => `Bias of ${symbol}`,
  biasHint: "Double-click to type the bias",
  bothEnds: "An edge needs a neuron at both ends.",
  collapsed: "This layer is drawn as one node: expand it to connect single neurons.",
} as const;
