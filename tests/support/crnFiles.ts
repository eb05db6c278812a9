import type { Crn } from "../../src-worker/model/crn.ts";
import type { Random } from "../../src-worker/random.ts";
import { number } from "./wolframScript.ts";

type Row = readonly (readonly [string, number])[];

/** Species with their coefficients on one side of a reaction. */
function row(crn: Crn, which: "reactants" | "products", r: number): Row {
  const { start, species, coefficient } = crn[which];
  return Array.from(species.subarray(start[r], start[r + 1]), (s, i) => [
    crn.species.ids[s],
    coefficient[start[r] + i],
  ]);
}

/** A CRNSimulator system as its users write it; sides as sums or, in `rxnl`, as lists. */
export function wolframSystem(crn: Crn, random: Random): string {
  const sum = (side: Row) =>
    side.map(([id, n]) => (n === 1 ? id : `${n}${random.integer(2) ? " " : ""}${id}`)).join(" + ") || "1";
  const list = (side: Row) => `{${side.flatMap(([id, n]) => new Array<string>(n).fill(id)).join(", ")}}`;
  const items = crn.species.ids.map((id, s) => `conc[${id}, ${number(crn.initial[s])}]`);
  crn.rate.forEach((k, r) => {
    const sides = [row(crn, "reactants", r), row(crn, "products", r)] as const;
    const small = sides.every((side) => side.every(([, n]) => n <= 3));
    const form = small && random.integer(3) === 0 ? list : sum;
    items.push(`${form === list ? "rxnl" : "rxn"}[${sides.map(form).join(", ")}, ${number(k)}]`);
  });
  return `(* a (* nested *) comment *)\nsys = {\n  ${items.join(",\n  ")}\n};\nsol = SimulateRxnsys[sys, 50];\n`;
}

/** A BioNetGen network; rates as numbers or as expressions in parameters. */
export function netText(crn: Crn): string {
  const numbers = (side: Row) =>
    side.flatMap(([id, n]) => new Array<number>(n).fill(crn.species.ids.indexOf(id) + 1)).join(",") || "0";
  const lines = ["begin parameters"];
  crn.rate.forEach((k, r) => {
    lines.push(`    ${r + 1} k${r + 1}  ${k}  # ConstantExpression`);
  });
  lines.push("end parameters", "begin species");
  crn.species.ids.forEach((id, s) => {
    lines.push(`    ${s + 1} ${id}() ${crn.initial[s]}`);
  });
  lines.push("end species", "begin reactions");
  crn.rate.forEach((_, r) => {
    lines.push(
      `    ${r + 1} ${numbers(row(crn, "reactants", r))} ${numbers(row(crn, "products", r))} k${r + 1} #R${r + 1}`,
    );
  });
  lines.push("end reactions", "begin groups", "    1 all 1", "end groups", "");
  return lines.join("\n");
}

/** How an SBML model is written. */
export interface SbmlStyle {
  readonly level: 2 | 3;
  readonly size: number;
  /** Species are amounts, and so are their symbols in rate laws. */
  readonly amounts: boolean;
  readonly localParameters: boolean;
  /** The law holds the compartment; without it the constant is k · size. */
  readonly compartmentInLaw: boolean;
  readonly prefix: string;
}

/**
 * An SBML model whose laws multiply compartment, constant and species in a random order and association. Its other
 * ids have an underscore, which no id of a species has: SBML keeps all of them in one list.
 */
export function sbmlText(crn: Crn, style: SbmlStyle, random: Random): string {
  const { level, size, amounts, prefix } = style;
  const p = prefix === "" ? "" : `${prefix}:`;
  const space =
    level === 3
      ? "http://www.sbml.org/sbml/level3/version2/core"
      : "http://www.sbml.org/sbml/level2/version4";
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${p}sbml xmlns${prefix === "" ? "" : `:${prefix}`}="${space}" level="${level}" version="${level === 3 ? 2 : 4}"><${p}model id="m" name="random">`,
    `<${p}notes><p xmlns="http://www.w3.org/1999/xhtml">reaction speciesReference</p></${p}notes>`,
    `<${p}listOfCompartments><${p}compartment id="the_vessel" size="${size}" constant="true"/></${p}listOfCompartments>`,
    `<${p}listOfSpecies>`,
  ];
  crn.species.ids.forEach((id, s) => {
    const amount = amounts
      ? `initialAmount="${crn.initial[s] * size}"`
      : `initialConcentration="${crn.initial[s]}"`;
    lines.push(
      `<${p}species id="${id}" compartment="the_vessel" ${amount} hasOnlySubstanceUnits="${amounts}" boundaryCondition="false" constant="false"/>`,
    );
  });
  lines.push(`</${p}listOfSpecies>`);
  const constantOf = (r: number) => {
    const order = row(crn, "reactants", r).reduce((sum, [, n]) => sum + n, 0);
    return (crn.rate[r] * (style.compartmentInLaw ? 1 : size)) / (amounts ? size ** order : 1);
  };
  if (!style.localParameters) {
    const parameters = Array.from(
      crn.rate,
      (_, r) => `<${p}parameter id="k_${r}" value="${constantOf(r)}" constant="true"/>`,
    );
    lines.push(`<${p}listOfParameters>${parameters.join("")}</${p}listOfParameters>`);
  }
  lines.push(`<${p}listOfReactions>`);
  crn.rate.forEach((_, r) => {
    const references = (which: "reactants" | "products") => {
      const list = row(crn, which, r).map(
        ([id, n]) => `<${p}speciesReference species="${id}" stoichiometry="${n}" constant="true"/>`,
      );
      const name = which === "reactants" ? "listOfReactants" : "listOfProducts";
      return list.length === 0 ? "" : `<${p}${name}>${list.join("")}</${p}${name}>`;
    };
    const factors = row(crn, "reactants", r).map(([id, n]) =>
      n === 1 ? `<ci> ${id} </ci>` : `<apply><power/><ci>${id}</ci><cn type="integer">${n}</cn></apply>`,
    );
    factors.push(`<ci>k_${r}</ci>`, ...(style.compartmentInLaw ? ["<ci>the_vessel</ci>"] : []));
    const local =
      level === 3 ? ["listOfLocalParameters", "localParameter"] : ["listOfParameters", "parameter"];
    const own = style.localParameters
      ? `<${p}${local[0]}><${p}${local[1]} id="k_${r}" value="${constantOf(r)}"/></${p}${local[0]}>`
      : "";
    const law = `<math xmlns="http://www.w3.org/1998/Math/MathML">${product(factors, random)}</math>`;
    lines.push(
      `<${p}reaction id="R${r}" reversible="false">${references("reactants")}${references("products")}<${p}kineticLaw>${law}${own}</${p}kineticLaw></${p}reaction>`,
    );
  });
  lines.push(`</${p}listOfReactions></${p}model></${p}sbml>`, "");
  return lines.join("\n");
}

/** A product of the factors, in any order, nested in any way. */
function product(factors: readonly string[], random: Random): string {
  const list = [...factors];
  while (list.length > 1) {
    const take = Math.min(list.length, 2 + random.integer(2));
    const parts = Array.from({ length: take }, () => list.splice(random.integer(list.length), 1)[0]);
    list.push(`<apply><times/>${parts.join("")}</apply>`);
  }
  return list[0];
}
