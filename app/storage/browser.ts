import { isEmbedded } from "../store/embed.ts";

/** What this browser remembers; null where storage is switched off, and in pages that others embed. */
export function browserStorage(): Storage | null {
  return within(() => localStorage);
}

/** The same for this tab alone. */
export function tabStorage(): Storage | null {
  return within(() => sessionStorage);
}

/** What is remembered under a name; null for nothing. Never throws. */
export function readKept(storage: Storage | null, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

/** Remembers a text, or with null forgets it. Storage that is full or switched off remembers nothing. */
export function keep(storage: Storage | null, key: string, value: string | null): void {
  try {
    if (value === null) storage?.removeItem(key);
    else storage?.setItem(key, value);
  } catch {
    // Full or switched off.
  }
}

/** Reading the property alone throws where storage is blocked. */
function within(find: () => Storage): Storage | null {
  if (isEmbedded()) return null;
  try {
    return find();
  } catch {
    return null;
  }
}
