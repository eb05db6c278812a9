import { fail, type Result } from "../../model/problem.ts";
import type { FormatModule } from "../format.ts";
import { type Draft, difference, headerLines, sideText } from "./draft.ts";
import { textFormat } from "./module.ts";
import { type NameRules, words } from "./names.ts";
import type { TextSink } from "./sink.ts";

/** The engine's coefficients are 32-bit integers (`mset.fs`). */
const MOST = 2 ** 31 - 1;

/** Keywords of the CRN engine (`keywords.fs`, `initial.fs`). */
const RULES: NameRules = {
  reserved: words("module system inference directive with init constant spatial time sum rates plots"),
};

/**
 * CRN text of Microsoft's CRN engine, which Visual DSD reads in its CRN mode: directives, initial
 * concentrations and reactions parted by `|`. Dual-rail outputs are `directive rates`, which can be plotted.
 * Its deterministic law is k·∏Sⁿ, ours. Grammar: microsoft/crn-engine, `reaction.fs`, `initial.fs`, `mset.fs`.
 */
function write(draft: Draft, out: TextSink): Result<null> | undefined {
  const { crn, ids, outputs, run } = draft;
  const sound = checkCoefficients(draft);
  if (!sound.ok) return sound;
  for (const line of headerLines(draft)) out.line(`// ${line}`);
  const plots = outputs.length > 0 ? `; plots=[${outputs.map(({ id }) => id).join("; ")}]` : "";
  out.line(`directive simulation { final=${run.tEnd}; points=${run.samples}${plots} }`);
  out.line("directive simulator deterministic");
  out.line(`directive deterministic { stiff=true; abstolerance=${run.atol}; reltolerance=${run.rtol} }`);
  if (outputs.length > 0) {
    out.line(`directive rates [${outputs.map((o) => `${o.id} = ${difference(inBrackets(o))}`).join("; ")}]`);
  }
  out.line();
  const term = (n: number, id: string) => (n === 1 ? id : `${n}${id}`);
  let bar = "";
  ids.forEach((id, s) => {
    if (crn.initial[s] === 0) return;
    out.line(`${bar}init ${id} ${crn.initial[s]}`);
    bar = "| ";
  });
  for (let r = 0; r < crn.rate.length; r++) {
    const left = sideText(crn.reactants, r, ids, term);
    const right = sideText(crn.products, r, ids, term);
    out.line(`${bar}${left} ->{${crn.rate[r]}} ${right}`.trim());
    bar = "| ";
  }
  return undefined;
}

/** A species in an expression stands in brackets: `[Y1p]`. */
function inBrackets({ plus, minus }: { plus: string | null; minus: string | null }) {
  return { plus: plus && `[${plus}]`, minus: minus && `[${minus}]` };
}

function checkCoefficients({ crn }: Draft): Result<null> {
  for (let r = 0; r < crn.rate.length; r++) {
    for (const side of [crn.reactants, crn.products]) {
      const row = side.coefficient.subarray(side.start[r], side.start[r + 1]);
      const large = row.find((n) => n > MOST);
      if (large === undefined) continue;
      const message = `Reaction ${r + 1} has the coefficient ${large}; this tool's coefficients end at 2^31 − 1. Use SBML, or another reduction.`;
      return fail("coefficient", message, { reaction: r + 1 });
    }
  }
  return { ok: true, value: null };
}

export const visualDsdFormat: FormatModule = textFormat(RULES, write);
