import { type Crn, reactionCount } from "../../src-worker/model/crn.ts";
import type { ShownReactions } from "../../src-worker/model/shownDocument.ts";

/** Beyond so many product entries, reactions or characters a text is no longer edited by hand. */
const MOST_ENTRIES = 40_000;
const MOST_REACTIONS = 10_000;
const LONGEST_TEXT = 1_000_000;
/** A file of another notation is only read here, not followed by curves. */
const LONGEST_SOURCE = 4_000_000;

/** True where the reactions can be edited as text without holding up the page. */
export function isEditable({ crn, text, draft, source }: ShownReactions): boolean {
  const longest = source === undefined ? LONGEST_TEXT : LONGEST_SOURCE;
  if ((draft ?? text ?? "").length > longest) return false;
  return isEditableCrn(crn);
}

export function isEditableCrn(crn: Crn): boolean {
  return crn.products.species.length <= MOST_ENTRIES && reactionCount(crn) <= MOST_REACTIONS;
}
