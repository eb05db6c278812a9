import { counted } from "../store/names.ts";
import { wholeNumber } from "../ui/numbers.ts";

/** Every text of the reactions pane. */
export const words = {
  title: "Reactions",
  tabs: "What to list",
  reactions: "Reactions",
  initial: "Initial",
  initialName: "Initial concentrations",
  reduction: "Reduction",
  find: "Find reactions by species, neuron or layer",
  findHint: "Find M1,3 or h3",
  findSpeciesHint: "Find a species",
  clearFind: "Clear the search",
  fold: "fold",
  unfold: (hidden: string) => `Unfold ${hidden}`,
  filter: {
    group: "Show the reactions of",
    menu: "Filter",
    menuCount: (n: number) => `Filter ${n}`,
    layer: (name: string) => `Reactions of ${name}`,
    linked: (name: string, n: number) => `linked to ${name}: ${wholeNumber(n)}`,
    linkedShort: (name: string, n: number) => `${name}: ${wholeNumber(n)}`,
    showLinked: (name: string) => `Show only the reactions of ${name}, and follow the selection`,
    showAll: "Show all reactions",
    pin: (name: string) => `Keep ${name} in the filter`,
    unpin: (name: string) => `Take ${name} out of the filter`,
    drop: (label: string) => `Stop showing only ${label}`,
    count: (shown: number, all: number) => `${wholeNumber(shown)} of ${wholeNumber(all)}`,
    clear: "Show all",
  },
  empty: {
    query: (query: string) => `No reaction has “${query.slice(0, 60)}”.`,
    filter: "No reaction passes the filter.",
    text: "No reaction could be read yet.",
    network: "This network has no reactions: connect an input to an output.",
  },
  copy: {
    menu: "Copy reactions",
    none: "No reactions yet",
    copied: "Copied",
    one: (r: number) => `Reaction ${wholeNumber(r + 1)}`,
    shown: (n: number) => counted(n, "shown reaction"),
    all: (n: number) => `All ${counted(n, "reaction")}`,
    text: "as text",
    latex: "for LaTeX",
    done: (n: number) => `Copied ${counted(n, "reaction")}.`,
    tooLong:
      "These reactions are too long for the clipboard. Filter them, or use Export reactions and download.",
    refused: "The browser did not allow copying. Use Export reactions and download instead.",
  },
  certificate: {
    species: "Rate-independent",
    outputs: "Outputs rate-independent",
    none: "Not proved rate-independent",
    proved: "Proved from the reactions alone, before any simulation:",
    conditions: [
      "Every reaction has a reactant and k > 0.",
      "Every species is a reactant of at most one reaction.",
      "No chain of reactions leads from a species back to itself.",
    ],
    allLimits:
      "So every species has one limit, whatever the rate constants. Rates change how fast, never where to.",
    outputLimits:
      "With the cancellation reactions set aside these conditions hold, so every output y⁺ − y⁻ has one limit. Single rails may end elsewhere:",
    refused: "The limit may depend on rate constants:",
    wouldHold: "Where the proof holds, these are true:",
  },
  initials: {
    empty: "Every concentration starts at 0: move an input away from 0.",
    inputs: "From inputs: concentration at t = 0",
    biases: "From biases: concentration at t = 0",
    none: (title: string) => `${title}: none.`,
    ofBias: (amount: string) => `of which bias ${amount}`,
  },
  /** What a list of several sections is called. */
  listName: (sections: readonly string[]) => sections.map((title) => `${title} reactions`).join(", "),
  counts: {
    bimolecular: (n: number) => `${wholeNumber(n)} bimolecular`,
    unimolecular: (n: number) => `${wholeNumber(n)} unimolecular`,
    input: (n: number) => `${wholeNumber(n)} input`,
  },
  more: (n: number) => `${wholeNumber(n)} more`,
  inAll: "in all",
  reductions: {
    none: { label: "unreduced", title: "Algorithm 1 as it comes" },
    paper: { label: "paper", title: "Reduced as in the paper (Algorithm 2)" },
    compact: { label: "compact", title: "Reduced with rails cancelled layer by layer: smaller products" },
  },
  play: "Play reduction",
} as const;
