import { browserStorage, keep, readKept } from "../storage/browser.ts";
import { useShell } from "../store/shell.ts";

const KEY = "dualrail-character-keys";

/** Keys that are a character alone (R, F, ?) work unless the person has switched them off in this browser. */
export function startCharacterKeys(): void {
  if (readKept(browserStorage(), KEY) === "off") useShell.getState().patch({ characterKeys: false });
}

export function chooseCharacterKeys(on: boolean): void {
  useShell.getState().patch({ characterKeys: on });
  keep(browserStorage(), KEY, on ? "on" : "off");
}
