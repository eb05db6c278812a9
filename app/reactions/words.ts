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
  inAll: "in all",
  reductions: {
    none: { label: "unreduced", title: "Algorithm 1 as it comes" },
    paper: { label: "paper", title: "Reduced as in the paper (Algorithm 2)" },
    compact: { label: "compact", title: "Reduced with rails cancelled layer by layer: smaller products" },
  },
  play: "Play reduction",
} as const;
