import { type Command, InvalidArgumentError, Option } from "commander";
import type { BatchJobs, BatchKind } from "../experiments/batches.ts";
import { ensembleMembersCsv } from "../experiments/ensemble.ts";
import { type ExperimentResults, TABLES } from "../experiments/experiments.ts";
import type { Disturbance } from "../experiments/robustness.ts";
import type { ScalingAxis, ScalingPoint } from "../experiments/scaling.ts";
import type { Subject } from "../experiments/subject.ts";
import type { CancellationKind, ReductionKind } from "../model/compiled.ts";
import { prepare } from "../model/document.ts";
import { widths } from "../model/network.ts";
import { withEngine, withWorkers } from "./batch.ts";
import {
  describeConvergence,
  describeEnsemble,
  describeGrowth,
  describeRobustness,
  describeScaling,
} from "./experimentText.ts";
import { type ImportFlags, withImportOptions } from "./importOptions.ts";
import {
  type CompileFlags,
  compileOptions,
  type KineticsFlags,
  number,
  numbers,
  positive,
  settings,
  wholeFrom,
  withCompileOptions,
  withKineticsOptions,
} from "./options.ts";
import { openAny, openNetwork, print, printJson, unwrap, WrongUsage, writeBytes } from "./terminal.ts";
import { type RowFlags, readRows } from "./verifyCommand.ts";

interface OutFlags {
  readonly workers: number;
  readonly csv?: string;
  readonly json?: boolean;
}

type SubjectFlags = CompileFlags & Partial<RowFlags>;
type Common = SubjectFlags & KineticsFlags & OutFlags;

/** `experiment ensemble|errors|reverse|leaks|convergence|scaling|growth …`. */
export function addExperiment(program: Command): void {
  const experiment = program
    .command("experiment")
    .description("experiments on rates, errors, leaks and size; see `experiment NAME --help`");
  addEnsemble(experiment);
  addErrors(experiment);
  addSideReactions(experiment, "reverse", "give every reaction its reverse at rate constant ε·k");
  addSideReactions(experiment, "leaks", "let every product appear from nothing at rate ε: ∅ → S");
  addConvergence(experiment);
  addScaling(experiment);
  addGrowth(experiment);
  for (const command of experiment.commands) command.exitOverride();
}

function addEnsemble(parent: Command): void {
  onSubject(parent, "ensemble <file>")
    .description("many random sets of rate constants: bands over time, end values, completion times")
    .option("--members <n>", "sets of rate constants", wholeFrom(1), 100)
    .option("--members-csv <file>", "write one line per set of rate constants")
    .action(async (path: string, flags: Common & { members: number; membersCsv?: string }) => {
      const { rates, ...kinetics } = settings(
        { ...flags, rates: flags.rates ?? "loguniform:1e-3:1e3" },
        null,
      );
      if (rates.kind !== "loguniform") {
        throw new WrongUsage("An ensemble draws its rate constants: write --rates loguniform:LOW:HIGH.");
      }
      const { members, membersCsv } = flags;
      const { low, high, seed } = rates;
      const subject = await subjectOf(path, flags);
      const job = { subject, settings: { ...kinetics, rates }, members, low, high, seed };
      await report("ensemble", job, flags, describeEnsemble, (result) => {
        if (membersCsv) writeBytes(membersCsv, ensembleMembersCsv(result));
      });
    });
}

/** 1 to 10 %, and levels beyond for those who look for the edge. */
function addErrors(parent: Command): void {
  withRows(onSubject(parent, "errors <file>"))
    .description("initial concentrations off by relative errors: winners and values that change")
    .option("--levels <p1,p2,…>", "sizes of the errors in percent", numbers, [1, 2, 5, 10])
    .addOption(
      new Option("--distribution <d>", "uniform: at most the level; normal: the level is the deviation")
        .choices(["uniform", "normal"])
        .default("uniform"),
    )
    .option("--samples <n>", "random sets of errors per input vector and level", wholeFrom(1), 100)
    .addOption(
      new Option("--check <kind>", "what to compare").choices(["ode", "limit", "both"]).default("both"),
    )
    .action(async (path: string, flags: Common & ErrorFlags) => {
      const { distribution, samples, seed, check } = flags;
      const levels = flags.levels.map((percent) => percent / 100);
      await robustness(path, flags, { kind: "errors", distribution, samples, seed, check, levels });
    });
}

