import type { Exportable, ExportableRun } from "../../jobs.ts";
import { type DualRail, pairsOf } from "../../model/crn.ts";
import { fail, ok, type Result } from "../../model/problem.ts";
import { speciesLabel } from "../../model/speciesName.ts";
import type { FormatModule } from "../format.ts";
import { csvCell } from "./csv.ts";
import { npyFloats, npyTexts } from "./npy.ts";
import { TextSink } from "./sink.ts";
import { zipOf } from "./zip.ts";

/** A run with its columns at hand. */
interface Columns {
  readonly run: ExportableRun;
  readonly outputs: readonly DualRail[];
  /** Recorded species' ids in the order of the curves. */
  readonly ids: readonly string[];
  /** Curve of a species; null when it was not recorded or does not exist. */
  curve(species: number): Float64Array | null;
  /** plus − minus of an output; a rail that was not recorded counts as 0. */
  value(pair: DualRail): Float64Array;
}

function columnsOf(run: ExportableRun): Columns {
  const { crn, trajectory } = run;
  const place = new Map(Array.from(trajectory.species, (s, i) => [s, i]));
  const curve = (s: number) => trajectory.curves[place.get(s) ?? -1] ?? null;
  return {
    run,
    outputs: pairsOf(crn, "output"),
    ids: Array.from(trajectory.species, (s) => crn.species.ids[s] as string),
    curve,
    value: ({ plus, minus }) => {
      const [a, b] = [curve(plus), curve(minus)];
      return Float64Array.from(trajectory.times, (_, i) => (a?.[i] ?? 0) - (b?.[i] ?? 0));
    },
  };
}

function format(write: (columns: Columns) => Uint8Array): FormatModule {
  return {
    write: (content: Exportable): Result<Uint8Array> =>
      content.kind === "trajectory"
        ? ok(write(columnsOf(content)))
        : fail("no-run", "This format holds the curves of a run. Simulate first."),
  };
}

/** CSV: time, every output's value, every recorded species' concentration; shortest exact decimals. */
function csv({ run, outputs, ids, value }: Columns): Uint8Array {
  const { times, curves } = run.trajectory;
  const values = [...outputs.map(value), ...curves];
  const out = new TextSink();
  out.line(["time", ...outputs.map(({ name }) => name), ...ids].map(csvCell).join(","));
  times.forEach((t, i) => {
    out.add(String(t));
    for (const column of values) out.add(`,${column[i]}`);
    out.line();
  });
  return out.bytes();
}

/**
 * NumPy `.npz`: `times`, `species` (names), `concentrations` (times × species), `outputs` (names), `values`
 * (times × outputs) and, where there is a network, `network` (its value of each output).
 */
function npz({ run, outputs, ids, value }: Columns): Uint8Array {
  const { times, curves } = run.trajectory;
  const { network } = run.run;
  return zipOf(
    [
      ["times.npy", npyFloats(times, [times.length])],
      ["species.npy", npyTexts(ids)],
      ["concentrations.npy", npyFloats(rowsOf(curves, times.length), [times.length, curves.length])],
      ["outputs.npy", npyTexts(outputs.map(({ name }) => name))],
      ["values.npy", npyFloats(rowsOf(outputs.map(value), times.length), [times.length, outputs.length])],
      ...(network ? [["network.npy", npyFloats(Float64Array.from(network), [network.length])] as const] : []),
    ],
    0,
  );
}

/** Columns → one row-major table. */
function rowsOf(columns: readonly Float64Array[], rows: number): Float64Array {
  const table = new Float64Array(rows * columns.length);
  columns.forEach((column, c) => {
    for (let i = 0; i < rows; i++) table[i * columns.length + c] = column[i] as number;
  });
  return table;
}

/**
 * The chart's data as JSON, one curve a line: every output with its rails (null for one that does not exist
 * or was not recorded) and the network's value, and the curves of selected species.
 */
function chartJson({ run, outputs, curve, value }: Columns): Uint8Array {
  const { crn, trajectory, shown = [] } = run;
  const out = new TextSink();
  const number = (x: number) => (Number.isFinite(x) ? x : "null");
  const numbers = (column: Float64Array | null) =>
    column ? `[${Array.from(column, number).join(",")}]` : "null";
  out.line('{ "format": "dualrail-chart", "version": 1,');
  out.line(`  "name": ${JSON.stringify(crn.name)},`);
  out.line('  "units": { "time": "arbitrary", "concentration": "arbitrary" },');
  out.line(`  "tEnd": ${run.run.tEnd},`);
  out.line(`  "times": ${numbers(trajectory.times)},`);
  listInto(out, "outputs", outputs, (pair, i) => {
    const network = run.run.network?.[i] ?? null;
    return [
      `"name": ${JSON.stringify(pair.name)}, "network": ${network}`,
      `"values": ${numbers(value(pair))}`,
      `"plus": ${numbers(curve(pair.plus))}`,
      `"minus": ${numbers(curve(pair.minus))}`,
    ];
  });
  out.line(",");
  const recorded = shown.filter((s) => curve(s) !== null);
  listInto(out, "species", recorded, (s) => [
    `"id": "${crn.species.ids[s]}", "label": ${JSON.stringify(speciesLabel(crn.species, s))}`,
    `"values": ${numbers(curve(s))}`,
  ]);
  out.line(" }");
  return out.bytes();
}

function listInto<T>(
  out: TextSink,
  name: string,
  items: readonly T[],
  fields: (item: T, i: number) => readonly string[],
): void {
  out.add(`  "${name}": [`);
  items.forEach((item, i) => {
    out.add(`${i > 0 ? "," : ""}\n    { ${fields(item, i).join(",\n      ")} }`);
  });
  out.add(items.length > 0 ? "\n  ]" : "]");
}

export const trajectoryCsvFormat: FormatModule = format(csv);
export const trajectoryNpzFormat: FormatModule = format(npz);
export const chartJsonFormat: FormatModule = format(chartJson);
