import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Command } from "commander";
import type { Opened, OpenedCrn, SourceFile } from "../engine.ts";
import { companionsOf, openFiles } from "../formats/inspect.ts";
import { formatInfos, formatOfName } from "../formats/registry.ts";
import type { NetworkDocument } from "../model/document.ts";
import type { Problem, Result } from "../model/problem.ts";
import { type ImportFlags, importChoices } from "./importOptions.ts";

/** The input was refused: the message goes to stderr and the exit code is 1. */
export class Refused extends Error {}
/** The command line itself is wrong: exit code 2. */
export class WrongUsage extends Error {}

/** Paths are relative to where the person stands, not to where npm runs the script. */
export function pathOf(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

/** The value of a result, or `Refused` with its message. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refused(sentence(result.problem));
}

function sentence({ code, message }: Problem): string {
  const options = OPTIONS[code];
  return options ? `${message}\n${options}` : message;
}

/** The options that settle a choice which a file of trained weights leaves open. */
const OPTIONS: Readonly<Record<string, string>> = {
  "needs-weights": "Options: --weights sign, or --weights ternary:T (0 where |w| < T).",
  "needs-orientation":
    "Options: --orientation in-out (rows = inputs), or --orientation out-in (rows = units).",
};

export function readBytes(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(pathOf(path)));
  } catch (error) {
    throw new Refused(`${path}: ${reasonOf(error)}.`);
  }
}

export function writeBytes(path: string, bytes: Uint8Array | string): void {
  try {
    writeFileSync(pathOf(path), bytes);
  } catch (error) {
    throw new Refused(`${path}: ${reasonOf(error)}.`);
  }
}

function reasonOf(error: unknown): string {
  const code = (error as { code?: string }).code;
  if (code === "ENOENT") return "no such file or folder";
  if (code === "EACCES") return "permission denied";
  if (code === "EISDIR") return "this is a folder";
  return error instanceof Error ? error.message : String(error);
}

/** Writes a file's bytes to stdout; a zip is kept off the person's screen. */
export function writeOut(bytes: Uint8Array, format: string): void {
  const binary = formatInfos().find(({ id }) => id === format)?.export?.binary;
  if (binary && process.stdout.isTTY) throw new WrongUsage(`${format} is no text. Name a file with -o FILE.`);
  process.stdout.write(bytes);
}

/** Most files of a folder that are read. */
const MAX_FILES = 1000;

/** The file, the files it refers to, or all files of a folder. */
async function readSources(path: string): Promise<SourceFile[]> {
  const place = pathOf(path);
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory()) {
    const names = readdirSync(place).filter((name) => !name.startsWith("."));
    const files = names.filter((name) => statSync(join(place, name)).isFile()).slice(0, MAX_FILES);
    if (files.length === 0) throw new Refused(`${path}: the folder holds no files.`);
    return files.map((name) => ({ name, bytes: readBytes(join(place, name)) }));
  }
  const main = { name: basename(path), bytes: readBytes(path) };
  const folder = dirname(place);
  const others = (await companionsOf(main)).filter((name) => {
    const inside = relative(folder, resolve(folder, name));
    // Only files beside or below the one that was named, and only those that are there.
    return !inside.startsWith("..") && statSync(join(folder, inside), { throwIfNoEntry: false })?.isFile();
  });
  return [main, ...others.map((name) => ({ name, bytes: readBytes(join(folder, name)) }))];
}

/** How weights are read, and which reaction system of a file that defines several. */
export interface OpenFlags extends ImportFlags {
  readonly system?: string;
}

/**
 * Opens a network or CRN of any readable format: a file, a file with its shards, or a folder of matrices.
 * What was left out or assumed on the way goes to stderr.
 */
export async function openAny(path: string, flags: OpenFlags = {}, format?: string): Promise<Opened> {
  const opened = unwrap(await openFiles(await readSources(path), importChoices(flags), format));
  for (const remark of opened.remarks ?? []) process.stderr.write(`${basename(path)}: ${remark}\n`);
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

/** Adds the choice among several reaction systems of one file. */
export function withSystemOption(command: Command): Command {
  return command.option("--system <name>", "reaction system to take, of a script that defines several");
}

export async function openNetwork(path: string, flags: ImportFlags = {}): Promise<NetworkDocument> {
  const opened = await openAny(path, flags);
  if (opened.kind === "network") return opened.document;
  throw new Refused(
    `${basename(path)} holds a CRN; this command needs a network. \`recognise\` finds the network behind it.`,
  );
}

/** The same for a command that needs a CRN. */
export async function openCrn(path: string, flags: OpenFlags = {}): Promise<OpenedCrn> {
  const opened = await openAny(path, flags);
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

/** One JSON object and nothing else. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Columns aligned for reading: the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((row) => row[c]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c]))).join("  "),
    )
    .map((line) => line.trimEnd())
    .join("\n");
}
