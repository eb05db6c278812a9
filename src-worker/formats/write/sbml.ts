import { ROLE, type Side } from "../../model/crn.ts";
import { speciesLabel } from "../../model/speciesName.ts";
import type { FormatModule } from "../format.ts";
import { type Draft, type DraftOutput, forTerms, sharedRate } from "./draft.ts";
import { textFormat } from "./module.ts";
import type { NameRules } from "./names.ts";
import type { TextSink } from "./sink.ts";

export const SBML_NAMESPACE = "http://www.sbml.org/sbml/level3/version2/core";
const MATH = '<math xmlns="http://www.w3.org/1998/Math/MathML">';

/** An SBML id is any word; nothing is reserved. */
export const SBML_RULES: NameRules = { reserved: new Set() };

/**
 * SBML Level 3 Version 2, core only. Everything is dimensionless (our units are arbitrary), in one
 * compartment of size 1; each law is compartment · k · ∏Sⁿ; each dual-rail output is a parameter that an
 * assignment rule keeps at plus − minus, so that every SBML tool can plot it. Dualrail's names for the
 * species (X⁺₁) are their `name`.
 */
export function sbmlInto(draft: Draft, out: TextSink): undefined {
  const { crn, ids, outputs, namer } = draft;
  const compartment = namer.claim("compartment");
  const rates = rateParameters(draft);
  out.line('<?xml version="1.0" encoding="UTF-8"?>');
  out.line(`<sbml xmlns="${SBML_NAMESPACE}" level="3" version="2">`);
  const units = ["substance", "time", "volume", "extent"].map((kind) => ` ${kind}Units="dimensionless"`);
  out.line(`<model id="${namer.claim(draft.model)}" name="${xml(crn.name)}"${units.join("")}>`);
  list(out, "Compartments", 1, () => {
    out.line(
      `<compartment id="${compartment}" spatialDimensions="3" size="1" units="dimensionless" constant="true"/>`,
    );
  });
  list(out, "Species", ids.length, (s) => {
    const label = crn.species.role[s] === ROLE.none ? "" : ` name="${xml(speciesLabel(crn.species, s))}"`;
    out.line(
      `<species id="${ids[s]}"${label} compartment="${compartment}" initialConcentration="${crn.initial[s]}" hasOnlySubstanceUnits="false" boundaryCondition="false" constant="false"/>`,
    );
  });
  list(out, "Parameters", rates.values.length + outputs.length, (i) => {
    const output = outputs[i - rates.values.length];
    if (!output) out.line(parameter(rates.name(i), null, rates.values[i] as number));
    else out.line(parameter(output.id, output.title, null));
  });
  list(out, "Rules", outputs.length, (i) => rule(outputs[i] as DraftOutput, out));
  list(out, "Reactions", crn.rate.length, (r) => reaction(draft, r, compartment, rates.name(r), out));
  out.line("</model>");
  out.line("</sbml>");
}

function list(out: TextSink, kind: string, count: number, item: (i: number) => void): void {
  if (count === 0) return;
  out.line(`<listOf${kind}>`);
  for (let i = 0; i < count; i++) item(i);
  out.line(`</listOf${kind}>`);
}

interface RateParameters {
  readonly values: ArrayLike<number>;
  /** Name of the rate constant of reaction r. */
  name(r: number): string;
}

/** One parameter for all reactions where they share their rate constant, else one each. */
function rateParameters({ crn, namer }: Draft): RateParameters {
  const shared = sharedRate(crn);
  if (shared !== null) {
    const k = namer.claim("k");
    return { values: [shared], name: () => k };
  }
  const names = Array.from(crn.rate, (_, r) => namer.claim(`k${r + 1}`));
  return { values: crn.rate, name: (r) => names[r] as string };
}

function parameter(id: string, name: string | null, value: number | null): string {
  const shown = name === null ? "" : ` name="${xml(name)}"`;
  return value === null
    ? `<parameter id="${id}"${shown} units="dimensionless" constant="false"/>`
    : `<parameter id="${id}"${shown} value="${value}" units="dimensionless" constant="true"/>`;
}

function rule({ id, plus, minus }: DraftOutput, out: TextSink): void {
  out.line(`<assignmentRule variable="${id}">${MATH}${mathDifference(plus, minus)}</math></assignmentRule>`);
}

/** MathML of plus − minus, of what exists of it. */
export function mathDifference(plus: string | null, minus: string | null): string {
  const ci = (id: string) => `<ci>${id}</ci>`;
  if (plus !== null && minus !== null) return `<apply><minus/>${ci(plus)}${ci(minus)}</apply>`;
  if (plus !== null) return ci(plus);
  return minus === null ? '<cn type="integer">0</cn>' : `<apply><minus/>${ci(minus)}</apply>`;
}

function reaction(draft: Draft, r: number, compartment: string, k: string, out: TextSink): void {
  const { crn, ids, namer } = draft;
  out.line(`<reaction id="${namer.claim(`R${r + 1}`)}" reversible="false">`);
  references(out, "Reactants", crn.reactants, r, ids);
  references(out, "Products", crn.products, r, ids);
  out.add(`<kineticLaw>${MATH}<apply><times/><ci>${compartment}</ci><ci>${k}</ci>`);
  forTerms(crn.reactants, r, (s, n) => {
    if (n === 1) out.add(`<ci>${ids[s]}</ci>`);
    else out.add(`<apply><power/><ci>${ids[s]}</ci><cn>${n}</cn></apply>`);
  });
  out.line("</apply></math></kineticLaw>");
  out.line("</reaction>");
}

function references(out: TextSink, kind: string, side: Side, r: number, ids: readonly string[]): void {
  if (side.start[r] === side.start[r + 1]) return;
  out.line(`<listOf${kind}>`);
  forTerms(side, r, (s, n) => {
    out.line(`<speciesReference species="${ids[s]}" stoichiometry="${n}" constant="true"/>`);
  });
  out.line(`</listOf${kind}>`);
}

/** Text inside an XML attribute; characters that XML 1.0 does not have become spaces. */
export function xml(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

export const sbmlFormat: FormatModule = textFormat(SBML_RULES, sbmlInto);
