import type { Exportable } from "../../jobs.ts";
import { type Crn, pairsOf, ROLE, reactionCount, type Side } from "../../model/crn.ts";
import { DEFAULT_RUN, type RunDescription } from "../../model/exported.ts";
import { identifierOf } from "../../model/identifier.ts";
import { fail, ok, type Result } from "../../model/problem.ts";
import { checkCrn } from "../crnBuilder.ts";
import { count } from "../show.ts";
import { asciiLine, type NameRules, Namer } from "./names.ts";

/** Inputs (and outputs) that the head of a file names one by one. */
const MOST_LISTED = 20;

/** A dual-rail output as it is named in the target. */
export interface DraftOutput {
  /** As the network names it: any text. */
  readonly title: string;
  /** An identifier of its own in the target. */
  readonly id: string;
  /** Names of the rails' species; null for a rail that does not exist. */
  readonly plus: string | null;
  readonly minus: string | null;
}

/** A CRN on its way into another tool's language. */
export interface Draft {
  readonly crn: Crn;
  readonly run: RunDescription;
  /** The CRN's name as an identifier. */
  readonly model: string;
  /** Name of each species in the target. */
  readonly ids: readonly string[];
  /** Species whose name had to change: [in Dualrail, in the target]. */
  readonly renamed: readonly (readonly [string, string])[];
  readonly outputs: readonly DraftOutput[];
  /** For further names of the writer's own. */
  readonly namer: Namer;
}

/** Names everything for a target. Errors: those of `checkCrn`; "no-crn" for a network. */
export function draftOf(content: Exportable, rules: NameRules): Result<Draft> {
  if (content.kind !== "crn") return fail("no-crn", "This format holds a CRN. Compile the network first.");
  const { crn, run = DEFAULT_RUN } = content;
  const sound = checkCrn(crn);
  if (!sound.ok) return sound;
  const namer = new Namer(rules);
  const ids = namer.claimAll(crn.species.ids);
  const renamed = crn.species.ids.flatMap((id, s) =>
    ids[s] === id ? [] : [[id, ids[s] as string] as const],
  );
  const rail = (s: number) => (s < 0 ? null : (ids[s] as string));
  const outputs = pairsOf(crn, "output").map(({ name, plus, minus }, i) => ({
    title: name,
    id: namer.claim(identifierOf(name, `output${i + 1}`)),
    plus: rail(plus),
    minus: rail(minus),
  }));
  return ok({ crn, run, model: identifierOf(crn.name, "model"), ids, renamed, outputs, namer });
}

/** `Y1p - Y1n`, or what is left of it where a rail does not exist. */
export function difference({ plus, minus }: Pick<DraftOutput, "plus" | "minus">): string {
  if (plus !== null && minus !== null) return `${plus} - ${minus}`;
  return plus ?? (minus === null ? "0" : `-${minus}`);
}

/** One side of a reaction, `A + 2 B`; `term` writes a species with its coefficient. */
export function sideText(
  side: Side,
  r: number,
  ids: readonly string[],
  term: (coefficient: number, id: string) => string = spacedTerm,
  empty = "",
): string {
  const end = side.start[r + 1] as number;
  let text = "";
  for (let e = side.start[r] as number; e < end; e++) {
    if (text !== "") text += " + ";
    text += term(side.coefficient[e] as number, ids[side.species[e] as number] as string);
  }
  return text || empty;
}

/** `2 A`. */
function spacedTerm(n: number, id: string): string {
  return n === 1 ? id : `${n} ${id}`;
}

/** Calls `each` for every species of one side of a reaction. */
export function forTerms(side: Side, r: number, each: (species: number, coefficient: number) => void): void {
  for (let e = side.start[r] as number; e < (side.start[r + 1] as number); e++) {
    each(side.species[e] as number, side.coefficient[e] as number);
  }
}

/** The rate constant that all reactions share, or null. */
export function sharedRate({ rate }: Crn): number | null {
  const [first] = rate;
  return first !== undefined && rate.every((k) => k === first) ? first : null;
}

/** What every file says at its top, in ASCII and without any comment sign. */
export function headerLines({ crn, ids, outputs, renamed }: Draft): string[] {
  const rail = (s: number) => (s < 0 ? "0" : (ids[s] as string));
  const inputs = pairsOf(crn, "input");
  const known = crn.species.role.some((role) => role === ROLE.I || role === ROLE.H || role === ROLE.M);
  return [
    asciiLine(crn.name) || "A chemical reaction network",
    `${count(reactionCount(crn), "reaction")}, ${crn.species.count} species. Written by Dualrail.`,
    "Mass action: rate k * product of S^n, without 1/n!. Arbitrary units of time and concentration.",
    ...(known
      ? [
          "X input, I and M intermediate, H hidden value, Y output, W waste; p is the + rail, n the - rail.",
          "I1u3n is the - rail of I in unit 3 of layer 1. Layers and units count from 1.",
        ]
      : []),
    ...listed(
      "Input",
      inputs,
      ({ name, plus, minus }) => `${asciiLine(name)} = ${rail(plus)} - ${rail(minus)}`,
    ),
    ...listed("Output", outputs, (output) => `${asciiLine(output.title)} = ${difference(output)}`),
    ...renamed.map(([id, name]) => `${id} is called ${name} here.`),
  ];
}

/** One line each; of a long list the first ones, the number of others, and the last. */
function listed<T>(kind: string, items: readonly T[], line: (item: T) => string): string[] {
  const lines = items.map((item) => `${kind} ${line(item)}`);
  if (lines.length <= MOST_LISTED) return lines;
  const last = lines.at(-1) as string;
  return [
    ...lines.slice(0, MOST_LISTED - 2),
    `... and ${lines.length - MOST_LISTED + 1} more in order, up to`,
    last,
  ];
}
