import type { Command } from "commander";
import { recognise } from "../compile/recognise.ts";
import { createEngine, type Opened } from "../engine.ts";
import { formatInfos, writeFile } from "../formats/registry.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../model/compiled.ts";
import type { SizeMeasure } from "../model/exported.ts";
import { documentOf } from "../model/recognisedDocument.ts";
import { type ImportFlags, withImportOptions } from "./importOptions.ts";
import {
  openAny,
  outputFormat,
  print,
  printJson,
  Refused,
  table,
  unwrap,
  withSystemOption,
  writeBytes,
} from "./terminal.ts";

interface Flags extends ImportFlags {
  readonly from?: string;
  readonly to?: string;
  readonly system?: string;
}

/**
 * `convert IN OUT [--from F] [--to F] [--weights …] [--orientation …] [--last …]`; a network becomes its
 * unreduced CRN where OUT holds a CRN, a CRN the network that is recognised behind it where OUT holds a network.
 */
export function addConvert(program: Command): void {
  withSystemOption(withImportOptions(program.command("convert <in> <out>")))
    .description("read one format, write another")
    .option("--from <format>", "format of the input")
    .option("--to <format>", "format of the output")
    .action(async (from: string, to: string, flags: Flags) => {
      const format = outputFormat(flags.to, to);
      const opened = await openAny(from, flags, flags.from);
      const wanted = formatInfos().find((info) => info.id === format)?.writes;
      const content =
        wanted === "crn" ? await asCrn(opened) : wanted === "network" ? asNetwork(opened) : opened;
      writeBytes(to, unwrap(await writeFile(content, format)));
    });
}

function asNetwork(opened: Opened): Opened {
  if (opened.kind === "network") return opened;
  const recognition = recognise(opened.crn);
  if (!recognition.recognised) {
    throw new Refused(`${opened.crn.name} is not the compiled form of a network: ${recognition.because}`);
  }
  return { kind: "network", document: documentOf(recognition, opened) };
}

async function asCrn(opened: Opened): Promise<Opened> {
  if (opened.kind === "crn") return opened;
  const { name, network } = opened.document;
  const { compiled } = unwrap(await createEngine().compile(name, network, DEFAULT_COMPILE_OPTIONS));
  return { kind: "crn", crn: compiled.crn };
}

const MEASURES: Readonly<Record<SizeMeasure, string>> = {
  reactions: "reactions",
  products: "product species in all",
  molecules: "product molecules in all",
};

/** `formats`: ids, directions, what each can carry, who reads it, how that was checked, and its limits. */
export function addFormats(program: Command): void {
  program
    .command("formats")
    .description("list the file formats")
    .option("--json", "print one JSON object")
    .action((flags: { json?: boolean }) => {
      const infos = formatInfos();
      if (flags.json) {
        printJson({ formats: infos });
        return;
      }
      const rows = infos.map((info) => [
        info.id,
        info.reads ? `reads ${info.reads}` : "–",
        info.writes ? `writes ${info.writes}` : "–",
        info.extensions.join(" "),
      ]);
      print(table(rows));
      for (const { id, carries, export: info } of infos) {
        print(`\n${id}: ${carries}`);
        if (info) print(`  For ${info.tools.join(", ")}. ${info.checked}`);
        for (const { measure, above, says, instead } of info?.limits ?? []) {
          print(`  Above ${above} ${MEASURES[measure]}: ${says} Better: ${instead.join(", ")}.`);
        }
      }
    });
}
