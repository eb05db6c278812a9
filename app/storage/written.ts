import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { storeDocument, storeExamples } from "../../src-worker/model/stored.ts";
import { newRecordId } from "../store/document.ts";
import type { Outcome, RecordChange } from "./database.ts";
import { entryOf, revisionOf } from "./entries.ts";
import { type KeptState, sameState } from "./state.ts";

/** A document as it is shown, with everything that is kept beside it. */
export interface Shown {
  readonly record: string;
  readonly document: ShownDocument;
  readonly state: KeptState;
  /** Time of the last edit, ms since 1970. */
  readonly edited: number;
}

/** What this page knows to be kept of a record, or to need no keeping. */
export interface Known {
  /** The writing in the database; null when the record is not there. */
  readonly revision: string | null;
  readonly document: ShownDocument;
  readonly state: KeptState;
  readonly edited: number;
}

/** Names this page in everything it writes. */
const PAGE = newRecordId();
let writings = 0;

/** True when nothing differs from what is known: then there is nothing to write. */
export function isKept(shown: Shown, known: Known | undefined): boolean {
  return known?.document === shown.document && sameState(known.state, shown.state);
}

/**
 * What must be written so that the record holds what is shown. Documents never change in place, so the parts that
 * are the same objects as before are left out; a record that is not there is written whole.
 */
export function changeOf({ document, state, edited }: Shown, known: Known | undefined): RecordChange {
  const there = known !== undefined && known.revision !== null;
  return {
    entry: entryOf(document, edited, `${PAGE}-${++writings}`),
    ...(there && known.document === document ? {} : { document: storeDocument(document) }),
    ...(there && known.document.examples === document.examples
      ? {}
      : { examples: storeExamples(document.examples) }),
    state,
  };
}

/** Whether a record may be written over its stored entry: over what this page knows or wrote, nothing else. */
export function verifier(known: Known | undefined): (entry: unknown) => Outcome {
  return (entry) => {
    const stored = revisionOf(entry);
    const expected = known?.revision ?? null;
    if (stored === expected || stored?.startsWith(`${PAGE}-`)) return "written";
    return stored === null ? "gone" : "conflict";
  };
}
