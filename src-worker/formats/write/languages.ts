import type { Format } from "../format.ts";
import { FULL, written } from "./written.ts";

/** Programs that run the reactions. */
export const LANGUAGES: readonly Format[] = [
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
];
