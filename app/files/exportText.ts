import type { ExportGroup, SizeMeasure } from "../../src-worker/model/exported.ts";
import { wholeNumber } from "../ui/numbers.ts";

function counted(n: number, one: string, many = `${one}s`): string {
  return `${wholeNumber(n)} ${n === 1 ? one : many}`;
}

const MEASURES: Readonly<Record<SizeMeasure, (n: number) => string>> = {
  reactions: (n) => counted(n, "reaction"),
  products: (n) => `${wholeNumber(n)} product species in all`,
  molecules: (n) => `${wholeNumber(n)} product molecules in all`,
};

/** Every text of the export dialog. */
export const exportText = {
  title: "Export",
  description: (reactions: number, name: string) =>
    `${counted(reactions, "reaction")} of ${name}, the curves of their run, and figures for papers and slides.`,
  loading: "Loading the formats",
  find: "Find a tool or format",
  placeholder: "COPASI, Julia, .xml …",
  formats: "Formats",
  none: "No format is known for that. SBML is what most tools read.",
  groups: {
    exchange: "Exchange",
    simulators: "Simulators",
    languages: "Programming languages",
    papers: "Papers",
    data: "Data",
  } satisfies Record<ExportGroup, string>,
  carries: "Holds",
  checked: "Checked",
  reduction: "Reactions",
  reductions: { none: "unreduced", paper: "paper", compact: "compact" },
  inputs: "Inputs in the initial concentrations",
  rates: "Rate constants of the shown run",
  ratesAreOne: "k = 1 for all reactions",
  species: "Curves",
  speciesOutputs: "outputs",
  speciesAll: "every species",
  limit: (measure: SizeMeasure, size: number, says: string) => `${MEASURES[measure](size)}. ${says}`,
  better: "Better:",
  preview: (name: string) => `Preview of ${name}`,
  writing: "Writing the file",
  firstLines: (shown: number, all: number) =>
    shown < all ? `First ${wholeNumber(shown)} of ${wholeNumber(all)} lines` : counted(all, "line"),
  copy: "Copy",
  copied: "Copied",
  copyBinary: "A zip cannot be copied as text. Download it.",
  copyRefused: "The browser did not allow copying. Use Download instead.",
  download: "Download",
} as const;
