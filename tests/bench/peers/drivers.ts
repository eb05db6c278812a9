import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fail, ok, type Result } from "../../../src-worker/model/problem.ts";

/** What a driver prints: the same for every peer. */
export interface PeerRun {
  readonly version: string;
  /** Processor time of the integration alone, the median over the runs. */
  readonly seconds: number;
  /** The work of the first run. */
  readonly steps: number;
  /** Right-hand sides and products of the Jacobian and a vector. */
  readonly sweeps: number;
  /** Every output's value at every time (time-major) for the first initial state. */
  readonly values: readonly number[];
}

export interface Task {
  readonly method: string;
  readonly rtol: number;
  readonly atol: number;
  /** Initial states to integrate, one after the other; with more than one a first, cold run is not counted. */
  readonly runs: number;
}

/** A way to run one of the drivers, found once per bench. */
export interface Driver {
  run(file: string, task: Task): Result<PeerRun>;
}

/** No run may hold the bench up for longer, milliseconds. */
export const TIME_LIMIT = 600_000;

const CVODE_LIBRARIES = [
  "sundials_cvode",
  "sundials_nvecserial",
  "sundials_sunlinsolklu",
  "sundials_sunlinsolspgmr",
  "sundials_sunmatrixsparse",
  "sundials_sunnonlinsolfixedpoint",
  "m",
].map((library) => `-l${library}`);
/** Where Debian keeps the headers of KLU. */
const KLU_HEADERS = "-I/usr/include/suitesparse";

/** A folder for the driver and the CRN files that goes when the bench ends, however it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "dualrail-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Builds the C driver of SUNDIALS CVODE into a folder; says what to install where that fails. */
export function cvodeDriver(folder: string): Result<Driver> {
  const program = join(folder, "cvode");
  const built = spawnSync("cc", ["-O3", KLU_HEADERS, here("cvode.c"), "-o", program, ...CVODE_LIBRARIES], {
    encoding: "utf8",
  });
  if (built.error) return fail("no-compiler", "there is no C compiler (cc); on Debian: apt install gcc");
  if (built.status !== 0) {
    return /No such file|cannot find -l/.test(built.stderr)
      ? fail("no-sundials", "libsundials-dev is not installed; on Debian: apt install libsundials-dev")
      : fail("not-built", `the driver cvode.c was not built: ${built.stderr.trim().split("\n")[0]}`);
  }
  return ok({ run: (file, task) => runDriver(program, [file], task) });
}

/** Finds a Python that can import SciPy, the first on the search path. */
export function scipyDriver(): Result<Driver> {
  const pythons = (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "python3"))
    .filter((program) => existsSync(program));
  const python = pythons.find((program) => spawnSync(program, ["-c", "import scipy.integrate"]).status === 0);
  if (python === undefined) {
    return fail("no-scipy", "python3-scipy is not installed; on Debian: apt install python3-scipy");
  }
  return ok({ run: (file, task) => runDriver(python, [here("scipyOde.py"), file], task) });
}

/** Writes a CRN file where the drivers can read it. */
export function writeCrnFile(folder: string, bytes: Uint8Array): string {
  const file = join(folder, "crn.bin");
  writeFileSync(file, bytes);
  return file;
}

function runDriver(program: string, leading: readonly string[], task: Task): Result<PeerRun> {
  const { method, rtol, atol, runs } = task;
  const done = spawnSync(program, [...leading, method, `${rtol}`, `${atol}`, `${runs}`], {
    encoding: "utf8",
    timeout: TIME_LIMIT,
    maxBuffer: 2 ** 26,
  });
  if (done.error && "code" in done.error && done.error.code === "ETIMEDOUT") {
    return fail("too-slow", `stopped after ${TIME_LIMIT / 60_000} minutes`);
  }
  if (done.error) return fail("not-run", done.error.message);
  if (done.status !== 0) {
    return fail(
      "failed",
      done.stderr.trim().split("\n").at(-1) || `ended with ${done.signal ?? done.status}`,
    );
  }
  return ok(JSON.parse(done.stdout) as PeerRun);
}

function here(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
