import { COMMAND_GROUPS } from "../actions/command.ts";
import { type AppState, COMMANDS, type Command, exampleCommand } from "../actions/commands.ts";
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

/** Every command in its group, as it is now, and the examples. */
export function paletteGroups(state: AppState, examples: readonly ExampleEntry[]): PaletteGroup[] {
  const all: readonly Command[] = Object.values(COMMANDS);
  const item = (command: Command): PaletteItem => {
    const { label, shortcut, reason } = showCommand(command, state);
    return { command, label, shortcut, reason };
  };
  const groups = COMMAND_GROUPS.map((group) => ({
    name: editText.groups[group],
    // The palette does not find itself.
    items: all.filter((command) => command.group === group && command !== COMMANDS.palette).map(item),
  }));
  const opened = examples.map((entry) => item(exampleCommand(entry)));
  return opened.length > 0 ? [...groups, { name: editText.groups.examples, items: opened }] : groups;
}

/** What cannot run now comes after what can, where both fit a search alike. */
const REFUSED = 0.9;

/** How well a listed command fits a search, 0 to 1. */
function itemScore({ command, label, reason }: PaletteItem, search: string): number {
  const fits = matchScore(label, [command.general ?? "", ...(command.words ?? [])], search);
  return reason === null ? fits : fits * REFUSED;
}

/** What fits a search, the best first: groups in the order of their best command. Without a search all, as listed. */
export function findCommands(groups: readonly PaletteGroup[], search: string): readonly PaletteGroup[] {
  if (search.trim() === "") return groups;
  return groups
    .map(({ name, items }) => {
      const scored = items
        .map((item) => ({ item, score: itemScore(item, search) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score);
      return { name, items: scored.map(({ item }) => item), best: scored[0]?.score ?? 0 };
    })
    .filter(({ best }) => best > 0)
    .sort((a, b) => b.best - a.best);
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
