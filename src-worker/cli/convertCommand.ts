import type { Command } from "commander";
import { type ImportFlags, withImportOptions } from "./importOptions.ts";
import { withSystemOption } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** `convert` as it was asked for. */
export interface ConvertFlags extends ImportFlags {
  readonly from?: string;
  readonly to?: string;
  readonly system?: string;
}

/**
 * `convert IN OUT [--from F] [--to F] [--weights …] [--orientation …] [--last …]`; a network becomes its
 * unreduced CRN where OUT holds a CRN, a CRN the network that is recognised behind it where OUT holds a network.
 */
export function addConvert(program: Command, terminal: Terminal): void {
  withSystemOption(withImportOptions(program.command("convert <in> <out>")))
    .description("read one format, write another")
    .option("--from <format>", "format of the input")
    .option("--to <format>", "format of the output")
    .action(async (from: string, to: string, flags: ConvertFlags) => {
      const { convert } = await import("./convert.ts");
      await convert(terminal, from, to, flags);
    });
}

/** `formats`: ids, directions, what each can carry, who reads it, how that was checked, and its limits. */
export function addFormats(program: Command, terminal: Terminal): void {
  program
    .command("formats")
    .description("list the file formats")
    .option("--json", "print one JSON object")
    .action(async (flags: { json?: boolean }) => {
      const { listFormats } = await import("./formats.ts");
      listFormats(terminal, flags.json ?? false);
    });
}
