import { compileNetwork } from "../../src-worker/compile/compile.ts";
import { encodeInputs } from "../../src-worker/compile/options.ts";
import { type CompiledNetwork, DEFAULT_COMPILE_OPTIONS } from "../../src-worker/model/compiled.ts";
import type { Network } from "../../src-worker/model/network.ts";
import type { Result } from "../../src-worker/model/problem.ts";
import { type Plan, planSweep } from "../../src-worker/simulate/plan.ts";
import { RODAS4, RODAS5P, type Tableau } from "../../src-worker/simulate/tableau.ts";
import { TIMES } from "./accuracy.ts";
import { curves, largestError, median, ms, processorTime, timeSimulation, value } from "./measure.ts";
import { randomInput } from "./networks.ts";
import { crnFile } from "./peers/crnFile.ts";
import { cvodeDriver, type Driver, scipyDriver, temporaryFolder, writeCrnFile } from "./peers/drivers.ts";

interface Peer {
  readonly name: string;
  readonly tool: "CVODE" | "SciPy";
  readonly method: string;
  readonly rtols: readonly number[];
  /** Takes from half a minute up on a large network. */
  readonly slow: boolean;
}

const PEERS: readonly Peer[] = [
  { name: "CVODE BDF+GMRES", tool: "CVODE", method: "gmres", rtols: [1e-4, 1e-5, 1e-6], slow: false },
  { name: "CVODE BDF+KLU", tool: "CVODE", method: "klu", rtols: [1e-4, 1e-5, 1e-6], slow: false },
  { name: "CVODE Adams", tool: "CVODE", method: "adams", rtols: [1e-4, 1e-6], slow: true },
  { name: "SciPy RK45", tool: "SciPy", method: "RK45", rtols: [1e-4, 1e-6], slow: true },
  { name: "SciPy BDF sparse", tool: "SciPy", method: "BDF", rtols: [1e-4, 1e-6], slow: true },
];
/** What our own runs are chosen from: fine enough that ours is seldom far more accurate than the peer. */
const OUR_RTOLS = [1e-2, 3e-3, 1e-3, 3e-4, 1e-4, 3e-5, 1e-5, 3e-6, 1e-6, 3e-7, 1e-7];
/** atol / rtol: the engine's default, and the peers' (who need fewer steps with it at equal accuracy). */
const OUR_ATOLS = [1e-2, 1];
const REFERENCE_RTOL = 1e-10;
/** Product entries from which a network is large: slow peers are skipped, or run once. */
const LARGE = 100_000;
/** Our runs between two peers take about this long, milliseconds. */
const OUR_TIME = 200;

/** One of our settings on the compared network. */
interface Ours {
  readonly tableau: Tableau;
  readonly rtol: number;
  readonly atol: number;
  readonly error: number;
  /** A first measurement, milliseconds: it only chooses the setting. */
  readonly time: number;
}

/** Everything that is compared on one network. */
interface Comparison {
  readonly compiled: CompiledNetwork;
  readonly plan: Plan;
  readonly reference: Float64Array;
  readonly ours: readonly Ours[];
  readonly file: string;
  readonly runs: number;
  readonly large: boolean;
}

interface Row {
  readonly line: string;
  /** How many times faster we are at equal accuracy; NaN where that is not known. */
  readonly ratio: number;
  readonly who: string;
}

/** The peers of this bench run: drivers are built and looked for once. */
export interface Peers {
  rows(network: Network, repeat: number): Generator<string>;
}

/** @param all run the slow peers on large networks too. */
export function openPeers(all: boolean): Peers {
  const folder = temporaryFolder();
  const drivers: Record<Peer["tool"], Result<Driver>> = { CVODE: cvodeDriver(folder), SciPy: scipyDriver() };
  return { rows: (network, repeat) => peerRows(drivers, folder, all, network, repeat) };
}

/**
 * The table of one network, a line at a time: every peer integrates the unreduced CRN, and each of its
 * rows is set against our fastest setting that is at least as accurate, timed right after it.
 */
function* peerRows(
  drivers: Record<Peer["tool"], Result<Driver>>,
  folder: string,
  all: boolean,
  network: Network,
  repeat: number,
): Generator<string> {
  const comparison = prepare(folder, network, repeat);
  yield "  peers on the unreduced CRN, atol = rtol; processor times, which a busy machine does not stretch";
  yield `    ${crossCheck(comparison, drivers.CVODE)}`;
  yield `    ${columns("", "rtol", "time", "steps", "sweeps", "error", "ours at equal accuracy")}`;
  const smallest = new Map<string, Row>();
  for (const [tool, driver] of Object.entries(drivers)) {
    if (!driver.ok) yield `    ${tool}: ${driver.problem.message}`;
  }
  for (const peer of PEERS) {
    const driver = drivers[peer.tool];
    if (!driver.ok) continue;
    if (peer.slow && comparison.large && !all) {
      yield `    ${peer.name.padEnd(17)} takes minutes here: npm run bench -- --all runs it`;
      continue;
    }
    // Where stability, not accuracy, sets a slow peer's steps, a second tolerance costs minutes and tells nothing.
    for (const rtol of peer.slow && comparison.large ? peer.rtols.slice(0, 1) : peer.rtols) {
      const row = compare(comparison, peer, driver.value, rtol);
      yield `    ${row.line}`;
      if (row.ratio < (smallest.get(peer.tool)?.ratio ?? Number.POSITIVE_INFINITY))
        smallest.set(peer.tool, row);
    }
  }
  for (const [tool, { ratio, who }] of smallest) {
    yield `    ${tool} at its best (${who}): ours is ${ratio.toFixed(1)}× as fast at equal accuracy`;
  }
}

