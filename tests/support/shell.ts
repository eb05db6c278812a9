import { type SpawnOptions, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "vitest";
import { main } from "../../src-worker/cli/main.ts";
import type { Output } from "../../src-worker/cli/terminal.ts";

export const ROOT = resolve(import.meta.dirname, "../..");
const EXAMPLES = join(ROOT, "public/examples");
export const FIGURE_1 = join(EXAMPLES, "figure1.dualrail.json");
export const IRIS = join(EXAMPLES, "iris.dualrail.json");

/** What Node is given to start the command line, from the project's folder. */
const PROGRAM = ["--import", "tsx/esm", join(ROOT, "src-worker/cli.ts")];

/** What a command left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An empty folder to stand in, with the command line in it. */
export class Shell {
  readonly folder = mkdtempSync(join(tmpdir(), "dualrail-"));

  /** Runs a command in this process. */
  readonly dualrail = async (...words: string[]): Promise<Run> => {
    const [stdout, stderr] = [collector(), collector()];
    const terminal = { stdout, stderr, folder: this.folder, onInterrupt: () => () => {} };
    const code = await main(words, terminal);
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  };

  /** The JSON object of a command that succeeds without a word on stderr. */
  readonly json = async (...words: string[]) => {
    const { code, stdout, stderr } = await this.dualrail(...words, "--json");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    return JSON.parse(stdout);
  };

  bytes(name: string): Uint8Array {
    return new Uint8Array(readFileSync(join(this.folder, name)));
  }

  text(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  write(name: string, content: string): void {
    writeFileSync(join(this.folder, name), content);
  }

  /**
   * Starts the real program, for what only a process has: signals, pipes, exit codes. It takes a second,
   * so everything else belongs in `dualrail`.
   */
  start(words: readonly string[], interruptAfterMs?: number): Promise<Run> {
    return ended(process.execPath, [...PROGRAM, ...words], this.fromElsewhere(), interruptAfterMs);
  }

  /** The real program with its output going into another one, such as `head -1`. */
  piped(words: readonly string[], into: string): Promise<Run> {
    const quoted = [process.execPath, ...PROGRAM, ...words].map((word) => `'${word}'`).join(" ");
    return ended("sh", ["-c", `${quoted} | ${into}`], this.fromElsewhere());
  }

  /** As npm starts it: the program's folder is the project, and INIT_CWD says where the person stands. */
  private fromElsewhere(): SpawnOptions {
    return { cwd: ROOT, env: { ...process.env, INIT_CWD: this.folder } };
  }

  /** Runs any other program here, such as npm. */
  run(program: string, ...words: string[]): Promise<Run> {
    return ended(program, words, { cwd: this.folder });
  }
}

/** The code is null where a signal ended the program. */
async function ended(
  program: string,
  words: readonly string[],
  options: SpawnOptions,
  interruptAfterMs?: number,
): Promise<Run> {
  const child = spawn(program, words, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr] = [collector(), collector()];
  child.stdout?.on("data", stdout.write);
  child.stderr?.on("data", stderr.write);
  const timer =
    interruptAfterMs === undefined ? undefined : setTimeout(() => child.kill("SIGINT"), interruptAfterMs);
  const code = await new Promise<number | null>((done) => child.on("close", done));
  clearTimeout(timer);
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(): Output & { text(): string } {
  const chunks: Buffer[] = [];
  return {
    write: (chunk) => chunks.push(Buffer.from(chunk as Uint8Array)),
    text: () => Buffer.concat(chunks).toString("utf8"),
  };
}
