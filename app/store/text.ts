/** Words of the document: what layers are called, and what the page opens on. */
export const storeText = {
  layers: {
    inputs: "Inputs",
    output: "Output",
    layer: (n: number) => `Layer ${n}`,
    /** Of a network that stands for reactions: its species. */
    others: "Other species",
    outputs: "Outputs",
  },
  figure1: {
    name: "Figure 1",
    about: "Two inputs, three ReLU units, one output: the example the paper compiles by hand.",
    source: "Vasic et al., ICML 2020, Figure 1",
  },
} as const;
