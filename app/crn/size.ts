import { type Crn, reactionCount } from "../../src-worker/model/crn.ts";
import type { ShownReactions } from "../../src-worker/model/shownDocument.ts";

/** Beyond so many product entries, reactions or characters a text is no longer edited by hand. */
const MOST_ENTRIES = 40_000;
const MOST_REACTIONS = 10_000;
const LONGEST_TEXT = 1_000_000;

/** True where the reactions can be edited as text without holding up the page. */
export function isEditable({ crn, text, draft }: ShownReactions): boolean {
  if ((draft ?? text ?? "").length > LONGEST_TEXT) return false;
  return isEditableCrn(crn);
}

export function isEditableCrn(crn: Crn): boolean {
  return crn.products.species.length <= MOST_ENTRIES && reactionCount(crn) <= MOST_REACTIONS;
}
