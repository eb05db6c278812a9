import { useCanvas } from "../store/canvas.ts";
import { useCrnEditor } from "../store/crnEditor.ts";
import { useDocument } from "../store/document.ts";
import { usePad } from "../store/pad.ts";
import { usePlane } from "../store/plane.ts";
import { useRecognition } from "../store/recognition.ts";
import { useRun } from "../store/run.ts";
import { useSaved } from "../store/saved.ts";
import { useView } from "../store/view.ts";
import { type AppState, appState, type Command, runCommand } from "./command.ts";
import { isMac, showKeys } from "./keys.ts";

export { runCommand } from "./command.ts";

const MAC = isMac();

/** A command as a button or menu item shows it. */
export interface ShownCommand {
  readonly label: string;
  readonly shortcut: string | undefined;
  readonly disabled: boolean;
  /** Why it cannot run; null when it can. */
  readonly reason: string | null;
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
  const label = useAppState((state) => command.label(state));
  const refusal = useAppState((state) => command.refusal(state));
  return shown(command, label, refusal);
}

/** The command as it is at this moment, for lists that are open for a moment. */
export function showCommand(command: Command, state: AppState = appState()): ShownCommand {
  return shown(command, command.label(state), command.refusal(state));
}

function shown(command: Command, label: string, refusal: string | null): ShownCommand {
  return {
    label,
    shortcut: shortcutOf(command),
    disabled: refusal !== null,
    reason: refusal,
    tip: refusal ?? label,
    run: () => runCommand(command),
  };
}

/** A value made from all the stores commands look at; only its changes redraw. */
function useAppState<T extends string | null>(select: (state: AppState) => T): T {
  useRun((state) => select({ ...appState(), run: state }));
  useView((state) => select({ ...appState(), view: state }));
  useCanvas((state) => select({ ...appState(), canvas: state }));
  useCrnEditor((state) => select({ ...appState(), editor: state }));
  useRecognition((state) => select({ ...appState(), recognition: state }));
  usePad((state) => select({ ...appState(), pad: state }));
  usePlane((state) => select({ ...appState(), plane: state }));
  useSaved((state) => select({ ...appState(), saved: state }));
  return useDocument((state) => select({ ...appState(), document: state }));
}
