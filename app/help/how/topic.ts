/** The places of the page whose numbers have topics, in the order of the dialog's list. */
export const HOW_PLACES = [
  "chart",
  "inputs",
  "network",
  "reactions",
  "footer",
  "verify",
  "rates",
  "disturb",
  "scaling",
  "stochastic",
  "train",
  "data",
  "reproduce",
] as const;
export type HowPlace = (typeof HOW_PLACES)[number];

/** How a number on the page comes about. */
export interface HowTopic {
  /** What marks the number on the page: `data-how`. */
  readonly id: string;
  readonly title: string;
  readonly at: HowPlace;
  /** Where on the page it is. */
  readonly place: string;
  readonly formula: readonly string[];
  readonly text: string;
  /** The function that computes it, and its file. */
  readonly code: { readonly name: string; readonly file: string };
  readonly paper?: string;
  /** Where else it is written down: a DOI or an arXiv number. */
  readonly source?: string;
}
