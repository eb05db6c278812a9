import { useEffect } from "react";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { useSaved } from "../store/saved.ts";
import { anyDialog } from "../store/shell.ts";
import { useView } from "../store/view.ts";
import { type AppState, appState, COMMANDS, type Command } from "./commands.ts";
import { matchesKeys, showKeys } from "./keys.ts";

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/** A command as a button or menu item shows it. */
export interface ShownCommand {
  readonly label: string;
  readonly shortcut: string | undefined;
  readonly disabled: boolean;
  /** The label, or why it cannot run. */
  readonly tip: string;
  readonly run: () => void;
}

/** The command as it is now; redrawn when its name or its refusal changes. */
export function useCommand(command: Command): ShownCommand {
  const select = (state: AppState) => command.label(state);
  const refuse = (state: AppState) => command.refusal(state);
  const label = useAppState(select);
  const refusal = useAppState(refuse);
  const key = command.keys[0];
  return {
    label,
    shortcut: key && showKeys(key, MAC),
    disabled: refusal !== null,
    tip: refusal ?? label,
    run: () => runCommand(command),
  };
}

/** A value made from all the stores commands look at; only its changes redraw. */
function useAppState<T extends string | null>(select: (state: AppState) => T): T {
  useRun((state) => select({ ...appState(), run: state }));
  useView((state) => select({ ...appState(), view: state }));
  useSaved((state) => select({ ...appState(), saved: state }));
  return useDocument((state) => select({ ...appState(), document: state }));
}

/** Runs a command if it can run now; says whether it did. */
export function runCommand(command: Command): boolean {
  if (command.refusal(appState()) !== null) return false;
  command.run();
  return true;
}

/** Listens to the keys of all commands while mounted. */
export function useCommandKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || anyDialog()) return;
      const command = commandFor(event, isField(event.target));
      if (command && runCommand(command)) event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

function commandFor(event: KeyboardEvent, inField: boolean): Command | undefined {
  const all: readonly Command[] = Object.values(COMMANDS);
  return all.find(
    (command) =>
      (!inField || command.inFields === true) && command.keys.some((keys) => matchesKeys(event, keys, MAC)),
  );
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest("input:not([type=checkbox]), textarea, select, [role=menu]") !== null
  );
}
