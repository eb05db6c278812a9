import { type Crn, emptyCrn } from "./crn.ts";
import type { CrnDocument } from "./crnDocument.ts";
import { faceOf } from "./crnFace.ts";
import type { NetworkDocument } from "./document.ts";

/** Reactions that are shown in place of a network. */
export interface ShownReactions {
  /** What runs: the last reading without an error, with the initial concentrations it states. */
  readonly crn: Crn;
  /** The text it was read from; null where it came from a file of another kind and nobody wrote in it yet. */
  readonly text: string | null;
  /** Text that cannot be read yet, newer than what runs; null while all is read. */
  readonly draft: string | null;
  /** Further reaction systems of the same file. */
  readonly others: readonly Crn[];
  /** Name of the file that the draft is the text of, where its notation is not ours; it opens once it can be read. */
  readonly source?: string;
}

/** The text of a reaction file that cannot be read as it is. */
export interface Unread {
  readonly name: string;
  readonly text: string;
  /** True for reaction text, the editor's own notation. */
  readonly own: boolean;
}

/**
 * What the page shows: a network, or reactions that came without one. Then `network` is the face of the CRN
 * (see `faceOf`): inputs, species and outputs by name, with no edge between them.
 */
export interface ShownDocument extends NetworkDocument {
  readonly reactions?: ShownReactions;
}

/** A CRN with what its file held beside it, as the page shows it. */
export function documentOfCrn(
  { crn, examples, simulation, text }: CrnDocument,
  name: string,
  others: readonly Crn[] = [],
): ShownDocument {
  return {
    name,
    network: faceOf(crn),
    reactions: { crn, text: text ?? null, draft: null, others },
    ...(examples ? { examples } : {}),
    ...(simulation ? { simulation } : {}),
    extra: {},
  };
}

/** A text that cannot be read yet: nothing runs before it can. */
export function documentOfUnread({ name, text, own }: Unread, title: string): ShownDocument {
  const crn = emptyCrn(title);
  const source = own ? {} : { source: name };
  return {
    name: title,
    network: faceOf(crn),
    reactions: { crn, text: null, draft: text, others: [], ...source },
    extra: {},
  };
}

/** The text of a document of which nothing could be read yet, with the name of its file if it has one; else null. */
export function unreadIn({ reactions }: ShownDocument): { text: string; source: string | null } | null {
  if (!reactions || reactions.draft === null || reactions.crn.species.count > 0) return null;
  return { text: reactions.draft, source: reactions.source ?? null };
}

/** What a CRN file of the document holds; null for a network. */
export function crnDocumentOf({ name, reactions, examples, simulation }: ShownDocument): CrnDocument | null {
  if (!reactions) return null;
  const { crn, text } = reactions;
  const inputs = crn.dualRail.filter(({ role }) => role === "input").length;
  // A file's examples are of dual-rail inputs; edited reactions may have others.
  const fitting = examples?.filter(({ values }) => values.length === inputs) ?? [];
  return {
    crn: { ...crn, name },
    ...(fitting.length > 0 ? { examples: fitting } : {}),
    ...(simulation ? { simulation } : {}),
    ...(text === null ? {} : { text }),
  };
}

/** The document with reactions read from a text; anything else stays. */
export function withReactions(document: ShownDocument, crn: Crn, text: string): ShownDocument {
  const { reactions } = document;
  if (!reactions) return document;
  if (reactions.text === text && reactions.draft === null) return document;
  // A name that the text begins to state, or states otherwise, is the document's; else the person's own stays.
  const name = crn.name === reactions.crn.name ? document.name : crn.name;
  return { ...document, name, network: faceOf(crn), reactions: { ...reactions, crn, text, draft: null } };
}

/** The document with a text that cannot be read: what was read last keeps running. */
export function withDraft(document: ShownDocument, draft: string): ShownDocument {
  const { reactions } = document;
  if (!reactions || reactions.draft === draft) return document;
  return { ...document, reactions: { ...reactions, draft } };
}

/** The document with another system of its file (from 0) in place of the shown one, which takes its place. */
export function withSystem(document: ShownDocument, index: number): ShownDocument {
  const { reactions } = document;
  const chosen = reactions?.others[index];
  if (!reactions || !chosen) return document;
  const others = reactions.others.map((crn, i) => (i === index ? reactions.crn : crn));
  return {
    ...document,
    network: faceOf(chosen),
    reactions: { crn: chosen, text: null, draft: null, others },
  };
}
