import { counted } from "../store/names.ts";
import { timeText, wholeNumber } from "../ui/numbers.ts";

/** Every text of the inspector but the sentences it makes up. */
export const words = {
  title: "Neuron inspector",
  close: "Hide the inspector",
  before: "The unit before, in its layer",
  after: "The unit after, in its layer",
  empty: "Select a neuron: its formula, species, reactions and curves stand here.",
  waiting: "Waiting for the engine.",
  place: {
    number: (index: number, size: number) => `${wholeNumber(index)} of ${wholeNumber(size)}`,
    input: (number: string) => `input ${number}`,
    activations: { relu: "ReLU", linear: "linear" },
    output: (activation: string, number: string) => `${activation} output ${number}`,
    neuron: (activation: string, number: string, layer: string) => `${activation} neuron ${number}, ${layer}`,
  },
  relu: (argument: string) => `ReLU(${argument})`,
  term: (minus: boolean, name: string, value: string) => `${minus ? "minus" : "plus"} ${name}, now ${value}`,
  end: {
    emptyInput: "Both rails start empty.",
    input: (amount: string, sign: string) => `Starts as ${amount} on its ${sign} rail.`,
    active: (z: string) => `Active: (2) goes on until I⁻ is used up, M ends at z = ${z}.`,
    off: (minusZ: string) => `At 0: (2) goes on until M is used up, I⁻ ends at −z = ${minusZ}.`,
    balanced: "Balanced, z = 0: M and I⁻ use each other up, only as 1/t.",
  },
  fate: {
    folded: "folded into the initial concentrations",
    kept: "kept, now",
    is: "is",
    inInitial: "removed; its products are in the initial concentrations",
    unproduced: "removed; nothing produced its reactant",
    /** Before the numbers of reactions. */
    carried: "removed; its products are in",
    carriedToo: "removed; its products are in the initial concentrations and",
  },
  formula: "Formula",
  bias: "bias",
  terms: (n: number) => counted(n, "term"),
  unfoldTerms: (n: number) => `Show all ${counted(n, "source")}`,
  foldTerms: "Fold the sources",
  noTerms: "no incoming edge",
  sources: "Sources",
  slow: (z: string) => `slow: |z| = ${z}`,
  species: "Species",
  columns: {
    species: "species",
    initial: "t = 0",
    now: (t: number) => `t = ${timeText(t)}`,
    limit: "limit",
    curve: (t: number, log: boolean) => `curve, t to ${timeText(t)}${log ? ", log" : ""}`,
    curveHint: (top: string) => `All curves of this unit on one scale, from 0 to ${top}`,
  },
  noLimit: "Single rails have no limit of their own here: it may depend on the rate constants",
  network: (value: string) => `network ${value}`,
  removedSpecies: "removed by the reduction",
  foldedSpecies: "folded into initial concentrations",
  reactions: "Reactions before the reduction",
  reactionsPlain: "Reactions",
  reactionsOfUnit: "Reactions of the neuron",
  part: {
    into: (name: string) => `Into ${name}: fan-outs of its sources`,
    relu: "ReLU: the paper's (1) and (2)",
    out: (name: string) => `Out of ${name}: its fan-out`,
  },
  ofAll: (n: number, all: number) => `${wholeNumber(n)} of ${wholeNumber(all)}`,
  showMore: (n: number) => `Show ${wholeNumber(n)} more`,
  moreProducts: (n: number) => `+ ${wholeNumber(n)} more`,
  kind: { 1: "(1)", 2: "(2)" },
  kindHint: {
    1: "The first reaction of the paper's ReLU: X⁺ → M + Y⁺",
    2: "The second reaction of the paper's ReLU: M + X⁻ → Y⁻",
  },
  paperHint: (n: number) => `Reaction (${n}) of the paper`,
  showReaction: (n: number) => `Show reaction ${wholeNumber(n)} in the list`,
  carriers: (n: number) => counted(n, "reaction"),
  carry: (name: string) => `carry ${name}`,
  summary: {
    /** "3 neurons selected: 2 not 0, 1 at 0; values 0 to 2.1." */
    sentence: (count: number, active: number, lowest: string, highest: string) => {
      const off = count - active;
      const states = [
        active > 0 ? `${wholeNumber(active)} not 0` : "",
        off > 0 ? `${wholeNumber(off)} at 0` : "",
      ];
      const range = lowest === highest ? `value ${lowest}` : `values ${lowest} to ${highest}`;
      return `${counted(count, "unit")} selected: ${states.filter(Boolean).join(", ")}; ${range}.`;
    },
    unit: "unit",
    z: "z",
    value: "value",
    bias: "bias",
    more: (n: number) => `and ${counted(n, "more unit")}`,
  },
} as const;
