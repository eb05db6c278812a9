import type { FormatModule } from "../format.ts";
import { type Draft, headerLines, sideText } from "./draft.ts";
import { textFormat } from "./module.ts";
import { type NameRules, words } from "./names.ts";
import type { TextSink } from "./sink.ts";

const RULES: NameRules = { reserved: words("formals signals fuels") };

/**
 * A formal CRN for Nuskell, which translates it into DNA strands. Its grammar (`dsdcompiler/crn_parser.py`)
 * has no initial concentrations: they stand in comments. A rate has either decimals or an exponent.
 */
function write(draft: Draft, out: TextSink): undefined {
  const { crn, ids } = draft;
  for (const line of headerLines(draft)) out.line(`# ${line}`);
  out.line("# Initial concentrations, which Nuskell does not read:");
  ids.forEach((id, s) => {
    if (crn.initial[s] !== 0) out.line(`#   ${id} ${crn.initial[s]}`);
  });
  for (let r = 0; r < crn.rate.length; r++) {
    const left = sideText(crn.reactants, r, ids);
    const right = sideText(crn.products, r, ids);
    out.line(`${left} -> ${right}  [k = ${plainRate(crn.rate[r] as number)}]`.trim());
  }
}

/** `15e-8` for 1.5e-7 (the same decimal number), `0.5` for 0.5, `1e21` for 1e21. */
export function plainRate(k: number): string {
  const [mantissa, power] = String(k).split("e") as [string, string?];
  if (power === undefined) return mantissa;
  const [whole, fraction = ""] = mantissa.split(".") as [string, string?];
  return `${whole}${fraction}e${Number(power) - fraction.length}`;
}

export const nuskellFormat: FormatModule = textFormat(RULES, write);
