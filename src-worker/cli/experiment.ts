import type { BatchJobs, BatchKind } from "../experiments/batches.ts";
import { ensembleMembersCsv } from "../experiments/ensemble.ts";
import { type ExperimentResults, TABLES } from "../experiments/experiments.ts";
import type { Disturbance } from "../experiments/robustness.ts";
import type { ScalingPoint } from "../experiments/scaling.ts";
import type { Subject } from "../experiments/subject.ts";
import { prepare } from "../model/document.ts";
import { widths } from "../model/network.ts";
import { withEngine } from "./batch.ts";
import type {
  ConvergenceFlags,
  EnsembleFlags,
  ErrorFlags,
  GrowthFlags,
  OutFlags,
  ScalingFlags,
  SideReactionFlags,
  SizeFlags,
  SubjectFlags,
} from "./experimentCommand.ts";
import {
  describeConvergence,
  describeEnsemble,
  describeGrowth,
  describeRobustness,
  describeScaling,
} from "./experimentText.ts";
import { openAny, openNetwork } from "./files.ts";
import { compileOptions, type KineticsFlags, settings } from "./options.ts";
import { print, printJson, type Terminal, unwrap, WrongUsage, writeBytes } from "./terminal.ts";
import { readRows } from "./verify.ts";

/** Many random sets of rate constants. */
export async function ensemble(terminal: Terminal, path: string, flags: EnsembleFlags): Promise<void> {
  const asked = { ...flags, rates: flags.rates ?? "loguniform:1e-3:1e3" };
  const { rates, ...kinetics } = settings(terminal, asked, null);
  if (rates.kind !== "loguniform") {
    throw new WrongUsage("An ensemble draws its rate constants: write --rates loguniform:LOW:HIGH.");
  }
  const { members, membersCsv } = flags;
  const { low, high, seed } = rates;
  const subject = await subjectOf(terminal, path, flags);
  const job = { subject, settings: { ...kinetics, rates }, members, low, high, seed };
  const result = await report(terminal, "ensemble", job, flags, describeEnsemble);
  if (membersCsv) writeBytes(terminal, membersCsv, ensembleMembersCsv(result));
}

/** Initial concentrations that are off. */
export async function errors(terminal: Terminal, path: string, flags: ErrorFlags): Promise<void> {
  const { distribution, samples, seed, check } = flags;
  const levels = flags.levels.map((percent) => percent / 100);
  await robustness(terminal, path, flags, { kind: "errors", distribution, samples, seed, check, levels });
}

/** Reverse reactions or leaks. */
export async function sideReactions(
  terminal: Terminal,
  kind: "reverse" | "leaks",
  path: string,
  flags: SideReactionFlags,
): Promise<void> {
  await robustness(terminal, path, flags, { kind, levels: flags.epsilon });
}

async function robustness(
  terminal: Terminal,
  path: string,
  flags: SubjectFlags & KineticsFlags & OutFlags,
  disturbance: Disturbance,
): Promise<void> {
  const subject = await subjectOf(terminal, path, flags);
  const job = { subject, disturbance, settings: settings(terminal, flags, null) };
  await report(terminal, "robustness", job, flags, describeRobustness);
}

/** When outputs and layers are there for good. */
export async function convergence(terminal: Terminal, path: string, flags: ConvergenceFlags): Promise<void> {
  const { band, fraction } = flags;
  const subject = await subjectOf(terminal, path, flags);
  const job = { subject, settings: settings(terminal, flags, null), band, fraction };
  await report(terminal, "convergence", job, flags, describeConvergence);
}

/** Completion times of random networks against one of their properties. */
export async function scaling(
  terminal: Terminal,
  path: string | undefined,
  flags: ScalingFlags,
): Promise<void> {
  const { vary, values, networks, seed, rails, reduce: reduction, cancellation } = flags;
  const base: ScalingPoint = { ...(await sizeOf(terminal, path, flags)), rails, reduction, cancellation };
  const job = { base, vary, values, networks, seed, settings: settings(terminal, flags, null) };
  await report(terminal, "scaling", job, flags, describeScaling);
}

/** Products against depth. */
export async function growth(
  terminal: Terminal,
  path: string | undefined,
  flags: GrowthFlags,
): Promise<void> {
  const { depths, networks, seed } = flags;
  const base = await sizeOf(terminal, path, flags);
  await report(terminal, "growth", { base, depths, networks, seed }, flags, describeGrowth);
}

/** A network file gives the sizes that are not stated. */
async function sizeOf(terminal: Terminal, path: string | undefined, flags: SizeFlags & { depth?: number }) {
  const shape =
    path === undefined ? [4, 8, 8, 3] : widths((await openNetwork(terminal, path, flags)).network);
  return {
    inputs: flags.inputs ?? shape[0],
    width: flags.width ?? (shape.length > 2 ? shape[1] : shape[0]),
    depth: flags.depth ?? shape.length - 2,
    outputs: flags.outputs ?? shape[shape.length - 1],
  };
}

async function subjectOf(terminal: Terminal, path: string, flags: SubjectFlags): Promise<Subject> {
  const opened = await openAny(terminal, path, flags);
  if (opened.kind === "crn") {
    if (flags.data || flags.input) throw new WrongUsage("A CRN has its own initial concentrations.");
    return opened;
  }
  const { document } = opened;
  const { network } = document;
  const options = compileOptions(flags, document);
  if (flags.data !== undefined) {
    const { values, labels } = await readRows(terminal, document, { ...flags, data: flags.data });
    const width = network.inputs.length;
    const inputs = Array.from(labels, (_, r) => Array.from(values.subarray(r * width, (r + 1) * width)));
    return { kind: "network", network, options, inputs };
  }
  if (!flags.input) throw new WrongUsage("Give a network its --input, or rows with --data where offered.");
  return { kind: "network", network, options, inputs: [Array.from(prepare(document, flags.input))] };
}

/** Runs an experiment, writes what was asked for and answers the result. */
async function report<K extends BatchKind>(
  terminal: Terminal,
  kind: K,
  job: BatchJobs[K],
  flags: OutFlags,
  describe: (result: ExperimentResults[K]) => string,
): Promise<ExperimentResults[K]> {
  const result = unwrap(
    await withEngine(terminal, flags.workers, (engine, listener) => engine.experiment(kind, job, listener)),
  );
  if (flags.csv) writeBytes(terminal, flags.csv, TABLES[kind](result));
  if (flags.json) printJson(terminal, plain(result));
  else print(terminal, describe(result));
  return result;
}

/** Typed arrays as lists; JSON has no other. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, entry) =>
      ArrayBuffer.isView(entry) ? Array.from(entry as Float64Array) : entry,
    ),
  );
}
