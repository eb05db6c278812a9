import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { namesIn } from "../../src-worker/model/reactionLines.ts";
import { text } from "./text.ts";

const words = text.complete;
const MARKS: readonly Completion[] = [
  { label: "@initial", apply: "@initial ", type: "keyword", detail: words.initial },
  { label: "@constant", apply: "@constant ", type: "keyword", detail: words.constant },
];
const RATES: readonly Completion[] = [
  { label: "k", apply: "k = ", type: "property", detail: words.k },
  { label: "kf", apply: "kf = ", type: "property", detail: words.k },
  { label: "kr", apply: "kr = ", type: "property", detail: words.k },
];
const NOTES: readonly Completion[] = [
  { label: "#! name", apply: '#! name ""', type: "keyword", detail: words.name },
  ...(["input", "output", "internal"] as const).map((role) => ({
    label: `#! dualrail ${role}`,
    apply: `#! dualrail ${role} "" = `,
    type: "keyword",
    detail: words.dualrail,
  })),
];

/** What can stand at a place of a line: the kind of completion, and where its word begins. */
export function placeInLine(before: string): {
  readonly kind: "species" | "mark" | "rate" | "note";
  readonly word: string;
} | null {
  const note = /^\s*(#!?\s?\w*(?:\s\w*)?)$/.exec(before);
  if (note) return { kind: "note", word: note[1] as string };
  const pair = /^\s*#!\s*dualrail\s.*=\s*(?:\S+\s*-\s*)?([A-Za-z]\w*)?$/.exec(before);
  if (pair) return { kind: "species", word: pair[1] ?? "" };
  if (before.includes("#")) return null;
  const mark = /@\w*$/.exec(before);
  if (mark) return { kind: "mark", word: mark[0] };
  const word = /(?<![\w.])\d*([A-Za-z]\w*)$/.exec(before)?.[1] ?? "";
  return { kind: /\[[^\]]*$/.test(before) ? "rate" : "species", word };
}

/** Completes species of the text, `@` marks, rate constants and the notes after `#!`. */
export function completeReactions(context: CompletionContext): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const place = placeInLine(line.text.slice(0, context.pos - line.from));
  if (!place || (place.word === "" && !context.explicit)) return null;
  const from = context.pos - place.word.length;
  switch (place.kind) {
    case "note":
      return { from, options: NOTES, validFor: /^#!?\s?\w*(\s\w*)?$/ };
    case "mark":
      return { from, options: MARKS, validFor: /^@\w*$/ };
    case "rate":
      return { from, options: RATES, validFor: /^\w*$/ };
    case "species":
      return { from, options: speciesOf(context, place.word, line.number), validFor: /^\w*$/ };
  }
}

/** The names in the text; the one that is just being typed is offered where it stands elsewhere, too. */
function speciesOf({ state }: CompletionContext, word: string, line: number): Completion[] {
  const { doc } = state;
  const current = doc.line(line);
  const others = `${doc.sliceString(0, current.from)}\n${doc.sliceString(current.to)}`;
  const names = new Set([...namesIn(others), ...namesIn(current.text).filter((name) => name !== word)]);
  return [...names].map((label) => ({ label, type: "variable" }));
}
