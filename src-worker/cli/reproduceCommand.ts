import type { Command } from "commander";
import { withWorkers } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** `reproduce` as it was asked for. */
export interface ReproduceFlags {
  readonly data: string;
  readonly full?: boolean;
  readonly workers: number;
  readonly json?: boolean;
}

/** `reproduce`: what the paper prints beside what this machine measures. */
export function addReproduce(program: Command, terminal: Terminal): void {
  withWorkers(program.command("reproduce"))
    .description("measure every number that the paper prints")
    .option(
      "--data <folder>",
      "folder with mnist/ and gse73072/; rows without data say what they need",
      "data",
    )
    .option("--full", "also the rate equations of all 10,000 test images (some ten minutes)")
    .option("--json", "print one JSON object")
    .action(async (flags: ReproduceFlags) => {
      const { reproduce } = await import("./reproduce.ts");
      await reproduce(terminal, flags);
    });
}
