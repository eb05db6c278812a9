/** A key combination: "Mod" is Ctrl, or ⌘ on a Mac. "Mod+Shift+Z", "Delete", "R", "Space". */
export type KeyCombination = string;

/** The part of a keyboard event that is looked at. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** True when the press is the combination. Letters are compared without case. */
export function matchesKeys(press: KeyPress, keys: KeyCombination, mac: boolean): boolean {
  const parts = keys.split("+");
  const last = parts.at(-1) as string;
  const key = last === "Space" ? " " : last;
  const mod = parts.includes("Mod");
  const pressedMod = mac ? press.metaKey : press.ctrlKey;
  const otherMod = mac ? press.ctrlKey : press.metaKey;
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    pressedMod === mod &&
    !otherMod &&
    !press.altKey &&
    press.shiftKey === parts.includes("Shift")
  );
}

/** The combination as people read it: "Ctrl Shift Z", on a Mac "⌘ ⇧ Z". */
export function showKeys(keys: KeyCombination, mac: boolean): string {
  const names: Record<string, string> = mac
    ? { Mod: "⌘", Shift: "⇧", Enter: "↩", Delete: "⌫" }
    : { Mod: "Ctrl" };
  return keys
    .split("+")
    .map((part) => names[part] ?? part)
    .join(" ");
}
