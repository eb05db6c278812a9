import type {
  ReproductionData,
  ReproductionGroup,
  ReproductionVerdict,
} from "../../src-worker/model/reproduction.ts";

const groups: Readonly<Record<ReproductionGroup, string>> = {
  networks: "Networks and reactions",
  accuracy: "Accuracy",
  agreement: "Network and chemistry agree",
  kinetics: "Kinetics",
};

const verdicts: Readonly<Record<ReproductionVerdict, string>> = {
  same: "as printed",
  better: "better",
  below: "not reached",
  explained: "see note",
  measured: "measured",
  missing: "no data",
};

const needs: Readonly<Record<ReproductionData, { readonly button: string; readonly how: string }>> = {
  mnist: {
    button: "Open MNIST files",
    how: "MNIST (LeCun et al. 1998, doi:10.1109/5.726791): choose t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz together.",
  },
  virus: {
    button: "Open GSE73072 files",
    how: "GSE73072 (Gene Expression Omnibus), as the paper’s authors prepared it: choose the nine tables icml2020dataset_GSE73072_….csv together.",
  },
};

/** Every text of “Reproduce the paper” in one place. */
export const text = {
  title: "Reproduce the paper",
  description:
    "Every number that Vasic et al., ICML 2020 (arXiv 2003.13720), print, beside what this machine measures now, in your browser, on the networks that come along.",
  run: "Run",
  again: "Run again",
  stop: "Stop",
  csv: "Download CSV",
  noCsv: "Run first: there is nothing to download",
  figures: "Figures",
  table: "What the paper prints and what was measured",
  columns: { what: "What", paper: "The paper", here: "This machine", verdict: "Compared" },
  groups,
  verdicts,
  needs,
  needed: (data: ReproductionData) => (data === "mnist" ? "needs MNIST" : "needs GSE73072"),
  data: "Data that cannot come along",
  local: "Files are read here and sent nowhere.",
  chosen: (count: number) => (count === 1 ? "1 file chosen" : `${count} files chosen`),
  picker: (data: ReproductionData) => (data === "mnist" ? "MNIST files" : "GSE73072 files"),
  full: "Also the rate equations of all 10,000 test images (long)",
  notes: "Notes",
  noteMark: (n: number) => `Note ${n}`,
  idle: "Run it: half a minute without data, a few minutes with MNIST and GSE73072. The page stays free meanwhile.",
  content:
    "Network sizes, reactions before and after Algorithm 2, accuracies, how often chemistry and network agree, decimals, which form converges faster, completion times, and Figures 2, 3 and 4, each beside what the paper prints. Footnotes say where the printed paper needs reading with care.",
  starting: "Starting",
  doing: (doing: string, done: number, total: number) => `${doing} (${done + 1} of ${total})`,
  progress: "Steps done",
  finished: (rows: number, seconds: number, below: number, differ: number, missing: number) =>
    [
      `${rows} rows in ${Math.round(seconds)} s: ${below} below the paper`,
      `${differ} with another number, see their notes`,
      missing > 0 ? `${missing} wait for data` : "",
    ]
      .filter(Boolean)
      .join("; "),
  stopped: (rows: number) => `Stopped after ${rows} rows.`,
  crashed: "The worker stopped unexpectedly. Run again.",
  failed: (reason: string) => `It failed: ${reason}. Run again.`,
  unreadable: (name: string) => `${name} cannot be read. Check that it is still there.`,
  picture: "The input image, 14 × 14 pixels",
  figureLabel: (title: string, outputs: readonly string[]) => `${title}: ${outputs.join("; ")}`,
  ends: (name: string, end: string, target: string) =>
    `${name} ends at ${end}, the network’s value is ${target}`,
} as const;
