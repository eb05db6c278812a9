import { type Command, Option } from "commander";
import type { ReadingWishes } from "../data/reading.ts";
import { withReadingOptions } from "./dataOptions.ts";
import {
  type CompileFlags,
  type KineticsFlags,
  wholeFrom,
  withCompileOptions,
  withKineticsOptions,
  withWorkers,
} from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** Which rows, and how they become inputs. */
export interface RowFlags extends ReadingWishes {
  readonly data: string;
  readonly prepare?: "standardize" | "none";
  readonly limitRows?: number;
}

/** `verify` as it was asked for. */
export interface VerifyFlags extends CompileFlags, KineticsFlags, RowFlags {
  readonly check: "limit" | "ode";
  readonly workers: number;
  readonly csv?: string;
  readonly json?: boolean;
}

/** `verify NET --data ROWS.csv …`: does the chemistry answer what the network answers, row by row? */
export function addVerify(program: Command, terminal: Terminal): void {
  const command = withWorkers(withKineticsOptions(withCompileOptions(program.command("verify <network>"))))
    .description("compare chemistry and network on every row of a data set")
    .requiredOption("--data <rows>", "a CSV file, iris, mnist:FOLDER or virus:FOLDER");
  withReadingOptions(command)
    .addOption(new Option("--prepare <kind>", "preparation of the rows").choices(["standardize", "none"]))
    .addOption(new Option("--check <kind>", "what to compare").choices(["limit", "ode"]).default("limit"))
    .option("--limit-rows <n>", "only the first n rows", wholeFrom(1))
    .option("--csv <file>", "write one line per row")
    .option("--json", "print one JSON object")
    .action(async (path: string, flags: VerifyFlags) => {
      const { verify } = await import("./verify.ts");
      await verify(terminal, path, flags);
    });
}
