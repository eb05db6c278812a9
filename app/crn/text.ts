import type { CompileOptions } from "../../src-worker/model/compiled.ts";
import { wholeNumber } from "../ui/numbers.ts";

function counted(n: number, one: string): string {
  return `${wholeNumber(n)} ${one}${n === 1 ? "" : "s"}`;
}

const REDUCTIONS: Readonly<Record<CompileOptions["reduction"], string>> = {
  none: "unreduced compilation",
  paper: "compilation, reduced as in the paper,",
  compact: "compilation, reduced compactly,",
};

/** Every text of the reaction editor. */
export const text = {
  title: "Reaction editor",
  editor: "Reactions as text",
  loading: "Loading the editor",
  writing: "Writing the reactions as text",
  step: "Edit reactions",
  system: (name: string) => `System: ${name}`,
  systems: "Systems in this file",
  unnamed: "unnamed",
  systemDetail: (reactions: number, species: number) =>
    `${counted(reactions, "reaction")}, ${wholeNumber(species)} species`,
  switchStep: (name: string) => `Show system ${name}`,
  size: (reactions: number, species: number) =>
    `${counted(reactions, "reaction")}, ${wholeNumber(species)} species`,
  leave: "Esc, then Tab, leaves the text",
  lastValid: "The curves show the last valid text.",
  nothingRuns: "Nothing runs before it can be read.",
  mended: (reactions: number) => `It can be read now: ${counted(reactions, "reaction")}.`,
  openMended: "Open",
  goToLine: (line: number) => `Go to line ${wholeNumber(line)}`,
  tooLarge: (reactions: number, products: number) =>
    `${counted(reactions, "reaction")} with ${wholeNumber(products)} product species are too many to edit as text here. They run as they are, and the list shows them; export them to edit them elsewhere.`,
  exportText: "Export as text",
  notWritten: (reason: string) => `The reactions could not be written as text: ${reason}`,
  recognition: {
    label: "Network behind the reactions",
    looking: "Looking for a network behind these reactions…",
    found: (shape: string, reduction: CompileOptions["reduction"]) =>
      `This is the ${REDUCTIONS[reduction]} of a ${shape} network, proven by compiling it again.`,
    open: "Open as network",
    openStep: "Open as network",
    details: "Details",
    detailsTitle: "What was found",
    proof: (reactions: number) =>
      `Compiled again, the network gives ${reactions === 1 ? "this reaction" : `all ${wholeNumber(reactions)} reactions`}, whatever the names.`,
    cancellation: {
      none: null,
      outputs: "With cancellation reactions of the outputs.",
      hidden: "With cancellation reactions of the hidden values.",
      all: "With cancellation reactions of all values.",
    } satisfies Record<CompileOptions["cancellation"], string | null>,
    positive: "Inputs have their + rail alone: they must not be negative.",
    determined: "Weights, biases and layers are determined by the reactions and their names.",
    none: "Not the compiled form of a ±1 ReLU network.",
    failed: "It could not be found out whether a network is behind these reactions.",
  },
  complete: {
    initial: "initial concentration",
    constant: "held concentration",
    k: "rate constant",
    name: "name of the network of reactions",
    dualrail: "a value as the difference of two species",
  },
} as const;
