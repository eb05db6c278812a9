import type { CompileReport } from "../../src-worker/model/compiled.ts";
import { wholeNumber } from "../ui/numbers.ts";

/** "8 bimolecular + 8 input" (and "+ 24 unimolecular" where there are others). */
export function countsText({ reactions }: Pick<CompileReport, "reactions">): string {
  const { bimolecular, input, unimolecular } = reactions;
  const parts = [`${wholeNumber(bimolecular)} bimolecular`];
  if (unimolecular > input) parts.push(`${wholeNumber(unimolecular - input)} unimolecular`);
  if (input > 0) parts.push(`${wholeNumber(input)} input`);
  return parts.join(" + ");
}
