import { molecules, pairsOf, type Side } from "../../model/crn.ts";
import { fail, ok, type Result } from "../../model/problem.ts";
import type { FormatModule } from "../format.ts";
import { count } from "../show.ts";
import { type Draft, difference, forTerms, headerLines, sharedRate } from "./draft.ts";
import { textFormat } from "./module.ts";
import { type NameRules, Namer, words } from "./names.ts";
import type { TextSink } from "./sink.ts";

/** Both languages write out every single molecule; more would be files of tens of megabytes. */
const MOST_MOLECULES = 4_000_000;
/** n! is exact up to here. */
const MOST_REACTANTS = 18;

/** Molecules stand apart from all other names; only the two that mean "nothing" are taken. */
const RULES: NameRules = { anyCase: true, reserved: words("trash null") };

/** Parameters, observables and functions share one space with BioNetGen's own functions and constants. */
const SYMBOLS: NameRules = {
  anyCase: true,
  reserved: words(`
    time t _pi _e exp ln log10 log2 abs sqrt floor ceil rint sin cos tan asin acos atan sinh cosh tanh asinh
    acosh atanh if min max sum avg mratio tfun sat mm hill arrhenius functionproduct begin end`),
};

/**
 * BNGL for BioNetGen: structureless molecules, one rule a reaction. BNGL has no stoichiometric numbers (every
 * molecule is written out) and divides by the symmetry of equal reactants: with n equal ones the rule gets
 * n!·k, so that the rate stays k·Sⁿ (run with BNG2.pl for A + A).
 */
function writeRules(draft: Draft, out: TextSink): Result<null> | undefined {
  const { crn, ids, outputs, run } = draft;
  const sound = checkMolecules(draft, "BNGL");
  if (!sound.ok) return sound;
  const term = (s: number) => `${ids[s]}()`;
  const symbols = new Namer(SYMBOLS);
  const rates = rateNames(draft, symbols);
  start(draft, out);
  out.line("begin model");
  block(out, "parameters", rates.parameters, ([name, k]) => `${name} ${k}`);
  block(out, "molecule types", ids, (id) => `${id}()`);
  block(out, "seed species", ids, (id, s) => `${id}() ${crn.initial[s]}`);
  const rails = railObservables(draft, symbols);
  block(out, "observables", rails.flat(), ({ name, id }) => `Molecules ${name} ${id}()`);
  block(out, "functions", outputs, ({ id }, i) => {
    const rail = (sign: 1 | -1) => rails[i]?.find((one) => one.sign === sign)?.name ?? null;
    return `${symbols.claim(id)}() = ${difference({ plus: rail(1), minus: rail(-1) })}`;
  });
  out.line("begin reaction rules");
  for (let r = 0; r < crn.rate.length; r++) {
    out.add(`  R${r + 1}: `);
    addMolecules(out, crn.reactants, r, term, " + ");
    out.add(" -> ");
    addMolecules(out, crn.products, r, term, " + ");
    const factor = symmetry(draft, r);
    out.line(` ${factor === 1 ? "" : `${factor}*`}${rates.of(r)}`);
  }
  out.line("end reaction rules");
  out.line("end model");
  out.line();
  out.line("generate_network({overwrite=>1})");
  const tolerances = `atol=>${run.atol},rtol=>${run.rtol}`;
  out.line(`simulate({method=>"ode",t_end=>${run.tEnd},n_steps=>${run.samples - 1},${tolerances}})`);
  return undefined;
}

/** n! for n equal reactants, multiplied over the species of a reaction. */
function symmetry({ crn }: Draft, r: number): number {
  let factor = 1;
  forTerms(crn.reactants, r, (_, n) => {
    for (let i = 2; i <= n; i++) factor *= i;
  });
  return factor;
}

interface RateNames {
  readonly parameters: readonly (readonly [name: string, k: number])[];
  of(r: number): string;
}

/** One parameter for all reactions where they share their rate constant, else one each. */
function rateNames({ crn }: Draft, symbols: Namer): RateNames {
  const shared = sharedRate(crn);
  const parameters =
    shared === null
      ? Array.from(crn.rate, (k, r) => [symbols.claim(`k${r + 1}`), k] as const)
      : [[symbols.claim("k"), shared] as const];
  return { parameters, of: (r) => (parameters[shared === null ? r : 0] as readonly [string, number])[0] };
}

