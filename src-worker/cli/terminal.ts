import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Problem, Result } from "../model/problem.ts";

/** Where text or bytes go: a stream of the process, or a list in a test. */
export interface Output {
  write(chunk: string | Uint8Array): unknown;
  /** Someone reads along on a screen. */
  readonly isTTY?: boolean;
}

/** All that a command knows of the world around it. */
export interface Terminal {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Where the person stands: paths are relative to it. */
  readonly folder: string;
  /** Calls `stop` at the first Ctrl-C; the answer ends the listening. */
  onInterrupt(stop: () => void): () => void;
}

/** The terminal of this process; npm runs scripts elsewhere and says in INIT_CWD where the person stands. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  return {
    stdout,
    stderr,
    folder: env.INIT_CWD ?? process.cwd(),
    onInterrupt: (stop) => {
      process.once("SIGINT", stop);
      return () => process.off("SIGINT", stop);
    },
  };
}

/** The input was refused: the message goes to stderr and the exit code is 1. */
export class Refused extends Error {}
/** The command line itself is wrong: exit code 2. */
export class WrongUsage extends Error {}

/** The value of a result, or `Refused` with its message. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refused(sentence(result.problem));
}

function sentence({ code, message }: Problem): string {
  const options = OPTIONS[code];
  return options ? `${message}\n${options}` : message;
}

/** The options that settle a choice which a file of trained weights or of rows leaves open. */
const OPTIONS: Readonly<Record<string, string>> = {
  "needs-weights": "Options: --weights sign, or --weights ternary:T (0 where |w| < T).",
  "needs-orientation":
    "Options: --orientation in-out (rows = inputs), or --orientation out-in (rows = units).",
  "csv-width": "Options: --delimiter NAME, or --drop-broken to leave such lines out.",
  "csv-quotes": "Option: --drop-broken leaves such lines out.",
  "csv-missing": "Options: --drop-missing leaves such lines out, --ignore COLUMN the column.",
  "csv-number": "Options: --drop-broken leaves such lines out, --ignore COLUMN the column.",
  "csv-decimal": "Options: --decimal point or comma, or --drop-broken to leave such lines out.",
  "csv-duplicate-column": "Option: --ignore NUMBER leaves a column out.",
  "csv-no-inputs": "Options: --delimiter NAME, or --label COLUMN.",
};

export function pathOf({ folder }: Terminal, path: string): string {
  return resolve(folder, path);
}

export function readBytes(terminal: Terminal, path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(pathOf(terminal, path)));
  } catch (error) {
    throw new Refused(`${path}: ${reasonOf(error)}.`);
  }
}

export function writeBytes(terminal: Terminal, path: string, bytes: Uint8Array | string): void {
  try {
    writeFileSync(pathOf(terminal, path), bytes);
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

/** One JSON object and nothing else. */
export function printJson({ stdout }: Terminal, value: unknown): void {
  stdout.write(`${JSON.stringify(value)}\n`);
}

export function print({ stdout }: Terminal, text: string): void {
  stdout.write(`${text}\n`);
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
