import type { SimulationProgress, Trajectory } from "../../src-worker/model/simulation.ts";

/** A trajectory that is still arriving: room for every sample is made once, views are handed out. */
export interface GrowingTrajectory {
  /** Adds the samples of one message; messages that do not fit the recorded species are ignored. */
  add(progress: SimulationProgress): void;
  /** What arrived so far, as views on the same memory. */
  snapshot(): Trajectory;
  /** Number of samples that arrived. */
  readonly length: number;
}

/** @param species recorded species, in the order of the curves. @param samples expected samples. */
export function growTrajectory(species: Int32Array, samples: number): GrowingTrajectory {
  let times = new Float64Array(samples);
  let curves = Array.from(species, () => new Float64Array(samples));
  let length = 0;
  const room = (needed: number) => {
    if (needed <= times.length) return;
    const size = Math.max(needed, 2 * times.length);
    times = enlarged(times, size);
    curves = curves.map((curve) => enlarged(curve, size));
  };
  return {
    add({ from, times: moreTimes, curves: moreCurves }) {
      if (moreCurves.length !== species.length || from > length) return;
      room(from + moreTimes.length);
      times.set(moreTimes, from);
      moreCurves.forEach((more, c) => {
        curves[c]?.set(more, from);
      });
      length = from + moreTimes.length;
    },
    snapshot: () => ({
      times: times.subarray(0, length),
      species,
      curves: curves.map((curve) => curve.subarray(0, length)),
    }),
    get length() {
      return length;
    },
  };
}

function enlarged(old: Float64Array<ArrayBuffer>, size: number): Float64Array<ArrayBuffer> {
  const copy = new Float64Array(size);
  copy.set(old);
  return copy;
}
