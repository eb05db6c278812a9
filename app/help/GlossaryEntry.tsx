import { entryOf } from "./glossary.ts";

/** What a word means, in a sentence or two. */
export function Definition({ word }: { readonly word: string }) {
  return entryOf(word)?.definition ?? null;
}
