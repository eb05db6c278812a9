import type { ExportInfo } from "../../model/exported.ts";
import type { Format, FormatModule } from "../format.ts";

/** A format that is written for another tool, and read by none of our readers so far. */
function written(
  id: string,
  name: string,
  extensions: readonly string[],
  carries: string,
  info: ExportInfo,
  load: () => Promise<FormatModule>,
  writes: "crn" | "trajectory" = "crn",
): Format {
  return { id, name, extensions, reads: null, writes, carries, export: info, recognises: () => 0, load };
}

const UNRUN = "Written from the grammar of the tool's source; not run in the tool.";
const FULL = "Species, initial concentrations, reactions, rate constants";

/** Every format that is written for other tools. A new one is one file and one row here. */
export const WRITTEN: readonly Format[] = [
  written(
    "sbml",
    "SBML Level 3 Version 2",
    [".xml", ".sbml"],
    `${FULL}, outputs as parameters kept by assignment rules.`,
    {
      group: "exchange",
      tools: ["COPASI", "Tellurium", "libRoadRunner", "VCell", "SimBiology", "AMICI"],
      checked: "Validated by libSBML without errors; read back by libSBML and integrated by SciPy.",
      mediaType: "application/sbml+xml",
    },
    async () => (await import("./sbml.ts")).sbmlFormat,
  ),
  written(
    "omex",
    "COMBINE archive",
    [".omex"],
    `${FULL}, outputs and the experiment: SBML with SED-ML that runs the shown experiment again.`,
    {
      group: "exchange",
      tools: ["OMEX", "SED-ML", "COPASI", "Tellurium", "BioSimulations", "runBioSimulations"],
      checked:
        "Its SBML validated by libSBML; its SED-ML written from the specification of Level 1 Version 4, not run.",
      mediaType: "application/zip",
      binary: true,
    },
    async () => (await import("./omex.ts")).omexFormat,
  ),
  written(
    "csv",
    "Tables, CSV in a zip",
    [".csv.zip"],
    `${FULL}, dual-rail values and the stoichiometric matrix, as tables.`,
    {
      group: "data",
      tools: ["Excel", "LibreOffice", "pandas", "R", "spreadsheet", "stoichiometric matrix"],
      checked: "Read back cell by cell in the tests.",
      mediaType: "application/zip",
      binary: true,
    },
    async () => (await import("./csvTables.ts")).csvTablesFormat,
  ),
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
  written(
    "python",
    "Python, NumPy and SciPy",
    [".py"],
    `${FULL}, outputs, the network's values, the run and the figure.`,
    {
      group: "languages",
      tools: ["Python", "SciPy", "NumPy", "Matplotlib"],
      checked: "Run with SciPy; its curves compared with ours.",
      mediaType: "text/x-python",
      limits: [
        {
          measure: "products",
          above: 100_000,
          says: "SciPy's stiff method factorises a large Jacobian: minutes at this size.",
          instead: ["sbml"],
        },
      ],
    },
    async () => (await import("./python.ts")).pythonFormat,
  ),
  written(
    "matlab",
    "MATLAB and Octave function",
    [".m"],
    `${FULL}, outputs, sparse Jacobian and the run.`,
    {
      group: "languages",
      tools: ["MATLAB", "Octave", "ode15s"],
      checked: "Run in Octave; its curves compared with ours. Not run in MATLAB.",
      mediaType: "text/x-matlab",
      identifierName: true,
      limits: [
        {
          measure: "products",
          above: 100_000,
          says: "Octave alone takes seconds to read so long a file, and ode15s minutes to run it.",
          instead: ["sbml", "python"],
        },
      ],
    },
    async () => (await import("./matlab.ts")).matlabFormat,
  ),
  written(
    "catalyst",
    "Julia, Catalyst.jl",
    [".jl"],
    `${FULL}, outputs as observables, the run.`,
    {
      group: "languages",
      tools: ["Julia", "Catalyst.jl", "SciML", "ModelingToolkit"],
      checked: "Written from Catalyst's documentation; not run in Julia.",
      mediaType: "text/plain",
      limits: [
        {
          measure: "reactions",
          above: 1000,
          says: "Julia compiles a macro of thousands of lines for many minutes.",
          instead: ["bionetgen-net", "sbml"],
        },
      ],
    },
    async () => (await import("./catalyst.ts")).catalystFormat,
  ),
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
  written(
    "notebook",
    "Jupyter notebook",
    [".ipynb"],
    `${FULL}, outputs, the network's values, the run and the figure.`,
    {
      group: "languages",
      tools: ["Jupyter", "JupyterLab", "Colab", "Python", "SciPy"],
      checked: "Run with Jupyter's nbconvert; the figure is drawn.",
      mediaType: "application/x-ipynb+json",
      limits: [
        {
          measure: "products",
          above: 20_000,
          says: "The model is one cell of over a megabyte, which Jupyter's editor shows slowly.",
          instead: ["python", "sbml"],
        },
      ],
    },
    async () => (await import("./notebook.ts")).notebookFormat,
  ),
  written(
    "trajectory-csv",
    "Trajectory, CSV",
    [".csv"],
    "Times, every output's value, every recorded species.",
    {
      group: "data",
      tools: ["Excel", "LibreOffice", "pandas", "R", "spreadsheet", "curves"],
      checked: "Read back in the tests.",
      mediaType: "text/csv",
    },
    async () => (await import("./trajectory.ts")).trajectoryCsvFormat,
    "trajectory",
  ),
  written(
    "trajectory-npz",
    "Trajectory, NumPy",
    [".npz"],
    "Times, every output's value, every recorded species, their names and the network's values.",
    {
      group: "data",
      tools: ["NumPy", "Python", "SciPy", "curves"],
      checked: "Opened with NumPy.",
      mediaType: "application/zip",
      binary: true,
    },
    async () => (await import("./trajectory.ts")).trajectoryNpzFormat,
    "trajectory",
  ),
  written(
    "chart-json",
    "Chart data, JSON",
    [".chart.json"],
    "What the chart shows: every output with its rails and the network's value, and selected species.",
    {
      group: "data",
      tools: ["D3", "Vega", "JavaScript", "Plotly", "curves"],
      checked: "Read back in the tests.",
      mediaType: "application/json",
    },
    async () => (await import("./trajectory.ts")).chartJsonFormat,
    "trajectory",
  ),
];
