import { CHEMISTRY } from "./glossary/chemistry.ts";
import type { GlossaryEntry } from "./glossary/entry.ts";
import { LEARNING } from "./glossary/learning.ts";

const WORDS = [...CHEMISTRY, ...LEARNING] as const;

/** A word that has an entry. */
export type GlossaryWord = (typeof WORDS)[number]["word"];

/** The field's words by the alphabet. */
export const GLOSSARY: readonly GlossaryEntry[] = WORDS.toSorted((a, b) =>
  a.word.localeCompare(b.word, "en", { sensitivity: "base" }),
);

/** The entry of a word. */
export function entryOf(word: string): GlossaryEntry | undefined {
  return GLOSSARY.find((entry) => entry.word === word);
}
