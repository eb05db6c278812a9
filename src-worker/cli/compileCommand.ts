import type { Command } from "commander";
import { certify } from "../compile/certificate.ts";
import { encodeInputs } from "../compile/options.ts";
import { createEngine, type Exportable } from "../engine.ts";
import { writeFile } from "../formats/registry.ts";
import type { Certificate, CompiledNetwork, CompileReport } from "../model/compiled.ts";
import { type NetworkDocument, prepare } from "../model/document.ts";
import { evaluate } from "../model/network.ts";
import { resolveRates } from "../simulate/rates.ts";
import {
  type CompileFlags,
  compileOptions,
  type ExperimentFlags,
  rateSpec,
  withCompileOptions,
  withExperimentOptions,
} from "./options.ts";
import {
  openAny,
  openNetwork,
  outputFormat,
  print,
  printJson,
  table,
  unwrap,
  WrongUsage,
  withSystemOption,
  writeBytes,
  writeOut,
} from "./terminal.ts";

interface Flags extends CompileFlags, ExperimentFlags {
  readonly to?: string;
  readonly output?: string;
  readonly json?: boolean;
}

/** `compile NET [--to FORMAT] [-o FILE] [--json]`: counts, certificate, remarks; writes the CRN. */
export function addCompile(program: Command): void {
  withExperimentOptions(withCompileOptions(program.command("compile <network>")))
    .description("compile a network to a chemical reaction network")
    .option("--to <format>", "write the CRN in this format")
    .option("-o, --output <file>", "write the CRN to this file")
    .option("--json", "print one JSON object")
    .action(compile);
}

async function compile(path: string, flags: Flags): Promise<void> {
  const writes = flags.to !== undefined || flags.output !== undefined;
  if (flags.to !== undefined && flags.output === undefined && flags.json) {
    throw new WrongUsage("--to with --json needs -o FILE: stdout holds the JSON object.");
  }
  if (writes && flags.foldInputs && !flags.input) throw new WrongUsage("--fold-inputs needs --input.");
  const document = await openNetwork(path, flags);
  const options = compileOptions(flags, document);
  const { compiled, report } = unwrap(await createEngine().compile(document.name, document.network, options));
  if (writes) {
    const content = exported(flags, document, compiled);
    const format = outputFormat(flags.to, flags.output);
    const bytes = unwrap(await writeFile(content, format));
    if (flags.output === undefined) return writeOut(bytes, format);
    writeBytes(flags.output, bytes);
  }
  if (flags.json) printJson({ ...report, remarks: report.remarks.map(({ message }) => message) });
  else print(describe(report));
}

/** The CRN with the inputs in its initial concentrations, the asked-for rate constants, and the experiment. */
function exported(flags: Flags, document: NetworkDocument, compiled: CompiledNetwork): Exportable {
  const { tEnd, rtol, atol, samples } = flags;
  const input = flags.input ? prepare(document, flags.input) : null;
  const initial = input ? unwrap(encodeInputs(compiled, input)) : compiled.crn.initial;
  const rate = unwrap(resolveRates(rateSpec(flags), compiled.crn));
  const network = input ? Array.from(evaluate(document.network, input).outputs) : null;
  return {
    kind: "crn",
    crn: { ...compiled.crn, initial, rate },
    run: { tEnd, rtol, atol, samples, network },
  };
}

function describe(report: CompileReport): string {
  const { reactions, products, rateIndependent } = report;
  const rows = [
    ["reactions", `${reactions.total}`],
    ["  input", `${reactions.input}`],
    ["  unimolecular, input included", `${reactions.unimolecular}`],
    ["  bimolecular", `${reactions.bimolecular}`],
    ["species", `${report.species}`],
    ["product entries", `${products.entries}`],
    ["product molecules", `${products.molecules}`],
    ["  in the largest reaction", `${products.largest}`],
  ];
  const lines = [`${report.name}, reduction ${report.reduction}`, table(rows), proof(rateIndependent)];
  return [...lines, ...report.remarks.map(({ message }) => `Remark: ${message}`)].join("\n");
}

function proof({ species, outputs, because }: Certificate): string {
  if (species) return "Rate-independent: the limit of every species is the same for all rate constants.";
  if (outputs) return `Output values are rate-independent; single species are not: ${because}`;
  return `Not shown to be rate-independent: ${because}`;
}

interface CertifyFlags extends CompileFlags {
  readonly system?: string;
  readonly json?: boolean;
}

/** `certify NET|CRN [--json]`: whether limits depend on rate constants, and why. */
export function addCertify(program: Command): void {
  withSystemOption(withCompileOptions(program.command("certify <file>")))
    .description("prove that limits do not depend on rate constants, or say why not")
    .option("--json", "print one JSON object")
    .action(async (path: string, flags: CertifyFlags) => {
      const opened = await openAny(path, flags);
      const certificate =
        opened.kind === "crn"
          ? certify(opened.crn)
          : unwrap(
              await createEngine().compile(
                opened.document.name,
                opened.document.network,
                compileOptions(flags, opened.document),
              ),
            ).report.rateIndependent;
      if (flags.json) printJson(certificate);
      else print(proof(certificate));
    });
}
