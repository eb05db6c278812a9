import type { FormatModule } from "../format.ts";
import { type Draft, difference, forTerms, headerLines, sharedRate, sideText } from "./draft.ts";
import { textFormat } from "./module.ts";
import { type NameRules, oneLine, words } from "./names.ts";
import type { TextSink } from "./sink.ts";

/** Antimony's words, its functions and constants (`antimony.ypp`, `registry.cpp`), in any capitals. */
const RULES: NameRules = {
  anyCase: true,
  reserved: words(`
    after at compartment const constraint delete dna end event ext formula function gene has import in is
    maximize minimize model module operator reaction species substanceonly unit var sbo
    time avogadro exponentiale pi true false inf infinity nan notanumber
    abs acos acosh acot acoth acsc acsch and arccos arccosh arccot arccoth arccsc arccsch arcsec arcsech arcsin
    arcsinh arctan arctanh asec asech asin asinh atan atanh ceil ceiling cos cosh cot coth csc csch delay eq exp
    factorial floor geq gt implies leq ln log log10 lt max min modulo neq not or piecewise plus pow power
    quotient rateof rem root sec sech sin sinh sqr sqrt tan tanh times xor default_compartment`),
};

/**
 * An Antimony model (Tellurium, libRoadRunner, COPASI through SBML): one line a reaction with its rate law
 * k·∏Sⁿ written out, `=>` for irreversible, dual-rail outputs as assignment rules. Grammar: `antimony.ypp`.
 */
function write(draft: Draft, out: TextSink): undefined {
  const { crn, ids, outputs, namer, run } = draft;
  const shared = sharedRate(crn);
  const k = shared === null ? null : namer.claim("k");
  for (const line of headerLines(draft)) out.line(`// ${line}`);
  out.line(`// Shown run: t from 0 to ${run.tEnd}, ${run.samples} points.`);
  out.line(`model ${namer.claim(draft.model)}`);
  ids.forEach((id, s) => {
    out.line(`  species ${id} = ${crn.initial[s]};`);
  });
  if (k !== null) out.line(`  ${k} = ${shared};`);
  for (let r = 0; r < crn.rate.length; r++) {
    const rate = k ?? namer.claim(`k${r + 1}`);
    if (k === null) out.line(`  ${rate} = ${crn.rate[r]};`);
    const left = sideText(crn.reactants, r, ids);
    const right = sideText(crn.products, r, ids);
    const label = namer.claim(`R${r + 1}`);
    out.line(`  ${label}: ${`${left} => ${right}`.trim()}; ${law(draft, r, rate)};`);
  }
  for (const output of outputs) {
    out.line(`  ${output.id} := ${difference(output)};`);
    const title = oneLine(output.title).replaceAll('"', "'");
    if (title !== output.id) out.line(`  ${output.id} is "${title}";`);
  }
  out.line("end");
}

/** `k*A*B^2`. */
function law({ crn, ids }: Draft, r: number, rate: string): string {
  let text = rate;
  forTerms(crn.reactants, r, (s, n) => {
    text += n === 1 ? `*${ids[s]}` : `*${ids[s]}^${n}`;
  });
  return text;
}

export const antimonyFormat: FormatModule = textFormat(RULES, write);
