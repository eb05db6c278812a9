import { type DataSet, rowCount, rowOf } from "../data/dataSet.ts";
import { type SplitShares, splitByGroup, splitByRow } from "../data/prepare.ts";
import { type DataSource, parseDataSource, type ReadFile, readData } from "../data/sources.ts";
import type { Listener } from "../engine.ts";
import type { About, Example } from "../model/document.ts";
import { ok, type Result } from "../model/problem.ts";
import type { TrainingOptions } from "./options.ts";
import { trainRecipe } from "./recipe.ts";
import { type TrainingOutcome, type TrainingProgress, train } from "./train.ts";

/** What a person asks for; everything left out comes from the data set's recipe. */
export interface TrainRequest {
  /** `iris`, `mnist:FOLDER`, `virus:FOLDER`, or the path of a delimited text file. */
  readonly data: string;
  readonly hidden?: readonly number[];
  readonly epochs?: number;
  /** Ternary threshold: |w| below it becomes 0. */
  readonly ternary?: number;
  /** Share of hidden units dropped while training. */
  readonly dropout?: number;
  readonly seed?: number;
  /** Label column of a text file, by name or number (from 1). */
  readonly label?: string;
  /** Deal out single rows (default) or whole subjects; only for data that have subjects. */
  readonly splitBy?: "row" | "group";
}

// The paper's 558 / 34 / 104 of 698, without its off-by-one that loses two rows.
const VIRUS_SHARES: SplitShares = { train: 0.8, validation: 0.05 };
// With 5 % of 87 subjects most viruses would have a single one to validate on.
const SUBJECT_SHARES: SplitShares = { train: 0.7, validation: 0.15 };

const CONFOUNDED =
  "Each study has one virus, so a network may recognise the study instead of the virus (confounded)";
const TORN = "and the samples of one subject lie in several parts, which flatters the test accuracy.";
const WHOLE = "even though no subject lies in two parts.";

/**
 * Reads a data set, splits it, trains on it and describes the result: what `train` on the command
 * line does. `readFile` is asked for each file that is needed. The document of IRIS carries the 150
 * flowers as examples; other rows stay where they are.
 */
export async function trainFrom(
  request: TrainRequest,
  readFile: ReadFile,
  listener: Listener<TrainingProgress> | null,
): Promise<Result<TrainingOutcome>> {
  const source = parseDataSource(request.data);
  if (!source.ok) return source;
  const read = await readData(source.value, readFile, request.label);
  if (!read.ok) return read;
  const options = optionsFor(source.value, read.value, request);
  const data = withSplit(source.value, read.value, request, options.seed);
  const trained = await train(data, options, listener);
  if (!trained.ok) return trained;
  const { document } = trained.value;
  const about = { ...describe(source.value, data, request, options), ...document.about };
  const examples = source.value.kind === "iris" ? { examples: examplesOf(data, "flower") } : {};
  return ok({ ...trained.value, document: { ...document, ...examples, about } });
}

function optionsFor(source: DataSource, data: DataSet, request: TrainRequest): TrainingOptions {
  const recipe = trainRecipe(source.kind);
  // Full batches suit a small table; a large one would need 3,000 slow epochs.
  const large = source.kind === "rows" && rowCount(data) > 2000 ? { batchSize: 100, epochs: 100 } : {};
  return {
    ...recipe,
    ...large,
    ...(request.hidden === undefined ? {} : { hidden: request.hidden }),
    ...(request.epochs === undefined ? {} : { epochs: request.epochs }),
    ...(request.ternary === undefined ? {} : { ternary: request.ternary }),
    ...(request.dropout === undefined ? {} : { dropout: { input: 0, hidden: request.dropout } }),
    ...(request.seed === undefined ? {} : { seed: request.seed }),
  };
}

function withSplit(source: DataSource, data: DataSet, request: TrainRequest, seed: number): DataSet {
  if (source.kind !== "virus") return data;
  const split =
    request.splitBy === "group"
      ? splitByGroup(data, SUBJECT_SHARES, seed)
      : splitByRow(data, VIRUS_SHARES, seed);
  return { ...data, split };
}

/** Every row as a named example with its raw values and its class: "flower 1", "flower 2", … */
export function examplesOf(data: DataSet, noun: string): Example[] {
  return Array.from(data.labels, (label, r) => ({
    name: `${noun} ${r + 1}`,
    values: Array.from(rowOf(data, r)),
    ...(label >= 0 ? { label: data.classes[label] as string } : {}),
  }));
}

function describe(source: DataSource, data: DataSet, request: TrainRequest, options: TrainingOptions): About {
  return { ...provenance(source, data, request), recipe: command(source, request, options) };
}

function provenance(source: DataSource, data: DataSet, request: TrainRequest): About {
  switch (source.kind) {
    case "iris":
      return {
        text: "Tells three kinds of iris apart from four measurements in centimetres. Trained and tested on the same 150 flowers, as in the paper.",
        source:
          "Flowers: R. A. Fisher 1936, doi:10.1111/j.1469-1809.1936.tb02137.x, in the UCI variant. Network: Vasic et al., ICML 2020, arXiv 2003.13720, section 4; weights trained by Dualrail.",
      };
    case "mnist":
      return {
        text: "Reads handwritten digits of 14 × 14 pixels; 50,000 rows for training, 10,000 for validation, 10,000 for the test.",
        source: "MNIST: LeCun et al. 1998, doi:10.1109/5.726791.",
      };
    case "virus":
      return {
        text: `Tells four respiratory viruses apart from the expression of ten genes. ${CONFOUNDED}, ${request.splitBy === "group" ? WHOLE : TORN}`,
        source: "Gene Expression Omnibus, series GSE73072.",
      };
    case "rows":
      return { text: `Trained on all ${rowCount(data)} rows of ${data.name}.` };
  }
}

/** The command that trains this network again. */
function command(source: DataSource, request: TrainRequest, options: TrainingOptions): string {
  const words = ["npm run --silent dualrail -- train", `--data ${dataWord(source)}`];
  words.push(`--hidden ${options.hidden.join(",")}`);
  if (request.epochs !== undefined) words.push(`--epochs ${options.epochs}`);
  if (options.ternary > 0) words.push(`--ternary ${options.ternary}`);
  if (options.dropout.hidden > 0) words.push(`--dropout ${options.dropout.hidden}`);
  if (request.label !== undefined) words.push(`--label ${request.label}`);
  if (request.splitBy === "group") words.push("--split-by group");
  words.push(`--seed ${options.seed}`, `-o ${source.kind}.dualrail.json`);
  return words.join(" ");
}

/** Folders and paths are a person's own business: only the file's name is told. */
function dataWord(source: DataSource): string {
  if (source.kind === "iris") return "iris";
  if (source.kind === "rows") return source.path.replace(/^.*[/\\]/, "");
  return `${source.kind}:FOLDER`;
}
