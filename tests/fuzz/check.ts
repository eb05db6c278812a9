import { recognise } from "../../src-worker/compile/recognise.ts";
import { inspectFiles, openFiles } from "../../src-worker/formats/inspect.ts";
import type { Result } from "../../src-worker/model/problem.ts";
import type { ImportChoices } from "../../src-worker/model/weightImport.ts";
import type { HostileCase } from "./cases.ts";

export const MOST_MS = 2000;

/** What a hostile file did. */
export interface Outcome {
  readonly opened: boolean;
  readonly ms: number;
  /** What is wrong with the reader, or null. */
  readonly fault: string | null;
}

const CHOICES: readonly ImportChoices[] = [
  {},
  { weights: { kind: "ternary", threshold: 0.4 }, orientation: "out-in" },
  { weights: { kind: "exact" } },
];

/**
 * Looks into files and opens them, and looks for the network behind reactions, as the page does; nothing may throw,
 * hang, or be refused without a place.
 */
export async function tryFiles({ files }: HostileCase, n = 0): Promise<Outcome> {
  const start = process.cpuUsage();
  const choices = CHOICES[n % CHOICES.length] as ImportChoices;
  try {
    const inspected = await inspectFiles(files, choices);
    const opened = await openFiles(files, choices);
    if (opened.ok && opened.value.kind === "crn") recognise(opened.value.crn);
    const ms = spent(start);
    const slow = ms > MOST_MS ? `took ${Math.round(ms)} ms` : null;
    return { opened: opened.ok, ms, fault: slow ?? faultOf(inspected, files) ?? faultOf(opened, files) };
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { opened: false, ms: spent(start), fault: `threw ${reason}` };
  }
}

/** Milliseconds this process computed since then; what others compute beside it does not count. */
function spent(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function faultOf(result: Result<unknown>, files: HostileCase["files"]): string | null {
  if (result.ok) return null;
  const { message, where } = result.problem;
  const places = Object.keys(where).filter((key) => key !== "file");
  if (where.file === undefined) return `does not name the file: ${message}`;
  if (places.length === 0) return `names no place: ${message}`;
  if (!/[.)]$/.test(message)) return `is no sentence: ${message}`;
  if (message.length > 700) return `is too long: ${message}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const odd = /[\u0000-\u001f]|(?<! is )\bNaN\b(?! and Infinity)|\bundefined\b|\[object/.exec(
    message.replace(/"[^"]*"/g, ""),
  );
  // Words of the file itself are quoted as they are.
  const own = odd !== null && files.some(({ bytes }) => new TextDecoder().decode(bytes).includes(odd[0]));
  return odd && !own ? `is no clean text (${JSON.stringify(odd[0])}): ${JSON.stringify(message)}` : null;
}
