import { type Command, Option } from "commander";
import type { DataSet } from "../data/dataSet.ts";
import { standardisation } from "../data/prepare.ts";
import { parseDataSource, readData } from "../data/sources.ts";
import { type VerifyRows, verifyCsv } from "../experiments/verify.ts";
import { type NetworkDocument, prepare, type Standardisation } from "../model/document.ts";
import { withEngine, withWorkers } from "./batch.ts";
import {
  type CompileFlags,
  compileOptions,
  type KineticsFlags,
  settings,
  wholeFrom,
  withCompileOptions,
  withKineticsOptions,
} from "./options.ts";
import { openNetwork, print, printJson, Refused, readBytes, unwrap, writeBytes } from "./terminal.ts";

/** Which rows, and how they become inputs. */
export interface RowFlags {
  readonly data: string;
  readonly label?: string;
  readonly prepare?: "standardize" | "none";
  readonly limitRows?: number;
}

interface Flags extends CompileFlags, KineticsFlags, RowFlags {
  readonly check: "limit" | "ode";
  readonly workers: number;
  readonly csv?: string;
  readonly json?: boolean;
}

/** `verify NET --data ROWS.csv …`: does the chemistry answer what the network answers, row by row? */
export function addVerify(program: Command): void {
  withWorkers(withKineticsOptions(withCompileOptions(program.command("verify <network>"))))
    .description("compare chemistry and network on every row of a data set")
    .requiredOption("--data <rows>", "a CSV file, iris, mnist:FOLDER or virus:FOLDER")
    .option("--label <column>", "label column, by name or number from 1")
    .addOption(new Option("--prepare <kind>", "preparation of the rows").choices(["standardize", "none"]))
    .addOption(new Option("--check <kind>", "what to compare").choices(["limit", "ode"]).default("limit"))
    .option("--limit-rows <n>", "only the first n rows", wholeFrom(1))
    .option("--csv <file>", "write one line per row")
    .option("--json", "print one JSON object")
    .action(verify);
}

async function verify(path: string, flags: Flags): Promise<void> {
  const document = await openNetwork(path, flags);
  const job = {
    network: document.network,
    options: compileOptions(flags, document),
    rows: await readRows(document, flags),
    check: flags.check,
    settings: settings(flags, null),
  };
  const result = unwrap(await withEngine(flags.workers, (engine, listener) => engine.verify(job, listener)));
  if (flags.csv) writeBytes(flags.csv, verifyCsv(result));
  const report = {
    rows: result.rows,
    agree: result.agree,
    correct: result.correct,
    maxDifference: result.maxDifference,
    disagreeing: result.disagreeing.map((row) => row + 1),
  };
  if (flags.json) {
    printJson(report);
    return;
  }
  const lines = [
    `${report.agree} of ${report.rows} rows agree; largest difference ${report.maxDifference.toPrecision(3)}`,
  ];
  if (report.correct !== null) lines.push(`${report.correct} of ${report.rows} have the right label`);
  if (report.disagreeing.length > 0) lines.push(`Disagreeing rows: ${report.disagreeing.join(", ")}`);
  print(lines.join("\n"));
}

/** The rows that the flags name, ready for the network. */
export async function readRows(document: NetworkDocument, flags: RowFlags): Promise<VerifyRows> {
  const source = unwrap(parseDataSource(flags.data));
  return rowsFor(
    document,
    unwrap(await readData(source, readBytes, flags.label === undefined ? {} : { label: flags.label })),
    flags,
  );
}

/** The rows as prepared network inputs, in the network's order, with labels as output numbers. */
function rowsFor(document: NetworkDocument, data: DataSet, flags: RowFlags): VerifyRows {
  const columns = matchColumns(document, data);
  const total = data.labels.length;
  const count = Math.min(total, flags.limitRows ?? total);
  const width = columns.length;
  const values = new Float64Array(count * width);
  const preparation = chosenPreparation(document, data, columns, flags.prepare);
  for (let r = 0; r < count; r++) {
    const raw = columns.map((c) => data.rows[r * data.inputs.length + c]);
    values.set(preparation ? prepare({ preparation }, raw) : raw, r * width);
  }
  const classOf = data.classes.map((name) => outputNumber(document, name));
  const labels = Int32Array.from({ length: count }, (_, r) =>
    data.labels[r] < 0 ? -1 : classOf[data.labels[r]],
  );
  return { values, labels };
}

/** By name where all input names are columns, else by order. */
function matchColumns(document: NetworkDocument, data: DataSet): number[] {
  const { inputs } = document.network;
  const byName = inputs.map((name) => data.inputs.indexOf(name));
  if (byName.every((c) => c >= 0)) return byName;
  if (data.inputs.length !== inputs.length) {
    throw new Refused(
      `${data.name} has ${data.inputs.length} columns of values and the network ${inputs.length} inputs. ` +
        "Name the columns like the inputs, or the label column with --label.",
    );
  }
  return inputs.map((_, i) => i);
}

function chosenPreparation(
  document: NetworkDocument,
  data: DataSet,
  columns: readonly number[],
  kind: RowFlags["prepare"],
): Standardisation | null {
  if (kind === "none") return null;
  if (kind === undefined) return document.preparation ?? null;
  const { mean, deviation } = standardisation(
    data,
    Int32Array.from(data.labels, (_, r) => r),
  );
  return { mean: columns.map((c) => mean[c]), deviation: columns.map((c) => deviation[c]) };
}

/** A label is an output's name, else an output's number from 0. */
function outputNumber(document: NetworkDocument, label: string): number {
  const { outputs } = document.network;
  const named = outputs.indexOf(label);
  if (named >= 0) return named;
  const index = Number(label);
  if (label.trim() !== "" && Number.isInteger(index) && index >= 0 && index < outputs.length) return index;
  throw new Refused(
    `Label "${label}" is no output. Use an output's name (${outputs.join(", ")}) or its number from 0.`,
  );
}
