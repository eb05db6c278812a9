import { encodeInputs } from "../../src-worker/compile/options.ts";
import type { CompiledNetwork } from "../../src-worker/model/compiled.ts";
import type { Result } from "../../src-worker/model/problem.ts";
import { Integrator } from "../../src-worker/simulate/integrator.ts";
import type { Plan } from "../../src-worker/simulate/plan.ts";
import type { Tableau } from "../../src-worker/simulate/tableau.ts";
import { TIMES } from "./accuracy.ts";
import { randomInput } from "./networks.ts";

export const T_END = 50;

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** A clock, milliseconds. */
export type Clock = () => number;

export const wallTime: Clock = () => performance.now();

/** Processor time of this process: what a single-threaded call takes on a quiet machine. */
export const processorTime: Clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Median of the times of several calls, milliseconds; the first, cold call is not counted. */
export function median(repeat: number, call: (round: number) => void, clock: Clock = wallTime): number {
  call(-1);
  const times: number[] = [];
  for (let i = 0; i < repeat; i++) {
    const began = clock();
    call(i);
    times.push(clock() - began);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}

/** Every output's value at the 20 times at which accuracy is measured. */
export function curves(
  compiled: CompiledNetwork,
  plan: Plan,
  input: readonly number[],
  tableau: Tableau,
  rtol: number,
  atol: number,
): { values: Float64Array; sweeps: number; steps: number } {
  const initial = value(encodeInputs(compiled, input));
  const run = new Integrator(plan, compiled.crn.rate, initial, { rtol, atol }, tableau);
  const { outputs } = compiled;
  const values = new Float64Array(TIMES.length * outputs.length);
  let next = 0;
  while (run.t < T_END) {
    const failure = run.step(T_END);
    if (failure) throw new Error(failure);
    // The last time is 50 only to rounding.
    for (; next < TIMES.length && TIMES[next] <= run.t * (1 + 1e-12); next++) {
      outputs.forEach((pair, i) => {
        values[next * outputs.length + i] = run.at(pair.plus, TIMES[next]) - run.at(pair.minus, TIMES[next]);
      });
    }
  }
  return { values, sweeps: run.sweeps, steps: run.steps };
}

export function largestError(values: Float64Array, reference: Float64Array): number {
  return values.reduce((largest, x, i) => Math.max(largest, Math.abs(x - reference[i])), 0);
}

/** One simulation per round, inputs never the same twice; the integration alone is timed. */
export function timeSimulation(
  compiled: CompiledNetwork,
  plan: Plan,
  tableau: Tableau,
  rtol: number,
  atol: number,
  repeat: number,
  clock: Clock = wallTime,
): number {
  const count = compiled.encoding.names.length;
  const simulate = (round: number) => curves(compiled, plan, randomInput(count, round), tableau, rtol, atol);
  return median(repeat, simulate, clock);
}

/** A time in milliseconds, to be read. */
export function ms(time: number): string {
  return `${time >= 100 ? time.toFixed(0) : time.toPrecision(3)} ms`;
}
