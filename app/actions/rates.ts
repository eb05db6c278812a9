import type { RateSpec, Simulation, SimulationSettings } from "../../src-worker/model/simulation.ts";
import type { Ghost } from "../store/run.ts";
import { text } from "../ui/text.ts";

/** Finished runs kept behind the current curves. */
export const GHOST_LIMIT = 4;

/** What the rate constants are, in a few words. */
export function rateLabel(rates: RateSpec): string {
  switch (rates.kind) {
    case "own":
      return text.ghosts.uniform(1);
    case "uniform":
      return text.ghosts.uniform(rates.k);
    case "loguniform":
      return text.ghosts.loguniform(rates.seed);
    case "explicit":
      return text.ghosts.explicit;
  }
}

/** True when every rate constant is 1 (a compiled network's own are). */
export function ratesAreOne(rates: RateSpec): boolean {
  return rates.kind === "own" || (rates.kind === "uniform" && rates.k === 1);
}

/** The ghosts with the finished run added; the oldest goes beyond `GHOST_LIMIT`. */
export function withGhost(
  ghosts: readonly Ghost[],
  rates: RateSpec,
  simulation: Simulation,
): readonly Ghost[] {
  return [...ghosts, { label: rateLabel(rates), trajectory: simulation.trajectory }].slice(-GHOST_LIMIT);
}

/** Two decades: curves differ plainly and still reach their ends by t = 50. */
const USUAL_RANGE = { low: 0.3, high: 30 };

/** The settings with log-uniform rate constants from a seed, in the range chosen before, if any. */
export function withRandomRates(settings: SimulationSettings, seed: number): SimulationSettings {
  const { low, high } = settings.rates.kind === "loguniform" ? settings.rates : USUAL_RANGE;
  return { ...settings, rates: { kind: "loguniform", low, high, seed } };
}
