import { useScreen } from "../store/screen.ts";
import { type PaneId, useShell } from "../store/shell.ts";
import { findPlace, type Place } from "./places.ts";

/** What can have the keyboard. */
const FOCUSABLE =
  'button, input, select, textarea, a[href], [tabindex]:not([tabindex="-1"]), [contenteditable="true"]';

/** Brings a pane onto the page: shown where it was hidden, in front where panes are tabs. */
export function reveal(pane: PaneId | null): void {
  if (pane === null) return;
  const { hiddenPanes, patch } = useShell.getState();
  if (hiddenPanes[pane]) patch({ hiddenPanes: { ...hiddenPanes, [pane]: false } });
  useScreen.getState().patch({ tab: pane });
}

/** Gives a place the keyboard: its first control, or the part itself. */
export function goThere(place: Place): void {
  reveal(place.pane);
  requestAnimationFrame(() => {
    const part = findPlace(place);
    if (!part) return;
    const control = part.matches(FOCUSABLE) ? part : part.querySelector<HTMLElement>(FOCUSABLE);
    if (!control) part.tabIndex = -1;
    (control ?? part).focus();
  });
}
