import type { ShownDocument } from "./shownDocument.ts";
import type { StoredParts } from "./stored.ts";

/** Version of the links this code writes, and the newest it reads. */
export const LINK_VERSION = 1;

/** A hash that holds a link: its version, a point, and what it says. Other hashes are none of ours. */
export const LINK_HASH = /^#\d{1,4}\./;

/** Links up to this many characters pass everywhere; up to the second some chat programs cut them. */
export const LINK_LENGTHS = { safe: 2000, most: 8000 } as const;

/** A lesson and the step it has got to, from 0. */
export interface LessonStep {
  readonly lesson: string;
  readonly step: number;
}

/** What a link carries: a document as a browser's database keeps it, and how the page shows it. */
export interface LinkParts extends StoredParts {
  /** Inputs, options, settings, curves: checked on the page as a kept state is. */
  readonly state: unknown;
  /** Layout and panes; null leaves them as the visitor has them. */
  readonly view: unknown;
  readonly lesson?: LessonStep;
}

/** A link that was read. The document is checked; the rest the page checks against it. */
export interface OpenedLink {
  readonly document: ShownDocument;
  readonly state: unknown;
  readonly view: unknown;
  readonly lesson: LessonStep | null;
}
