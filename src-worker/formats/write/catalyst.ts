import type { FormatModule } from "../format.ts";
import { type Draft, difference, headerLines, sharedRate, sideText } from "./draft.ts";
import { textFormat } from "./module.ts";
import { type NameRules, words } from "./names.ts";
import type { TextSink } from "./sink.ts";

/** Julia's keywords and the symbols that Catalyst reserves (`Catalyst.jl`). */
const RULES: NameRules = {
  reserved: words(`
    t im nothing pi begin end if else elseif for while function macro return try catch finally let local global
    const do quote struct module baremodule using import export public true false break continue abstract
    mutable primitive type where in isa missing NaN Inf`),
};

/**
 * Julia with Catalyst.jl: `@reaction_network` with initial concentrations, rate constants and dual-rail
 * outputs as observables, then a stiff run with the shown tolerances. Catalyst divides by n! unless
 * `combinatoric_ratelaws = false`, which is set so that the law stays k·∏Sⁿ.
 */
function write(draft: Draft, out: TextSink): undefined {
  const { crn, ids, outputs, run, namer } = draft;
  const shared = sharedRate(crn);
  const k = shared === null ? null : namer.claim("k");
  for (const line of headerLines(draft)) out.line(`# ${line}`);
  out.line("using Catalyst, OrdinaryDiffEq, Plots");
  out.line();
  out.line("network = @reaction_network begin");
  block(out, "@species", ids, (id, s) => `${id}(t) = ${julia(crn.initial[s] as number)}`);
  if (k !== null) out.line(`  @parameters ${k} = ${julia(shared as number)}`);
  if (outputs.length > 0) block(out, "@observables", outputs, (o) => `${o.id} ~ ${difference(o)}`);
  const term = (n: number, id: string) => (n === 1 ? id : `${n}*${id}`);
  for (let r = 0; r < crn.rate.length; r++) {
    const left = sideText(crn.reactants, r, ids, term, "0");
    const right = sideText(crn.products, r, ids, term, "0");
    out.line(`  ${k ?? julia(crn.rate[r] as number)}, ${left} --> ${right}`);
  }
  out.line("end");
  out.line();
  out.line(`problem = ODEProblem(network, [], (0.0, ${julia(run.tEnd)}), []; combinatoric_ratelaws = false)`);
  out.line(`solution = solve(problem, FBDF(); reltol = ${julia(run.rtol)}, abstol = ${julia(run.atol)})`);
  if (outputs.length === 0) out.line("plot(solution)");
  else out.line(`plot(solution; idxs = [${outputs.map(({ id }) => `:${id}`).join(", ")}])`);
}

function block<T>(out: TextSink, option: string, items: readonly T[], line: (item: T, i: number) => string) {
  out.line(`  ${option} begin`);
  items.forEach((item, i) => {
    out.line(`    ${line(item, i)}`);
  });
  out.line("  end");
}

/** A number as Julia's Float64: whole numbers get a point. */
function julia(x: number): string {
  const text = String(x).replace("e+", "e");
  return /[.e]/.test(text) ? text : `${text}.0`;
}

export const catalystFormat: FormatModule = textFormat(RULES, write);
