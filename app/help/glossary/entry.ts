/** A word of the field. */
export interface GlossaryEntry {
  readonly word: string;
  readonly definition: string;
  /** Where the paper speaks of it. */
  readonly paper?: string;
  /** Where else it is written down: a DOI or an arXiv number. */
  readonly source?: string;
  /** Words that belong to it. */
  readonly see?: readonly string[];
  /** The lesson that shows it, from 1. */
  readonly lesson?: number;
}
