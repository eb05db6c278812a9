import { entryOf } from "./glossary.ts";

/** The word as it is listed, and what it means, in a sentence or two. */
export function Definition({ word }: { readonly word: string }) {
  return (
    <>
      <b>{word}</b> {entryOf(word)?.definition}
    </>
  );
}
