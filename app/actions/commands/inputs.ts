import { clearDrawing, undoStroke } from "../../pad/pen.ts";
import { useBench } from "../../store/bench.ts";
import { isDrawn, pictureTaken, usePad } from "../../store/pad.ts";
import { isPlane, showsPlane, togglePlane } from "../../store/plane.ts";
import { useRows } from "../../store/rows.ts";
import { useShell } from "../../store/shell.ts";
import { text } from "../../ui/text.ts";
import { type AppState, always, type Command, forNetworks, named } from "../command.ts";

const noPicture = ({ document }: AppState) => (pictureTaken(document.document) ? null : text.why.noPicture);
const notDrawn = (state: AppState) =>
  noPicture(state) ?? (isDrawn(state.pad, state.run.input) ? null : text.why.nothingDrawn);

/** What is put on the inputs: drawings, and points of a painted plane. */
export const INPUT_COMMANDS = forNetworks({
  drawInput: {
    id: "draw-input",
    group: "inputs",
    label: named(text.commands.drawInput),
    keys: [],
    words: ["digit pad", "pen", "sketch", "handwriting"],
    refusal: noPicture,
    run: () => {
      const { hiddenPanes, patch } = useShell.getState();
      patch({ hiddenPanes: { ...hiddenPanes, inputs: false } });
      usePad.getState().patch({ asked: true });
    },
  },
  undoStroke: {
    id: "undo-stroke",
    group: "inputs",
    label: named(text.commands.undoStroke),
    keys: [],
    words: ["digit pad", "drawing"],
    refusal: notDrawn,
    run: undoStroke,
  },
  clearDrawing: {
    id: "clear-drawing",
    group: "inputs",
    label: named(text.commands.clearDrawing),
    keys: [],
    words: ["digit pad", "empty", "erase"],
    refusal: noPicture,
    run: clearDrawing,
  },
  padLook: {
    id: "pad-look",
    group: "inputs",
    label: ({ pad }) => (pad.look === "pixels" ? text.commands.showDrawing : text.commands.showPixels),
    general: text.commands.showPixels,
    keys: [],
    words: ["digit pad", "pixels", "preview"],
    refusal: noPicture,
    run: () => {
      const { look, patch } = usePad.getState();
      patch({ look: look === "pixels" ? "drawing" : "pixels" });
    },
  },
  nextWrong: {
    id: "next-wrong",
    group: "inputs",
    label: named(text.commands.nextWrong),
    keys: ["Shift+M"],
    words: ["data", "rows", "mistake", "error", "wrong"],
    refusal: always,
    run: () => {
      useBench.getState().show("data");
      useRows.getState().patch({ nextAsked: true });
    },
  },
  paintPlane: {
    id: "paint-plane",
    group: "inputs",
    label: ({ document, plane }) =>
      showsPlane(document.document, plane.wanted) ? text.commands.hidePlane : text.commands.paintPlane,
    general: text.commands.paintPlane,
    keys: [],
    words: ["heart", "decision region", "boundary", "picture", "map", "heatmap"],
    refusal: ({ document }) => (isPlane(document.document) ? null : text.why.noPlane),
    run: () => {
      const { hiddenPanes, patch } = useShell.getState();
      patch({ hiddenPanes: { ...hiddenPanes, inputs: false } });
      togglePlane();
    },
  },
} satisfies Record<string, Command>);
