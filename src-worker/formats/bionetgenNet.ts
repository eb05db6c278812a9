import type { Opened, OpenedCrn } from "../jobs.ts";
import type { DualRail } from "../model/crn.ts";
import { railSuffix } from "../model/nameHints.ts";
import { fail, ok, type Result, type Where } from "../model/problem.ts";
import { evaluateArithmetic } from "./arithmetic.ts";
import { baseName, decodeText } from "./bytes.ts";
import { CrnBuilder, faultOfConcentration, faultOfRate } from "./crnBuilder.ts";
import { type DualrailHead, readDualrailHead, withHead } from "./dualrailHead.ts";
import type { FormatModule } from "./format.ts";
import { areOwnNames, pairsByName } from "./railPairs.ts";
import { shorten } from "./show.ts";
import { SpeciesNames } from "./speciesNames.ts";

/**
 * Reads a BioNetGen reaction network (`.net`, written by BNG2.pl's `generate_network`): parameters, species,
 * reactions and groups. A rate is a number or an expression in parameters and stands for k · ∏ Sⁿ, as
 * BioNetGen's own solvers take it; rates that are functions are refused. Species patterns become ids
 * (`A()` is A), `$A()` is held constant. Groups named `y_plus` and `y_minus` of one species each, or one
 * group that is a difference, become dual-rail outputs.
 *
 * Every problem names its line.
 */
export function readBionetgenNet(text: string, fallbackName = "Untitled"): Result<OpenedCrn> {
  const reader = new NetReader(readDualrailHead(text));
  const lines = text.split(/\r\n|\n|\r/);
  for (const [i, line] of lines.entries()) {
    const read = reader.line(line, i + 1);
    if (!read.ok) return read;
  }
  return reader.finish(fallbackName, lines.length);
}

