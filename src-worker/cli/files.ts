import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Opened, OpenedCrn, SourceFile } from "../engine.ts";
import { companionsOf, openFiles } from "../formats/inspect.ts";
import { formatInfos, formatOfName } from "../formats/registry.ts";
import type { NetworkDocument } from "../model/document.ts";
import { type ImportFlags, importChoices } from "./importOptions.ts";
import { pathOf, Refused, readBytes, type Terminal, unwrap, WrongUsage } from "./terminal.ts";

/** Writes a file's bytes to stdout; a zip is kept off the person's screen. */
export function writeOut({ stdout }: Terminal, bytes: Uint8Array, format: string): void {
  const binary = formatInfos().find(({ id }) => id === format)?.export?.binary;
  if (binary && stdout.isTTY) throw new WrongUsage(`${format} is no text. Name a file with -o FILE.`);
  stdout.write(bytes);
}

/** Most files of a folder that are read. */
const MAX_FILES = 1000;

/** The file, the files it refers to, or all files of a folder. */
async function readSources(terminal: Terminal, path: string): Promise<SourceFile[]> {
  const place = pathOf(terminal, path);
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory()) {
    const names = readdirSync(place).filter((name) => !name.startsWith("."));
    const files = names.filter((name) => statSync(join(place, name)).isFile()).slice(0, MAX_FILES);
    if (files.length === 0) throw new Refused(`${path}: the folder holds no files.`);
    return files.map((name) => ({ name, bytes: readBytes(terminal, join(place, name)) }));
  }
  const main = { name: basename(path), bytes: readBytes(terminal, path) };
  const folder = dirname(place);
  const others = (await companionsOf(main)).filter((name) => {
    const inside = relative(folder, resolve(folder, name));
    // Only files beside or below the one that was named, and only those that are there.
    return !inside.startsWith("..") && statSync(join(folder, inside), { throwIfNoEntry: false })?.isFile();
  });
  return [main, ...others.map((name) => ({ name, bytes: readBytes(terminal, join(folder, name)) }))];
}

/** How weights are read, and which reaction system of a file that defines several. */
export interface OpenFlags extends ImportFlags {
  readonly system?: string;
}

/**
 * Opens a network or CRN of any readable format: a file, a file with its shards, or a folder of matrices.
 * What was left out or assumed on the way goes to stderr.
 */
export async function openAny(
  terminal: Terminal,
  path: string,
  flags: OpenFlags = {},
  format?: string,
): Promise<Opened> {
  const files = await readSources(terminal, path);
  const opened = unwrap(await openFiles(files, importChoices(flags), format));
  for (const remark of opened.remarks ?? []) terminal.stderr.write(`${basename(path)}: ${remark}\n`);
  return flags.system === undefined || opened.kind === "network"
    ? opened
    : systemOf(opened, flags.system, basename(path));
}

function systemOf(opened: OpenedCrn, system: string, file: string): OpenedCrn {
  const systems = [opened.crn, ...(opened.others ?? [])];
  const crn = systems.find(({ name }) => name === system);
  if (crn) return { ...opened, crn };
  const names = systems.map(({ name }) => name).join(", ");
  throw new Refused(`${file} has no reaction system ${system}. It has: ${names}.`);
}

export async function openNetwork(
  terminal: Terminal,
  path: string,
  flags: ImportFlags = {},
): Promise<NetworkDocument> {
  const opened = await openAny(terminal, path, flags);
  if (opened.kind === "network") return opened.document;
  throw new Refused(
    `${basename(path)} holds a CRN; this command needs a network. \`recognise\` finds the network behind it.`,
  );
}

/** The same for a command that needs a CRN. */
export async function openCrn(terminal: Terminal, path: string, flags: OpenFlags = {}): Promise<OpenedCrn> {
  const opened = await openAny(terminal, path, flags);
  if (opened.kind === "crn") return opened;
  throw new Refused(`${basename(path)} holds a network; this command needs a CRN.`);
}

/** The format to write: the named one, else the one of the file's extension. */
export function outputFormat(to: string | undefined, path: string | undefined): string {
  if (to) return to;
  const found = path ? formatOfName(basename(path), "writes") : null;
  if (found) return found.id;
  throw new WrongUsage(`No known format ends ${path ?? "the output"}. Name one with --to (see \`formats\`).`);
}
