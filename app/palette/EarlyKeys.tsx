import { useEffect } from "react";
import { useOverlay } from "../store/overlay.ts";

/** What was typed for the palette before it stood: its search, and whether Enter followed. */
export interface EarlyTyping {
  readonly search: string;
  readonly enter: boolean;
}

const NOTHING: EarlyTyping = { search: "", enter: false };
let typed = NOTHING;

/** Stands in for the palette while its code arrives, so that nobody who types at once loses a letter. */
export function EarlyKeys() {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!useOverlay.getState().palette || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") useOverlay.getState().patch({ palette: false });
      typed = event.key === "Escape" ? NOTHING : typeKey(typed, event.key);
    };
    window.addEventListener("keydown", listen, { capture: true });
    return () => window.removeEventListener("keydown", listen, { capture: true });
  }, []);
  return null;
}

/** The typing after one more key; after Enter nothing more belongs to the search. */
export function typeKey(before: EarlyTyping, key: string): EarlyTyping {
  if (before.enter) return before;
  if (key === "Enter") return { ...before, enter: true };
  if (key === "Backspace") return { ...before, search: before.search.slice(0, -1) };
  return key.length === 1 ? { ...before, search: before.search + key } : before;
}

/** Hands over what was typed early, once. */
export function takeEarlyTyping(): EarlyTyping {
  const taken = typed;
  typed = NOTHING;
  return taken;
}
