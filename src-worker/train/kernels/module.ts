import { compileKernels, instantiate } from "../../arena.ts";
import type { TrainKernels } from "./kernels.ts";
import { plainKernels } from "./plain.ts";
import { TRAIN_BYTES } from "./trainBytes.ts";

export type TrainPath = "simd" | "plain";

/** A zeroed memory with the training kernels over it. */
export interface TrainArena {
  readonly buffer: ArrayBuffer;
  readonly kernels: TrainKernels;
  readonly path: TrainPath;
}

/** SIMD kernels where they can be had and are wanted, else the plain ones. */
export function createTrainArena(bytes: number, wanted: TrainPath = "simd"): TrainArena {
  const module = wanted === "simd" ? compileKernels(TRAIN_BYTES) : null;
  if (module) {
    const [buffer, kernels] = instantiate(module, bytes);
    return { buffer, kernels: kernels as unknown as TrainKernels, path: "simd" };
  }
  const buffer = new ArrayBuffer(Math.ceil(bytes / 16) * 16);
  return { buffer, kernels: plainKernels(buffer), path: "plain" };
}
