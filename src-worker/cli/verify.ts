import type { DataSet } from "../data/dataSet.ts";
import { fittedRows } from "../data/fit.ts";
import { standardisation } from "../data/prepare.ts";
import { choicesOf } from "../data/reading.ts";
import { parseDataSource, readData } from "../data/sources.ts";
import { type VerifyRows, verifyCsv } from "../experiments/verify.ts";
import { type NetworkDocument, prepare, type Standardisation } from "../model/document.ts";
import { withEngine } from "./batch.ts";
import { openNetwork } from "./files.ts";
import { compileOptions, settings } from "./options.ts";
import { print, printJson, Refused, readBytes, type Terminal, unwrap, writeBytes } from "./terminal.ts";
import type { RowFlags, VerifyFlags } from "./verifyCommand.ts";

/** Compares chemistry and network row by row. */
export async function verify(terminal: Terminal, path: string, flags: VerifyFlags): Promise<void> {
  const document = await openNetwork(terminal, path, flags);
  const job = {
    network: document.network,
    options: compileOptions(flags, document),
    rows: await readRows(terminal, document, flags),
    check: flags.check,
    settings: settings(terminal, flags, null),
  };
  const result = unwrap(
    await withEngine(terminal, flags.workers, (engine, listener) => engine.verify(job, listener)),
  );
  if (flags.csv) writeBytes(terminal, flags.csv, verifyCsv(result));
  const report = {
    rows: result.rows,
    agree: result.agree,
    correct: result.correct,
    maxDifference: result.maxDifference,
    disagreeing: result.disagreeing.map((row) => row + 1),
  };
  if (flags.json) {
    printJson(terminal, report);
    return;
  }
  const lines = [
    `${report.agree} of ${report.rows} rows agree; largest difference ${report.maxDifference.toPrecision(3)}`,
  ];
  if (report.correct !== null) lines.push(`${report.correct} of ${report.rows} have the right label`);
  if (report.disagreeing.length > 0) lines.push(`Disagreeing rows: ${report.disagreeing.join(", ")}`);
  print(terminal, lines.join("\n"));
}

/** The rows that the flags name, ready for the network. */
export async function readRows(
  terminal: Terminal,
  document: NetworkDocument,
  flags: RowFlags,
): Promise<VerifyRows> {
  const source = unwrap(parseDataSource(flags.data));
  const image = document.preparation?.image;
  const picture = image ? { picture: { margin: image.margin, shrink: image.shrink } } : {};
  const choices = { ...choicesOf(flags), ...picture };
  const data = unwrap(await readData(source, (path) => readBytes(terminal, path), choices));
  if (!image || !data.images) return rowsFor(document, data, flags);
  const { inputs } = document.network;
  return rowsFor(document, { ...data, inputs, rows: unwrap(fittedRows(data, inputs, image)) }, flags);
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
