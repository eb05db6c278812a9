import { availableParallelism } from "node:os";
import { type Command, InvalidArgumentError, Option } from "commander";
import { type CompileOptions, DEFAULT_COMPILE_OPTIONS, type ReductionKind } from "../model/compiled.ts";
import type { NetworkDocument } from "../model/document.ts";
import { DEFAULT_SETTINGS, type RateSpec, type SimulationSettings } from "../model/simulation.ts";
import { DEFAULT_STOCHASTIC, type StochasticMethod, type StochasticSettings } from "../model/stochastic.ts";
import { type ImportFlags, withImportOptions } from "./importOptions.ts";
import { Refused, readBytes, type Terminal, WrongUsage } from "./terminal.ts";

/** Stands for a bare `--positive-inputs`: the bounds are the document's, else 0. */
const STORED_BOUNDS = "stored";

export interface CompileFlags extends ImportFlags {
  readonly reduce: ReductionKind;
  readonly input?: number[];
  readonly rails: number;
  readonly foldInputs?: boolean;
  readonly positiveInputs?: number[] | typeof STORED_BOUNDS;
  readonly cancellation?: "outputs" | "all";
}

export interface RateFlags {
  readonly rates?: string;
  readonly seed: number;
}

export interface ExperimentFlags extends RateFlags {
  readonly tEnd: number;
  readonly rtol: number;
  readonly atol: number;
  readonly samples: number;
}

export interface KineticsFlags extends RateFlags {
  readonly tEnd: number;
  readonly rtol: number;
  readonly atol: number;
  readonly method: "ode" | StochasticMethod;
}

export interface StochasticFlags extends KineticsFlags {
  readonly countsPerUnit: number;
  readonly epsilon: number;
  readonly repeat: number;
}

export function number(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value))
    throw new InvalidArgumentError(`"${text}" is not a number.`);
  return value;
}

export function positive(text: string): number {
  const value = number(text);
  if (!(value > 0)) throw new InvalidArgumentError(`"${text}" is not a positive number.`);
  return value;
}

export function wholeFrom(least: number): (text: string) => number {
  return (text) => {
    const value = number(text);
    if (!Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`"${text}" is not a whole number ≥ ${least}.`);
    }
    return value;
  };
}

export function numbers(text: string): number[] {
  return text.split(",").map(number);
}

function atLeastZero(text: string): number {
  const value = number(text);
  if (value < 0) throw new InvalidArgumentError(`"${text}" is below 0.`);
  return value;
}

/** A positive number, or `inf`. */
function endTime(text: string): number {
  return /^inf(inity)?$/i.test(text.trim()) ? Number.POSITIVE_INFINITY : positive(text);
}

/** Adds `--workers`. */
export function withWorkers(command: Command): Command {
  const cores = availableParallelism();
  return command.option("--workers <n>", "how many workers (default: one per core)", wholeFrom(1), cores);
}

/** Adds the choice among several reaction systems of one file. */
export function withSystemOption(command: Command): Command {
  return command.option("--system <name>", "reaction system to take, of a script that defines several");
}

/** Adds the options of every command that compiles a network. */
export function withCompileOptions(command: Command): Command {
  return withImportOptions(command)
    .addOption(
      new Option("--reduce <kind>", "reduction").choices(["none", "paper", "compact"]).default("none"),
    )
    .option("--input <x1,x2,…>", "input values, as a person enters them", numbers)
    .option("--rails <offset>", "rails offset c: x becomes (x + c, c)", atLeastZero, 0)
    .option("--fold-inputs", "remove the input reactions, write inputs into initial concentrations")
    .option("--positive-inputs <s1,s2,…>", "lower bounds ≤ 0; inputs need only their + rail", (text) =>
      text === STORED_BOUNDS ? STORED_BOUNDS : numbers(text),
    )
    .addOption(new Option("--cancellation <pairs>", "add S⁺ + S⁻ → W").choices(["outputs", "all"]));
}

/** Adds the options of every command that integrates. */
export function withKineticsOptions(
  command: Command,
  methods: readonly KineticsFlags["method"][] = ["ode"],
): Command {
  const inf = methods.includes("ssa") ? "; with ssa or tau, inf runs until no reaction is possible" : "";
  return command
    .option("--t-end <t>", `end time, arbitrary units${inf}`, endTime, DEFAULT_SETTINGS.tEnd)
    .option("--rtol <r>", "relative tolerance", positive, DEFAULT_SETTINGS.rtol)
    .option("--atol <a>", "absolute tolerance", positive, DEFAULT_SETTINGS.atol)
    .option(
      "--rates <spec>",
      "1, loguniform:LOW:HIGH, or a file with one constant per reaction (default: as stated)",
    )
    .option("--seed <n>", "seed of random rate constants and of stochastic runs", wholeFrom(0), 1)
    .addOption(
      new Option(
        "--method <m>",
        methods.length > 1
          ? "ode: mass-action integration; ssa: every firing, exact; tau: many firings at once"
          : "kinetics",
      )
        .choices(methods)
        .default("ode"),
    );
}

