import type { Opened } from "../jobs.ts";
import { type Crn, type DualRail, ROLE, reactionCount, type Side } from "../model/crn.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import { speciesLabel } from "../model/speciesName.ts";
import { baseName, decodeText, encodeText } from "./bytes.ts";
import { checkCrn } from "./crnBuilder.ts";
import { parseCrnText } from "./crnTextParser.ts";
import type { FormatModule } from "./format.ts";
import { count } from "./show.ts";

/**
 * Plain reaction text, one reaction a line, in the `.crn` syntax of crnsimulator
 * (bad-ants-fleet/crnsimulator, `crn_parser.py`):
 *
 *     X1p @initial 3              # X⁺₁
 *     X1p -> I1u1p + 2 I1u2p  [k = 1]
 *     A + B <=> C  [kf = 1, kr = 0.5]
 *     #! name "Figure 1"
 *     #! dualrail output "y" = Y1p - Y1n
 *
 * `;` separates reactions on one line, k is 1 when not given, an empty side is left blank. `@constant`
 * holds a concentration: each reaction then gives back what it takes of the species. Comments
 * start with #; those that start with #! carry what the syntax has no words for: the CRN's name and
 * the dual-rail values (0 for a rail that does not exist). A species whose comment is the name that
 * Dualrail shows for its id gets its role back. Every number is written so that it is read back exactly.
 * Every problem names its line.
 */
export function readCrnText(text: string, fallbackName = "Untitled"): Result<Crn> {
  return parseCrnText(text, fallbackName);
}

/** Writes a CRN as plain reaction text (see `readCrnText`). Errors: those of `checkCrn`. */
export function writeCrnText(crn: Crn): Result<string> {
  const sound = checkCrn(crn);
  if (!sound.ok) return sound;
  const reactions = reactionCount(crn);
  const lines = [
    `#! name ${JSON.stringify(crn.name)}`,
    `# ${crn.species.count} species, ${count(reactions, "reaction")}.`,
  ];
  lines.push("# Rates are mass action: k·∏Sⁿ, without 1/n!; concentrations and time in arbitrary units.", "");
  for (let s = 0; s < crn.species.count; s++) lines.push(speciesLine(crn, s));
  lines.push("");
  for (let r = 0; r < reactions; r++) {
    const reactants = sideText(crn.reactants, r, crn.species.ids);
    const products = sideText(crn.products, r, crn.species.ids);
    lines.push(`${reactants} -> ${products}  [k = ${crn.rate[r]}]`.trim());
  }
  if (crn.dualRail.length > 0) lines.push("");
  for (const pair of crn.dualRail) lines.push(pairLine(crn, pair));
  return ok(`${lines.join("\n")}\n`);
}

/** True when the text is these reactions; the name of the CRN may be another. */
export function says(text: string, crn: Crn): boolean {
  const parsed = parseCrnText(text, crn.name);
  if (!parsed.ok) return false;
  const [mine, theirs] = [writeCrnText(crn), writeCrnText({ ...parsed.value, name: crn.name })];
  return mine.ok && theirs.ok && mine.value === theirs.value;
}

/** The name that a text states, or else the given one. */
function nameIn(text: string, otherwise: string): string | null {
  const parsed = parseCrnText(text, otherwise);
  return parsed.ok ? parsed.value.name : null;
}

function speciesLine(crn: Crn, s: number): string {
  const line = `${crn.species.ids[s]} @initial ${crn.initial[s]}`;
  return crn.species.role[s] === ROLE.none ? line : `${line}  # ${speciesLabel(crn.species, s)}`;
}

function sideText(side: Side, r: number, ids: readonly string[]): string {
  const parts: string[] = [];
  for (let e = side.start[r] as number; e < (side.start[r + 1] as number); e++) {
    const n = side.coefficient[e] as number;
    const id = ids[side.species[e] as number] as string;
    parts.push(n === 1 ? id : `${n} ${id}`);
  }
  return parts.join(" + ");
}

function pairLine(crn: Crn, pair: DualRail): string {
  const rail = (s: number) => (s < 0 ? "0" : (crn.species.ids[s] as string));
  return `#! dualrail ${pair.role} ${JSON.stringify(pair.name)} = ${rail(pair.plus)} - ${rail(pair.minus)}`;
}

export const crnTextFormat: FormatModule = {
  read: (file): Result<Opened> => {
    const text = decodeText(file.bytes);
    if (!text.ok) return text;
    const crn = readCrnText(text.value, baseName(file.name));
    return crn.ok ? ok({ kind: "crn", crn: crn.value, text: text.value }) : crn;
  },
  write: (content) => {
    if (content.kind !== "crn") return fail("no-crn", "This format holds a CRN. Compile the network first.");
    const { crn, text: own } = content;
    // A person's own lines and comments stay, where they say just this.
    if (own !== undefined && says(own, crn) && nameIn(own, crn.name) === crn.name) return ok(encodeText(own));
    const text = writeCrnText(crn);
    return text.ok ? ok(encodeText(text.value)) : text;
  },
};
