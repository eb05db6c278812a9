import { create } from "zustand";

interface HelpState {
  /** The glossary, at a word or at its beginning (""); null while it is closed. */
  readonly glossary: string | null;
  /** How a number is computed: the number's name, or "" for the list; null while it is closed. */
  readonly how: string | null;
  readonly about: boolean;
  patch(change: Partial<HelpState>): void;
}

/** What helps and lies over the page. */
export const useHelp = create<HelpState>()((set) => ({
  glossary: null,
  how: null,
  about: false,
  patch: (change) => set(change),
}));
