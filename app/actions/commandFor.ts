import type { Command } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { isCharacter, isMac, type KeyPress, matchesKeys } from "./keys.ts";

const MAC = isMac();
const ALL: readonly Command[] = Object.values(COMMANDS);

/** Where a key was pressed, as far as it decides which commands listen. */
export interface KeyPlace {
  /** In a field or an open menu, where letters are typed or looked for. */
  readonly typing: boolean;
  /** Where something has the focus for itself. */
  readonly control: boolean;
  /** The person has switched off keys that are a character alone. */
  readonly noCharacters: boolean;
}

/** The command a key press means, if any. Those the browser's clipboard events run are left out. */
export function commandFor(
  press: KeyPress,
  { typing, control, noCharacters }: KeyPlace,
): Command | undefined {
  return ALL.find(
    (command) =>
      !command.event &&
      (!typing || command.inFields === true) &&
      (!control || command.unfocused !== true) &&
      command.keys.some((keys) => !(noCharacters && isCharacter(keys)) && matchesKeys(press, keys, MAC)),
  );
}

/** True for the key of a command that works on the selection, clipboard commands included. */
export function isSelectionKey(press: KeyPress): boolean {
  return ALL.some(
    (command) => command.onSelection && command.keys.some((keys) => matchesKeys(press, keys, MAC)),
  );
}
