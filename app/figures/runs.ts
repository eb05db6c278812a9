import { runWidth } from "./metrics.ts";
import type { Run, Weight } from "./scene.ts";

export interface SymbolParts {
  readonly letter: string;
  readonly sub: string;
  /** "+" or "−" of a rail. */
  readonly sup?: string;
}

/** A unit's symbol: upright letter, index below, rail sign above it. */
export function symbolRuns({ letter, sub, sup = "" }: SymbolParts, size: number, weight: Weight): Run[] {
  const runs: Run[] = [{ text: letter }];
  if (sup) runs.push({ text: sup, at: "sup", gap: size * 0.05 });
  if (!sub) return runs;
  // The index stands under the sign, not after it.
  const back = sup ? -runWidth({ text: sup, at: "sup" }, size, weight) : size * 0.05;
  return [...runs, { text: sub, at: "sub", gap: back }];
}

/** "10⁻³": a power of ten. */
export function powerRuns(exponent: number): Run[] {
  return [{ text: "10" }, { text: `${exponent}`.replace("-", "−"), at: "sup" }];
}
