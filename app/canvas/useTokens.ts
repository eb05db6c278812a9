import { useSyncExternalStore } from "react";
import { type HeatColours, rgbOf } from "./heatmap.ts";

export interface Tokens extends HeatColours {
  readonly bar: string;
}

let current: Tokens | null = null;

function read(): Tokens {
  const style = getComputedStyle(document.documentElement);
  const hex = (name: string) => style.getPropertyValue(name);
  return {
    plus: rgbOf(hex("--pos")),
    minus: rgbOf(hex("--neg")),
    zero: rgbOf(hex("--sunk")),
    bar: hex("--ink2").trim(),
  };
}

/** The theme is an attribute of the root element: bitmaps are painted again when it changes. */
function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(() => {
    current = null;
    listener();
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

/** The colours that bitmaps need, in the theme in force. */
export function useTokens(): Tokens {
  return useSyncExternalStore(subscribe, () => {
    current ??= read();
    return current;
  });
}
