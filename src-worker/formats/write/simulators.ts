import type { Format } from "../format.ts";
import { FULL, UNRUN, written } from "./written.ts";

/** Formats of single simulators and strand designers. */
export const SIMULATORS: readonly Format[] = [
  written(
    "crnsimulator",
    "CRNSimulator for Mathematica",
    [".wls"],
    `${FULL}, the run and a plot of the outputs.`,
    {
      group: "simulators",
      tools: ["Mathematica", "Wolfram", "CRNSimulator", "CRN++"],
      checked: "Written from CRNSimulator's source; not run in Mathematica.",
      mediaType: "text/plain",
    },
    async () => (await import("./crnSimulator.ts")).crnSimulatorFormat,
  ),
  written(
    "antimony",
    "Antimony",
    [".ant"],
    `${FULL}, outputs as assignment rules.`,
    {
      group: "simulators",
      tools: ["Tellurium", "libRoadRunner", "Antimony"],
      checked: UNRUN,
      mediaType: "text/plain",
    },
    async () => (await import("./antimony.ts")).antimonyFormat,
  ),
  written(
    "bngl",
    "BioNetGen rules, BNGL",
    [".bngl"],
    `${FULL}, outputs as functions of observables, the run.`,
    {
      group: "simulators",
      tools: ["BioNetGen", "BNGL", "NFsim", "PySB", "RuleBender"],
      checked: UNRUN,
      mediaType: "text/plain",
      limits: [
        {
          measure: "reactions",
          above: 500,
          says: "BioNetGen expands rules one by one: 1,500 took it over a minute.",
          instead: ["bionetgen-net", "sbml"],
        },
        {
          measure: "molecules",
          above: 200_000,
          says: "BNGL has no stoichiometric numbers, so every molecule is written out.",
          instead: ["sbml", "python"],
        },
      ],
    },
    async () => (await import("./bionetgen.ts")).bnglFormat,
  ),
  written(
    "bionetgen-net",
    "BioNetGen network, .net",
    [".net"],
    `${FULL}, the outputs' rails as groups.`,
    {
      group: "simulators",
      tools: ["BioNetGen", "run_network", "ReactionNetworkImporters.jl", "PySB"],
      checked: UNRUN,
      mediaType: "text/plain",
      limits: [
        {
          measure: "molecules",
          above: 1_500_000,
          says: "A .net file has no stoichiometric numbers, so every molecule is written out.",
          instead: ["sbml", "python"],
        },
      ],
    },
    async () => (await import("./bionetgen.ts")).netFormat,
  ),
  written(
    "visual-dsd",
    "Microsoft CRN text, Visual DSD",
    [".dsd.crn"],
    `${FULL}, outputs as rates that are plotted, the run.`,
    {
      group: "simulators",
      tools: ["Visual DSD", "Microsoft CRN engine", "DNA strand displacement"],
      checked: UNRUN,
      mediaType: "text/plain",
      limits: [
        {
          measure: "products",
          above: 20_000,
          says: "The CRN engine reads long product lists in quadratic time and runs in the browser.",
          instead: ["sbml", "bionetgen-net", "python"],
        },
      ],
    },
    async () => (await import("./visualDsd.ts")).visualDsdFormat,
  ),
  written(
    "nuskell",
    "Nuskell formal CRN",
    [".nuskell.crn"],
    "Reactions and rate constants; initial concentrations stand in comments.",
    {
      group: "simulators",
      tools: ["Nuskell", "DNA strand displacement", "Peppercorn"],
      checked: "Read by the grammar of Nuskell's own parser; not compiled to strands.",
      mediaType: "text/plain",
      limits: [
        {
          measure: "reactions",
          above: 100,
          says: "Nuskell designs strands for every reaction and enumerates what they do; it is meant for tens.",
          instead: ["crn-text", "sbml"],
        },
      ],
    },
    async () => (await import("./nuskell.ts")).nuskellFormat,
  ),
];
