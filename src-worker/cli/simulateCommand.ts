import type { Command } from "commander";
import {
  type CompileFlags,
  numbers,
  type StochasticFlags,
  wholeFrom,
  withCompileOptions,
  withKineticsOptions,
  withStochasticOptions,
  withSystemOption,
} from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** `simulate` as it was asked for. */
export interface SimulateFlags extends CompileFlags, StochasticFlags {
  readonly times?: number[];
  readonly csv?: string;
  readonly trajectory?: string;
  readonly json?: boolean;
  readonly system?: string;
}

/** `simulate NET|CRN --input … [--times …] [--csv FILE] [--repeat N] [--json]`. */
export function addSimulate(program: Command, terminal: Terminal): void {
  const command = withSystemOption(withCompileOptions(program.command("simulate <file>")));
  withStochasticOptions(withKineticsOptions(command, ["ode", "ssa", "tau"]))
    .description("simulate the kinetics and compare with network and limit")
    .option("--times <t1,t2,…>", "report every output's value at these times", numbers)
    .option("--csv <file>", "write the trajectory of every species")
    .option(
      "--trajectory <file>",
      "ode: write the trajectory of every species in the format of the file's ending: .csv, .npz, .chart.json",
    )
    .option(
      "--repeat <n>",
      "ode: run n times with perturbed inputs; times are medians. ssa, tau: n independent runs; values are means, steps the mean firings or leaps of a run",
      wholeFrom(1),
      1,
    )
    .option("--json", "print one JSON object")
    .action(async (path: string, flags: SimulateFlags) => {
      const { simulate } = await import("./simulate.ts");
      await simulate(terminal, path, flags);
    });
}
