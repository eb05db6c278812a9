import { useCanvas } from "../store/canvas.ts";
import { useCrnEditor } from "../store/crnEditor.ts";
import { useDocument } from "../store/document.ts";
import { usePad } from "../store/pad.ts";
import { usePlane } from "../store/plane.ts";
import { useRecognition } from "../store/recognition.ts";
import { useRun } from "../store/run.ts";
import { useSaved } from "../store/saved.ts";
import { useView } from "../store/view.ts";
import { text } from "../ui/text.ts";
import type { KeyCombination } from "./keys.ts";

/** What a command looks at to know its name and whether it can run. */
export interface AppState {
  readonly document: ReturnType<typeof useDocument.getState>;
  readonly run: ReturnType<typeof useRun.getState>;
  readonly view: ReturnType<typeof useView.getState>;
  readonly canvas: ReturnType<typeof useCanvas.getState>;
  readonly saved: ReturnType<typeof useSaved.getState>;
  readonly editor: ReturnType<typeof useCrnEditor.getState>;
  readonly recognition: ReturnType<typeof useRecognition.getState>;
  readonly pad: ReturnType<typeof usePad.getState>;
  readonly plane: ReturnType<typeof usePlane.getState>;
}

/** The headings of the palette and of the sheet of keys, in their order. */
export const COMMAND_GROUPS = [
  "run",
  "inputs",
  "file",
  "edit",
  "select",
  "neurons",
  "weights",
  "layers",
  "arrange",
  "reactions",
  "time",
  "screen",
  "view",
  "help",
] as const;

export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** One thing a person can do. Menus, buttons, the palette and keys all read this. */
export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  /** The name on menus and tooltips; undo and redo name their step. */
  readonly label: (state: AppState) => string;
  /** The name without what it would do right now, where that differs: for the sheet of keys. */
  readonly general?: string;
  /** The first one is shown. */
  readonly keys: readonly KeyCombination[];
  /** Other words a person may look for in the palette. */
  readonly words?: readonly string[];
  /** Works only while no control has the focus: its keys mean something else on buttons and lists. */
  readonly unfocused?: boolean;
  /** Works while the person types in a field. */
  readonly inFields?: boolean;
  /** Works on what is selected; with nothing selected its key means what has the keyboard. */
  readonly onSelection?: boolean;
  /** The browser's own clipboard event runs it when its key is pressed: only then it needs no permission. */
  readonly event?: "copy" | "cut" | "paste";
  /** Why it cannot run now; null when it can. */
  readonly refusal: (state: AppState) => string | null;
  readonly run: () => void;
}

export const always = () => null;

/** The commands, refused while the page shows reactions: they are about neurons, weights and layers. */
export function forNetworks<T extends Record<string, Command>>(commands: T): T {
  return Object.fromEntries(
    Object.entries(commands).map(([key, command]) => [
      key,
      {
        ...command,
        refusal: (state: AppState) =>
          state.document.document.reactions ? text.why.needsNetwork : command.refusal(state),
      },
    ]),
  ) as T;
}
export const named = (label: string) => () => label;

/** The state commands read, as it is now. */
export function appState(): AppState {
  return {
    document: useDocument.getState(),
    run: useRun.getState(),
    view: useView.getState(),
    canvas: useCanvas.getState(),
    saved: useSaved.getState(),
    editor: useCrnEditor.getState(),
    recognition: useRecognition.getState(),
    pad: usePad.getState(),
    plane: usePlane.getState(),
  };
}

/** Runs a command if it can run now; says whether it did. */
export function runCommand(command: Command): boolean {
  if (command.refusal(appState()) !== null) return false;
  command.run();
  return true;
}
