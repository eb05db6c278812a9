import type { ShownDocument, ShownReactions } from "../../src-worker/model/shownDocument.ts";
import { useDocument } from "./document.ts";

/** The reactions the page shows in place of a network; null while it shows a network. */
export function useReactionsShown(): ShownReactions | null {
  return useDocument((state) => state.document.reactions ?? null);
}

/** True while the page shows reactions. */
export function useShowsReactions(): boolean {
  return useDocument((state) => state.document.reactions !== undefined);
}

export function showsReactions(document: ShownDocument = useDocument.getState().document): boolean {
  return document.reactions !== undefined;
}
