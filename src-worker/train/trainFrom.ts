import { type DataSet, rowCount } from "../data/dataSet.ts";
import { HALVED } from "../data/idx.ts";
import { type SplitShares, splitRows } from "../data/prepare.ts";
import { type DataSource, parseDataSource, type ReadFile, readData } from "../data/sources.ts";
import type { About } from "../model/document.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import { exampleInputs } from "./exampleInputs.ts";
import { describeData } from "./provenance.ts";
import { commandOf, optionsFor, type TrainRequest } from "./request.ts";
import { type TrainingConduct, type TrainingOutcome, train } from "./train.ts";

// The paper's 558 / 34 / 104 of 698, without its off-by-one that loses two rows.
const VIRUS_SHARES: SplitShares = { train: 0.8, validation: 0.05 };
// With 5 % of 87 subjects most viruses would have a single one to validate on.
const SUBJECT_SHARES: SplitShares = { train: 0.7, validation: 0.15 };

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
  const { label, dropMissing, shrink = HALVED.shrink, margin = HALVED.margin } = request;
  const read = await readData(source.value, readFile, {
    ...(label === undefined ? {} : { label }),
    ...(dropMissing ? { missing: "drop" } : {}),
    picture: { shrink, margin },
  });
  if (!read.ok) return read;
  const options = optionsFor(source.value, rowCount(read.value), request);
  const data = withSplit(source.value, read.value, request, options.seed);
  if (!data.ok) return data;
  const trained = await train(data.value, options, conduct);
  if (!trained.ok) return trained;
  const { about: measured, ...document } = trained.value.document;
  const about: About = {
    ...describeData(source.value, data.value, request.splitBy ?? "row"),
    recipe: commandOf(source.value, request, options),
    ...measured,
  };
  const examples = exampleInputs(source.value, data.value);
  const described = { ...document, ...(examples.length > 0 ? { examples } : {}), about };
  return ok({ ...trained.value, document: described });
}

function withSplit(source: DataSource, data: DataSet, request: TrainRequest, seed: number): Result<DataSet> {
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
function sharesFor(source: DataSource, request: TrainRequest): SplitShares | null {
  const { validation, test, splitBy } = request;
  const usual = source.kind !== "virus" ? null : splitBy === "group" ? SUBJECT_SHARES : VIRUS_SHARES;
  if (validation === undefined && test === undefined) return usual;
  const chosen = validation ?? usual?.validation ?? 0;
  const tested = test ?? (usual ? 1 - usual.train - usual.validation : 0);
  return { train: 1 - chosen - tested, validation: chosen };
}
