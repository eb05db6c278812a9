import { type Command, Option } from "commander";
import type { DataSet } from "../data/dataSet.ts";
import { standardisation } from "../data/prepare.ts";
import { parseDataSource, readData } from "../data/sources.ts";
import { createEngine } from "../engine.ts";
import type { VerifyRows } from "../experiments/verify.ts";
import { type NetworkDocument, prepare, type Standardisation } from "../model/document.ts";
import {
  type CompileFlags,
  compileOptions,
  type KineticsFlags,
  settings,
  wholeFrom,
  withCompileOptions,
  withKineticsOptions,
} from "./options.ts";
import { openNetwork, print, printJson, Refused, readBytes, unwrap } from "./terminal.ts";

interface Flags extends CompileFlags, KineticsFlags {
  readonly data: string;
  readonly label?: string;
  readonly prepare?: "standardize" | "none";
  readonly check: "limit" | "ode";
  readonly limitRows?: number;
  readonly json?: boolean;
}

/** `verify NET --data ROWS.csv …`: does the chemistry answer what the network answers, row by row? */
export function addVerify(program: Command): void {
  withKineticsOptions(withCompileOptions(program.command("verify <network>")))
    .description("compare chemistry and network on every row of a data set")
    .requiredOption("--data <rows>", "a CSV file, iris, mnist:FOLDER or virus:FOLDER")
    .option("--label <column>", "label column, by name or number from 1")
    .addOption(new Option("--prepare <kind>", "preparation of the rows").choices(["standardize", "none"]))
    .addOption(new Option("--check <kind>", "what to compare").choices(["limit", "ode"]).default("limit"))
    .option("--limit-rows <n>", "only the first n rows", wholeFrom(1))
    .option("--json", "print one JSON object")
    .action(verify);
}

async function verify(path: string, flags: Flags): Promise<void> {
  const document = await openNetwork(path);
  const source = unwrap(parseDataSource(flags.data));
  const data = unwrap(await readData(source, readBytes, flags.label));
  const rows = rowsFor(document, data, flags);
  const { network } = document;
  const result = unwrap(
    await createEngine().verify(
      {
        network,
        options: compileOptions(flags, document),
        rows,
        check: flags.check,
        settings: settings(flags, null),
      },
      null,
    ),
  );
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

/** The rows as prepared network inputs, in the network's order, with labels as output numbers. */
function rowsFor(document: NetworkDocument, data: DataSet, flags: Flags): VerifyRows {
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
  kind: Flags["prepare"],
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
