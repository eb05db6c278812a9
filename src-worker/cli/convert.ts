import { recognise } from "../compile/recognise.ts";
import { createEngine, type Opened } from "../engine.ts";
import { formatInfos, writeFile } from "../formats/registry.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../model/compiled.ts";
import { documentOf } from "../model/recognisedDocument.ts";
import type { ConvertFlags } from "./convertCommand.ts";
import { openAny, outputFormat } from "./files.ts";
import { Refused, type Terminal, unwrap, writeBytes } from "./terminal.ts";

/** Reads one format and writes another. */
export async function convert(
  terminal: Terminal,
  from: string,
  to: string,
  flags: ConvertFlags,
): Promise<void> {
  const format = outputFormat(flags.to, to);
  const opened = await openAny(terminal, from, flags, flags.from);
  const wanted = formatInfos().find((info) => info.id === format)?.writes;
  const content = wanted === "crn" ? await asCrn(opened) : wanted === "network" ? asNetwork(opened) : opened;
  writeBytes(terminal, to, unwrap(await writeFile(content, format)));
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
