import type { Command } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { editText } from "./text.ts";

/** A line, a command, or commands behind one more heading. */
export type MenuEntry = "line" | Command | { readonly label: string; readonly entries: readonly Command[] };

/** What a context menu can be opened on. */
export type MenuTarget = "neuron" | "edge" | "layer" | "canvas";

const C = COMMANDS;
const { submenus } = editText.commands;

const ARRANGE: MenuEntry = {
  label: submenus.align,
  entries: [
    C.alignLeft,
    C.alignCentre,
    C.alignRight,
    C.alignTop,
    C.alignMiddle,
    C.alignBottom,
    C.distributeAcross,
    C.distributeDown,
  ],
};
const WEIGHTS: MenuEntry = {
  label: submenus.weights,
  entries: [C.flip, C.setPlus, C.setMinus, C.setZero, C.randomWeights, C.copyMatrix],
};
const LAYER: MenuEntry = {
  label: submenus.layer,
  entries: [
    C.selectLayer,
    C.switchActivation,
    C.insertLayer,
    C.layerEarlier,
    C.layerLater,
    C.openMatrix,
    C.collapse,
    C.removeLayer,
  ],
};

const CLIPBOARD: readonly MenuEntry[] = [C.cut, C.copy, C.paste, C.duplicate, C.deleteSelection];
const SUBMENUS: readonly MenuEntry[] = [ARRANGE, WEIGHTS, LAYER];
const SEARCHES: readonly MenuEntry[] = [C.palette, C.keys];

/** The context menus of the canvas. */
export const CONTEXT_MENUS: Readonly<Record<MenuTarget, readonly MenuEntry[]>> = {
  neuron: [
    C.connect,
    C.setBias,
    C.rename,
    "line",
    ...CLIPBOARD,
    "line",
    C.moveUp,
    C.moveDown,
    ...SUBMENUS,
    "line",
    C.how,
  ],
  edge: [C.flip, C.setPlus, C.setMinus, "line", C.deleteSelection, "line", C.previousEdge, C.nextEdge],
  layer: [
    C.selectLayer,
    C.addNeuron,
    C.insertLayer,
    "line",
    C.switchActivation,
    WEIGHTS,
    C.openMatrix,
    C.collapse,
    C.layerEarlier,
    C.layerLater,
    "line",
    C.copy,
    C.paste,
    C.removeLayer,
  ],
  canvas: [
    C.addNeuron,
    C.insertLayer,
    C.paste,
    "line",
    C.selectAll,
    C.invert,
    "line",
    C.undo,
    C.redo,
    "line",
    C.tidy,
    C.fit,
    C.figureNetwork,
    "line",
    C.how,
    ...SEARCHES,
  ],
};

/** The context menu of the chart. */
export const CHART_MENU: readonly MenuEntry[] = [C.figureChart, C.exportFile, "line", C.how];

/** The Edit menu of the top bar. */
export const EDIT_MENU: readonly MenuEntry[] = [
  C.undo,
  C.redo,
  "line",
  ...CLIPBOARD,
  "line",
  C.selectAll,
  C.invert,
  C.selectLayer,
  "line",
  C.addNeuron,
  C.insertLayer,
  ...SUBMENUS,
  "line",
  ...SEARCHES,
];

/** The Help menu of the top bar. */
export const HELP_MENU: readonly MenuEntry[] = [
  C.lessons,
  C.glossary,
  C.how,
  C.keys,
  "line",
  C.hints,
  C.aboutTool,
];
