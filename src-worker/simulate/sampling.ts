import { fail, ok, type Result } from "../model/problem.ts";
import type { SimulationSettings, Trajectory } from "../model/simulation.ts";
import type { Integrator } from "./integrator.ts";

const MOST_SAMPLES = 1000;

/** Checks kinetic settings; the problem names the field. */
export function checkSettings(settings: SimulationSettings): Result<void> {
  const positive = ["tEnd", "rtol", "atol"] as const;
  for (const field of positive) {
    if (!(settings[field] > 0) || !Number.isFinite(settings[field])) {
      return fail("setting", `${field} is ${settings[field]}; give a positive number.`, { field });
    }
  }
  const { times, tEnd } = settings;
  if (times) {
    const bad = times.findIndex((t, i) => !(t >= 0 && t <= tEnd) || (i > 0 && t < times[i - 1]));
    if (bad >= 0) {
      return fail("times", `Sample time ${bad + 1} is ${times[bad]}; times ascend from 0 to ${tEnd}.`, {
        field: "times",
        column: bad + 1,
      });
    }
  }
  return ok(undefined);
}

/** Sample times: the given ones, or a grid that is denser near t = 0, where curves are steep. */
export function sampleTimes({ times, samples, tEnd }: SimulationSettings): Float64Array {
  if (times) return Float64Array.from(times);
  const count = Math.max(2, Math.min(MOST_SAMPLES, Math.round(samples)));
  return Float64Array.from({ length: count }, (_, i) => tEnd * (i / (count - 1)) ** 2);
}

/** At most `count` sample times of the same run, its first and its last among them. */
export function thinnedTimes(settings: SimulationSettings, count: number): Float64Array {
  const all = sampleTimes(settings);
  const samples = Math.max(2, Math.min(count, all.length));
  if (samples >= all.length) return all;
  const step = (all.length - 1) / (samples - 1);
  return Float64Array.from({ length: samples }, (_, i) => all[Math.round(i * step)]);
}

/** Writes recorded species at the sample times while an integration passes them. */
export class Recorder {
  readonly curves: readonly Float64Array[];
  /** Samples written so far. */
  filled = 0;

  constructor(
    readonly times: Float64Array,
    readonly species: Int32Array,
    initial: Float64Array,
  ) {
    this.curves = Array.from(species, () => new Float64Array(times.length));
    while (this.filled < times.length && times[this.filled] <= 0) {
      species.forEach((s, i) => {
        this.curves[i][this.filled] = initial[s];
      });
      this.filled++;
    }
  }

  /** Call after every accepted step. */
  follow(run: Integrator): void {
    while (this.filled < this.times.length && this.times[this.filled] <= run.t) {
      const t = this.times[this.filled];
      for (let i = 0; i < this.species.length; i++) this.curves[i][this.filled] = run.at(this.species[i], t);
      this.filled++;
    }
  }

  /** Samples `from` … now, copied. */
  since(from: number): { times: Float64Array; curves: Float64Array[] } {
    return {
      times: this.times.slice(from, this.filled),
      curves: this.curves.map((curve) => curve.slice(from, this.filled)),
    };
  }

  trajectory(): Trajectory {
    const { times, curves } = this.since(0);
    return { times, species: this.species, curves };
  }
}
