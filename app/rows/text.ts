import { wholeNumber } from "../ui/numbers.ts";

const percent = (share: number) => `${(100 * share).toFixed(share === 1 || share === 0 ? 0 : 1)}\u2009%`;

/** The words of the data pane. */
export const text = {
  title: "Data",
  close: "Close the data",
  examplesOf: (name: string) => `Examples of ${name}`,
  source: "Which rows to show",
  examples: "Examples",
  opened: "Data set",
  nothing: "No rows yet: this network brings no examples. Open a data set.",
  rows: (n: number) => `${wholeNumber(n)} row${n === 1 ? "" : "s"}`,
  score: (correct: number, judged: number) =>
    `${wholeNumber(correct)} of ${wholeNumber(judged)} right, ${percent(correct / judged)}`,
  unlabelled: "no labels to compare with",
  asking: "The network is asked",
  done: (done: number, total: number) => `${wholeNumber(done)} of ${wholeNumber(total)}`,
  left: (seconds: number) => `${Math.max(1, Math.ceil(seconds))} s left`,
  lost: "The worker that holds the rows stopped. Open the data set again.",
  search: "Find rows by number or class",
  searchHint: "Number or class",
  classFilter: "Label",
  answerFilter: "Network says",
  partFilter: "Part",
  all: "all",
  parts: ["training", "validation", "test"],
  which: "Which rows to list",
  allRows: "All",
  wrongRows: "Wrong",
  next: "Next misclassified",
  noneWrong: "No listed row is misclassified",
  listed: (n: number, all: number) =>
    n === all ? `${wholeNumber(all)} rows` : `${wholeNumber(n)} of ${wholeNumber(all)} rows`,
  none: "No row is left by these filters.",
  clear: "Show all rows",
  list: "Rows; Enter puts one on the inputs",
  row: (n: number) => wholeNumber(n),
  unknown: "unlabelled",
  says: (name: string) => `network: ${name}`,
  right: "right",
  wrong: "wrong",
  confusion: "Confusion matrix",
  confusionHint: "Rows: label. Columns: what the network says. Press a count to list its rows.",
  cell: (label: string, answer: string, n: number) =>
    `${label} answered as ${answer}: ${wholeNumber(n)} row${n === 1 ? "" : "s"}`,
  label: "label",
  accuracy: "right",
  percent,
} as const;
