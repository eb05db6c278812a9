import type { Command } from "commander";
import {
  type CompileFlags,
  type ExperimentFlags,
  withCompileOptions,
  withExperimentOptions,
  withSystemOption,
} from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** `compile` as it was asked for. */
export interface CompileCommandFlags extends CompileFlags, ExperimentFlags {
  readonly to?: string;
  readonly output?: string;
  readonly json?: boolean;
}

/** `certify` as it was asked for. */
export interface CertifyFlags extends CompileFlags {
  readonly system?: string;
  readonly json?: boolean;
}

/** `compile NET [--to FORMAT] [-o FILE] [--json]`: counts, certificate, remarks; writes the CRN. */
export function addCompile(program: Command, terminal: Terminal): void {
  withExperimentOptions(withCompileOptions(program.command("compile <network>")))
    .description("compile a network to a chemical reaction network")
    .option("--to <format>", "write the CRN in this format")
    .option("-o, --output <file>", "write the CRN to this file")
    .option("--json", "print one JSON object")
    .action(async (path: string, flags: CompileCommandFlags) => {
      const { compile } = await import("./compile.ts");
      await compile(terminal, path, flags);
    });
}

/** `certify NET|CRN [--json]`: whether limits depend on rate constants, and why. */
export function addCertify(program: Command, terminal: Terminal): void {
  withSystemOption(withCompileOptions(program.command("certify <file>")))
    .description("prove that limits do not depend on rate constants, or say why not")
    .option("--json", "print one JSON object")
    .action(async (path: string, flags: CertifyFlags) => {
      const { certifyFile } = await import("./compile.ts");
      await certifyFile(terminal, path, flags);
    });
}
