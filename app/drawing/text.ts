/** What screen readers hear of the drawn network. */
export const drawingText = {
  layer: (title: string, units: number) => `${title}, ${units} units, drawn as one`,
  activations: { relu: "ReLU", linear: "linear" },
  input: (symbol: string) => `Input ${symbol}`,
  output: (symbol: string, activation: string) => `Output ${symbol}, ${activation}`,
  neuron: (symbol: string, layer: number, activation: string) =>
    `Neuron ${symbol}, layer ${layer}, ${activation}`,
  edge: (from: string, to: string, weight: number) => `${from} to ${to}, weight ${weight > 0 ? "+1" : "−1"}`,
  bundle: (from: string, to: string, plus: number, minus: number) =>
    `${from} to ${to}: ${plus} weights +1, ${minus} weights −1`,
  edges: (count: string) => `${count} edges`,
} as const;
