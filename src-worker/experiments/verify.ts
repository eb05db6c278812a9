import { encodeInputs } from "../compile/options.ts";
import type { CompileOptions } from "../model/compiled.ts";
import { evaluate, type Network, winnerOf } from "../model/network.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import type { SimulationSettings } from "../model/simulation.ts";
import type { PreparedCache, PreparedNetwork } from "../prepared.ts";
import { outputValues } from "../simulate/completion.ts";
import { resolveRates } from "../simulate/rates.ts";
import { checkSettings } from "../simulate/sampling.ts";
import { csvOf } from "./csv.ts";
import { integrate, located } from "./integrate.ts";
import type { Breath, OpenedBatch } from "./openedBatch.ts";

/** A single output agrees when its value is within this of the network's, relative to it. */
const SINGLE_OUTPUT_TOLERANCE = 1e-6;
/** Near zero, rounding of the rails must not count as disagreement. */
const SINGLE_OUTPUT_FLOOR = 1e-9;

/** Rows to check: prepared inputs and, where known, the index of the true output (−1 unknown). */
export interface VerifyRows {
  /** rows × inputs, row-major. */
  readonly values: Float64Array;
  readonly labels: Int32Array;
}

/** A data set to check the chemistry on. */
export interface VerifyJob {
  readonly network: Network;
  readonly options: CompileOptions;
  readonly rows: VerifyRows;
  readonly check: "limit" | "ode";
  readonly settings: SimulationSettings;
}

/** One row's comparison; winners are output numbers from 0, −1 for a single output. */
export interface RowCheck {
  readonly crnWinner: number;
  readonly networkWinner: number;
  readonly agrees: boolean;
  /** Largest |CRN − network| of any output. */
  readonly difference: number;
}

/** What was found: rows count from 0 here. */
export interface Verification {
  /** Rows that were checked; after a stop not always the first ones. */
  readonly rows: number;
  readonly agree: number;
  /** Rows whose CRN winner is the label; null without labels. */
  readonly correct: number | null;
  /** Largest |CRN − network| of any output in any row. */
  readonly maxDifference: number;
  readonly disagreeing: readonly number[];
  /** One entry per row of the data; undefined where a stop came first. */
  readonly checks: readonly (RowCheck | undefined)[];
  readonly stopped: boolean;
}

/** Compares the CRN's outputs with the network's, by the exact limit or the rate equations at t-end. */
export function openVerify(job: VerifyJob, cache: PreparedCache): Result<OpenedBatch<RowCheck>> {
  const { network, options, rows, check, settings } = job;
  const entry = cache.get(network, options);
  if (!entry.ok) return entry;
  const { compiled, prepared } = entry.value;
  const final = check === "limit" ? limitOf(prepared) : integrated(prepared, settings);
  if (!final.ok) return final;
  const width = network.inputs.length;
  return ok({
    count: rows.labels.length,
    run: async (row, breath) => {
      const input = rows.values.subarray(row * width, (row + 1) * width);
      const initial = encodeInputs(compiled, input);
      if (!initial.ok) return located("Row", row, initial.problem);
      const state = await final.value(initial.value, breath);
      if (state === null) return null;
      if (!state.ok) return located("Row", row, state.problem);
      const crn = outputValues(prepared.outputs, state.value);
      const expected = evaluate(network, input).outputs;
      return ok({
        crnWinner: winnerOf(crn),
        networkWinner: winnerOf(expected),
        agrees: agrees(crn, expected),
        difference: largestDifference(crn, expected),
      });
    },
  });
}

/** Counts over the rows that were checked. */
export function summariseVerify(
  { rows: { labels } }: Pick<VerifyJob, "rows">,
  checks: readonly (RowCheck | undefined)[],
  stopped: boolean,
): Verification {
  let rows = 0;
  let correct = 0;
  let maxDifference = 0;
  const disagreeing: number[] = [];
  checks.forEach((check, row) => {
    if (!check) return;
    rows++;
    if (check.crnWinner === labels[row]) correct++;
    if (!check.agrees) disagreeing.push(row);
    maxDifference = Math.max(maxDifference, check.difference);
  });
  return {
    rows,
    agree: rows - disagreeing.length,
    correct: labels.some((label) => label >= 0) ? correct : null,
    maxDifference,
    disagreeing,
    checks,
    stopped,
  };
}

/** One line per checked row, counted from 1. */
export function verifyCsv({ checks }: Verification): string {
  const rows = checks.flatMap((check, row) =>
    check ? [[row + 1, check.agrees, check.networkWinner, check.crnWinner, check.difference]] : [],
  );
  return csvOf(["row", "agrees", "network winner", "CRN winner", "largest difference"], rows);
}

type FinalState = (
  initial: Float64Array,
  breath: Breath,
) => Promise<Result<Float64Array> | null> | Result<Float64Array>;

function limitOf({ limit, certificate }: PreparedNetwork["prepared"]): Result<FinalState> {
  if (limit) return ok((initial) => ok(limit(initial)));
  return fail("no-limit", `There is no rate-independent limit: ${certificate.because ?? "unknown reason"}`);
}

function integrated(prepared: PreparedNetwork["prepared"], settings: SimulationSettings): Result<FinalState> {
  const checked = checkSettings(settings);
  if (!checked.ok) return checked;
  const rates = resolveRates(settings.rates, prepared.crn);
  if (!rates.ok) return rates;
  return ok(async (initial, breath) => {
    const run = await integrate(prepared, rates.value, initial, settings, breath);
    return run?.ok ? ok(run.value.y) : run;
  });
}

function agrees(crn: Float64Array, expected: Float64Array): boolean {
  if (crn.length > 1) return winnerOf(crn) === winnerOf(expected);
  return (
    Math.abs((crn[0] as number) - (expected[0] as number)) <=
    Math.max(SINGLE_OUTPUT_TOLERANCE * Math.abs(expected[0] as number), SINGLE_OUTPUT_FLOOR)
  );
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    largest = Math.max(largest, Math.abs((a[i] as number) - (b[i] as number)));
  }
  return largest;
}
