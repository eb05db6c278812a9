import type { Alignment, Axis } from "../../../src-worker/model/edit.ts";
import { type AppState, type Command, forNetworks, named } from "../command.ts";
import { align, distribute, reorderedBy, reorderPicked, tidy } from "../edit/arrange.ts";
import { pickedLayer } from "../picked.ts";
import { editText } from "../text.ts";
import { needsUnits } from "./edit.ts";

const { commands, why } = editText;

/** How many selected neurons are drawn singly, and so can be put in line. */
function drawn({ canvas, view }: AppState): number {
  return canvas.stage?.boxes(view.selectedUnits).length ?? 0;
}

function alignTo(alignment: Alignment, key: string): Command {
  return {
    id: `align-${alignment}`,
    group: "arrange",
    label: named(commands.align[alignment]),
    keys: [key],
    words: ["line up", "arrange"],
    refusal: (state) => (drawn(state) >= 2 ? null : why.pickTwo),
    run: () => align(alignment),
  };
}

function distributeAlong(axis: Axis, key: string): Command {
  return {
    id: `distribute-${axis}`,
    group: "arrange",
    label: named(commands.distribute[axis]),
    keys: [key],
    words: ["spread", "space evenly", axis === "across" ? "horizontally" : "vertically"],
    refusal: (state) => (drawn(state) >= 3 ? null : why.pickThree),
    run: () => distribute(axis),
  };
}

function reorderBy(by: 1 | -1, id: string, label: string, key: string): Command {
  return {
    id,
    group: "arrange",
    label: named(label),
    keys: [key],
    words: ["reorder", "order", "swap"],
    onSelection: true,
    refusal: (state) => {
      const missing = needsUnits(state) ?? (pickedLayer(state) === null ? why.pickLayer : null);
      return missing ?? (reorderedBy(state, by) ? null : by < 0 ? why.first : why.last);
    },
    run: () => reorderPicked(by),
  };
}

/** Where neurons lie and in which order. */
export const ARRANGE_COMMANDS = forNetworks({
  moveUp: reorderBy(-1, "move-up", commands.moveUp, "Alt+ArrowUp"),
  moveDown: reorderBy(1, "move-down", commands.moveDown, "Alt+ArrowDown"),
  alignLeft: alignTo("left", "Alt+A"),
  alignCentre: alignTo("centre", "Alt+H"),
  alignRight: alignTo("right", "Alt+D"),
  alignTop: alignTo("top", "Alt+W"),
  alignMiddle: alignTo("middle", "Alt+V"),
  alignBottom: alignTo("bottom", "Alt+S"),
  distributeAcross: distributeAlong("across", "Alt+Shift+H"),
  distributeDown: distributeAlong("down", "Alt+Shift+V"),
  tidy: {
    id: "tidy",
    group: "arrange",
    label: named(commands.tidy),
    keys: [],
    words: ["layout", "columns", "reset positions"],
    refusal: ({ document }) => (document.document.canvas?.positions ? null : why.nothingMoved),
    run: tidy,
  },
} satisfies Record<string, Command>);
