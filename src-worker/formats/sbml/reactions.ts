import { ok, type Result, type Where } from "../../model/problem.ts";
import { type CrnBuilder, faultOfCoefficient, faultOfRate } from "../crnBuilder.ts";
import { shorten, show } from "../show.ts";
import { type Declarations, numberFrom } from "./declarations.ts";
import { evaluateMath, type MathElement } from "./math.ts";
import type { Monomial } from "./polynomial.ts";
import { type Element, refuse } from "./reader.ts";

/** A reaction while its elements are read. */
interface Reaction {
  readonly id: string;
  readonly line: number;
  readonly reactants: Map<number, number>;
  readonly products: Map<number, number>;
  readonly local: Map<string, number>;
  law: MathElement | null;
}

/** Turns the reactions of a model into those of a CRN, term by term of their rate laws. */
export class Reactions {
  private current: Reaction | null = null;
  private count = 0;
  private volume: { readonly compartment: string; readonly size: number } | null = null;

  constructor(
    private readonly builder: CrnBuilder,
    private readonly model: Declarations,
  ) {}

  /** Parameters of the reaction that is being read, null outside one. */
  get local(): Map<string, number> | null {
    return this.current?.local ?? null;
  }

  setLaw(law: MathElement): void {
    if (this.current) this.current.law = law;
  }

  open({ attributes, line }: Element): Result<null> {
    const id = attributes.id ?? "";
    this.count++;
    this.current = { id, line, reactants: new Map(), products: new Map(), local: new Map(), law: null };
    if (attributes.fast !== "true") return ok(null);
    return this.refuse("fast", "is a fast reaction, which has no rate. Give it a rate constant.");
  }

  private refuse(code: string, message: string, where: Where = {}): Result<never> {
    const { id = "", line = 1 } = this.current ?? {};
    const named = { reaction: this.count, ...where };
    return refuse(line, code, `reaction ${shorten(id) || this.count} ${message}`, named);
  }

  openReference({ attributes, path }: Element): Result<null> {
    if (!this.current) return ok(null);
    const side = path.at(-1) === "listOfProducts" ? this.current.products : this.current.reactants;
    const {
      species: id = "",
      stoichiometry = this.model.level === 2 ? "1" : "",
      denominator = "1",
    } = attributes;
    const entry = this.model.species.get(id);
    const where = { species: id };
    if (!entry) {
      return this.refuse(
        "unknown-species",
        `names the unknown species ${show(id)}. Add it to the model.`,
        where,
      );
    }
    const before = side.get(entry.index) ?? 0;
    const n = numberFrom(stoichiometry) ?? Number.NaN;
    if (faultOfCoefficient(n) !== null || faultOfCoefficient(n + before) !== null || denominator !== "1") {
      const found = stoichiometry === "" ? "no coefficient" : `the coefficient ${shorten(stoichiometry)}`;
      const rule = "A coefficient is a whole number from 1 to 2^53.";
      return this.refuse("coefficient", `has ${found} of ${shorten(id)}. ${rule}`, where);
    }
    side.set(entry.index, n + before);
    return this.checkVolume(entry.compartment);
  }

  /** One volume: concentrations of two would need two stoichiometries. */
  private checkVolume(compartment: string): Result<null> {
    const size = this.model.volumes.get(compartment) as number;
    this.volume ??= { compartment, size };
    const first = this.volume;
    if (first.size === size) return ok(null);
    const sizes = `${shorten(compartment)} (size ${show(size)}) and others in ${shorten(first.compartment)} (size ${show(first.size)})`;
    return this.refuse(
      "compartment",
      `takes place in ${sizes}. A CRN has one volume: give the compartments one size.`,
    );
  }

  close(): Result<null> {
    const { current } = this;
    if (!current) return ok(null);
    const closed = this.read(current);
    this.current = null;
    return closed;
  }

  private read({ id, law, reactants, products, local }: Reaction): Result<null> {
    if (reactants.size + products.size === 0) {
      return this.refuse("reaction", "has neither reactants nor products. Remove it.");
    }
    if (!law) return this.refuse("rate", "has no kinetic law. Give it one, such as k · A · B.");
    const value = evaluateMath(law, this.model.scope(local));
    if (!value.ok) {
      return this.refuse("not-mass-action", `has a rate law that is not mass action: it ${value.why}.`);
    }
    if (value.value.length === 0) {
      this.model.remarks.push(`Reaction ${shorten(id) || this.count} has the rate 0 and is left out.`);
    }
    for (const monomial of value.value) {
      const forwards = monomial.coefficient > 0;
      const added = forwards
        ? this.add(reactants, products, monomial)
        : this.add(products, reactants, monomial);
      if (!added.ok) return added;
    }
    return ok(null);
  }

  /** One term of a rate law is one reaction. */
  private add(
    from: ReadonlyMap<number, number>,
    to: ReadonlyMap<number, number>,
    { coefficient, powers }: Monomial,
  ): Result<null> {
    for (const [s, n] of from) {
      const power = powers.get(s) ?? 0;
      if (power >= n) continue;
      const species = this.builder.ids[s] as string;
      const takes = `it takes ${n} ${shorten(species)} at a rate that has the power ${power} of it`;
      return this.refuse("not-mass-action", `has a rate law that is not mass action: ${takes}.`, { species });
    }
    // The law is amount per time, the CRN's is concentration per time.
    const k = Math.abs(coefficient) / (this.volume?.size ?? 1);
    const fault = faultOfRate(k);
    if (fault !== null) return this.refuse("rate", `has the rate constant ${fault}`);
    for (const [s, n] of from) this.builder.reactants.add(s, n);
    for (const [s, n] of to) this.builder.products.add(s, n);
    for (const [s, n] of powers) {
      // What the rate depends on beyond the reactants is a catalyst.
      const extra = n - (from.get(s) ?? 0);
      if (extra === 0) continue;
      this.builder.reactants.add(s, extra);
      this.builder.products.add(s, extra);
    }
    this.builder.closeReaction(k);
    return ok(null);
  }
}
