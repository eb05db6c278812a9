import type { Command } from "commander";
import { withSystemOption } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** `recognise` as it was asked for. */
export interface RecogniseFlags {
  readonly output?: string;
  readonly json?: boolean;
  readonly system?: string;
}

/** `recognise CRN [-o NET] [--json]`: the network whose compiled form a CRN is, or the first reaction that does not fit. */
export function addRecognise(program: Command, terminal: Terminal): void {
  withSystemOption(program.command("recognise <crn>"))
    .description("find the ±1 ReLU network whose compiled form a CRN is, and prove it by compiling again")
    .option("-o, --output <network>", "write the network, with the file's examples, to this file")
    .option("--json", "print one JSON object")
    .action(async (path: string, flags: RecogniseFlags) => {
      const { recogniseFile } = await import("./recognise.ts");
      await recogniseFile(terminal, path, flags);
    });
}
