/**
 * A key combination: "Mod" is Ctrl, or ⌘ on a Mac. "Mod+Shift+Z", "Alt+ArrowUp", "Delete", "R", "?".
 * The last part is the `key` of the keyboard event; "Plus" stands for "+", "Space" for " ".
 */
export type KeyCombination = string;

/** The part of a keyboard event that is looked at. */
export interface KeyPress {
  readonly key: string;
  /** Physical key: with Alt held, `key` is another character on a Mac. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Characters that would be lost between the parts of a combination. */
const CHARACTERS: Readonly<Record<string, string>> = { Plus: "+", Space: " " };

/** True when the press is the combination. Letters are compared without case. */
export function matchesKeys(press: KeyPress, keys: KeyCombination, mac: boolean): boolean {
  const parts = keys.split("+");
  const name = parts.at(-1) as string;
  const key = CHARACTERS[name] ?? name;
  const alt = parts.includes("Alt");
  const pressedMod = mac ? press.metaKey : press.ctrlKey;
  const otherMod = mac ? press.ctrlKey : press.metaKey;
  return (
    isKey(press, key, alt) &&
    pressedMod === parts.includes("Mod") &&
    !otherMod &&
    press.altKey === alt &&
    // Where "?" or "+" is on a keyboard, and whether Shift is needed for it, differs.
    (isSign(key) || press.shiftKey === parts.includes("Shift"))
  );
}

function isKey(press: KeyPress, key: string, alt: boolean): boolean {
  if (press.key.toLowerCase() === key.toLowerCase()) return true;
  return alt && key.length === 1 && press.code === `Key${key.toUpperCase()}`;
}

/** A character that is neither a letter nor a digit. */
function isSign(key: string): boolean {
  return key.length === 1 && !/[A-Za-z0-9 ]/.test(key);
}

/** True for a combination that is a character alone, which a person may type by mistake. */
export function isCharacter(keys: KeyCombination): boolean {
  const name = keys.replace(/^Shift\+/, "");
  return name.length === 1 || name === "Plus";
}

const NAMES: Readonly<Record<string, string>> = {
  Mod: "Ctrl",
  Escape: "Esc",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Plus: "+",
  "-": "−",
};
const MAC_NAMES: Readonly<Record<string, string>> = {
  ...NAMES,
  Mod: "⌘",
  Shift: "⇧",
  Alt: "⌥",
  Enter: "↩",
  Delete: "⌫",
};

/** The combination as people read it: "Ctrl Shift Z", on a Mac "⌘ ⇧ Z". */
export function showKeys(keys: KeyCombination, mac: boolean): string {
  const names = mac ? MAC_NAMES : NAMES;
  return keys
    .split("+")
    .map((part) => names[part] ?? part)
    .join(" ");
}

/** True on Apple's systems, where ⌘ takes the place of Ctrl. */
export function isMac(): boolean {
  return typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
}
