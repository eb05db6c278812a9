import { certify } from "../compile/certificate.ts";
import { encodeInputs } from "../compile/options.ts";
import { createEngine, type Exportable, type Opened } from "../engine.ts";
import { writeFile } from "../formats/registry.ts";
import type { Certificate, CompiledNetwork, CompileReport } from "../model/compiled.ts";
import { type NetworkDocument, prepare } from "../model/document.ts";
import { evaluate } from "../model/network.ts";
import { resolveRates } from "../simulate/rates.ts";
import type { CertifyFlags, CompileCommandFlags } from "./compileCommand.ts";
import { openAny, openNetwork, outputFormat, writeOut } from "./files.ts";
import { compileOptions, rateSpec } from "./options.ts";
import { print, printJson, type Terminal, table, unwrap, WrongUsage, writeBytes } from "./terminal.ts";

/** Compiles; prints the counts and writes the CRN where that was asked for. */
export async function compile(terminal: Terminal, path: string, flags: CompileCommandFlags): Promise<void> {
  const writes = flags.to !== undefined || flags.output !== undefined;
  if (flags.to !== undefined && flags.output === undefined && flags.json) {
    throw new WrongUsage("--to with --json needs -o FILE: stdout holds the JSON object.");
  }
  if (writes && flags.foldInputs && !flags.input) throw new WrongUsage("--fold-inputs needs --input.");
  const document = await openNetwork(terminal, path, flags);
  const options = compileOptions(flags, document);
  const { compiled, report } = unwrap(await createEngine().compile(document.name, document.network, options));
  if (writes) {
    const content = exported(terminal, flags, document, compiled);
    const format = outputFormat(flags.to, flags.output);
    const bytes = unwrap(await writeFile(content, format));
    if (flags.output === undefined) return writeOut(terminal, bytes, format);
    writeBytes(terminal, flags.output, bytes);
  }
  if (flags.json) printJson(terminal, { ...report, remarks: report.remarks.map(({ message }) => message) });
  else print(terminal, describe(report));
}

/** The CRN with the inputs in its initial concentrations, the asked-for rate constants, and the experiment. */
function exported(
  terminal: Terminal,
  flags: CompileCommandFlags,
  document: NetworkDocument,
  compiled: CompiledNetwork,
): Exportable {
  const { tEnd, rtol, atol, samples } = flags;
  const input = flags.input ? prepare(document, flags.input) : null;
  const initial = input ? unwrap(encodeInputs(compiled, input)) : compiled.crn.initial;
  const rate = unwrap(resolveRates(rateSpec(terminal, flags), compiled.crn));
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

/** Prints whether the limits depend on rate constants. */
export async function certifyFile(terminal: Terminal, path: string, flags: CertifyFlags): Promise<void> {
  const certificate = await certificateOf(await openAny(terminal, path, flags), flags);
  if (flags.json) printJson(terminal, certificate);
  else print(terminal, proof(certificate));
}

async function certificateOf(opened: Opened, flags: CertifyFlags): Promise<Certificate> {
  if (opened.kind === "crn") return certify(opened.crn);
  const { name, network } = opened.document;
  const options = compileOptions(flags, opened.document);
  return unwrap(await createEngine().compile(name, network, options)).report.rateIndependent;
}
