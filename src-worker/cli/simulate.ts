import { createEngine, type Engine, type ExportableRun } from "../engine.ts";
import { formatOfName, writeFile } from "../formats/registry.ts";
import type { Crn, DualRail, SpeciesTable } from "../model/crn.ts";
import { prepare } from "../model/document.ts";
import type { Result } from "../model/problem.ts";
import type { Simulation, SimulationSettings, Trajectory } from "../model/simulation.ts";
import { watchedOutputs } from "../prepared.ts";
import { createRandom } from "../random.ts";
import { openAny } from "./files.ts";
import { withGivenInput } from "./givenInput.ts";
import { compileOptions, settings } from "./options.ts";
import type { SimulateFlags } from "./simulateCommand.ts";
import { csvText, median, simulateStochastic } from "./simulateStochastic.ts";
import { print, printJson, type Terminal, table, unwrap, WrongUsage, writeBytes } from "./terminal.ts";

/** How far `--repeat` moves the inputs, so that nothing is remembered from run to run. */
const PERTURBATION = 1e-3;

/** One simulation, ready to be run again with slightly different inputs. */
interface Experiment {
  readonly species: SpeciesTable;
  readonly outputs: readonly DualRail[];
  run(perturbation: (x: number) => number): Promise<Result<Simulation>>;
  /** The run as the trajectory formats take it. */
  exported(simulation: Simulation): ExportableRun;
}

/** Simulates with the method that was asked for; prints outputs and timings, writes the curves. */
export async function simulate(terminal: Terminal, path: string, flags: SimulateFlags): Promise<void> {
  if (flags.method !== "ode") {
    if (flags.trajectory) throw new WrongUsage("--trajectory is for --method ode; use --csv.");
    return simulateStochastic(terminal, path, flags, flags.method);
  }
  const format = flags.trajectory ? trajectoryFormat(flags.trajectory) : null;
  const experiment = await experimentOf(terminal, path, flags);
  const first = unwrap(await experiment.run((x) => x));
  const wall = [first.statistics.wallMs];
  const random = createRandom(1);
  for (let i = 1; i < flags.repeat; i++) {
    const factor = () => 1 + PERTURBATION * (2 * random.uniform() - 1);
    wall.push(unwrap(await experiment.run((x) => x * factor())).statistics.wallMs);
  }
  if (flags.csv) writeBytes(terminal, flags.csv, trajectoryCsv(first.trajectory, experiment));
  if (flags.trajectory && format) {
    const content = experiment.exported(first);
    writeBytes(terminal, flags.trajectory, unwrap(await writeFile(content, format)));
  }
  const report = {
    outputs: first.outputs,
    winner: first.winner < 0 ? null : first.outputs[first.winner].name,
    steps: first.statistics.steps,
    sweeps: first.statistics.sweeps,
    prepareMs: first.statistics.prepareMs,
    wallMs: median(wall),
    completion90: first.completion90,
    ...(flags.times ? { curves: curvesOf(first.trajectory, experiment.outputs) } : {}),
  };
  if (flags.json) printJson(terminal, report);
  else print(terminal, describe(report, first.tReached));
}

async function experimentOf(terminal: Terminal, path: string, flags: SimulateFlags): Promise<Experiment> {
  const opened = await openAny(terminal, path, flags);
  const engine = createEngine();
  const record = flags.csv || flags.trajectory ? "all" : "outputs";
  const chosen = settings(terminal, flags, flags.times ?? null);
  if (opened.kind === "crn") return crnExperiment(engine, withGivenInput(opened.crn, flags), chosen, record);
  const { document } = opened;
  if (!flags.input) throw new WrongUsage("simulate needs --input for a network.");
  const { network } = document;
  const options = compileOptions(flags, document);
  const { compiled } = unwrap(await engine.compile(document.name, network, options));
  const input = Array.from(prepare(document, flags.input));
  return {
    species: compiled.crn.species,
    outputs: compiled.outputs,
    exported: (simulation) => exportedRun(compiled.crn, compiled.outputs, chosen, simulation),
    run: (perturb) =>
      engine.simulate({ network, options, input: input.map(perturb), settings: chosen, record }, null),
  };
}

function crnExperiment(
  engine: Engine,
  crn: Crn,
  chosen: SimulationSettings,
  record: "all" | "outputs",
): Experiment {
  const outputs = watchedOutputs(crn);
  return {
    species: crn.species,
    outputs,
    exported: (simulation) => exportedRun(crn, outputs, chosen, simulation),
    run: (perturb) =>
      engine.simulateCrn(
        { crn: { ...crn, initial: crn.initial.map(perturb) }, settings: chosen, record },
        null,
      ),
  };
}

function exportedRun(
  crn: Crn,
  outputs: readonly DualRail[],
  { tEnd, rtol, atol }: SimulationSettings,
  { trajectory, outputs: compared }: Simulation,
): ExportableRun {
  const values = compared.map(({ network }) => network);
  const network = values.every((value) => value !== null) ? values : null;
  const others = crn.dualRail.filter(({ role }) => role !== "output");
  return {
    kind: "trajectory",
    crn: { ...crn, dualRail: [...others, ...outputs] },
    trajectory,
    run: { tEnd, rtol, atol, samples: trajectory.times.length, network },
  };
}

/** The format of a trajectory file, by its ending. */
function trajectoryFormat(path: string): string {
  const format = formatOfName(path, "writes");
  if (format?.writes === "trajectory") return format.id;
  throw new WrongUsage(`--trajectory ${path}: name a file that ends in .csv, .npz or .chart.json.`);
}

/** Each output's value at every sample time: `values[i]` belongs to `times[i]`. */
function curvesOf(trajectory: Trajectory, outputs: readonly DualRail[]) {
  const times = Array.from(trajectory.times);
  return { times, values: times.map((_, i) => outputs.map((pair) => valueAt(trajectory, pair, i))) };
}

function valueAt({ species, curves }: Trajectory, pair: DualRail, i: number): number {
  const of = (s: number) => (s < 0 ? 0 : curves[species.indexOf(s)][i]);
  return of(pair.plus) - of(pair.minus);
}

/** Time, every output's value, then every recorded species' concentration. */
function trajectoryCsv(trajectory: Trajectory, { species, outputs }: Experiment): string {
  const recorded = Array.from(trajectory.species);
  const head = ["time", ...outputs.map((pair) => pair.name), ...recorded.map((s) => species.ids[s])];
  return csvText(head, trajectory.times, (i) => {
    const values = outputs.map((pair) => valueAt(trajectory, pair, i));
    return [...values, ...trajectory.curves.map((curve) => curve[i])];
  });
}

interface Report {
  readonly outputs: Simulation["outputs"];
  readonly winner: string | null;
  readonly steps: number;
  readonly sweeps: number;
  readonly wallMs: number;
  readonly completion90: number | null;
}

function describe(report: Report, t: number): string {
  const show = (x: number | null) => (x === null ? "–" : x.toPrecision(7));
  const rows = report.outputs.map((o) => [o.name, show(o.network), show(o.crn), show(o.limit)]);
  const lines = [table([["output", "network", `CRN at t = ${t}`, "limit"], ...rows])];
  if (report.winner !== null) lines.push(`Winner: ${report.winner}`);
  if (report.completion90 !== null)
    lines.push(`90 % completion at t = ${report.completion90.toPrecision(4)}`);
  lines.push(`${report.steps} steps, ${report.sweeps} sweeps, ${report.wallMs.toFixed(1)} ms`);
  return lines.join("\n");
}
