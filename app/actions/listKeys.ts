import type { CanvasKey } from "./canvasKeys.ts";

/** The keys of the list of reactions; the sheet of keys lists them. */
export const LIST_KEYS = {
  find: { keys: ["/"], label: "Find reactions, from anywhere" },
  go: {
    keys: ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"],
    label: "Pick a reaction",
    shown: "↑ ↓",
  },
  fold: {
    keys: ["ArrowRight", "ArrowLeft"],
    label: "Unfold or fold it, else go to the other column",
    shown: "→ ←",
  },
  turn: { keys: ["Enter", "Space"], label: "Unfold or fold it" },
  copy: { keys: ["Mod+C"], label: "Copy it as text" },
} satisfies Record<string, CanvasKey>;

/** The keys of the reaction text; its editor handles them. */
export const TEXT_KEYS = {
  leave: { keys: ["Escape", "Tab"], label: "Leave the text", shown: "Esc, Tab" },
  complete: { keys: ["Mod+Space"], label: "Complete a species", shown: "Ctrl Space" },
  find: { keys: ["Mod+F"], label: "Find in the text" },
} satisfies Record<string, CanvasKey>;

/** The keys while a reduction is played, where they go before those of the page. */
export const PLAYER_KEYS = {
  play: { keys: ["Space"], label: "Play or pause" },
  step: { keys: ["ArrowRight"], label: "Step" },
  back: { keys: ["ArrowLeft"], label: "Step back" },
  nextLayer: { keys: ["PageDown"], label: "To the end of the layer" },
  lastLayer: { keys: ["PageUp"], label: "To the start of the layer" },
  start: { keys: ["Home"], label: "To the start" },
  end: { keys: ["End"], label: "To the end" },
  close: { keys: ["Escape"], label: "Close the reduction" },
} satisfies Record<string, CanvasKey>;
