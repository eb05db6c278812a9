import {
  type CompileOptions,
  DEFAULT_COMPILE_OPTIONS,
  type ReductionKind,
} from "../../src-worker/model/compiled.ts";
import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import {
  DEFAULT_SETTINGS,
  type RateSpec,
  type SimulationSettings,
} from "../../src-worker/model/simulation.ts";
import { firstExample, firstInput } from "../engine/plan.ts";
import { useRun } from "../store/run.ts";
import { useShell } from "../store/shell.ts";
import { type CurveChoice, useView } from "../store/view.ts";
import { fieldsOf, isNumber, isNumbers, isPositive, isWhole, oneOf } from "./checks.ts";

/** What is kept beside a document: its inputs, how it is compiled and simulated, how its curves are shown. */
export interface KeptState {
  /** Raw values, one per input. */
  readonly input: readonly number[];
  readonly example: number | null;
  /** What Reset goes back to. */
  readonly lastExample: number;
  readonly options: CompileOptions;
  readonly settings: SimulationSettings;
  readonly curves: CurveChoice;
  readonly timeScale: "linear" | "log";
}

/** The state shown now. */
export function shownState(): KeptState {
  const { input, example, options, settings } = useRun.getState();
  const { curves, timeScale } = useView.getState();
  return {
    input,
    example,
    lastExample: useShell.getState().lastExample,
    options,
    settings,
    curves,
    timeScale,
  };
}

/** Shows a kept state. */
export function showState(state: KeptState): void {
  const { input, example, lastExample, options, settings, curves, timeScale } = state;
  useRun.getState().patch({ input, example, options, settings, ghosts: [] });
  useView.getState().patch({ curves, timeScale });
  useShell.getState().patch({ lastExample });
}

/** True when two states hold the same objects. */
export function sameState(a: KeptState, b: KeptState): boolean {
  return (Object.keys(a) as (keyof KeptState)[]).every((key) => a[key] === b[key]);
}

/**
 * Reads a stored state. Each part that is missing, damaged or does not fit the document is replaced by what a
 * freshly opened document has: the state is worth less than the document, so nothing is refused.
 */
export function readState(raw: unknown, document: ShownDocument): KeptState {
  const stored = fieldsOf(raw);
  const inputs = document.network.inputs.length;
  const count = document.examples?.length ?? 0;
  const index = (value: unknown) => (isWhole(value, 0, count - 1) ? value : null);
  const kept = isNumbers(stored.input) && stored.input.length === inputs;
  const example = kept ? index(stored.example) : firstExample(document);
  return {
    input: kept ? (stored.input as number[]) : firstInput(document),
    example,
    lastExample: index(stored.lastExample) ?? example ?? 0,
    options: readCompileOptions(stored.options, inputs),
    settings: readSettings(stored.settings, { ...DEFAULT_SETTINGS, ...document.simulation }),
    curves: oneOf(stored.curves, ["values", "rails", "all"], "all"),
    timeScale: oneOf(stored.timeScale, ["linear", "log"], "linear"),
  };
}

function readCompileOptions(raw: unknown, inputs: number): CompileOptions {
  const stored = fieldsOf(raw);
  const usual = DEFAULT_COMPILE_OPTIONS;
  const { positiveInputs, railsOffset, foldInputs } = stored;
  const bounded =
    isNumbers(positiveInputs) && positiveInputs.length === inputs && positiveInputs.every((b) => b <= 0);
  return {
    reduction: oneOf<ReductionKind>(stored.reduction, ["none", "paper", "compact"], usual.reduction),
    foldInputs: typeof foldInputs === "boolean" ? foldInputs : usual.foldInputs,
    positiveInputs: bounded ? positiveInputs : null,
    cancellation: oneOf(stored.cancellation, ["none", "outputs", "hidden", "all"], usual.cancellation),
    railsOffset: isNumber(railsOffset) && railsOffset >= 0 ? railsOffset : usual.railsOffset,
  };
}

function readSettings(raw: unknown, usual: SimulationSettings): SimulationSettings {
  const { tEnd, rtol, atol, rates, samples, times } = fieldsOf(raw);
  const end = isPositive(tEnd) ? tEnd : usual.tEnd;
  const inside = isNumbers(times) && times.length >= 2 && times.every((t, i) => t >= (times[i - 1] ?? 0));
  return {
    tEnd: end,
    rtol: isPositive(rtol) && rtol <= 0.1 ? rtol : usual.rtol,
    atol: isPositive(atol) ? atol : usual.atol,
    rates: readRates(rates),
    samples: isWhole(samples, 2, 1000) ? samples : usual.samples,
    times: inside && (times.at(-1) as number) <= end ? times : null,
  };
}

function readRates(raw: unknown): RateSpec {
  const { kind, k, low, high, seed, values } = fieldsOf(raw);
  if (kind === "uniform" && isPositive(k)) return { kind, k };
  if (kind === "loguniform" && isPositive(low) && isPositive(high) && low <= high && isNumber(seed)) {
    return { kind, low, high, seed };
  }
  if (kind === "explicit" && isNumbers(values) && values.every((value) => value > 0)) return { kind, values };
  return { kind: "own" };
}
