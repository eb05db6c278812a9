/** How a number on the page comes about. */
export interface HowTopic {
  /** What marks the number on the page: `data-how`. */
  readonly id: string;
  readonly title: string;
  /** Where on the page it is. */
  readonly place: string;
  readonly formula: readonly string[];
  readonly text: string;
  /** The function that computes it, and its file. */
  readonly code: { readonly name: string; readonly file: string };
  readonly paper?: string;
}

/** Every kind of number on the page, by where it is. */
export const HOW: readonly HowTopic[] = [
  {
    id: "network",
    title: "Value of the network",
    place: "Table, column “network”; the dashed lines of the chart",
    formula: ["z = Σ wᵢ · hᵢ + b", "h = max(0, z), or z where a layer is linear"],
    text: "Layer by layer in double precision, every weight −1, 0 or +1. No chemistry is involved: this is what the chemistry is compared with.",
    code: { name: "evaluate", file: "src-worker/model/network.ts" },
    paper: "Section 2.2",
  },
  {
    id: "crn",
    title: "Value of the chemistry at a time",
    place: "Table, column “CRN at t”; the curves",
    formula: ["y(t) = y⁺(t) − y⁻(t)", "ds/dt = Σᵣ νₛᵣ · kᵣ · Π reactants"],
    text: "The mass-action rate equations of the listed reactions, integrated by a stiffly accurate Rosenbrock method with error control: the relative and absolute tolerance are in the settings. No concentration is ever clipped.",
    code: { name: "Integrator", file: "src-worker/simulate/integrator.ts" },
    paper: "Section 2.1",
  },
  {
    id: "limit",
    title: "Limit",
    place: "Table and inspector, column “limit”",
    formula: [
      "a → … : all of a",
      "a + b → … : min(a, b)",
      "reactions from the inputs to the outputs, once each",
    ],
    text: "Where the concentrations end for t → ∞, exact to rounding. No rate constant occurs in it. A dash means that the certificate vouches for none.",
    code: { name: "runToCompletion", file: "src-worker/simulate/limit.ts" },
    paper: "Sections 2.1 and 3.1",
  },
  {
    id: "verdict",
    title: "“Agrees to n decimals”",
    place: "Under the table",
    formula: ["n = largest whole number up to 10 with |CRN − network| < ½ · 10⁻ⁿ"],
    text: "The largest difference over all outputs decides. The winner is the first of the largest outputs.",
    code: { name: "agreeingDecimals", file: "app/charts/verdict.ts" },
  },
  {
    id: "input",
    title: "Input and its rail",
    place: "Sliders; the chips X⁺ and X⁻",
    formula: ["x = (raw − mean) / deviation", "x ≥ 0: x⁺ = x + c, x⁻ = c", "x < 0: x⁺ = c, x⁻ = c − x"],
    text: "Mean and deviation come with the network, where it was trained on prepared values. c is the rails offset of the settings, 0 unless you change it.",
    code: { name: "encodeInputs", file: "src-worker/compile/options.ts" },
    paper: "Section 3.2",
  },
  {
    id: "unit",
    title: "Value of a neuron",
    place: "Canvas; inspector",
    formula: ["z = i⁺ − i⁻ at the end, or Σ wᵢ · hᵢ + b", "h = max(0, z)"],
    text: "At the end of a run the network's own value. With the time cursor elsewhere, the difference of the neuron's rails at that time.",
    code: { name: "momentReader", file: "src-worker/model/moment.ts" },
    paper: "Sections 3.1 and 3.2",
  },
  {
    id: "slow",
    title: "“slow: |z| = …”",
    place: "Canvas; inspector; under the table",
    formula: ["missing at time t ≈ |z| / (e^(|z| k t) − 1)"],
    text: "A neuron whose sum is close to 0 has M and I⁻ in balance, and they meet ever more rarely. At z = 0 exactly the rest goes like 1/t.",
    code: { name: "slowness", file: "app/store/slow.ts" },
    paper: "Section 6 (convergence)",
  },
  {
    id: "rate",
    title: "Rate constant k",
    place: "Last column of the reactions",
    formula: ["speed = k · Π (reactant)ⁿ"],
    text: "1 unless you change it. “Randomise rates” draws the logarithm evenly between the slowest and the fastest k of the settings; the seed is shown there. No factor 1/n!.",
    code: { name: "reactionRate", file: "src-worker/simulate/rateLaw.ts" },
    paper: "Section 2.1",
  },
  {
    id: "reactions",
    title: "Number of reactions",
    place: "Head of the reactions; footer",
    formula: ["unreduced: 2 per unit with outgoing edges + 2 per ReLU", "reduced: 1 per ReLU + 2 per input"],
    text: "Counted from the list itself. The paper counts reduced networks with and without the reactions of the inputs; the page says both.",
    code: { name: "countReactions", file: "src-worker/compile/counts.ts" },
    paper: "Sections 3.2, 3.3 and 4.2",
  },
  {
    id: "initial",
    title: "Initial concentration",
    place: "Reactions, “initial”; inspector",
    formula: ["inputs: their rails", "bias b > 0: b on the plus rail; b < 0: −b on the minus rail"],
    text: "A reduction moves the starting amount of a species it removes into that species' products, and takes away what both rails of a value have in common.",
    code: { name: "reducePaper", file: "src-worker/compile/reducePaper.ts" },
    paper: "Sections 3.2 and 3.3",
  },
  {
    id: "certificate",
    title: "“Rate-independent”",
    place: "Head of the reactions",
    formula: [
      "every reaction has a reactant, k > 0",
      "every species: reactant of at most one reaction",
      "no cycle reactant → product",
    ],
    text: "Decided from the reactions alone. With cancellation reactions it is decided without them and then holds for the values only.",
    code: { name: "certify", file: "src-worker/compile/certificate.ts" },
    paper: "Section 3.3",
  },
  {
    id: "weights",
    title: "Weights and biases",
    place: "Footer",
    formula: ["weights: edges of +1 and −1", "biases: those that are not 0"],
    text: "Counted over all layers and skip connections; a weight of 0 is no edge.",
    code: { name: "networkSigns", file: "app/store/signs.ts" },
  },
  {
    id: "time",
    title: "Integrated in …",
    place: "Footer",
    formula: ["clock at the end − clock at the start of the integration"],
    text: "The integration alone on this machine, in milliseconds; reading the reactions and drawing are not in it.",
    code: { name: "Integrator", file: "src-worker/simulate/integrator.ts" },
  },
];

/** The topic of a mark on the page. */
export function topicOf(id: string): HowTopic | undefined {
  return HOW.find((topic) => topic.id === id);
}
