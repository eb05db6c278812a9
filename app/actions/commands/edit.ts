import { useDocument } from "../../store/document.ts";
import { clockTime } from "../../ui/clock.ts";
import { text } from "../../ui/text.ts";
import { type AppState, always, type Command, forNetworks, named } from "../command.ts";
import { copySelection, cutSelection, pasteClipboard } from "../edit/clipboard.ts";
import { deleteSelection, duplicateSelection } from "../edit/neurons.ts";
import { pickedUnits } from "../picked.ts";
import { editText } from "../text.ts";

const { commands, why } = editText;

export const needsUnits = (state: AppState) => (pickedUnits(state).length > 0 ? null : why.pickNeurons);

/** A restored network's history begins where it was restored. */
function whyNoUndo(restored: number | null): string {
  return restored === null ? text.why.nothingToUndo : text.why.historyBegins(clockTime(restored));
}

/** Undo, the clipboard, deleting. */
export const EDIT_COMMANDS = {
  undo: {
    id: "undo",
    group: "edit",
    label: ({ document }) => text.commands.undo(document.past.at(-1)?.label),
    general: text.commands.undo(undefined),
    keys: ["Mod+Z"],
    words: ["back", "revert"],
    refusal: ({ document }) => (document.past.length > 0 ? null : whyNoUndo(document.restored)),
    run: () => useDocument.getState().undo(),
  },
  redo: {
    id: "redo",
    group: "edit",
    label: ({ document }) => text.commands.redo(document.future[0]?.label),
    general: text.commands.redo(undefined),
    keys: ["Mod+Shift+Z", "Mod+Y"],
    words: ["again", "forward"],
    refusal: ({ document }) => (document.future.length > 0 ? null : text.why.nothingToRedo),
    run: () => useDocument.getState().redo(),
  },
  paste: {
    id: "paste",
    group: "edit",
    label: named(commands.paste),
    keys: ["Mod+V"],
    words: ["clipboard", "matrix", "spreadsheet", "csv", "tsv"],
    event: "paste",
    refusal: always,
    run: () => void pasteClipboard(),
  },
  ...forNetworks({
    cut: {
      id: "cut",
      group: "edit",
      label: named(commands.cut),
      keys: ["Mod+X"],
      event: "cut",
      onSelection: true,
      refusal: needsUnits,
      run: () => void cutSelection(),
    },
    copy: {
      id: "copy",
      group: "edit",
      label: named(commands.copy),
      keys: ["Mod+C"],
      words: ["clipboard", "json"],
      event: "copy",
      onSelection: true,
      refusal: needsUnits,
      run: () => void copySelection(),
    },
    duplicate: {
      id: "duplicate",
      group: "edit",
      label: named(commands.duplicate),
      keys: ["Mod+D"],
      words: ["clone", "copy"],
      onSelection: true,
      refusal: needsUnits,
      run: duplicateSelection,
    },
    deleteSelection: {
      id: "delete-selection",
      group: "edit",
      label: named(text.commands.deleteSelection),
      keys: ["Delete", "Backspace"],
      words: ["remove", "erase", "clear"],
      onSelection: true,
      refusal: (state) =>
        pickedUnits(state).length + state.view.selectedEdges.length > 0 ? null : text.why.nothingSelected,
      run: () => deleteSelection(),
    },
  } satisfies Record<string, Command>),
} satisfies Record<string, Command>;
