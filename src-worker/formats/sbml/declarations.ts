import { ok, type Result } from "../../model/problem.ts";
import type { CrnBuilder } from "../crnBuilder.ts";
import { faultOfConcentration } from "../crnBuilder.ts";
import { shorten, show } from "../show.ts";
import { SpeciesNames } from "../speciesNames.ts";
import type { FunctionDefinition, MathElement, MathScope } from "./math.ts";
import { constant, species } from "./polynomial.ts";
import { type Element, refuse } from "./reader.ts";

interface SpeciesEntry {
  readonly index: number;
  readonly compartment: string;
  /** The species' symbol stands for factor · concentration: the volume where it stands for an amount. */
  readonly factor: number;
}

const NO_NUMBERS: ReadonlyMap<string, number> = new Map();

/** Everything of a model that is not a reaction: compartments, species, parameters, functions, rules. */
export class Declarations {
  readonly names = new SpeciesNames();
  /** The `name` of species, by index. */
  readonly labels = new Map<number, string>();
  readonly species = new Map<string, SpeciesEntry>();
  readonly volumes = new Map<string, number>();
  /** Variables of assignment rules and what they say, in order. */
  readonly rules = new Map<string, MathElement>();
  readonly remarks: string[] = [];
  /** 2 or 3. */
  level = 3;
  private readonly numbers = new Map<string, number>();
  private readonly parameterNames = new Map<string, string>();
  private readonly functions = new Map<string, FunctionDefinition>();

  constructor(private readonly builder: CrnBuilder) {}

  openSbml({ attributes, line }: Element): Result<null> {
    this.level = Number(attributes.level ?? 0);
    if (this.level !== 2 && this.level !== 3) {
      return refuse(
        line,
        "level",
        `SBML level ${show(attributes.level)} is not read. Convert the file to level 3.`,
      );
    }
    const required = Object.keys(attributes).find(
      (key) => key.endsWith(":required") && attributes[key] === "true",
    );
    if (required === undefined) return ok(null);
    const name = shorten(required.split(":")[0] as string);
    return refuse(
      line,
      "package",
      `the model needs the SBML package ${name}, which is not read. Export it without.`,
    );
  }

  openCompartment({ attributes, line }: Element): Result<null> {
    const { id = "", size = "1" } = attributes;
    const volume = numberFrom(size);
    if (volume === null || !(volume > 0)) {
      return refuse(
        line,
        "compartment",
        `compartment ${shorten(id)} has the size ${show(size)}. A size is a number greater than 0.`,
      );
    }
    if (attributes.size === undefined && attributes.spatialDimensions !== "0") {
      this.remarks.push(`Compartment ${shorten(id)} has no size; 1 is taken.`);
    }
    this.volumes.set(id, volume);
    this.numbers.set(id, volume);
    return ok(null);
  }

  openSpecies({ attributes, line }: Element): Result<null> {
    const { id = "", compartment = "", name } = attributes;
    const no = (code: string, message: string) => refuse(line, code, message, { species: id });
    if (id === "") return no("species", "a species has no id. Give it one.");
    const shown = shorten(id);
    if (this.species.has(id)) return no("species", `the species ${shown} is there twice. Keep one.`);
    const volume = this.volumes.get(compartment);
    if (volume === undefined) {
      return no(
        "compartment",
        `species ${shown} is in the unknown compartment ${show(compartment)}. Add it.`,
      );
    }
    if (attributes.conversionFactor !== undefined) {
      return no("species", `species ${shown} has a conversion factor, which is not read. Convert its units.`);
    }
    const { initialConcentration, initialAmount } = attributes;
    const text = initialConcentration ?? initialAmount ?? "0";
    const stated = numberFrom(text);
    if (stated === null) {
      return no("initial", `the initial concentration of ${shown} is ${show(text)}. Write a number.`);
    }
    const initial = initialConcentration === undefined ? stated / volume : stated;
    const fault = faultOfConcentration(initial);
    if (fault !== null) return no("initial", `the initial concentration of ${shown} is ${fault}`);
    const s = this.builder.species(this.names.idOf(id));
    this.builder.setInitial(s, initial);
    if (attributes.boundaryCondition === "true" || attributes.constant === "true") this.builder.hold(s);
    const factor = attributes.hasOnlySubstanceUnits === "true" ? volume : 1;
    this.species.set(id, { index: s, compartment, factor });
    if (name !== undefined) this.labels.set(s, name);
    return ok(null);
  }

  /** A parameter without a value stays unknown until a law asks for it. `local` takes those of one reaction. */
  openParameter({ attributes, line }: Element, local: Map<string, number> | null): Result<null> {
    const { id = "", value, name } = attributes;
    const number = value === undefined ? null : numberFrom(value);
    if (value !== undefined && number === null) {
      return refuse(line, "parameter", `the parameter ${shorten(id)} is ${show(value)}. Write a number.`);
    }
    if (number !== null) (local ?? this.numbers).set(id, number);
    if (!local && name !== undefined) this.parameterNames.set(id, name);
    return ok(null);
  }

  /** `lambda` with its `bvar`s. */
  define(id: string, math: MathElement): void {
    const lambda = math.children[0];
    const body = lambda?.children.at(-1);
    if (lambda?.name !== "lambda" || !body) return;
    const parameters = lambda.children
      .filter(({ name }) => name === "bvar")
      .map(({ children }) => children[0]?.text.trim() ?? "");
    this.functions.set(id, { parameters, body });
  }

  /** Rules of parameters that no rate uses are only looked at; those of species change the model. */
  rule({ attributes, line }: Element, math: MathElement): Result<null> {
    const { variable = "" } = attributes;
    if (this.species.has(variable) || this.volumes.has(variable)) {
      return refuse(
        line,
        "assignmentRule",
        `${shorten(variable)}: assignment rules of species and compartments are no reactions. Write reactions instead.`,
      );
    }
    this.rules.set(variable, math);
    return ok(null);
  }

  /** What people call a parameter. */
  parameterName(id: string): string {
    return this.parameterNames.get(id) ?? id;
  }

  scope(local: ReadonlyMap<string, number> = NO_NUMBERS): MathScope {
    return {
      functionOf: (name) => this.functions.get(name),
      lookUp: (name) => {
        const ruled = this.rules.has(name) && !local.has(name);
        const number = local.get(name) ?? (ruled ? undefined : this.numbers.get(name));
        if (number !== undefined) return constant(number);
        const entry = this.species.get(name);
        if (entry) return species(entry.index, entry.factor);
        const shown = shorten(name);
        return {
          why: ruled
            ? `uses ${shown}, which an assignment rule changes`
            : `uses ${shown}, which has no value`,
        };
      },
    };
  }
}

const NUMBER = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$/;

/** A number of XML Schema's double, without INF and NaN; null for anything else. */
export function numberFrom(text: string): number | null {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}
