import {
  type AppState,
  COMMANDS,
  type Command,
  type CommandGroup,
  exampleCommand,
} from "../actions/commands.ts";
import { editText } from "../actions/text.ts";
import { showCommand } from "../actions/useCommand.ts";
import type { ExampleEntry } from "../store/shell.ts";

/** A command as the palette lists it. */
export interface PaletteItem {
  readonly command: Command;
  readonly label: string;
  readonly shortcut: string | undefined;
  /** Why it cannot run now; null when it can. */
  readonly reason: string | null;
}

export interface PaletteGroup {
  readonly name: string;
  readonly items: readonly PaletteItem[];
}

const ORDER: readonly CommandGroup[] = [
  "run",
  "edit",
  "neurons",
  "weights",
  "layers",
  "select",
  "arrange",
  "reactions",
  "time",
  "screen",
  "file",
  "view",
];

/** Every command in its group, as it is now, and the examples. */
export function paletteGroups(state: AppState, examples: readonly ExampleEntry[]): PaletteGroup[] {
  const all: readonly Command[] = Object.values(COMMANDS);
  const item = (command: Command): PaletteItem => {
    const { label, shortcut, reason } = showCommand(command, state);
    return { command, label, shortcut, reason };
  };
  const groups = ORDER.map((group) => ({
    name: editText.groups[group],
    // The palette does not find itself.
    items: all.filter((command) => command.group === group && command !== COMMANDS.palette).map(item),
  }));
  const opened = examples.map((entry) => item(exampleCommand(entry)));
  return opened.length > 0 ? [...groups, { name: editText.groups.examples, items: opened }] : groups;
}

/**
 * How well a command fits a search, 0 to 1: every word of the search begins a word of its name (best when
 * the name itself begins so), of its synonyms, or at least lies within one of them.
 */
export function matchScore(label: string, words: readonly string[], search: string): number {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return 1;
  const name = label.toLowerCase();
  const synonyms = words.join(" ").toLowerCase();
  if (name.startsWith(wanted.join(" "))) return 1;
  let score = 0;
  for (const part of wanted) {
    const found = beginsWord(name, part)
      ? 0.8
      : beginsWord(synonyms, part)
        ? 0.5
        : name.includes(part)
          ? 0.3
          : synonyms.includes(part)
            ? 0.15
            : 0;
    if (found === 0) return 0;
    score += found;
  }
  return score / wanted.length;
}

function beginsWord(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] as string)) return true;
  }
  return false;
}
