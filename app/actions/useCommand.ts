import { useEffect } from "react";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { useShell } from "../store/shell.ts";
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

/** The first key of a command as people read it. */
export function shortcutOf({ keys: [first] }: Command): string | undefined {
  return first && showKeys(first, MAC);
}

/** The command as it is now; redrawn when its name or its refusal changes. */
export function useCommand(command: Command): ShownCommand {
  const select = (state: AppState) => command.label(state);
  const refuse = (state: AppState) => command.refusal(state);
  const label = useAppState(select);
  const refusal = useAppState(refuse);
  return {
    label,
    shortcut: shortcutOf(command),
    disabled: refusal !== null,
    tip: refusal ?? label,
    run: () => runCommand(command),
  };
}

/** A value made from all three stores; only its changes redraw. */
function useAppState<T extends string | null>(select: (state: AppState) => T): T {
  useRun((state) => select({ ...appState(), run: state }));
  useView((state) => select({ ...appState(), view: state }));
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
      if (event.defaultPrevented || event.isComposing || useShell.getState().exportOpen) return;
      const command = commandFor(event, { field: isField(event.target), control: isControl(event.target) });
      if (!command) return;
      // A key that is held says what it means once.
      const ran = event.repeat && command.unfocused ? true : runCommand(command);
      if (ran) event.preventDefault();
      if (ran && event.key === " " && !event.repeat) takeBackWhenDragged(command);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

/** Space held while the canvas is dragged pans it: then its press meant nothing else. */
function takeBackWhenDragged(command: Command): void {
  const over = new AbortController();
  const { signal } = over;
  const dragged = () => {
    over.abort();
    runCommand(command);
  };
  window.addEventListener("pointerdown", dragged, { capture: true, signal });
  window.addEventListener("keyup", () => over.abort(), { signal });
}

/** Where the focus is when a key is pressed. */
interface Focus {
  readonly field: boolean;
  readonly control: boolean;
}

function commandFor(event: KeyboardEvent, focus: Focus): Command | undefined {
  const all: readonly Command[] = Object.values(COMMANDS);
  return all.find(
    (command) =>
      (!focus.field || command.inFields === true) &&
      (!focus.control || command.unfocused !== true) &&
      command.keys.some((keys) => matchesKeys(event, keys, MAC)),
  );
}

/** Anything that has the focus for itself; the page's own body and its regions have not. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target !== document.body && target.tabIndex >= 0;
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest("input:not([type=checkbox]), textarea, select, [role=menu]") !== null
  );
}
