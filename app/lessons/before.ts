import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { type Kept, show } from "../files/open.ts";
import { openRecent } from "../storage/recent.ts";
import { shownState } from "../storage/state.ts";
import { useBench } from "../store/bench.ts";
import { newRecordId, useDocument } from "../store/document.ts";
import { useLesson } from "../store/lesson.ts";
import { useShell } from "../store/shell.ts";
import { useView } from "../store/view.ts";
import { words } from "./text.ts";

interface Before {
  readonly document: ShownDocument;
  readonly kept: Kept;
  readonly hiddenPanes: ReturnType<typeof useShell.getState>["hiddenPanes"];
}

/** How the record of a lesson's own copy begins: it is told from a person's documents, also after a reload. */
const COPY = "1e550000";

/** What was shown before the lessons, as long as the page is open. */
let before: Before | null = null;

/** Id of the record of a lesson's own copy. */
export function newCopyId(): string {
  return COPY + newRecordId().slice(COPY.length);
}

/** Notes what is shown when a lesson begins; what was noted already stays, and a lesson's copy is never noted. */
export function rememberBefore(): void {
  const { document, record } = useDocument.getState();
  if (before || record.startsWith(COPY)) return;
  before = {
    document,
    kept: { record, state: shownState() },
    hiddenPanes: useShell.getState().hiddenPanes,
  };
  useLesson.getState().patch({ before: { record, name: document.name } });
}

/** The name of what was shown before the lessons; null where nothing is noted. */
export function nameBefore(): string | null {
  return before?.document.name ?? useLesson.getState().before?.name ?? null;
}

/**
 * Shows again what was shown before the lessons, with its inputs and settings: one undo step. After a reload it
 * comes from the browser's database.
 */
export async function putBack(): Promise<void> {
  const noted = useLesson.getState().before;
  useBench.getState().show(null);
  useLesson.getState().patch({ before: null });
  if (!before) {
    const problem = noted && (await openRecent(noted.record));
    if (problem) useView.getState().patch({ notice: { kind: "error", text: problem } });
    return;
  }
  const { document, kept, hiddenPanes } = before;
  before = null;
  useShell.getState().patch({ hiddenPanes });
  if (useDocument.getState().record === kept.record) return;
  show(document, words.undoBack(document.name), kept);
}
