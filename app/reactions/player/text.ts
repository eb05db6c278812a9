import { counted } from "../../store/names.ts";
import { wholeNumber } from "../../ui/numbers.ts";

const reactions = (n: number) => counted(n, "reaction");
const of = (layer: string | null) => (layer === null ? "" : ` of ${layer}`);
const numbered = (numbers: string) => (numbers ? ` ${numbers}` : "");

/** The captions of the player. Layers come as they stand in a sentence, null for all; species as they are read. */
export const captionText = {
  opening: (total: number, inPaper: boolean) =>
    `${wholeNumber(total)} reactions of Algorithm 1${inPaper ? ", the paper's (3)–(18)" : ""}.`,
  nothing: "No unimolecular reaction but the inputs': nothing to remove.",
  order: {
    paper: "the downstream-most first.",
    compact: "from the inputs on, after the rails of each layer cancelled.",
  },
  canGo: (n: number, order: string) =>
    `${counted(n, "unimolecular reaction")} can go: wherever the reactant is produced, its products are put instead, ${order}`,
  done: (bimolecular: number, input: number, total: number) =>
    ` Done: ${wholeNumber(bimolecular)} bimolecular + ${wholeNumber(input)} input = ${reactions(total)}.`,
  leftInPaper: (range: string) => ` Left are the paper's ${range}.`,
  discarded: (layer: string | null) => `Unread values${of(layer)} are left out.`,
  unread: (lists: number) =>
    `No reaction reads the values of units without outgoing edges: they leave ${counted(lists, "product list")}.`,
  kinds: {
    relu: (n: number) => `${n === 1 ? "reaction" : "reactions"} I⁺ → M + H⁺`,
    fanOut: (n: number) => (n === 1 ? "fan-out reaction" : "fan-out reactions"),
  },
  /** `numbers` as "(13)" or "(13)–(16)", empty where the paper has none. */
  oneRemoved: (reaction: string, numbers: string) => `${reaction} is removed${numbered(numbers)}.`,
  manyRemoved: (n: number, kind: string, layer: string | null, numbers: string) =>
    `The ${wholeNumber(n)} ${kind}${of(layer)} are removed${numbered(numbers)}.`,
  unproducedAll: "No reaction produces their reactants, so no other reaction changes.",
  putAll: (n: number) =>
    `Wherever their reactants were produced (${reactions(n)}), the products are put instead, with multiplicity.`,
  unproduced: (reactant: string) => `No reaction produces ${reactant}, so no other reaction changes.`,
  itsProducts: "its products",
  put: (reactant: string, n: number, products: string) =>
    `Wherever ${reactant} was produced (${reactions(n)}), ${products} ${products.includes(" ") ? "are" : "is"} put instead.`,
  initialMoves: (species: string, amount: string) => ` ${species}(0) = ${amount} moves to its products.`,
  startsAtZero: (species: string) => ` ${species} starts at 0, so no initial concentration moves.`,
  allStartAtZero: " They start at 0, so no initial concentration moves.",
  initialChanged: (n: number) => ` ${counted(n, "initial concentration")} changed with it.`,
  noBothRails: "No list holds both rails here.",
  shorter: (lists: number) => `${counted(lists, "product list")} got shorter.`,
  cancelAll: "The rails of every value cancel.",
  cancelAllWhy:
    "A list with S⁺ and S⁻ loses their common amount, and so do initial concentrations: s⁺ − s⁻ stays.",
  cancelLast: (layer: string) => `The rails of the ${layer} cancel.`,
  cancel: (layer: string) => `The rails of ${layer} cancel before its reactions are substituted.`,
  keeps: (relu: boolean, last: boolean) =>
    `Each list keeps ${relu ? "z = I⁺ − I⁻" : "the difference of the rails"}, ${last ? "the value" : "so coefficients stay small"}.`,
  sources: {
    opening: "§3.3",
    removal: "§3.3; Algorithm 2, lines 6–15",
    downstream: "§3.3, going downstream",
    cancel: "Algorithm 2, lines 17–27",
  },
} as const;
