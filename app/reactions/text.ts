import type { Crn, Side } from "../../src-worker/model/crn.ts";
import { speciesLabel } from "../../src-worker/model/speciesName.ts";

/** Product entries beyond which copying would hold the page up; the export in the worker has no limit. */
export const COPY_LIMIT = 50_000;

/** Reaction `r` as ASCII text: "X1p -> M1u1 + 2 Y1n", with "; k = 2" where k is not 1. */
export function reactionText(crn: Crn, r: number): string {
  const name = (s: number) => crn.species.ids[s] as string;
  const k = crn.rate[r] as number;
  const rate = k === 1 ? "" : `; k = ${k}`;
  return `${sideText(crn.reactants, r, name)} -> ${sideText(crn.products, r, name)}${rate}`;
}

/** The given reactions, one a line; null where they are too many entries to copy at once. */
export function reactionsText(crn: Crn, reactions: ArrayLike<number>): string | null {
  let entries = 0;
  for (let i = 0; i < reactions.length; i++) {
    const r = reactions[i] as number;
    entries += (crn.products.start[r + 1] as number) - (crn.products.start[r] as number);
    if (entries > COPY_LIMIT) return null;
  }
  return Array.from(reactions, (r) => reactionText(crn, r)).join("\n");
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
