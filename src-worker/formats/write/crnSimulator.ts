import { functionName } from "../../model/identifier.ts";
import type { FormatModule } from "../format.ts";
import { type Draft, type DraftOutput, difference, headerLines, sideText } from "./draft.ts";
import { textFormat } from "./module.ts";
import { asciiLine, type NameRules, words } from "./names.ts";
import type { TextSink } from "./sink.ts";

/** Dualrail's own ids, which name nothing in Mathematica. */
const OWN = /^([XY]\d+[pn]|[IH]\d+u\d+[pn]|M\d+u\d+|W)$/;
/** Mathematica's own names begin with a capital; single letters other than these are free. */
const SINGLE = /^[ABFGHJLMPQRSTUVWXYZ]$/;

/**
 * `_` is a pattern in Mathematica and becomes `$`, which is a letter there. Some six thousand words that begin
 * with a capital are its own (C, D, E, I, K, N, O, Plot, Total, …): every capitalised id except Dualrail's own
 * and the free single letters gets an `s` in front.
 */
const RULES: NameRules = {
  reserved: words("rxn revrxn rxnl conc term constflux sol tmax outputs t"),
  spell: (id) => {
    const plain = id.replaceAll("_", "$");
    return /^[A-Z]/.test(plain) && !OWN.test(plain) && !SINGLE.test(plain) ? `s${plain}` : plain;
  },
  escape: (id) => `s${id}`,
};

/** A number as Mathematica reads it: `1.*^-7` for 1e-7. */
export function mathematicaNumber(x: number): string {
  const [mantissa, exponent] = String(x).split("e") as [string, string?];
  if (exponent === undefined) return mantissa;
  return `${mantissa.includes(".") ? mantissa : `${mantissa}.`}*^${Number(exponent)}`;
}

/**
 * A script for CRNSimulator (`conc`, `rxn`, `SimulateRxnsys`; its ODE law is k·∏Sⁿ, ours): the system, the run
 * to t-end, the outputs' values and a plot of them. Grammar: CRNSimulator.m, v2.1.
 */
function write(draft: Draft, out: TextSink): undefined {
  const { crn, ids, outputs, run, namer } = draft;
  const system = namer.claim(functionName(crn.name).replaceAll("_", ""));
  for (const line of headerLines(draft)) out.line(`(* ${comment(line)} *)`);
  out.line('Get["CRNSimulator.m"];');
  out.line();
  out.line(`${system} = {`);
  let comma = "";
  // A species of no reaction is in the system only by its concentration, 0 or not.
  const reacting = new Uint8Array(ids.length);
  for (const { species } of [crn.reactants, crn.products]) for (const s of species) reacting[s] = 1;
  for (let s = 0; s < ids.length; s++) {
    if (crn.initial[s] === 0 && reacting[s] === 1) continue;
    out.add(`${comma}conc[${ids[s]}, ${mathematicaNumber(crn.initial[s] as number)}]`);
    comma = ",\n";
  }
  const product = (n: number, id: string) => (n === 1 ? id : `${n}*${id}`);
  for (let r = 0; r < crn.rate.length; r++) {
    const left = sideText(crn.reactants, r, ids, product, "1");
    const right = sideText(crn.products, r, ids, product, "1");
    out.add(`${comma}rxn[${left}, ${right}, ${mathematicaNumber(crn.rate[r] as number)}]`);
    comma = ",\n";
  }
  out.line("\n};");
  out.line();
  out.line(`tmax = ${mathematicaNumber(run.tEnd)};`);
  out.line(`sol = SimulateRxnsys[${system}, tmax];`);
  if (outputs.length === 0) return;
  out.line("outputs = {");
  out.line(outputs.map((output) => `  ${text(output.title)} -> ${valueAt(output)}`).join(",\n"));
  out.line("};");
  out.line("Print[outputs /. sol /. t -> tmax];");
  out.line(
    "Plot[Evaluate[Values[outputs] /. sol], {t, 0, tmax}, PlotLegends -> Keys[outputs], PlotRange -> All]",
  );
}

/** The value as a function of time: `Y1p[t] - Y1n[t]`. */
function valueAt({ plus, minus }: DraftOutput): string {
  const at = (id: string | null) => (id === null ? null : `${id}[t]`);
  return difference({ plus: at(plus), minus: at(minus) });
}

function text(title: string): string {
  return `"${asciiLine(title).replace(/["\\]/g, "\\$&")}"`;
}

function comment(line: string): string {
  return line.replaceAll("(*", "( *").replaceAll("*)", "* )");
}

export const crnSimulatorFormat: FormatModule = textFormat(RULES, write);
