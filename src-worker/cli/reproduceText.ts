import type {
  Reproduction,
  ReproductionData,
  ReproductionGroup,
  ReproductionRow,
  ReproductionVerdict,
} from "../model/reproduction.ts";
import { footnotesOf, rowsByGroup } from "../model/reproduction.ts";

const GROUPS: Readonly<Record<ReproductionGroup, string>> = {
  networks: "Networks and reactions",
  accuracy: "Accuracy",
  agreement: "Network and chemistry agree",
  kinetics: "Kinetics",
};

const VERDICTS: Readonly<Record<ReproductionVerdict, string>> = {
  same: "as printed",
  better: "better",
  below: "NOT REACHED",
  explained: "see note",
  measured: "measured",
  missing: "no data",
};

const DATA: Readonly<Record<ReproductionData, string>> = { mnist: "MNIST", virus: "GSE73072" };

/** How to get a data set. */
const NEEDS: Readonly<Record<ReproductionData, string>> = {
  mnist:
    "MNIST (LeCun et al. 1998, doi:10.1109/5.726791): put t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz into FOLDER/mnist and run again with --data FOLDER.",
  virus:
    "GSE73072 (Gene Expression Omnibus), as the paper's authors prepared it: put the nine tables icml2020dataset_GSE73072_*.csv into FOLDER/gse73072 and run again with --data FOLDER.",
};

/** The rows as aligned text: what, the paper, here, and how they compare; then the footnotes. */
export function describeReproduction({ rows, seconds, stopped }: Reproduction): string {
  const notes = footnotesOf(rows);
  const cellsOf = (row: ReproductionRow) => [
    row.what,
    row.paper,
    row.here ?? `needs ${DATA[row.needs ?? "mnist"]}`,
    VERDICTS[row.verdict],
    row.notes.map((note) => `[${notes.indexOf(note) + 1}]`).join(""),
  ];
  const parts = rowsByGroup(rows).flatMap((part) => [
    ["", "", "", "", ""],
    [GROUPS[part.group], "paper", "here", "", ""],
    ...part.rows.map(cellsOf),
  ]);
  const widths = [0, 1, 2, 3, 4].map((c) => Math.max(0, ...parts.map((cells) => cells[c].length)));
  const lines = parts.map((cells) =>
    cells
      .map((cell, c) => cell.padEnd(widths[c]))
      .join("  ")
      .trimEnd(),
  );
  const needs = new Set(rows.flatMap((row) => (row.needs ? [row.needs] : [])));
  if (needs.size > 0) lines.push("", ...[...needs].map((data) => NEEDS[data]));
  if (notes.length > 0) lines.push("", ...notes.map((note, n) => `${n + 1}  ${note}`));
  lines.push("", `${stopped ? "Stopped after" : "Measured in"} ${seconds.toFixed(0)} s.`);
  return lines.slice(1).join("\n");
}
