import { type DataSet, rowCount } from "../data/dataSet.ts";
import { HALVED } from "../data/idx.ts";
import { type SplitShares, splitRows } from "../data/prepare.ts";
import { choicesOf } from "../data/reading.ts";
import { type DataSource, parseDataSource, type ReadFile, readData } from "../data/sources.ts";
import type { About, NetworkDocument } from "../model/document.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import { exampleInputs } from "./exampleInputs.ts";
import { describeData } from "./provenance.ts";
import type { UsualTraining } from "./request.ts";
import { commandOf, optionsFor, type TrainRequest, type TrainWishes } from "./request.ts";
import { type TrainingConduct, type TrainingOutcome, train } from "./train.ts";

/** The paper's 558 / 34 / 104 of 698, without its off-by-one that loses two rows. */
export const VIRUS_SHARES: SplitShares = { train: 0.8, validation: 0.05 };
/** With 5 % of 87 subjects most viruses would have a single one to validate on. */
export const SUBJECT_SHARES: SplitShares = { train: 0.7, validation: 0.15 };

const PAIR_SHARES: SplitShares = { train: 0.8, validation: 0.1 };

/**
 * Reads a data set, splits it, trains on it and describes the result: what `train` on the command
 * line does. `readFile` is asked for each file that is needed. The document carries example inputs; of
 * the rows themselves only the 150 flowers.
 */
export async function trainFrom(
  request: TrainRequest,
  readFile: ReadFile,
  conduct: TrainingConduct = {},
): Promise<Result<TrainingOutcome>> {
  const source = parseDataSource(request.data);
  if (!source.ok) return source;
  const { shrink = HALVED.shrink, margin = HALVED.margin } = request;
  const read = await readData(source.value, readFile, {
    ...choicesOf(request),
    picture: { shrink, margin },
  });
  return read.ok ? trainRead(source.value, read.value, request, conduct) : read;
}

/** The same on rows that were read from `source` already. A network to watch has its examples, too. */
export async function trainRead(
  source: DataSource,
  read: DataSet,
  request: TrainWishes,
  { listener, ...conduct }: TrainingConduct = {},
): Promise<Result<TrainingOutcome>> {
  const options = optionsFor(source, rowCount(read), request);
  const data = withSplit(source, read, request, options.seed);
  if (!data.ok) return data;
  const examples = exampleInputs(source, data.value);
  const withExamples = (document: NetworkDocument) =>
    examples.length > 0 ? { ...document, examples } : document;
  const trained = await train(data.value, options, {
    ...conduct,
    ...(listener
      ? {
          listener: (progress) =>
            listener(progress.network ? { ...progress, network: withExamples(progress.network) } : progress),
        }
      : {}),
  });
  if (!trained.ok) return trained;
  const { about: measured, ...document } = trained.value.document;
  const about: About = {
    ...describeData(source, data.value, request.splitBy ?? "row"),
    recipe: commandOf(source, request, options),
    ...measured,
  };
  return ok({ ...trained.value, document: { ...withExamples(document), about } });
}

/** The options and the shares of rows that a person gets who asks for nothing. */
export function usualTraining(source: DataSource, rows: number): UsualTraining {
  const shares = sharesFor(source, {});
  return {
    options: optionsFor(source, rows, {}),
    validation: shares?.validation ?? 0,
    test: shares ? rounded(1 - shares.train - shares.validation) : 0,
  };
}

function rounded(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}

function withSplit(source: DataSource, data: DataSet, request: TrainWishes, seed: number): Result<DataSet> {
  const { splitBy = "row", splitSeed = seed } = request;
  if (splitBy === "group" && !data.groups) {
    return fail("train-groups", `${data.name} has no subjects; its rows are split one by one.`, {
      field: "splitBy",
    });
  }
  const shares = sharesFor(source, request);
  if (!shares) return ok(data);
  if (!(shares.train > 0 && shares.validation >= 0 && shares.train + shares.validation < 1 + 1e-9)) {
    return fail("train-shares", "validation and test must be shares of at least 0, together below 1.", {
      field: "validation",
    });
  }
  return ok({ ...data, split: splitRows(data, { shares, by: splitBy, seed: splitSeed }) });
}

/** Null: the split the data came with, or all rows for training. */
function sharesFor(source: DataSource, request: TrainWishes): SplitShares | null {
  const { validation, test, splitBy } = request;
  const usual =
    source.kind === "idx"
      ? PAIR_SHARES
      : source.kind !== "virus"
        ? null
        : splitBy === "group"
          ? SUBJECT_SHARES
          : VIRUS_SHARES;
  if (validation === undefined && test === undefined) return usual;
  const chosen = validation ?? usual?.validation ?? 0;
  const tested = test ?? (usual ? 1 - usual.train - usual.validation : 0);
  return { train: 1 - chosen - tested, validation: chosen };
}
