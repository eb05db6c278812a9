import type { MenuAction, MenuRow } from "../ui/MenuRows.tsx";
import type { Command } from "./command.ts";
import type { MenuEntry } from "./menus.ts";
import { showCommand } from "./useCommand.ts";

/** The commands of a menu as they are now. */
export function menuRows(entries: readonly MenuEntry[]): MenuRow[] {
  return entries.map((entry): MenuRow => {
    if (entry === "line") return entry;
    if (!("entries" in entry)) return action(entry);
    return { id: entry.label, label: entry.label, actions: entry.entries.map(action) };
  });
}

function action(command: Command): MenuAction {
  const { label, shortcut, reason, run } = showCommand(command);
  return { id: command.id, label, shortcut, reason, onSelect: run };
}
