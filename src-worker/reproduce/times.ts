import { DEFAULT_COMPILE_OPTIONS } from "../model/compiled.ts";
import { ok, type Result } from "../model/problem.ts";
import { type Bench, experiment, PAPER_SETTINGS, type Step } from "./bench.ts";
import { brief } from "./numbers.ts";

const DEPTHS = [1, 2, 4, 8];
const NETWORKS = 40;
/** Deep networks take longer than the paper's 50 units. */
const LONG = 5000;
/** DNA strand displacement, /M/s, and the concentration that is one unit, M. */
const STRAND_RATES = [1e3, 1e4] as const;
const UNIT = 1e-6;

export const TIME_STEPS: readonly Step[] = [{ doing: "Completion time against depth", run: depth }];

async function depth(bench: Bench): Promise<Result<true>> {
  const { ledger } = bench;
  const found = await experiment(bench, "scaling", {
    base: {
      inputs: 6,
      width: 6,
      outputs: 3,
      depth: 1,
      rails: DEFAULT_COMPILE_OPTIONS.railsOffset,
      reduction: "none",
      cancellation: "none",
    },
    vary: "depth",
    values: DEPTHS,
    networks: NETWORKS,
    seed: 1,
    settings: { ...PAPER_SETTINGS, tEnd: LONG },
  });
  if (!found.ok) return found;
  const medians = found.value.points.map(({ quartiles }) => quartiles[1] ?? null);
  const slope = exponent(medians);
  ledger.add({
    id: "depth",
    group: "kinetics",
    what: `90 % completion with ${DEPTHS.join(", ")} ReLU layers (median)`,
    paper: "sub- to superlinear",
    here: `${medians.map(brief).join(", ")}: exponent ${slope === null ? "unknown" : slope.toFixed(2)}`,
    verdict: "measured",
    notes: ["depth"],
    values: {
      exponent: slope,
      ...Object.fromEntries(DEPTHS.map((d, i) => [`depth${d}`, medians[i] ?? null])),
    },
  });
  const [slow, fast] = STRAND_RATES.map((k) => Math.round(1 / (k * UNIT)));
  ledger.add({
    id: "dna",
    group: "kinetics",
    what: "One time unit with DNA strand displacement",
    paper: "100 to 1000 s",
    here: `${fast} to ${slow} s`,
    verdict: fast === 100 && slow === 1000 ? "same" : "below",
    notes: ["dna"],
    values: { fast, slow },
  });
  return ok(true);
}

/** Slope of log time against log depth, least squares; null where a time was not reached. */
function exponent(times: readonly (number | null)[]): number | null {
  const points = times.flatMap((t, i) => (t === null ? [] : [[Math.log(DEPTHS[i]), Math.log(t)]]));
  if (points.length < times.length) return null;
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [mx, my] = [mean(0), mean(1)];
  const across = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return across / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}