/** Adds what an exported experiment runs: end time, tolerances, samples and rate constants. */
export function withExperimentOptions(command: Command): Command {
  return command
    .option(
      "--t-end <t>",
      "end time of the experiment a script or archive runs",
      positive,
      DEFAULT_SETTINGS.tEnd,
    )
    .option("--rtol <r>", "its relative tolerance", positive, DEFAULT_SETTINGS.rtol)
    .option("--atol <a>", "its absolute tolerance", positive, DEFAULT_SETTINGS.atol)
    .option("--samples <n>", "its samples per curve", wholeFrom(2), DEFAULT_SETTINGS.samples)
    .option(
      "--rates <spec>",
      "rate constants: 1, loguniform:LOW:HIGH, or a file with one per reaction (default: as compiled)",
    )
    .option("--seed <n>", "seed of random rate constants", wholeFrom(0), 1);
}

/** Adds the options of whole molecules, for a command that knows `--method ssa|tau`. */
export function withStochasticOptions(command: Command): Command {
  const { countsPerUnit, epsilon } = DEFAULT_STOCHASTIC;
  return command
    .option(
      "--counts-per-unit <n>",
      "ssa, tau: molecules per unit of concentration; counts are rounded to whole numbers",
      positive,
      countsPerUnit,
    )
    .option(
      "--epsilon <e>",
      "tau: largest relative change of a propensity in one leap, 0 < e < 1",
      positive,
      epsilon,
    );
}

/** `--positive-inputs` takes its value only after "=", so that it never swallows a file name. */
export function normaliseArguments(argv: readonly string[]): string[] {
  return argv.map((word) => (word === "--positive-inputs" ? `--positive-inputs=${STORED_BOUNDS}` : word));
}

export function compileOptions(flags: CompileFlags, document: NetworkDocument): CompileOptions {
  return {
    ...DEFAULT_COMPILE_OPTIONS,
    reduction: flags.reduce,
    foldInputs: flags.foldInputs ?? false,
    railsOffset: flags.rails,
    positiveInputs: bounds(flags.positiveInputs, document),
    cancellation: flags.cancellation ?? "none",
  };
}

function bounds(given: CompileFlags["positiveInputs"], document: NetworkDocument): readonly number[] | null {
  if (given === undefined) return null;
  const count = document.network.inputs.length;
  if (given === STORED_BOUNDS) return document.inputBounds ?? new Array<number>(count).fill(0);
  return given.length === 1 ? new Array<number>(count).fill(given[0]) : given;
}

export function settings(
  terminal: Terminal,
  flags: KineticsFlags,
  times: readonly number[] | null,
): SimulationSettings {
  const { tEnd, rtol, atol } = flags;
  if (tEnd === Number.POSITIVE_INFINITY) {
    throw new WrongUsage(
      "--t-end inf is for simulate with --method ssa or tau: an integration needs an end.",
    );
  }
  return { ...DEFAULT_SETTINGS, tEnd, rtol, atol, times, rates: rateSpec(terminal, flags) };
}

/** The same for whole molecules: `--repeat` is the number of independent runs. */
export function stochasticSettings(
  terminal: Terminal,
  flags: StochasticFlags,
  method: StochasticMethod,
  times: readonly number[] | null,
): StochasticSettings {
  const { tEnd, seed, countsPerUnit, epsilon, repeat } = flags;
  const rates = rateSpec(terminal, flags);
  const own = { method, tEnd, times, seed, countsPerUnit, epsilon, runs: repeat, rates, singles: 0 };
  return { ...DEFAULT_STOCHASTIC, ...own };
}

export function rateSpec(terminal: Terminal, { rates, seed }: RateFlags): RateSpec {
  if (rates === undefined) return { kind: "own" };
  if (rates.startsWith("loguniform:")) {
    const parts = rates.slice("loguniform:".length).split(":").map(Number);
    if (parts.length !== 2 || !parts.every((k) => k > 0 && Number.isFinite(k)) || parts[0] > parts[1]) {
      throw new WrongUsage(`--rates ${rates}: write loguniform:LOW:HIGH with 0 < LOW ≤ HIGH.`);
    }
    return { kind: "loguniform", low: parts[0], high: parts[1], seed };
  }
  const k = Number(rates);
  if (Number.isFinite(k)) {
    if (!(k > 0)) throw new WrongUsage(`--rates ${rates}: a rate constant must be positive.`);
    return { kind: "uniform", k };
  }
  return { kind: "explicit", values: ratesFromFile(terminal, rates) };
}

/** Numbers separated by white space, commas or semicolons; a JSON array is read the same way. */
function ratesFromFile(terminal: Terminal, path: string): number[] {
  const text = new TextDecoder().decode(readBytes(terminal, path));
  const words = text
    .replace(/^\s*\[|\]\s*$/g, "")
    .split(/[\s,;]+/)
    .filter((word) => word !== "");
  return words.map((word, i) => {
    const k = Number(word);
    if (!(k > 0) || !Number.isFinite(k)) {
      throw new Refused(`${path}: value ${i + 1}, "${word}", is not a positive rate constant.`);
    }
    return k;
  });
}
