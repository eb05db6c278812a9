import { useDocument } from "../store/document.ts";
import { sameState, shownState } from "./state.ts";
import type { Known, Shown } from "./written.ts";

/** What is known of each record this page has shown. */
export const known = new Map<string, Known>();

/** What the page shows now; the state is that of `before` while nothing in it changed. */
export function capture(before: Shown | null, edited: number): Shown {
  const { record, document } = useDocument.getState();
  const state = shownState();
  return { record, document, state: before && sameState(before.state, state) ? before.state : state, edited };
}
