import type { Crn, DualRail } from "../../model/crn.ts";
import { ok, type Result } from "../../model/problem.ts";
import { CrnBuilder, paperLabel } from "../crnBuilder.ts";
import { areOwnNames, pairsByName } from "../railPairs.ts";
import { shorten } from "../show.ts";
import { Declarations } from "./declarations.ts";
import { evaluateMath, type MathElement } from "./math.ts";
import type { Polynomial } from "./polynomial.ts";
import { Reactions } from "./reactions.ts";
import { type Element, type Listener, refuse } from "./reader.ts";

/** Elements that change the model in ways a list of reactions cannot say. */
const REFUSED: Readonly<Record<string, string | undefined>> = Object.assign(Object.create(null), {
  initialAssignment: "initial assignments are not read. Write the number into the species",
  rateRule: "rate rules are no reactions. Write reactions instead",
  algebraicRule: "algebraic rules are no reactions. Remove them",
  event: "events are not read. Remove them",
});

/** Turns the elements of an SBML model into a CRN. */
export class ModelListener implements Listener {
  private readonly builder = new CrnBuilder();
  private readonly model = new Declarations(this.builder);
  private readonly reactions = new Reactions(this.builder, this.model);
  private name = "";
  private rooted = false;

  open(element: Element): Result<null> {
    const { name, attributes, line } = element;
    if (!this.rooted && name !== "sbml") {
      return refuse(
        line,
        "no-sbml",
        `the file begins with <${shorten(name)}>. An SBML file begins with <sbml>.`,
      );
    }
    const refused = REFUSED[name];
    if (refused) {
      const { symbol, variable, id, metaid } = attributes;
      return refuse(line, name, `${shorten(symbol ?? variable ?? id ?? metaid ?? name)}: ${refused}.`);
    }
    switch (name) {
      case "sbml":
        this.rooted = true;
        return this.model.openSbml(element);
      case "model":
        this.name = attributes.name ?? attributes.id ?? "";
        return ok(null);
      case "compartment":
        return this.model.openCompartment(element);
      case "species":
        return this.model.openSpecies(element);
      case "parameter":
      case "localParameter":
        return this.model.openParameter(element, this.reactions.local);
      case "reaction":
        return this.reactions.open(element);
      case "speciesReference":
        return this.reactions.openReference(element);
      default:
        return ok(null);
    }
  }

  close({ name }: Element): Result<null> {
    return name === "reaction" ? this.reactions.close() : ok(null);
  }

  math(math: MathElement, owner: Element): Result<null> {
    switch (owner.name) {
      case "kineticLaw":
        this.reactions.setLaw(math);
        return ok(null);
      case "functionDefinition":
        this.model.define(owner.attributes.id ?? "", math);
        return ok(null);
      case "assignmentRule":
        return this.model.rule(owner, math);
      case "stoichiometryMath":
        return refuse(
          owner.line,
          "stoichiometry",
          "stoichiometry by a formula is not read. Write a whole number.",
        );
      default:
        return ok(null);
    }
  }

  /** The CRN, once all was read. */
  finish(fallbackName: string): Result<{ crn: Crn; remarks: readonly string[] }> {
    const { builder, model } = this;
    if (builder.ids.length === 0) {
      return refuse(1, "no-crn", "the model has no species. A CRN needs at least one.");
    }
    for (const pair of this.pairs()) {
      const added = builder.addPair(pair);
      if (!added.ok) {
        return refuse(1, "dual-rail", `the dual-rail value ${shorten(pair.name)} ${added.problem.message}`);
      }
    }
    const own = areOwnNames(builder.ids);
    const named = (s: number) => own || model.labels.get(s) === paperLabel(builder.ids[s] as string);
    const remark = model.names.remark();
    const remarks = remark === null ? model.remarks : [...model.remarks, remark];
    return ok({ crn: builder.build(this.name || fallbackName, named), remarks });
  }

  /** Dual-rail values: parameters that a rule makes the difference of two species, else what names tell. */
  private pairs(): DualRail[] {
    const { model } = this;
    const outputs: DualRail[] = [];
    for (const [variable, math] of model.rules) {
      const value = evaluateMath(math, model.scope());
      const rails = value.ok ? differenceOf(value.value) : null;
      if (rails) outputs.push({ name: model.parameterName(variable), ...rails, role: "output" });
      else model.remarks.push(`The rule of ${shorten(variable)} changes no reaction and is left out.`);
    }
    const named = pairsByName(this.builder.ids);
    if (outputs.length === 0) return named;
    const taken = new Set(outputs.flatMap(({ plus, minus }) => [plus, minus]));
    const others = named.filter(
      ({ role, plus, minus }) => role !== "output" && !taken.has(plus) && !taken.has(minus),
    );
    return [...others, ...outputs];
  }
}

/** The rails of A − B, or of A alone; null for any other polynomial. */
function differenceOf(polynomial: Polynomial): { plus: number; minus: number } | null {
  const rails = { plus: -1, minus: -1 };
  for (const { coefficient, powers } of polynomial) {
    const [first] = powers;
    if (!first || powers.size !== 1 || first[1] !== 1 || Math.abs(coefficient) !== 1) return null;
    const rail = coefficient > 0 ? "plus" : "minus";
    if (rails[rail] >= 0) return null;
    rails[rail] = first[0];
  }
  return rails.plus >= 0 ? rails : null;
}
