import { CANVAS_KEYS, type CanvasKey, MATRIX_KEYS } from "../actions/canvasKeys.ts";
import { COMMAND_GROUPS } from "../actions/command.ts";
import { appState, COMMANDS, type Command } from "../actions/commands.ts";
import { isMac, showKeys } from "../actions/keys.ts";
import { LIST_KEYS, PLAYER_KEYS, TEXT_KEYS } from "../actions/listKeys.ts";
import { editText } from "../actions/text.ts";

/** What a key does, and the keys that do it. */
export interface KeyLine {
  readonly label: string;
  readonly keys: readonly string[];
}

export interface KeyGroup {
  readonly name: string;
  readonly lines: readonly KeyLine[];
}

export function shownKeys(keys: string): string {
  return showKeys(keys, isMac());
}

/** Every command that has a key, in its group, then the keys of canvas, matrix, reactions and player. */
export function keyGroups(): KeyGroup[] {
  const all: readonly Command[] = Object.values(COMMANDS);
  const state = appState();
  const groups = COMMAND_GROUPS.map((group): KeyGroup => {
    const members = all.filter((command) => command.group === group && command.keys.length > 0);
    const lines = members.map((command) => ({
      label: command.general ?? command.label(state),
      keys: command.keys.map(shownKeys),
    }));
    return { name: editText.groups[group], lines };
  });
  return [
    ...groups,
    { name: editText.groups.canvas, lines: linesOf(CANVAS_KEYS) },
    { name: editText.groups.matrix, lines: linesOf(MATRIX_KEYS) },
    { name: editText.groups.text, lines: linesOf(TEXT_KEYS) },
    { name: editText.groups.list, lines: linesOf(LIST_KEYS) },
    { name: editText.groups.player, lines: linesOf(PLAYER_KEYS) },
  ];
}

function linesOf(keys: Readonly<Record<string, CanvasKey>>): KeyLine[] {
  return Object.values(keys).map((entry) => ({
    label: entry.label,
    keys: entry.shown ? [entry.shown] : entry.keys.map(shownKeys),
  }));
}
