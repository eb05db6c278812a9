import { createEngine } from "../engine.ts";
import type { SpeciesTable } from "../model/crn.ts";
import { prepare } from "../model/document.ts";
import type { Result } from "../model/problem.ts";
import type { StochasticMethod, StochasticSimulation } from "../model/stochastic.ts";
import { openAny } from "./files.ts";
import { withGivenInput } from "./givenInput.ts";
import { compileOptions, stochasticSettings } from "./options.ts";
import type { SimulateFlags } from "./simulateCommand.ts";
import { print, printJson, type Terminal, table, unwrap, WrongUsage, writeBytes } from "./terminal.ts";

/** `simulate … --method ssa|tau`: the fields of an integration, as means over runs, and their spread. */
export async function simulateStochastic(
  terminal: Terminal,
  path: string,
  flags: SimulateFlags,
  method: StochasticMethod,
): Promise<void> {
  const { species, outcome } = await outcomeOf(terminal, path, flags, method);
  const result = unwrap(outcome);
  if (flags.csv) writeBytes(terminal, flags.csv, bandsCsv(result, species));
  const { outputs, values, times, runs, rounding } = result;
  const each = (row: "mean" | "deviation") =>
    Array.from(times, (_, i) => values.map((band) => finite(band[row][i])));
  const report = {
    outputs: outputs.map(({ name, network, crn, limit }) => ({ name, network, crn, limit })),
    winner: result.winner < 0 ? null : outputs[result.winner].name,
    steps: Math.round(mean(runs.steps)),
    sweeps: 0,
    prepareMs: result.prepareMs,
    wallMs: median(Array.from(runs.wallMs)),
    completion90: result.completion90,
    ...(flags.times ? { curves: { times: Array.from(times), values: each("mean") } } : {}),
    stochastic: {
      runs: result.runsDone,
      countsPerUnit: flags.countsPerUnit,
      deviation: outputs.map((output) => output.deviation),
      ...(flags.times ? { deviations: each("deviation") } : {}),
      rounding: { largest: rounding.largest, species: species.ids[rounding.species] ?? null },
    },
  };
  if (flags.json) printJson(terminal, report);
  else print(terminal, describe(result, report, mean(runs.tReached)));
}

async function outcomeOf(
  terminal: Terminal,
  path: string,
  flags: SimulateFlags,
  method: StochasticMethod,
): Promise<{ species: SpeciesTable; outcome: Result<StochasticSimulation> }> {
  const opened = await openAny(terminal, path, flags);
  const engine = createEngine();
  const record = flags.csv ? "all" : "outputs";
  const settings = stochasticSettings(terminal, flags, method, flags.times ?? null);
  if (opened.kind === "crn") {
    const crn = withGivenInput(opened.crn, flags);
    const outcome = await engine.simulateStochasticCrn({ crn, settings, record }, null);
    return { species: crn.species, outcome };
  }
  const { document } = opened;
  if (!flags.input) throw new WrongUsage("simulate needs --input for a network.");
  const { network } = document;
  const options = compileOptions(flags, document);
  const { compiled } = unwrap(await engine.compile(document.name, network, options));
  const input = Array.from(prepare(document, flags.input));
  const outcome = await engine.simulateStochastic({ network, options, input, settings, record }, null);
  return { species: compiled.crn.species, outcome };
}

/** Time, means and deviations of the outputs, then of every recorded species' concentration. */
function bandsCsv(
  { outputs, values, times, species, bands }: StochasticSimulation,
  table: SpeciesTable,
): string {
  const names = [...outputs.map((output) => output.name), ...Array.from(species, (s) => table.ids[s])];
  const all = [...values, ...bands];
  const head = ["time", ...names.flatMap((name) => [name, `${name} deviation`])];
  return csvText(head, times, (i) => all.flatMap(({ mean, deviation }) => [mean[i], finite(deviation[i])]));
}

/** A table with a time column; a missing number is an empty cell. */
export function csvText(
  head: readonly string[],
  times: Float64Array,
  row: (i: number) => readonly (number | null)[],
): string {
  const lines = [head.map(quoted).join(",")];
  times.forEach((t, i) => {
    lines.push([t, ...row(i)].join(","));
  });
  return `${lines.join("\n")}\n`;
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

function finite(x: number): number | null {
  return Number.isFinite(x) ? x : null;
}

interface Report {
  readonly steps: number;
  readonly wallMs: number;
  readonly winner: string | null;
  readonly stochastic: { readonly rounding: { readonly largest: number; readonly species: string | null } };
}

function describe(result: StochasticSimulation, report: Report, t: number): string {
  const show = (x: number | null) => (x === null ? "–" : x.toPrecision(7));
  const head = ["output", "network", `mean at t = ${Number(t.toPrecision(4))}`, "deviation", "limit"];
  const rows = result.outputs.map(({ name, network, crn, deviation, limit }) => [
    name,
    ...[network, crn, deviation, limit].map(show),
  ]);
  const lines = [table([head, ...rows])];
  if (report.winner !== null) lines.push(`Winner: ${report.winner}`);
  if (result.completion90 !== null) {
    lines.push(`90 % completion at t = ${result.completion90.toPrecision(4)}`);
  }
  const { largest, species } = report.stochastic.rounding;
  if (species !== null) {
    lines.push(
      `Rounding to whole counts moves ${species} by ${largest.toPrecision(3)}, the others by no more.`,
    );
  }
  const runs = result.runsDone === 1 ? "1 run" : `${result.runsDone} runs`;
  lines.push(`${runs}; each ${report.steps} steps, ${report.wallMs.toFixed(1)} ms`);
  return lines.join("\n");
}
