import type { Activity } from "../../model/network.ts";
import { ok, type Result } from "../../model/problem.ts";
import type { StochasticSettings, StochasticSimulation } from "../../model/stochastic.ts";
import { resolveRates } from "../rates.ts";
import { outputLimits, type Prepared } from "../run.ts";
import { countsOf } from "./counts.ts";
import { chemistryOf } from "./process.ts";
import { type ProgressListener, Runs } from "./runs.ts";
import { checkStochastic } from "./settings.ts";

/** Runs of a prepared CRN from the same initial concentrations. */
export interface StochasticRequest {
  readonly prepared: Prepared;
  /** One concentration per species; rounded to whole counts here. */
  readonly initial: Float64Array;
  readonly settings: StochasticSettings;
  readonly record: Int32Array;
  /** What the network computes for the same input, where there is one. */
  readonly activity: Activity | null;
}

/**
 * Simulates independent runs with samples, progress (about ten times a second, awaited) and stop: when the
 * listener answers false, the finished runs are kept, or what there is of the first.
 *
 * @returns a problem for wrong settings, counts from 2⁵³ on, or propensities beyond all bounds.
 */
export async function runStochastic(
  { prepared, initial, settings, record, activity }: StochasticRequest,
  listener: ProgressListener | null,
): Promise<Result<StochasticSimulation>> {
  const { crn, outputs } = prepared;
  const began = performance.now();
  const checked = checkStochastic(settings, crn);
  if (!checked.ok) return checked;
  const rates = resolveRates(settings.rates, crn);
  if (!rates.ok) return rates;
  const whole = countsOf(crn, initial, settings.countsPerUnit);
  if (!whole.ok) return whole;
  const chemistry = chemistryOf(crn, rates.value, settings.countsPerUnit);
  if (!chemistry.ok) return chemistry;
  const limits = outputLimits(prepared, initial)?.values ?? null;
  const runs = new Runs(chemistry.value, whole.value, settings, record, outputs, limits);
  const prepareMs = prepared.prepareMs + performance.now() - began;
  for (let i = 0; i < settings.runs && !runs.stopped; i++) {
    const failure = await runs.simulate(listener);
    if (failure) return failure;
  }
  return ok(runs.summary(activity?.outputs ?? null, prepareMs));
}
