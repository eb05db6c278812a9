import type { Compilation } from "../../src-worker/engine.ts";
import type { Simulation } from "../../src-worker/model/simulation.ts";

/** The compilation with the rate constants of the shown run in place of the compiled ones. */
export function withShownRates(compilation: Compilation, simulation: Simulation | null): Compilation {
  const { compiled } = compilation;
  const rate = simulation?.rate;
  if (!rate || sameNumbers(rate, compiled.crn.rate)) return compilation;
  if (rate.length !== compiled.crn.rate.length) return compilation;
  return { ...compilation, compiled: { ...compiled, crn: { ...compiled.crn, rate } } };
}

function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
