import { type Crn, pairsOf } from "../model/crn.ts";
import { withInputs } from "../model/crnInputs.ts";
import type { CompileFlags } from "./options.ts";
import { Refused } from "./terminal.ts";

/** The CRN with `--input` in its dual-rail inputs; without the option it stays as it is. */
export function withGivenInput(crn: Crn, { input, rails }: Pick<CompileFlags, "input" | "rails">): Crn {
  if (!input) return crn;
  const names = pairsOf(crn, "input").map((pair) => pair.name);
  if (names.length === input.length) return withInputs(crn, input, rails);
  const has = names.length === 0 ? "declares no inputs" : `has the inputs ${names.join(", ")}`;
  throw new Refused(`The CRN ${has}, but --input gives ${input.length} values.`);
}
