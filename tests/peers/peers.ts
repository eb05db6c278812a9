import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fail, ok, type Result } from "../../src-worker/model/problem.ts";

/** No peer may hold a run up for longer, milliseconds. */
const TIME_LIMIT = 600_000;

/** Curves of a peer, in its order: name, and a value at each of the asked times. */
export type Curves = readonly (readonly [name: string, values: readonly number[]])[];

/** Where a peer's files go; it is removed when the process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "dualrail-peers-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A Python that can import all of the modules, the first on the search path or Debian's own. */
export function findPython(modules: readonly string[], packages: string): Result<string> {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin"];
  const found = folders
    .map((folder) => join(folder, "python3"))
    .filter((program, i, all) => existsSync(program) && all.indexOf(program) === i)
    .find((program) => spawnSync(program, ["-c", `import ${modules.join(", ")}`]).status === 0);
  return found ? ok(found) : fail("no-python", `no Python has ${modules.join(", ")}; Debian: ${packages}`);
}

/** A program on the search path. */
export function findProgram(name: string, packages: string): Result<string> {
  const found = spawnSync(name, ["--version"], { encoding: "utf8" });
  return found.error ? fail("no-program", `${name} is not installed; Debian: ${packages}`) : ok(name);
}

/** Runs a peer; its standard output, or why it failed. */
export function run(program: string, words: readonly string[], cwd?: string): Result<string> {
  const done = spawnSync(program, words, {
    encoding: "utf8",
    timeout: TIME_LIMIT,
    maxBuffer: 2 ** 30,
    ...(cwd ? { cwd } : {}),
  });
  return done.status === 0 ? ok(done.stdout) : fail("peer-failed", failure(program, done));
}

function failure(program: string, { error, stderr, stdout, signal, status }: SpawnSyncReturns<string>) {
  const last = (stderr || stdout || "").trim().split("\n").slice(-4).join(" | ");
  return `${program}: ${error?.message ?? signal ?? `exit ${status}`} ${last}`;
}

export function here(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

export const PYTHON_SBML = ["libsbml", "numpy", "scipy.integrate"] as const;
export const PYTHON_SCIPY = ["numpy", "scipy.integrate", "scipy.sparse"] as const;

interface SbmlAnswer {
  readonly version: string;
  readonly warnings: number;
  readonly species: Readonly<Record<string, readonly number[]>>;
  readonly parameters: Readonly<Record<string, readonly number[]>>;
}

/** SBML → libSBML → SciPy: every species and every output's parameter at the times. */
export function sbmlCurves(
  python: string,
  folder: string,
  bytes: Uint8Array,
  times: readonly number[],
): Result<{ curves: Curves; version: string; warnings: number }> {
  const model = join(folder, "model.xml");
  const list = join(folder, "times.json");
  writeFileSync(model, bytes);
  writeFileSync(list, JSON.stringify(times));
  const done = run(python, [here("sbmlOde.py"), model, list]);
  if (!done.ok) return done;
  const { species, parameters, version, warnings } = JSON.parse(done.value) as SbmlAnswer;
  return ok({ version, warnings, curves: [...Object.entries(species), ...Object.entries(parameters)] });
}

/** The exported Python script itself, with `--csv`: its columns. */
export function pythonCurves(python: string, folder: string, bytes: Uint8Array): Result<Curves> {
  const script = join(folder, "script.py");
  const table = join(folder, "script.csv");
  writeFileSync(script, bytes);
  const done = run(python, [script, "--csv", table]);
  if (!done.ok) return done;
  const [head, ...rows] = csvRows(readFileSync(table, "utf8"));
  return ok(head.map((name, c) => [name, rows.map((row) => Number(row[c]))]));
}

/** Rows of a CSV table (RFC 4180), quotes and line breaks in them included. */
export function csvRows(text: string): [string[], ...string[][]] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    const row = rows.at(-1) as string[];
    row.push(quoted === undefined ? (plain as string) : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1 || row[0]) as [string[], ...string[][]];
}

/** The exported MATLAB function in Octave: outputs, then species, in the CRN's order, at the times. */
export function octaveCurves(
  octave: string,
  folder: string,
  bytes: Uint8Array,
  times: readonly number[],
): Result<{ columns: readonly (readonly number[])[]; jacobianError: number }> {
  const list = join(folder, "times.txt");
  const table = join(folder, "octave.csv");
  writeFileSync(join(folder, "exported_crn.m"), bytes);
  writeFileSync(list, `${times.join("\n")}\n`);
  rmSync(table, { force: true });
  const done = run(octave, ["--quiet", "--no-gui", here("octave.m"), folder, "exported_crn", list, table]);
  // Octave 7 complains while it exits, after everything was written.
  if (!existsSync(table)) return done.ok ? fail("peer-failed", `${octave}: no output`) : done;
  const rows = readFileSync(table, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(",").map(Number));
  const columns = (rows[0] as number[]).map((_, c) => rows.map((row) => row[c] as number));
  const jacobianError = done.ok ? Number(done.value.trim().split("\n")[0]) : Number.NaN;
  return ok({ columns: columns.slice(1), jacobianError });
}

/** Largest difference of two curves, in units of the range of the first (of all its curves together). */
export function difference(ours: readonly number[], theirs: readonly number[], range: number): number {
  if (ours.length !== theirs.length) return Number.POSITIVE_INFINITY;
  return ours.reduce((most, y, i) => Math.max(most, Math.abs(y - (theirs[i] as number))), 0) / range;
}

export function rangeOf(curves: Iterable<readonly number[]>): number {
  let low = 0;
  let high = 0;
  for (const curve of curves) {
    for (const y of curve) {
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  }
  return high - low || 1;
}
