import type { Example } from "../../src-worker/model/document.ts";

/** From this many examples on the list has a search field. */
export const SEARCH_FROM = 20;

/**
 * Whether an example is meant by a query: its number exactly, or every word in its name or label. Case and
 * accents do not count.
 *
 * @param number as listed, from 1
 */
export function matchesQuery(example: Example, number: number, query: string): boolean {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  if (words.length === 1 && words[0] === `${number}`) return true;
  const text = plain(`${example.name} ${example.label ?? ""}`);
  return words.every((word) => (/^\d+$/.test(word) ? hasNumber(text, word) : text.includes(word)));
}

/** "5" is not in "flower 51". */
function hasNumber(text: string, number: string): boolean {
  return text.split(/[^\d]+/).includes(number);
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
