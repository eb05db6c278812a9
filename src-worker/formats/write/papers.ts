import type { Format } from "../format.ts";
import { written } from "./written.ts";

/** Reactions and equations for a paper. */
export const PAPERS: readonly Format[] = [
  written(
    "latex",
    "LaTeX, reactions",
    [".tex"],
    "Reactions, rate constants, initial concentrations and dual-rail values, typeset.",
    {
      group: "papers",
      tools: ["LaTeX", "pdflatex", "Overleaf", "paper"],
      checked: "Compiled with pdflatex.",
      mediaType: "text/x-tex",
      limits: [
        {
          measure: "products",
          above: 5000,
          says: "A page holds some 500 species: this is a supplement, not a table.",
          instead: ["csv", "sbml"],
        },
      ],
    },
    async () => (await import("./latex.ts")).latexFormat,
  ),
  written(
    "latex-equations",
    "LaTeX, rate equations",
    [".odes.tex"],
    "The mass-action rate equation of every species, initial concentrations and dual-rail values, typeset.",
    {
      group: "papers",
      tools: ["LaTeX", "pdflatex", "Overleaf", "ODE", "differential equations", "paper"],
      checked: "Compiled with pdflatex.",
      mediaType: "text/x-tex",
      limits: [
        {
          measure: "products",
          above: 5000,
          says: "A page holds some 250 terms: this is a supplement, not a set of equations to read.",
          instead: ["csv", "python"],
        },
      ],
    },
    async () => (await import("./latex.ts")).latexEquationsFormat,
  ),
];
