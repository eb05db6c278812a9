import type { Crn, Side, SpeciesTable } from "../../src-worker/model/crn.ts";
import { speciesLabel, speciesName } from "../../src-worker/model/speciesName.ts";

/** Product entries beyond which a clipboard is the wrong place; the export has no limit. */
export const COPY_LIMIT = 1_000_000;
/** Entries written between two pauses: a few milliseconds. */
const SLICE = 20_000;

/** How reactions are copied: our own plain text, or lines for a LaTeX document. */
export type CopyFormat = "text" | "latex";

/** Reaction `r` as ASCII text: "X1p -> M1u1 + 2 Y1n", with "; k = 2" where k is not 1. */
export function reactionText(crn: Crn, r: number): string {
  const name = (s: number) => crn.species.ids[s] as string;
  const k = crn.rate[r] as number;
  const rate = k === 1 ? "" : `; k = ${k}`;
  return `${sideText(crn.reactants, r, name)} -> ${sideText(crn.products, r, name)}${rate}`;
}

/** Reaction `r` in LaTeX's mathematics: X_{1}^{+} \rightarrow M_{1,1} + 2\,Y_{1}^{-}; k above the arrow. */
export function reactionLatex(crn: Crn, r: number, arrow = (k: string) => k): string {
  const k = crn.rate[r] as number;
  const between = arrow(k === 1 ? "\\rightarrow" : `\\xrightarrow{${k}}`);
  return `${latexSide(crn, crn.reactants, r)} ${between} ${latexSide(crn, crn.products, r)}`;
}

function latexSide({ species }: Crn, side: Side, r: number): string {
  const text = sideText(side, r, (s) => latexName(species, s));
  return text === "0" ? "\\emptyset" : text.replace(/(^|\+ )(\d+) /g, "$1$2\\,");
}

function latexName(species: SpeciesTable, s: number): string {
  const { letter, rail, subscript } = speciesName(species, s);
  const base = species.role[s] === 0 ? `\\mathrm{${letter.replaceAll("_", "\\_")}}` : letter;
  const sub = subscript ? `_{${subscript}}` : "";
  return base + sub + (rail > 0 ? "^{+}" : rail < 0 ? "^{-}" : "");
}

/** Product entries of some reactions. */
export function entriesOf(crn: Crn, reactions: ArrayLike<number>): number {
  let entries = 0;
  for (let i = 0; i < reactions.length; i++) {
    const r = reactions[i] as number;
    entries += (crn.products.start[r + 1] as number) - (crn.products.start[r] as number);
  }
  return entries;
}

/**
 * The given reactions, one a line; several in LaTeX as an align* environment. Written in short slices, so
 * that the page stays free; null where they are more than `COPY_LIMIT` product entries.
 */
export async function reactionsText(
  crn: Crn,
  reactions: ArrayLike<number>,
  format: CopyFormat,
): Promise<string | null> {
  if (entriesOf(crn, reactions) > COPY_LIMIT) return null;
  const aligned = format === "latex" && reactions.length > 1;
  const line = (r: number) =>
    format === "text"
      ? reactionText(crn, r)
      : reactionLatex(crn, r, (arrow) => (aligned ? `&${arrow}` : arrow));
  const lines: string[] = [];
  let written = 0;
  for (let i = 0; i < reactions.length; i++) {
    const r = reactions[i] as number;
    lines.push(line(r));
    written += (crn.products.start[r + 1] as number) - (crn.products.start[r] as number);
    if (written < SLICE) continue;
    written = 0;
    await new Promise((resume) => setTimeout(resume, 0));
  }
  if (aligned) return `\\begin{align*}\n${lines.join(" \\\\\n")}\n\\end{align*}`;
  return lines.join("\n");
}

/** A reaction for screen readers, its product side cut after `limit` species. */
export function spokenReaction(crn: Crn, r: number, limit = 12): string {
  const name = (s: number) => speciesLabel(crn.species, s);
  const products = (crn.products.start[r + 1] as number) - (crn.products.start[r] as number);
  const more = products > limit ? ` and ${products - limit} more` : "";
  return `${sideText(crn.reactants, r, name)} → ${sideText(crn.products, r, name, limit)}${more}`;
}

function sideText(
  side: Side,
  r: number,
  name: (s: number) => string,
  limit = Number.POSITIVE_INFINITY,
): string {
  const from = side.start[r] as number;
  const end = Math.min(side.start[r + 1] as number, from + limit);
  const terms: string[] = [];
  for (let e = from; e < end; e++) {
    const c = side.coefficient[e] as number;
    terms.push((c === 1 ? "" : `${c} `) + name(side.species[e] as number));
  }
  return terms.length === 0 ? "0" : terms.join(" + ");
}
