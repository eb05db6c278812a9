import { readFileSync } from "node:fs";
import type { SourceFile } from "../../src-worker/engine.ts";

/** Files of trained weights, written by make-weights.py and make-tfjs.mjs beside them. */
export const WEIGHTS = new URL("../fixtures/weights/", import.meta.url);

export function fixture(name: string): SourceFile {
  return { name, bytes: new Uint8Array(readFileSync(new URL(name, WEIGHTS))) };
}
