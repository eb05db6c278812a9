import type {
  Reproduction,
  ReproductionData,
  ReproductionGroup,
  ReproductionRow,
  ReproductionVerdict,
} from "../model/reproduction.ts";
import { REPRODUCTION_GROUPS } from "../model/reproduction.ts";

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

/** How to get a data set. */
const NEEDS: Readonly<Record<ReproductionData, string>> = {
  mnist:
    "MNIST (LeCun et al. 1998, doi:10.1109/5.726791): put t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz into FOLDER/mnist and run again with --data FOLDER.",
  virus:
    "GSE73072 (Gene Expression Omnibus), as the paper's authors prepared it: put the nine tables icml2020dataset_GSE73072_*.csv into FOLDER/gse73072 and run again with --data FOLDER.",
};

/** The rows as aligned text: what, the paper, here, and how they compare; then the footnotes. */
export function describeReproduction({ rows, notes, seconds, stopped }: Reproduction): string {
  const lines: string[] = [];
  const cells = rows.map((row) => [row.what, row.paper, here(row), VERDICTS[row.verdict], marks(row)]);
  const head = ["", "paper", "here", "", ""];
  const widths = head.map((title, c) => Math.max(title.length, ...cells.map((row) => row[c].length)));
  const line = (row: readonly string[]) => row.map((cell, c) => cell.padEnd(widths[c])).join("  ").trimEnd();
  for (const group of REPRODUCTION_GROUPS) {
    const mine = cells.filter((_, r) => rows[r].group === group);
    if (mine.length === 0) continue;
    lines.push("", line([GROUPS[group], ...head.slice(1)]), ...mine.map(line));
  }
  const needs = new Set(rows.flatMap(({ needs }) => (needs ? [needs] : [])));
  if (needs.size > 0) lines.push("", ...[...needs].map((data) => NEEDS[data]));
  if (notes.length > 0) lines.push("", ...notes.map((note, n) => `${n + 1}  ${note}`));
  lines.push("", `${stopped ? "Stopped after" : "Measured in"} ${seconds.toFixed(0)} s.`);
  return lines.slice(1).join("\n");
}

function here({ here, needs }: ReproductionRow): string {
  return here ?? `needs ${needs === "mnist" ? "MNIST" : "GSE73072"}`;
}

function marks({ notes }: ReproductionRow): string {
  return notes.map((n) => `[${n}]`).join("");
}
