import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { useDocument } from "../store/document.ts";
import { useInspector } from "../store/inspector.ts";
import { closePlayer, usePlayer } from "../store/player.ts";
import { showsReactions, useShowsReactions } from "../store/reactionsShown.ts";
import { useScreen } from "../store/screen.ts";
import { useShell } from "../store/shell.ts";
import { useView } from "../store/view.ts";
import { text } from "../ui/text.ts";
import { Boundary } from "./Boundary.tsx";

/** Its code comes with the first neuron that is selected. */
const InspectorPane = lazy(() =>
  import("../inspector/InspectorPane.tsx").then((module) => ({ default: module.InspectorPane })),
);

/** Below this window width the inspector starts narrower, px. */
const NARROW = "(max-width: 1199px)";
const WIDE_SIZE = 620;
const NARROW_SIZE = 352;

/** The reactions, and beside them the inspector while it is open. A reduction that is played needs all the room. */
export function Lower({ reactions }: { readonly reactions: ReactNode }) {
  const hidden = useShell((state) => state.hiddenPanes.reactions);
  const inspecting = useInspecting();
  const compact = useScreen((state) => state.room === "compact");
  return (
    <Group id="lower-columns" orientation={compact ? "vertical" : "horizontal"}>
      {hidden ? null : (
        <Panel id="reaction-list" className="shell-pane" minSize={compact ? 120 : 280}>
          <Boundary place={text.panes.reactions}>{reactions}</Boundary>
        </Panel>
      )}
      {inspecting && !hidden ? (
        <Separator className="shell-split" aria-label={text.panes.resize(text.panes.inspector)} />
      ) : null}
      {inspecting ? (
        <Panel
          id="inspector"
          className="shell-pane"
          defaultSize={compact ? "55%" : window.matchMedia(NARROW).matches ? NARROW_SIZE : WIDE_SIZE}
          minSize={compact ? 120 : 300}
          groupResizeBehavior="preserve-pixel-size"
        >
          <Boundary place={text.panes.inspector}>
            <Suspense>
              <InspectorPane />
            </Suspense>
          </Boundary>
        </Panel>
      ) : null}
    </Group>
  );
}

/** True while the inspector is on the page. */
export function useInspecting(): boolean {
  const open = useInspector((state) => state.open);
  const playing = usePlayer((state) => state.open);
  const reactions = useShowsReactions();
  return open && !playing && !reactions;
}

/** Lets the inspector open with a selection and close with Escape, wherever the focus is. */
export function useInspectorDoors(): void {
  useOpening();
  useClosing();
  useLeaving();
}

/** An inspector with nothing to inspect does not stay: not for another network, not where reactions are hidden. */
function useLeaving(): void {
  useEffect(() => {
    const leave = () => {
      if (useView.getState().selectedUnits.length === 0) useInspector.getState().patch({ open: false });
    };
    const replaced = useDocument.subscribe((state, before) => {
      // What was selected is let go after the document is shown.
      if (state.record !== before.record) setTimeout(leave, 0);
    });
    const hidden = useShell.subscribe(({ hiddenPanes }, before) => {
      if (hiddenPanes.reactions && !before.hiddenPanes.reactions) leave();
    });
    return () => {
      replaced();
      hidden();
    };
  }, []);
}

/**
 * Opens the inspector when neurons get selected, unless the person hid it. Not while a button is pressed (a node
 * that is being dragged must stay under the pointer), and not for a reaction that was picked in the list, which
 * would change its width under the hand.
 */
function useOpening(): void {
  useEffect(() => {
    let pressed = false;
    let waiting = false;
    const open = () => {
      waiting = false;
      const { selectedUnits, selectedReaction } = useView.getState();
      const wanted = selectedUnits.length > 0 && selectedReaction === null;
      // Where the reactions are hidden it would take its room from the canvas under the pointer.
      const refused =
        showsReactions() || useInspector.getState().hidden || useShell.getState().hiddenPanes.reactions;
      if (wanted && !refused) useInspector.getState().patch({ open: true });
    };
    const down = () => {
      pressed = true;
    };
    const up = () => {
      pressed = false;
      // After the click that belongs to it.
      if (waiting) setTimeout(open, 0);
    };
    const unsubscribe = useView.subscribe((state, before) => {
      if (state.selectedUnits === before.selectedUnits || state.selectedUnits.length === 0) return;
      if (useInspector.getState().open) return;
      if (pressed) waiting = true;
      else open();
    });
    window.addEventListener("pointerdown", down, { capture: true });
    window.addEventListener("pointerup", up, { capture: true });
    window.addEventListener("pointercancel", up, { capture: true });
    return () => {
      unsubscribe();
      window.removeEventListener("pointerdown", down, { capture: true });
      window.removeEventListener("pointerup", up, { capture: true });
      window.removeEventListener("pointercancel", up, { capture: true });
    };
  }, []);
}

/** Escape that nothing else took closes what is open here: first the player, then the inspector. */
function useClosing(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || isElsewhere(event.target)) return;
      const { open, patch } = useInspector.getState();
      if (usePlayer.getState().open) closePlayer();
      else if (open) patch({ open: false });
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

/** Fields, menus and dialogs have their own meaning of Escape. */
function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, [role=dialog], [role=menu], [contenteditable]") !== null
  );
}
