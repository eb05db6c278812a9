import type { Format } from "../format.ts";
import { FULL, written } from "./written.ts";

/** Formats that many tools read, and tables. */
export const EXCHANGE: readonly Format[] = [
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
];
