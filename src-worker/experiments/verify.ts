import { encodeInputs } from "../compile/options.ts";
import { evaluate, type Network, winnerOf } from "../model/network.ts";
import { completionOrder } from "../model/order.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import type { SimulationSettings } from "../model/simulation.ts";
import type { PreparedNetwork } from "../prepared.ts";
import { outputValues } from "../simulate/completion.ts";
import { Integrator } from "../simulate/integrator.ts";
import { runToCompletion } from "../simulate/limit.ts";
import { resolveRates } from "../simulate/rates.ts";
import { RODAS5P } from "../simulate/tableau.ts";

/** A single output agrees when its value is within this of the network's, relative to it. */
const SINGLE_OUTPUT_TOLERANCE = 1e-6;
/** Near zero, rounding of the rails must not count as disagreement. */
const SINGLE_OUTPUT_FLOOR = 1e-9;
const PROGRESS_MS = 100;

/** Rows to check: prepared inputs and, where known, the index of the true output (−1 unknown). */
export interface VerifyRows {
  /** rows × inputs, row-major. */
  readonly values: Float64Array;
  readonly labels: Int32Array;
}

/** What was found: rows count from 0 here. */
export interface Verification {
  readonly rows: number;
  readonly agree: number;
  /** Rows whose CRN winner is the label; null without labels. */
  readonly correct: number | null;
  /** Largest |CRN − network| of any output in any row. */
  readonly maxDifference: number;
  readonly disagreeing: readonly number[];
  /** Largest |CRN − network| of any output, per row. */
  readonly differences: Float64Array;
  readonly stopped: boolean;
}

/**
 * Compares the CRN's outputs with the network's for every row, by the exact limit or by the rate
 * equations at `settings.tEnd`. The listener gets the rows done and may stop; finished rows are kept.
 */
export async function verifyRows(
  { compiled, prepared }: PreparedNetwork,
  network: Network,
  { values, labels }: VerifyRows,
  check: "limit" | "ode",
  settings: SimulationSettings,
  listener: ((done: number) => boolean | Promise<boolean>) | null,
): Promise<Result<Verification>> {
  const final = check === "limit" ? limitOf(prepared) : integrated(prepared, settings);
  if (!final.ok) return final;
  const width = network.inputs.length;
  const total = labels.length;
  const differences = new Float64Array(total);
  const disagreeing: number[] = [];
  let correct = 0;
  let done = 0;
  let toldAt = performance.now();
  for (; done < total; done++) {
    if (listener && performance.now() - toldAt > PROGRESS_MS) {
      if (!(await listener(done))) break;
      toldAt = performance.now();
    }
    const input = values.subarray(done * width, (done + 1) * width);
    const initial = encodeInputs(compiled, input);
    if (!initial.ok) return rowProblem(initial, done);
    const state = final.value(initial.value);
    if (!state.ok) return rowProblem(state, done);
    const crn = outputValues(prepared.outputs, state.value);
    const expected = evaluate(network, input).outputs;
    differences[done] = largestDifference(crn, expected);
    if (!agrees(crn, expected)) disagreeing.push(done);
    if (winnerOf(crn) === labels[done]) correct++;
  }
  const seen = differences.slice(0, done);
  return ok({
    rows: done,
    agree: done - disagreeing.length,
    correct: labels.some((label) => label >= 0) ? correct : null,
    maxDifference: seen.reduce((a, b) => Math.max(a, b), 0),
    disagreeing,
    differences: seen,
    stopped: done < total,
  });
}

type FinalState = (initial: Float64Array) => Result<Float64Array>;

function limitOf(prepared: PreparedNetwork["prepared"]): Result<FinalState> {
  const { certificate, crn, ignored } = prepared;
  const ordered = completionOrder(crn, certificate.species ? undefined : ignored);
  if (!certificate.outputs || !ordered.ok) {
    return fail("no-limit", `There is no rate-independent limit: ${certificate.because ?? "unknown reason"}`);
  }
  return ok((initial) => {
    runToCompletion(crn, ordered.order, initial);
    return ok(initial);
  });
}

function integrated(
  { crn, plan }: PreparedNetwork["prepared"],
  settings: SimulationSettings,
): Result<FinalState> {
  const rates = resolveRates(settings.rates, crn);
  if (!rates.ok) return rates;
  return ok((initial) => {
    const run = new Integrator(plan, rates.value, initial, settings, RODAS5P);
    while (run.t < settings.tEnd) {
      const failure = run.step(settings.tEnd);
      if (failure) return fail(failure, `The integration stopped at t = ${run.t.toPrecision(4)}.`);
    }
    return ok(run.y);
  });
}

function agrees(crn: Float64Array, expected: Float64Array): boolean {
  if (crn.length > 1) return winnerOf(crn) === winnerOf(expected);
  return (
    Math.abs(crn[0] - expected[0]) <=
    Math.max(SINGLE_OUTPUT_TOLERANCE * Math.abs(expected[0]), SINGLE_OUTPUT_FLOOR)
  );
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i] - b[i]));
  return largest;
}

function rowProblem<T>(result: Result<unknown>, row: number): Result<T> {
  if (result.ok) throw new Error("a problem was expected");
  const { code, message, where } = result.problem;
  return fail(code, `Row ${row + 1}: ${message}`, { ...where, row: row + 1 });
}