interface ErrorFlags {
  readonly levels: number[];
  readonly distribution: "uniform" | "normal";
  readonly samples: number;
  readonly check: "ode" | "limit" | "both";
}

function addSideReactions(parent: Command, kind: "reverse" | "leaks", description: string): void {
  withRows(onSubject(parent, `${kind} <file>`))
    .description(description)
    .option("--epsilon <e1,e2,…>", "the rates ε", numbers, [1e-5, 1e-4, 1e-3, 1e-2])
    .action((path: string, flags: Common & { epsilon: number[] }) =>
      robustness(path, flags, { kind, levels: flags.epsilon }),
    );
}

async function robustness(path: string, flags: Common, disturbance: Disturbance): Promise<void> {
  const job = { subject: await subjectOf(path, flags), disturbance, settings: settings(flags, null) };
  await report("robustness", job, flags, describeRobustness);
}

function addConvergence(parent: Command): void {
  withRows(onSubject(parent, "convergence <file>"))
    .description("when outputs and layers come within their bands for good, and the winner last changes")
    .option("--band <b>", "half-width of the absolute band, concentration units", positive, 0.1)
    .option("--fraction <f>", "half-width of the relative band, fraction of |target|", positive, 0.05)
    .action(async (path: string, flags: Common & { band: number; fraction: number }) => {
      const { band, fraction } = flags;
      const subject = await subjectOf(path, flags);
      const job = { subject, settings: settings(flags, null), band, fraction };
      await report("convergence", job, flags, describeConvergence);
    });
}

interface SizeFlags extends ImportFlags {
  readonly inputs?: number;
  readonly width?: number;
  readonly outputs?: number;
  readonly networks: number;
}

interface ScalingFlags extends SizeFlags, KineticsFlags, OutFlags {
  readonly depth?: number;
  readonly vary: ScalingAxis;
  readonly values: (number | string)[];
  readonly rails: number;
  readonly reduce: ReductionKind;
  readonly cancellation: CancellationKind;
}

const AXES: readonly ScalingAxis[] = ["depth", "width", "rails", "reduction", "cancellation"];

function addScaling(parent: Command): void {
  const command = withSize(parent.command("scaling [network]"))
    .description("90 % completion time of random ±1 networks against one of their properties")
    .option("--depth <n>", "hidden layers", wholeFrom(0))
    .addOption(new Option("--vary <what>", "what changes").choices(AXES).default("depth"))
    .option("--values <v1,v2,…>", "values of what changes", words, [1, 2, 3, 4])
    .option("--rails <offset>", "rails offset c", number, 0)
    .addOption(
      new Option("--reduce <kind>", "reduction").choices(["none", "paper", "compact"]).default("none"),
    )
    .addOption(
      new Option("--cancellation <pairs>", "add S⁺ + S⁻ → W")
        .choices(["none", "outputs", "hidden", "all"])
        .default("none"),
    );
  withOutput(withKineticsOptions(command)).action(async (path: string | undefined, flags: ScalingFlags) => {
    const { vary, values, networks, seed, rails, reduce: reduction, cancellation } = flags;
    const base: ScalingPoint = { ...(await sizeOf(path, flags)), rails, reduction, cancellation };
    const job = { base, vary, values, networks, seed, settings: settings(flags, null) };
    await report("scaling", job, flags, describeScaling);
  });
}