/**
 * A BioNetGen network: numbered species and reactions, rate constants as they are (a `.net` rate is literal),
 * one group for each rail of the outputs.
 */
function writeNetwork(draft: Draft, out: TextSink): Result<null> | undefined {
  const { crn, ids } = draft;
  const sound = checkMolecules(draft, "A .net file");
  if (!sound.ok) return sound;
  const symbols = new Namer(SYMBOLS);
  const rates = rateNames(draft, symbols);
  start(draft, out);
  block(out, "parameters", rates.parameters, ([name, k], i) => `${i + 1} ${name} ${k}`);
  block(out, "species", ids, (id, s) => `${s + 1} ${id}() ${crn.initial[s]}`);
  out.line("begin reactions");
  for (let r = 0; r < crn.rate.length; r++) {
    out.add(`  ${r + 1} `);
    addMolecules(out, crn.reactants, r, (s) => `${s + 1}`, ",");
    out.add(" ");
    addMolecules(out, crn.products, r, (s) => `${s + 1}`, ",");
    out.line(` ${rates.of(r)} #R${r + 1}`);
  }
  out.line("end reactions");
  block(
    out,
    "groups",
    railObservables(draft, symbols).flat(),
    ({ name, species }, i) => `${i + 1} ${name} ${species + 1}`,
  );
  return undefined;
}

function start(draft: Draft, out: TextSink): void {
  for (const line of headerLines(draft)) out.line(`# ${line}`);
}

function block<T>(out: TextSink, name: string, items: readonly T[], line: (item: T, i: number) => string) {
  out.line(`begin ${name}`);
  items.forEach((item, i) => {
    out.line(`  ${line(item, i)}`);
  });
  out.line(`end ${name}`);
}

/** An observable for a rail of an output: `setosa_plus`, `setosa_minus`. */
interface RailObservable {
  readonly name: string;
  readonly sign: 1 | -1;
  /** Name and index of the rail's species. */
  readonly id: string;
  readonly species: number;
}

/** The observables of every output, in order. */
function railObservables({ ids, crn, outputs }: Draft, symbols: Namer): RailObservable[][] {
  return pairsOf(crn, "output").map(({ plus, minus }, i) =>
    (
      [
        [plus, 1, "plus"],
        [minus, -1, "minus"],
      ] as const
    ).flatMap(([species, sign, suffix]) => {
      if (species < 0) return [];
      const name = symbols.claim(`${outputs[i]?.id}_${suffix}`);
      return [{ name, sign, id: ids[species] as string, species }];
    }),
  );
}

function addMolecules(
  out: TextSink,
  side: Side,
  r: number,
  name: (species: number) => string,
  joint: string,
): void {
  let first = true;
  forTerms(side, r, (s, n) => {
    const one = name(s);
    for (let i = 0; i < n; i++) {
      out.add(first ? one : joint + one);
      first = false;
    }
  });
  if (first) out.add("0");
}

function checkMolecules({ crn }: Draft, target: string): Result<null> {
  let all = 0;
  for (let r = 0; r < crn.rate.length; r++) {
    const consumed = molecules(crn.reactants, r);
    all += consumed + molecules(crn.products, r);
    if (consumed > MOST_REACTANTS) {
      const message = `Reaction ${r + 1} has ${consumed} reactant molecules; ${target} takes at most ${MOST_REACTANTS}. Use SBML.`;
      return fail("too-many-molecules", message, { reaction: r + 1 });
    }
    if (all > MOST_MOLECULES) {
      const message = `Up to reaction ${r + 1} there are over ${count(MOST_MOLECULES, "molecule")}, and ${target} writes out every one. Use SBML, or another reduction.`;
      return fail("too-many-molecules", message, { reaction: r + 1 });
    }
  }
  return ok(null);
}

export const bnglFormat: FormatModule = textFormat(RULES, writeRules);
export const netFormat: FormatModule = textFormat(RULES, writeNetwork);
