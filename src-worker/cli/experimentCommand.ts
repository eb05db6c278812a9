import { type Command, InvalidArgumentError, Option } from "commander";
import type { ScalingAxis } from "../experiments/scaling.ts";
import type { CancellationKind, ReductionKind } from "../model/compiled.ts";
import { withReadingOptions } from "./dataOptions.ts";
import { type ImportFlags, withImportOptions } from "./importOptions.ts";
import {
  type CompileFlags,
  type KineticsFlags,
  number,
  numbers,
  positive,
  wholeFrom,
  withCompileOptions,
  withKineticsOptions,
  withWorkers,
} from "./options.ts";
import type { Terminal } from "./terminal.ts";
import type { RowFlags } from "./verifyCommand.ts";

/** Where the result goes, and how many workers compute it. */
export interface OutFlags {
  readonly workers: number;
  readonly csv?: string;
  readonly json?: boolean;
}

/** A network with an input or with rows, or a CRN. */
export type SubjectFlags = CompileFlags & Partial<RowFlags>;

type Common = SubjectFlags & KineticsFlags & OutFlags;

export interface EnsembleFlags extends Common {
  readonly members: number;
  readonly membersCsv?: string;
}

export interface ErrorFlags extends Common {
  readonly levels: number[];
  readonly distribution: "uniform" | "normal";
  readonly samples: number;
  readonly check: "ode" | "limit" | "both";
}

export interface SideReactionFlags extends Common {
  readonly epsilon: number[];
}

export interface ConvergenceFlags extends Common {
  readonly band: number;
  readonly fraction: number;
}

/** The sizes of random networks. */
export interface SizeFlags extends ImportFlags {
  readonly inputs?: number;
  readonly width?: number;
  readonly outputs?: number;
  readonly networks: number;
}

export interface ScalingFlags extends SizeFlags, KineticsFlags, OutFlags {
  readonly depth?: number;
  readonly vary: ScalingAxis;
  readonly values: (number | string)[];
  readonly rails: number;
  readonly reduce: ReductionKind;
  readonly cancellation: CancellationKind;
}

export interface GrowthFlags extends SizeFlags, OutFlags {
  readonly depths: number[];
  readonly seed: number;
}

/** What computes is loaded when an experiment is asked for. */
const experiments = () => import("./experiment.ts");

/** `experiment ensemble|errors|reverse|leaks|convergence|scaling|growth …`. */
export function addExperiment(program: Command, terminal: Terminal): void {
  const experiment = program
    .command("experiment")
    .description("experiments on rates, errors, leaks and size; see `experiment NAME --help`");
  addEnsemble(experiment, terminal);
  addErrors(experiment, terminal);
  addSideReactions(experiment, terminal, "reverse", "give every reaction its reverse at rate constant ε·k");
  addSideReactions(experiment, terminal, "leaks", "let every product appear from nothing at rate ε: ∅ → S");
  addConvergence(experiment, terminal);
  addScaling(experiment, terminal);
  addGrowth(experiment, terminal);
}

function addEnsemble(parent: Command, terminal: Terminal): void {
  onSubject(parent, "ensemble <file>")
    .description("many random sets of rate constants: bands over time, end values, completion times")
    .option("--members <n>", "sets of rate constants", wholeFrom(1), 100)
    .option("--members-csv <file>", "write one line per set of rate constants")
    .action(async (path: string, flags: EnsembleFlags) =>
      (await experiments()).ensemble(terminal, path, flags),
    );
}

/** 1 to 10 %, and levels beyond for those who look for the edge. */
function addErrors(parent: Command, terminal: Terminal): void {
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
    .action(async (path: string, flags: ErrorFlags) => (await experiments()).errors(terminal, path, flags));
}

function addSideReactions(
  parent: Command,
  terminal: Terminal,
  kind: "reverse" | "leaks",
  description: string,
): void {
  withRows(onSubject(parent, `${kind} <file>`))
    .description(description)
    .option("--epsilon <e1,e2,…>", "the rates ε", numbers, [1e-5, 1e-4, 1e-3, 1e-2])
    .action(async (path: string, flags: SideReactionFlags) =>
      (await experiments()).sideReactions(terminal, kind, path, flags),
    );
}

function addConvergence(parent: Command, terminal: Terminal): void {
  withRows(onSubject(parent, "convergence <file>"))
    .description("when outputs and layers come within their bands for good, and the winner last changes")
    .option("--band <b>", "half-width of the absolute band, concentration units", positive, 0.1)
    .option("--fraction <f>", "half-width of the relative band, fraction of |target|", positive, 0.05)
    .action(async (path: string, flags: ConvergenceFlags) =>
      (await experiments()).convergence(terminal, path, flags),
    );
}

const AXES: readonly ScalingAxis[] = ["depth", "width", "rails", "reduction", "cancellation"];

function addScaling(parent: Command, terminal: Terminal): void {
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
  withOutput(withKineticsOptions(command)).action(async (path: string | undefined, flags: ScalingFlags) =>
    (await experiments()).scaling(terminal, path, flags),
  );
}

function addGrowth(parent: Command, terminal: Terminal): void {
  const command = withSize(parent.command("growth [network]"))
    .description("products of unreduced, paper and compact CRNs against depth")
    .option("--depths <d1,d2,…>", "numbers of hidden layers", numbers, [1, 2, 3, 4, 5, 6])
    .option("--seed <n>", "seed of the random networks", wholeFrom(0), 1);
  withOutput(command).action(async (path: string | undefined, flags: GrowthFlags) =>
    (await experiments()).growth(terminal, path, flags),
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
  const data = "every row instead of --input: a CSV file, iris, mnist:FOLDER or virus:FOLDER";
  return withReadingOptions(command.option("--data <rows>", data))
    .addOption(new Option("--prepare <kind>", "preparation of the rows").choices(["standardize", "none"]))
    .option("--limit-rows <n>", "only the first n rows", wholeFrom(1));
}