function addGrowth(parent: Command): void {
  const command = withSize(parent.command("growth [network]"))
    .description("products of unreduced, paper and compact CRNs against depth")
    .option("--depths <d1,d2,…>", "numbers of hidden layers", numbers, [1, 2, 3, 4, 5, 6])
    .option("--seed <n>", "seed of the random networks", wholeFrom(0), 1);
  withOutput(command).action(
    async (path: string | undefined, flags: SizeFlags & OutFlags & { depths: number[]; seed: number }) => {
      const { depths, networks, seed } = flags;
      const base = await sizeOf(path, flags);
      await report("growth", { base, depths, networks, seed }, flags, describeGrowth);
    },
  );
}

/** Sizes of random networks; a network file gives the ones that are not stated. */
function withSize(command: Command): Command {
  return withImportOptions(command)
    .option("--inputs <n>", "inputs", wholeFrom(1))
    .option("--width <n>", "units of a hidden layer", wholeFrom(1))
    .option("--outputs <n>", "outputs", wholeFrom(1))
    .option("--networks <n>", "random networks per point", wholeFrom(1), 9);
}

async function sizeOf(path: string | undefined, flags: SizeFlags & { depth?: number }) {
  const shape = path === undefined ? [4, 8, 8, 3] : widths((await openNetwork(path, flags)).network);
  return {
    inputs: flags.inputs ?? shape[0],
    width: flags.width ?? (shape.length > 2 ? shape[1] : shape[0]),
    depth: flags.depth ?? shape.length - 2,
    outputs: flags.outputs ?? shape[shape.length - 1],
  };
}

function words(text: string): (number | string)[] {
  const list = text.split(",").map((word) => word.trim());
  if (list.includes("")) throw new InvalidArgumentError(`"${text}" has an empty value.`);
  return list.map((word) => (Number.isFinite(Number(word)) ? Number(word) : word));
}

function onSubject(parent: Command, words: string): Command {
  return withOutput(withKineticsOptions(withCompileOptions(parent.command(words))));
}

function withOutput(command: Command): Command {
  return withWorkers(command)
    .option("--csv <file>", "write the result as a table")
    .option("--json", "print one JSON object");
}

function withRows(command: Command): Command {
  return command
    .option("--data <rows>", "every row instead of --input: a CSV file, iris, mnist:FOLDER or virus:FOLDER")
    .option("--label <column>", "label column of the data, by name or number from 1")
    .addOption(new Option("--prepare <kind>", "preparation of the rows").choices(["standardize", "none"]))
    .option("--limit-rows <n>", "only the first n rows", wholeFrom(1));
}

async function subjectOf(path: string, flags: SubjectFlags): Promise<Subject> {
  const opened = await openAny(path, flags);
  if (opened.kind === "crn") {
    if (flags.data || flags.input) throw new WrongUsage("A CRN has its own initial concentrations.");
    return opened;
  }
  const { document } = opened;
  const { network } = document;
  const options = compileOptions(flags, document);
  if (flags.data !== undefined) {
    const { values, labels } = await readRows(document, { ...flags, data: flags.data });
    const width = network.inputs.length;
    const inputs = Array.from(labels, (_, r) => Array.from(values.subarray(r * width, (r + 1) * width)));
    return { kind: "network", network, options, inputs };
  }
  if (!flags.input) throw new WrongUsage("Give a network its --input, or rows with --data where offered.");
  return { kind: "network", network, options, inputs: [Array.from(prepare(document, flags.input))] };
}

/** Runs an experiment and writes what was asked for. */
async function report<K extends BatchKind>(
  kind: K,
  job: BatchJobs[K],
  flags: OutFlags,
  describe: (result: ExperimentResults[K]) => string,
  also: (result: ExperimentResults[K]) => void = () => {},
): Promise<void> {
  const result = unwrap(
    await withEngine(flags.workers, (engine, listener) => engine.experiment(kind, job, listener)),
  );
  if (flags.csv) writeBytes(flags.csv, TABLES[kind](result));
  also(result);
  if (flags.json) printJson(plain(result));
  else print(describe(result));
}

/** Typed arrays as lists; JSON has no other. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, entry) =>
      ArrayBuffer.isView(entry) ? Array.from(entry as Float64Array) : entry,
    ),
  );
}
