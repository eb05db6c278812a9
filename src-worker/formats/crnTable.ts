import type { Format, Likeness } from "./format.ts";

/** Other tools' CRN formats as they are read; the writers of the same formats have rows of their own. */
export const CRN_FORMATS: readonly Format[] = [
  {
    id: "crnsimulator",
    name: "CRNSimulator script",
    extensions: [".wls", ".wl", ".m"],
    reads: "crn",
    writes: null,
    carries:
      "Reaction systems of a Wolfram script, mass action; calls with numbers become examples with their labels.",
    recognises: (head) =>
      /\b(rxn|revrxn|rxnl)\s{0,9}\[[^\]]{1,300},/.test(head)
        ? 2
        : likely(/\b(reduceFFNCCrn|SimulateRxnsys|conc)\s{0,9}\[|Notebook\[\{/.test(head)),
    load: async () => (await import("./crnSimulator.ts")).crnSimulatorFormat,
  },
  {
    id: "sbml",
    name: "SBML level 2 or 3",
    extensions: [".xml", ".sbml"],
    reads: "crn",
    writes: null,
    carries:
      "Species, initial concentrations, reactions and rate constants of mass-action laws in one volume.",
    recognises: (head) => (/<(\w+:)?sbml\b/.test(head) ? 2 : likely(/^\s*<\?xml\b/.test(head))),
    load: async () => (await import("./sbml.ts")).sbmlFormat,
  },
  {
    id: "bionetgen-net",
    name: "BioNetGen network",
    extensions: [".net"],
    reads: "crn",
    writes: null,
    carries:
      "Species, initial concentrations, reactions and rate constants; groups become outputs where they tell rails.",
    recognises: (head) =>
      /^[ \t]*begin +reactions\b/m.test(head) ? 2 : likely(/^[ \t]*begin +[a-z]/m.test(head)),
    load: async () => (await import("./bionetgenNet.ts")).bionetgenNetFormat,
  },
];

function likely(yes: boolean): Likeness {
  return yes ? 1 : 0;
}
