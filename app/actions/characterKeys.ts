import { useShell } from "../store/shell.ts";

const KEY = "dualrail-character-keys";

/** Keys that are a character alone (R, F, ?) work unless the person has switched them off in this browser. */
export function startCharacterKeys(): void {
  try {
    if (localStorage.getItem(KEY) === "off") useShell.getState().patch({ characterKeys: false });
  } catch {
    // Storage may be switched off: then the keys work.
  }
}

export function chooseCharacterKeys(on: boolean): void {
  useShell.getState().patch({ characterKeys: on });
  try {
    localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // The choice then lasts until the page closes.
  }
}