/** Blocks that say nothing about the reactions of a finished network. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  "molecule types",
  "observables",
  "reaction rules",
  "functions",
  "energy patterns",
  "population maps",
  "seed species",
  "model",
]);

const READ: ReadonlySet<string> = new Set(["parameters", "species", "reactions", "groups", "compartments"]);

class NetReader {
  private readonly builder = new CrnBuilder();
  private readonly names = new SpeciesNames();
  private readonly values = new Map<string, number>();
  /** Index in the file → species. */
  private readonly species = new Map<number, number>();
  private readonly groups = new Map<string, readonly (readonly [number, number])[]>();
  private readonly blocks = new Set<string>();
  private block = "";
  private began = 0;

  constructor(private readonly head: DualrailHead | null) {}

  line(text: string, line: number): Result<null> {
    const code = (text.split("#", 1)[0] as string).trim();
    if (code === "") return ok(null);
    if (/^(begin|end)\s/.test(code)) {
      const [word, ...name] = code.split(/\s+/);
      return this.bound(name.join(" "), word === "begin", line);
    }
    switch (this.block) {
      case "parameters":
        return this.parameter(code, line);
      case "species":
        return this.speciesLine(code, line);
      case "reactions":
        return this.reaction(code, line);
      case "groups":
        return this.group(code, line);
      case "compartments":
        return refuse(line, "compartments", "compartments are not read. Export the network without them.");
      default:
        return ok(null);
    }
  }

  private bound(name: string, begins: boolean, line: number): Result<null> {
    // The blocks of BNGL stand within a model.
    if (name === "model") return ok(null);
    if (begins && this.block !== "") {
      return refuse(
        line,
        "block",
        `the block ${this.block}, begun on line ${this.began}, has no end. Add it.`,
      );
    }
    if (!begins && this.block !== name) {
      return refuse(line, "block", `"end ${shorten(name)}" ends no block. Remove it.`);
    }
    if (begins && !PASSED_OVER.has(name) && !READ.has(name)) {
      return refuse(line, "block", `the block "${shorten(name)}" is unknown. Remove it.`);
    }
    this.block = begins ? name : "";
    this.began = line;
    if (begins) this.blocks.add(name);
    return ok(null);
  }

  private parameter(code: string, line: number): Result<null> {
    const match = /^(?:\d+\s+)?([A-Za-z_]\w*)\s*=?\s*(\S.*)$/.exec(code);
    if (!match) return refuse(line, "parameter", `"${shorten(code)}" is no parameter. Write 1 k1 0.5.`);
    const [, name = "", text = ""] = match;
    const value = evaluateArithmetic(text, this.values);
    if (!value.ok) {
      return refuse(line, "parameter", `the parameter ${shorten(name)} ${value.why}. Write a number.`);
    }
    this.values.set(name, value.value);
    return ok(null);
  }

  private speciesLine(code: string, line: number): Result<null> {
    const match = /^(\d+)\s+(\$?)(\S+)\s+(\S.*)$/.exec(code);
    if (!match) return refuse(line, "species", `"${shorten(code)}" is no species. Write 1 A() 10.`);
    const [, number = "", dollar, pattern = "", amount = ""] = match;
    const index = Number(number);
    if (this.species.has(index)) {
      return refuse(line, "species", `species ${index} is there twice. Give each its own number.`);
    }
    const id = this.names.idOf(pattern);
    if (this.builder.find(id) !== undefined) {
      return refuse(line, "species", `${shorten(pattern)} is there twice. Keep one.`, { species: id });
    }
    const value = evaluateArithmetic(amount, this.values);
    const what = `the initial concentration of ${shorten(pattern)}`;
    if (!value.ok) return refuse(line, "initial", `${what} ${value.why}. Write a number.`, { species: id });
    const fault = faultOfConcentration(value.value);
    if (fault !== null) return refuse(line, "initial", `${what} is ${fault}`, { species: id });
    const s = this.builder.species(id);
    this.species.set(index, s);
    this.builder.setInitial(s, value.value);
    if (dollar === "$") this.builder.hold(s);
    return ok(null);
  }

  private reaction(code: string, line: number): Result<null> {
    const match = /^(?:\d+)\s+([\d,]+)\s+([\d,]+)\s+(\S.*)$/.exec(code);
    if (!match) {
      return refuse(line, "reaction", `"${shorten(code)}" is no reaction. Write 1 1,2 3 k1.`);
    }
    const [, left = "", right = "", rate = ""] = match;
    const reaction = this.builder.reactionCount + 1;
    for (const [list, side] of [
      [left, this.builder.reactants],
      [right, this.builder.products],
    ] as const) {
      for (const word of list.split(",")) {
        if (word === "0") continue;
        const s = this.species.get(Number(word));
        if (s === undefined || word === "") {
          const found =
            word === "" ? "a number is missing beside a comma" : `species ${shorten(word)} is unknown`;
          return refuse(line, "unknown-species", `${found}. Use the numbers of the species block.`, {
            reaction,
          });
        }
        side.add(s, 1);
      }
    }
    if (this.builder.reactants.isEmpty() && this.builder.products.isEmpty()) {
      return refuse(line, "reaction", "the reaction has neither reactants nor products. Remove it.", {
        reaction,
      });
    }
    const value = evaluateArithmetic(rate, this.values);
    if (!value.ok) {
      const advice = "A rate is a number or an expression in parameters.";
      return refuse(line, "rate", `the rate ${shorten(rate)} ${value.why}. ${advice}`, { reaction });
    }
    const fault = faultOfRate(value.value);
    if (fault !== null) return refuse(line, "rate", `the rate ${shorten(rate)} is ${fault}`, { reaction });
    this.builder.closeReaction(value.value);
    return ok(null);
  }

  private group(code: string, line: number): Result<null> {
    const match = /^(?:\d+\s+)?(\S+)(?:\s+(\S+))?$/.exec(code);
    const [, name = "", list = ""] = match ?? [];
    const members: (readonly [number, number])[] = [];
    for (const entry of list === "" ? [] : list.split(",")) {
      const [, factor = "1", number = ""] = /^(?:([+-]?[\d.]+)\*)?(\d+)$/.exec(entry) ?? [];
      const s = this.species.get(Number(number));
      if (number === "" || s === undefined) {
        return refuse(line, "group", `"${shorten(entry)}" is no member of a group. Write 1 y 3,2*4.`);
      }
      members.push([s, Number(factor)]);
    }
    this.groups.set(name, members);
    return ok(null);
  }

  finish(fallbackName: string, lines: number): Result<OpenedCrn> {
    if (this.block !== "") {
      const message = `the block ${this.block}, begun on line ${this.began}, has no end; the file may be cut off.`;
      return refuse(lines, "block", message);
    }
    if (!this.blocks.has("reactions")) {
      const rules = this.blocks.has("reaction rules") || this.blocks.has("seed species");
      return fail(
        "no-crn",
        rules
          ? "The file holds rules, not reactions. Run generate_network() in BioNetGen and open the .net file."
          : "The file has no reactions block. A network begins it with: begin reactions.",
        { line: 1 },
      );
    }
    const { builder } = this;
    for (const pair of withHead(this.pairs(), this.head, (id) => builder.find(id))) {
      const added = builder.addPair(pair);
      if (!added.ok) {
        return refuse(
          lines,
          "dual-rail",
          `the dual-rail value ${shorten(pair.name)} ${added.problem.message}`,
        );
      }
    }
    const own = areOwnNames(builder.ids);
    const remark = this.names.remark();
    const crn = builder.build(this.head?.name ?? fallbackName, () => own);
    return ok({ kind: "crn", crn, ...(remark === null ? {} : { remarks: [remark] }) });
  }

  private pairs(): DualRail[] {
    const outputs: DualRail[] = [];
    for (const [name, members] of this.groups) {
      const pair = this.pairOf(name, members);
      if (pair) outputs.push({ ...pair, role: "output" });
    }
    const named = pairsByName(this.builder.ids);
    if (outputs.length === 0) return named;
    const taken = new Set(outputs.flatMap(({ plus, minus }) => [plus, minus]));
    const others = named.filter(
      ({ role, plus, minus }) => role !== "output" && !taken.has(plus) && !taken.has(minus),
    );
    return [...others, ...outputs];
  }

  /** `y 1*3,-1*4`, or `y_plus 3` with its `y_minus 4`. */
  private pairOf(
    name: string,
    members: readonly (readonly [number, number])[],
  ): Omit<DualRail, "role"> | null {
    const [first, second] = members;
    if (!first) return null;
    if (second && members.length === 2 && first[1] * second[1] === -1) {
      const [plus, minus] = first[1] > 0 ? [first[0], second[0]] : [second[0], first[0]];
      return { name, plus, minus };
    }
    const suffix = /_(plus|pos|p)$/i.test(name) ? railSuffix(name) : null;
    if (!suffix || members.length !== 1) return null;
    for (const mark of ["minus", "neg", "n", "m"]) {
      const partner = this.groups.get(`${suffix.base}_${mark}`);
      const [other] = partner ?? [];
      if (other && partner?.length === 1 && other[0] !== first[0]) {
        return { name: suffix.base, plus: first[0], minus: other[0] };
      }
    }
    return null;
  }
}

function refuse(line: number, code: string, message: string, where: Where = {}): Result<never> {
  return fail(code, `Line ${line}: ${message}`, { ...where, line });
}

export const bionetgenNetFormat: FormatModule = {
  read: (file): Result<Opened> => {
    const text = decodeText(file.bytes);
    return text.ok ? readBionetgenNet(text.value, baseName(file.name)) : text;
  },
};