function prepare(folder: string, network: Network, repeat: number): Comparison {
  const compiled = value(compileNetwork("bench", network, DEFAULT_COMPILE_OPTIONS));
  const plan = planSweep(compiled.crn);
  const count = network.inputs.length;
  const input = randomInput(count, 0);
  const large = compiled.crn.products.species.length >= LARGE;
  const runs = large ? Math.min(repeat, 3) : repeat;
  const states = Array.from({ length: runs }, (_, i) => value(encodeInputs(compiled, randomInput(count, i))));
  const file = writeCrnFile(folder, crnFile(compiled, TIMES, states));
  const reference = curves(compiled, plan, input, RODAS5P, REFERENCE_RTOL, REFERENCE_RTOL).values;
  const settings = [RODAS4, RODAS5P].flatMap((tableau) =>
    OUR_RTOLS.flatMap((rtol) => OUR_ATOLS.map((share) => ({ tableau, rtol, atol: rtol * share }))),
  );
  const ours = settings.map(({ tableau, rtol, atol }) => {
    let values = reference;
    const simulate = () => {
      values = curves(compiled, plan, input, tableau, rtol, atol).values;
    };
    const time = median(large ? 1 : 15, simulate, processorTime);
    return { tableau, rtol, atol, error: largestError(values, reference), time };
  });
  return { compiled, plan, reference, ours, file, runs, large };
}

/** The reference is our own; another program at a tight tolerance must reach the same curves. */
function crossCheck({ file, reference }: Comparison, driver: Result<Driver>): string {
  const size = reference.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0).toPrecision(3);
  const ours = `reference: Rodas5P at rtol ${exponent(REFERENCE_RTOL)}, values up to ${size}`;
  if (!driver.ok) return ours;
  const run = driver.value.run(file, {
    method: "gmres",
    rtol: REFERENCE_RTOL,
    atol: REFERENCE_RTOL,
    runs: 1,
  });
  if (!run.ok) return `${ours}; CVODE at that tolerance: ${run.problem.message}`;
  const apart = largestError(Float64Array.from(run.value.values), reference);
  return `${ours}; CVODE at that tolerance is ${exponent(apart)} away from it`;
}

/** Runs one peer at one tolerance and our equally accurate setting right after it. */
function compare(comparison: Comparison, peer: Peer, driver: Driver, rtol: number): Row {
  const { file, large, reference } = comparison;
  const several = peer.tool === "SciPy" ? Math.min(comparison.runs, 5) : comparison.runs;
  const runs = large && peer.slow ? 1 : several;
  const run = driver.run(file, { method: peer.method, rtol, atol: rtol, runs });
  const names = [peer.name, exponent(rtol)] as const;
  if (!run.ok) return { line: columns(...names, run.problem.message), ratio: Number.NaN, who: "" };
  const { seconds, steps, sweeps, values, version } = run.value;
  const error = largestError(Float64Array.from(values), reference);
  const cells = [...names, ms(1000 * seconds), `${steps}`, `${sweeps}`, exponent(error)];
  const ours = fastestWithin(comparison, error);
  if (ours === null) {
    return { line: columns(...cells, "none of our settings is as accurate"), ratio: Number.NaN, who: "" };
  }
  const time = timeOurs(comparison, ours);
  const ratio = (1000 * seconds) / time;
  const setting = `${ours.tableau.name} rtol ${exponent(ours.rtol)}, atol ${exponent(ours.atol)}`;
  return {
    line: columns(...cells, `${setting}: ${ms(time)} = ${ratio.toFixed(1)}×`),
    ratio,
    who: `${peer.name} of version ${version} at rtol ${exponent(rtol)}`,
  };
}

function fastestWithin({ ours }: Comparison, error: number): Ours | null {
  const accurate = ours.filter((setting) => setting.error <= error);
  return accurate.reduce<Ours | null>((best, x) => (best !== null && best.time <= x.time ? best : x), null);
}

/** Our processor time with a setting, milliseconds, measured anew so that both sides met the same machine. */
function timeOurs({ compiled, plan }: Comparison, { tableau, rtol, atol, time }: Ours): number {
  const repeat = Math.max(3, Math.min(201, Math.ceil(OUR_TIME / time)));
  return timeSimulation(compiled, plan, tableau, rtol, atol, repeat, processorTime);
}

/** A line of the table: name, rtol, time, steps, sweeps, error, ours; later ones may be missing. */
function columns(...cells: readonly string[]): string {
  const widths = [-17, -5, 10, 7, 7, 8];
  const padded = cells.map((cell, i) => {
    const width = widths[i] ?? 0;
    return width < 0 ? cell.padEnd(-width) : cell.padStart(width);
  });
  return padded.join("  ").trimEnd();
}

/** Two digits at most: 1e-4, 2.3e-4. */
function exponent(x: number): string {
  return x.toExponential(1).replace(".0e", "e");
}
