import type { SpeciesTable } from "../../src-worker/model/crn.ts";
import { speciesName } from "../../src-worker/model/speciesName.ts";
import { wholeNumber } from "../ui/numbers.ts";
import { words } from "./words.ts";

/** A species on one side of a reaction with its stoichiometric coefficient. */
export interface Term {
  readonly species: number;
  readonly coefficient: number;
}

/** How many folded species share a letter and a rail: 250 H⁺. */
export interface HiddenKind {
  readonly letter: string;
  readonly rail: -1 | 0 | 1;
  readonly count: number;
}

/** The start of a side, terms kept from what was folded away, and what was folded away. */
export interface FoldedSide<T extends Term> {
  readonly shown: readonly T[];
  readonly kept: readonly T[];
  /** Species that are neither shown nor kept. */
  readonly hidden: number;
  /** The hidden ones by kind, the most frequent first. */
  readonly kinds: readonly HiddenKind[];
  /** There is room to name the kinds, and there are enough to make it worth. */
  readonly named: boolean;
}

/** A side that is read term by term. */
export interface Terms<T extends Term> {
  readonly length: number;
  at(i: number): T;
}

export interface FoldRules<T extends Term> {
  readonly species: SpeciesTable;
  /** Pixels for all terms. */
  readonly room: number;
  readonly width: (term: T) => number;
  /** Terms worth keeping in sight, null where none is. */
  readonly kept: ((term: T) => boolean) | null;
}

/** Folded terms kept in sight, at most. */
const MOST_KEPT = 2;
/** Room of "+ 1,004 more: 512 H⁺, 492 H⁻", and of its beginning alone, in pixels. */
const FOLD_WIDTH = 190;
const SHORT_FOLD_WIDTH = 92;
/** In less room, or for fewer folded species, only their number is said. */
const ROOM_FOR_KINDS = 360;
const WORTH_NAMING = 12;

/**
 * The terms that fit the room; the rest is folded and counted by kind. At least one term is shown, and
 * the first `kept` ones of the rest stay in sight.
 */
export function foldTerms<T extends Term>(terms: Terms<T>, rules: FoldRules<T>): FoldedSide<T> {
  const { room, width, kept } = rules;
  const widths: number[] = [];
  let used = 0;
  let cut = 0;
  while (cut < terms.length) {
    const next = width(terms.at(cut));
    if (used + next > room) break;
    used += next;
    widths.push(next);
    cut++;
  }
  if (cut === terms.length)
    return { shown: slice(terms, 0, cut), kept: [], hidden: 0, kinds: [], named: false };
  cut = Math.max(1, cut);
  const extra: T[] = [];
  for (let i = cut; kept && i < terms.length && extra.length < MOST_KEPT; i++) {
    const term = terms.at(i);
    if (kept(term)) extra.push(term);
  }
  const named = room >= ROOM_FOR_KINDS && terms.length - cut >= WORTH_NAMING;
  const needed = extra.reduce((sum, t) => sum + width(t), named ? FOLD_WIDTH : SHORT_FOLD_WIDTH);
  while (cut > 1 && used + needed > room) used -= widths[--cut] as number;
  const kinds = hiddenKinds(terms, cut, extra, rules.species);
  const hidden = terms.length - cut - extra.length;
  return { shown: slice(terms, 0, cut), kept: extra, hidden, kinds, named };
}

function slice<T extends Term>(terms: Terms<T>, from: number, to: number): T[] {
  return Array.from({ length: to - from }, (_, i) => terms.at(from + i));
}

function hiddenKinds<T extends Term>(
  terms: Terms<T>,
  from: number,
  kept: readonly T[],
  species: SpeciesTable,
): HiddenKind[] {
  const spared = new Set(kept.map((term) => term.species));
  const kinds = new Map<string, { letter: string; rail: -1 | 0 | 1; count: number }>();
  for (let i = from; i < terms.length; i++) {
    const s = terms.at(i).species;
    if (spared.has(s)) continue;
    // Roles and rails are numbers in columns; a name is only made for the first of a kind.
    const key = `${species.role[s]} ${species.rail[s]}`;
    const known = kinds.get(key);
    if (known) known.count++;
    else {
      const { letter, rail } = speciesName(species, s);
      kinds.set(key, { letter: species.role[s] === 0 ? "species" : letter, rail, count: 1 });
    }
  }
  return [...kinds.values()].sort((a, b) => b.count - a.count);
}

/** "498 more", where they are named (or all are wanted) "498 more: 250 H⁺, 248 H⁻"; at most three kinds. */
export function hiddenText(
  side: Pick<FoldedSide<Term>, "hidden" | "kinds" | "named">,
  whole = side.named,
): string {
  const more = words.more(side.hidden);
  if (!whole || side.kinds.length === 0) return more;
  const named = side.kinds.slice(0, 3).map(({ letter, rail, count }) => {
    const sign = rail > 0 ? "⁺" : rail < 0 ? "⁻" : "";
    return `${wholeNumber(count)} ${letter}${sign}`;
  });
  const rest = side.kinds.length > 3 ? ", …" : "";
  return `${more}: ${named.join(", ")}${rest}`;
}
