import { useEffect } from "react";
import { useImport } from "../store/imports.ts";
import { useOverlay } from "../store/overlay.ts";
import { useSaved } from "../store/saved.ts";
import { useShell } from "../store/shell.ts";
import { appState, type Command, runCommand } from "./command.ts";
import { commandFor } from "./commandFor.ts";
import { COMMANDS } from "./commands.ts";
import { copySelection, cutSelection, pasteText } from "./edit/clipboard.ts";
import { countGesture } from "./gesture.ts";

let listening: AbortController | null = null;

/**
 * Listens to the keys of all commands, and to the browser's copy, cut and paste. Called before the page is drawn:
 * whoever sees it can use them. Further calls do nothing.
 */
export function startCommandKeys(): void {
  if (listening) return;
  listening = new AbortController();
  const { signal } = listening;
  window.addEventListener("keydown", countGesture, { capture: true, signal });
  window.addEventListener("keydown", press, { signal });
  window.addEventListener("copy", copy, { signal });
  window.addEventListener("cut", cut, { signal });
  window.addEventListener("paste", paste, { signal });
}

/** Listens while mounted: a page that failed is not edited. */
export function useCommandKeys(): void {
  useEffect(() => {
    startCommandKeys();
    return () => {
      listening?.abort();
      listening = null;
    };
  }, []);
}

function press(event: KeyboardEvent): void {
  if (event.key === "Escape" && !document.querySelector('[role="dialog"]')) closeWaited();
  if (event.defaultPrevented || event.isComposing || isElsewhere(event.target)) return;
  const noCharacters = !useShell.getState().characterKeys;
  const place = { typing: isField(event.target), control: isControl(event.target), noCharacters };
  const command = commandFor(event, place);
  if (!command) return;
  // A key that is held says what it means once.
  const ran = event.repeat && command.unfocused ? true : runCommand(command);
  if (ran) event.preventDefault();
  if (ran && event.key === " " && !event.repeat) takeBackWhenDragged(command);
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

/** Anything that has the focus for itself; the page's own body and its regions have not. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target !== document.body && target.tabIndex >= 0;
}

/** Marked text is copied as text; without any, the selected neurons are. */
function copy(event: ClipboardEvent): void {
  if (!event.clipboardData || isTheirs(event) || COMMANDS.copy.refusal(appState()) !== null) return;
  event.preventDefault();
  void copySelection(event.clipboardData);
}

function cut(event: ClipboardEvent): void {
  if (!event.clipboardData || isTheirs(event) || COMMANDS.cut.refusal(appState()) !== null) return;
  event.preventDefault();
  void cutSelection(event.clipboardData);
}

function paste(event: ClipboardEvent): void {
  if (!event.clipboardData || event.defaultPrevented) return;
  if (isField(event.target) || isElsewhere(event.target)) return;
  event.preventDefault();
  void pasteText(event.clipboardData.getData("text/plain"));
}

function isTheirs(event: ClipboardEvent): boolean {
  const marked = window.getSelection()?.isCollapsed === false;
  return event.defaultPrevented || marked || isField(event.target) || isElsewhere(event.target);
}

/** A dialog has the keyboard to itself, also while it is being loaded. */
function isElsewhere(target: EventTarget | null): boolean {
  return anyDialog() || (target instanceof Element && target.closest(".ui-dialog") !== null);
}

function anyDialog(): boolean {
  const { palette, keys, ask } = useOverlay.getState();
  const { recentOpen, exportOpen } = useShell.getState();
  const waiting = useImport.getState().waiting !== null || useSaved.getState().replacement !== null;
  return palette || keys || ask !== null || recentOpen || exportOpen || waiting;
}

/** Takes back the wish for a dialog whose code is still on its way. */
function closeWaited(): void {
  if (!anyDialog()) return;
  useOverlay.getState().patch({ palette: false, keys: false, ask: null });
  useShell.getState().patch({ recentOpen: false, exportOpen: false });
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest("input:not([type=checkbox]), textarea, select, [role=menu]") !== null
  );
}
