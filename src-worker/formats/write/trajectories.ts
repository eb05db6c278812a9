import type { Format } from "../format.ts";
import { written } from "./written.ts";

/** A finished run. */
export const TRAJECTORIES: readonly Format[] = [
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
