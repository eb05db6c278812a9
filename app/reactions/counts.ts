import type { CompileReport } from "../../src-worker/model/compiled.ts";
import { words } from "./words.ts";

const { counts } = words;

/** "8 bimolecular + 8 input" (and "+ 24 unimolecular" where there are others). */
export function countsText(report: Pick<CompileReport, "reactions">): string {
  return countsParts(report).join(" + ");
}

/** The same in parts, the bimolecular ones first. */
export function countsParts({ reactions }: Pick<CompileReport, "reactions">): readonly string[] {
  const { bimolecular, input, unimolecular } = reactions;
  const parts = [counts.bimolecular(bimolecular)];
  if (unimolecular > input) parts.push(counts.unimolecular(unimolecular - input));
  if (input > 0) parts.push(counts.input(input));
  return parts;
}
