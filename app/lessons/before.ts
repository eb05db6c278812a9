import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { type Kept, show } from "../files/open.ts";
import { shownState } from "../storage/state.ts";
import { useBench } from "../store/bench.ts";
import { useDocument } from "../store/document.ts";
import { useShell } from "../store/shell.ts";
import { words } from "./text.ts";

interface Before {
  readonly document: ShownDocument;
  readonly kept: Kept;
  readonly hiddenPanes: ReturnType<typeof useShell.getState>["hiddenPanes"];
}

/** What was shown before the lessons, as long as the page is open. */
let before: Before | null = null;

/** Notes what is shown when a lesson begins; what was noted already stays. */
export function rememberBefore(): void {
  const { document, record } = useDocument.getState();
  before ??= {
    document,
    kept: { record, state: shownState() },
    hiddenPanes: useShell.getState().hiddenPanes,
  };
}

/** The name of what was shown before the lessons; null where nothing is noted. */
export function nameBefore(): string | null {
  return before?.document.name ?? null;
}

/** Shows again what was shown before the lessons, with its inputs and settings: one undo step. */
export function putBack(): void {
  if (!before) return;
  const { document, kept, hiddenPanes } = before;
  before = null;
  useBench.getState().show(null);
  useShell.getState().patch({ hiddenPanes });
  if (useDocument.getState().record === kept.record) return;
  show(document, words.undoBack(document.name), kept);
}
