import { useSyncExternalStore } from "react";
import { type HeatColours, heatColours } from "../drawing/matrix/colours.ts";

/** The colours that bitmaps need, in the theme in force. */
export interface Tokens extends HeatColours {
  readonly bar: string;
  readonly accent: string;
  readonly plusBar: string;
  readonly minusBar: string;
  readonly text: string;
  readonly strong: string;
  readonly line: string;
}

let current: Tokens | null = null;
let theme: string | undefined;

function read(): Tokens {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ...heatColours(token),
    bar: token("ink2"),
    accent: token("accent"),
    plusBar: token("pos"),
    minusBar: token("neg"),
    text: token("ink3"),
    strong: token("ink"),
    line: token("line3"),
  };
}

/** The theme is an attribute of the root element: bitmaps are painted again when it changes. */
function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

/** The colours that bitmaps need, in the theme in force. */
export function useTokens(): Tokens {
  return useSyncExternalStore(subscribe, () => {
    const now = document.documentElement.dataset.theme;
    if (!current || theme !== now) {
      current = read();
      theme = now;
    }
    return current;
  });
}
