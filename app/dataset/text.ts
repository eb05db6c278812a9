import { wholeNumber } from "../ui/numbers.ts";

function counted(n: number, one: string, many = `${one}s`): string {
  return `${wholeNumber(n)} ${n === 1 ? one : many}`;
}

/** Every text of choosing and opening data sets. */
export const text = {
  choose: "Data",
  builtIn: {
    iris: "Iris flowers",
    heart: "Heart",
    digits: "Drawn digits",
    xor: "XOR",
  },
  open: "Open file…",
  openHint:
    "A CSV or TSV table, IDX images with their labels, or the tables of GSE73072. Files that belong together are opened together.",
  correct: "Correct…",
  correctHint: "How the file is read",
  picker: "Data files",
  reading: "Reading the data…",
  none: "none open",
  failed: (reason: string) => `The data could not be read: ${reason}. Open them again.`,
  unreadable: (name: string) => `${name}: the browser could not read the file. Choose it again.`,
  tooLarge: (name: string, mb: number) =>
    `${name}: ${wholeNumber(mb)} MB is more than this page reads (256 MB). Use the command line.`,
  title: (name: string) => `Data from ${name}`,
  several: (name: string, others: number) => `${name} and ${counted(others, "more file")}`,
  close: "Close",
  cancel: "Cancel",
  use: "Use these data",
  summary: (rows: number, inputs: number, classes: number) =>
    `${counted(rows, "row")}, ${counted(inputs, "input")}, ${counted(classes, "class", "classes")}`,
  unusable: (rows: number) => `${counted(rows, "row")}, not usable yet`,
  classes: "Rows per class",
  delimiter: "Columns are separated by",
  delimiters: { ",": "comma", "\t": "tab", ";": "semicolon", "|": "bar |" },
  decimal: "Decimal mark",
  decimals: { ".": "point", ",": "comma" },
  header: "First line",
  headerNames: "names",
  headerRow: "a row",
  label: "Label column",
  noLabel: "none",
  missing: (n: number) => `Missing values: ${counted(n, "row")}`,
  noneMissing: "Missing values: none",
  broken: (n: number) => `Broken lines: ${wholeNumber(n)}`,
  refuse: "refuse",
  drop: "leave out rows",
  dropLines: "leave out lines",
  line: "line",
  role: (name: string) => `What ${name} is`,
  roles: { input: "input", label: "label", unused: "not used" },
  empty: (n: number) => `${wholeNumber(n)} missing`,
  words: (n: number) => `${wholeNumber(n)} no ${n === 1 ? "number" : "numbers"}`,
  preview: (shown: number, rows: number, faulty: number) =>
    `First ${wholeNumber(shown)} of ${counted(rows, "row")}${faulty > 0 ? `, and ${counted(faulty, "line")} further down to look at` : ""}`,
  further: "Further down",
  cellsMore: (n: number, rest: string) => `${counted(n, "cell")} too many: ${rest}`,
  cellsFewer: (n: number) => `${counted(n, "cell")} too few`,
  openQuote: "a quote is not closed",
  badCell: (line: number, column: number, missing: boolean) =>
    `line ${line}, column ${column}: ${missing ? "missing" : "not a number"}`,
  remedies: "What helps",
  splitAt: (name: string) => `Separate at ${name}`,
  readDecimal: (name: string) => `Read a decimal ${name}`,
  ignoreColumns: (names: readonly string[]) =>
    names.length === 1 ? `Do not use “${names[0]}”` : `Do not use ${names.length} columns of text`,
  dropBroken: (n: number) => `Leave out ${counted(n, "broken line")}`,
  dropMissing: (n: number) => `Leave out ${counted(n, "row")} with missing values`,
  margin: "Pixels cut off at each side",
  shrink: "Pixels that become one, each way",
  picture: (height: number, width: number, h: number, w: number) =>
    `Images of ${height} × ${width} pixels become ${h} × ${w}.`,
  parts: (train: number, validation: number, test: number) =>
    `${wholeNumber(train)} rows for training, ${wholeNumber(validation)} for validation, ${wholeNumber(test)} for the test.`,
  subjects: "Rows belong to subjects.",
} as const;
