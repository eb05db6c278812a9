import { compileKernels, instantiate } from "../../arena.ts";
import { KERNEL_BYTES } from "./kernelBytes.ts";

/** Pointers are byte offsets into the instance's memory. */
export interface KernelExports {
  signedSums(
    pairs: number,
    passes: number,
    rows: number,
    ternary: boolean,
    codes: number,
    sums: number,
    columns: number,
  ): void;
  denseSums16(
    active: number,
    count: number,
    fluxes: number,
    matrix: number,
    sums: number,
    columns: number,
  ): void;
  denseSums64(
    active: number,
    count: number,
    fluxes: number,
    matrix: number,
    sums: number,
    columns: number,
  ): void;
  combine(
    y: number,
    u: number,
    stride: number,
    count: number,
    a: number,
    c: number,
    argument: number,
    inflow: number,
    n: number,
  ): void;
  prepareSingles(rate: number, gain: number, count: number, lambda: number): void;
  solveSingles(
    inflow: number,
    argument: number,
    u: number,
    rate: number,
    gain: number,
    flux: number,
    count: number,
  ): void;
  preparePairs(
    a: number,
    b: number,
    rate: number,
    alpha: number,
    beta: number,
    gain: number,
    count: number,
    lambda: number,
  ): void;
  solvePairs(
    inflowA: number,
    inflowB: number,
    argumentA: number,
    argumentB: number,
    uA: number,
    uB: number,
    rate: number,
    alpha: number,
    beta: number,
    gain: number,
    flux: number,
    count: number,
    lambda: number,
  ): void;
  errorSum(y: number, argument: number, last: number, rtol: number, atol: number, n: number): number;
  smallest(argument: number, last: number, n: number): number;
}

/** Whether this engine runs the SIMD kernels. */
export function hasSimd(): boolean {
  return compileKernels(KERNEL_BYTES) !== null;
}

/** A memory laid out once, with the kernels that work on it; without SIMD the plain twins are used. */
export interface Arena {
  readonly buffer: ArrayBuffer;
  /** Null: no SIMD here. */
  readonly kernels: KernelExports | null;
}

export type KernelChoice = "simd" | "plain";

/** A zeroed memory of at least `bytes`, with the SIMD kernels over it where they can be had. */
export function createArena(bytes: number, choice: KernelChoice = "simd"): Arena {
  const module = choice === "simd" ? compileKernels(KERNEL_BYTES) : null;
  if (!module) return { buffer: new ArrayBuffer(bytes), kernels: null };
  const [buffer, kernels] = instantiate(module, bytes);
  return { buffer, kernels: kernels as unknown as KernelExports };
}
