import { EDIT_COMMANDS } from "./commands/edit.ts";
import { NEURON_COMMANDS } from "./commands/neurons.ts";
import { isMac, type KeyCombination, type KeyPress, matchesKeys } from "./keys.ts";

/** A key that means something only on the neuron, edge or layer that has the keyboard. */
export interface CanvasKey {
  readonly keys: readonly KeyCombination[];
  readonly label: string;
  /** How the sheet writes them, where that is shorter. */
  readonly shown?: string;
}

const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] as const;

/** The keys of the canvas beside those of the commands; the sheet of keys lists them too. */
export const CANVAS_KEYS = {
  go: { keys: ARROWS, label: "Go to the neighbouring neuron", shown: "↑ ↓ ← →" },
  nudge: {
    keys: ARROWS.map((key) => `Shift+${key}`),
    label: "Move the neuron or the selection",
    shown: "Shift ↑ ↓ ← →",
  },
  enter: { keys: ["Enter"], label: "Type a bias (an input’s name), flip or end an edge, open a layer" },
  pick: { keys: ["Space"], label: "Select, or select no more" },
  pickMore: { keys: ["Shift+Space"], label: "Add to the selection" },
  leave: { keys: ["Escape"], label: "Select nothing, end the tool" },
} satisfies Record<string, CanvasKey>;

/** The keys of an opened weight matrix, where they go before those of the page. */
export const MATRIX_KEYS = {
  go: { keys: ARROWS, label: "Go to the neighbouring weight or name", shown: "↑ ↓ ← →" },
  mark: { keys: ARROWS.map((key) => `Shift+${key}`), label: "Mark weights", shown: "Shift ↑ ↓ ← →" },
  flip: { keys: ["Enter", "F"], label: "Flip the weight; on a name select its neuron" },
  remove: { keys: ["Delete"], label: "Set the weight to 0" },
  target: { keys: ["Space"], label: "Select the neuron of the column" },
  source: { keys: ["Shift+Space"], label: "Select the source of the row" },
  neurons: { keys: ["N"], label: "Open the marked weights as neurons" },
  zoomIn: { keys: ["Plus", "="], label: "Zoom in" },
  zoomOut: { keys: ["-", "−"], label: "Zoom out", shown: "−" },
  whole: { keys: ["0"], label: "Show the whole matrix" },
  unmark: { keys: ["Escape"], label: "Mark nothing, then back to the network" },
  up: { keys: ["Backspace"], label: "Back to the network" },
} satisfies Record<string, CanvasKey>;

const MAC = isMac();

/** True when the press is one of the keys. */
export function isPressed({ keys }: CanvasKey, press: KeyPress): boolean {
  return keys.some((combination) => matchesKeys(press, combination, MAC));
}

/** What the mouse does with a key held. */
export const CANVAS_MOUSE: readonly { readonly keys: string; readonly label: string }[] = [
  { keys: "Alt", label: "Drag a neuron to another place in its layer" },
  { keys: "Shift", label: "Press or drag a box to add to the selection" },
  { keys: "Space", label: "Drag to pan" },
];

/** What a screen reader says about a neuron that has the keyboard. */
export const NODE_KEYS_SPOKEN = `Arrow keys go to other neurons, Enter types the bias, ${NEURON_COMMANDS.connect.keys[0]} draws an edge, ${EDIT_COMMANDS.deleteSelection.keys[0]} removes. Press question mark for all keys.`;
export const EDGE_KEYS_SPOKEN = `Enter flips the sign, ${EDIT_COMMANDS.deleteSelection.keys[0]} removes the edge.`;
