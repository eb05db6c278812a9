import { type AppState, always, appState, type Command, forNetworks, named } from "../command.ts";
import { goTo, select } from "../edit/common.ts";
import { walkEdges } from "../edit/edges.ts";
import { selectLayer } from "../edit/layers.ts";
import { allUnits, neighbourEdge, pickedLayer, pickedUnits } from "../picked.ts";
import { editText } from "../text.ts";

const { commands, why } = editText;
const needsEdge = (state: AppState) => (neighbourEdge(state, 1) ? null : why.pickEdge);

function allPicked(state: AppState): boolean {
  return pickedUnits(state).length === allUnits(state).length;
}

function invert(): void {
  const state = appState();
  const picked = new Set(pickedUnits(state).map(({ layer, index }) => `${layer},${index}`));
  select(allUnits(state).filter(({ layer, index }) => !picked.has(`${layer},${index}`)));
}

/** The selected neuron, or the first input. */
function goToCanvas(): void {
  const [unit] = appState().view.selectedUnits;
  goTo(unit ?? { layer: 0, index: 0 });
}

/** What is selected. */
export const SELECT_COMMANDS = forNetworks({
  selectAll: {
    id: "select-all",
    group: "select",
    label: named(commands.selectAll),
    keys: ["Mod+A"],
    words: ["everything"],
    refusal: (state) => (allPicked(state) ? why.allSelected : null),
    run: () => select(allUnits(appState())),
  },
  invert: {
    id: "invert-selection",
    group: "select",
    label: named(commands.invert),
    keys: ["Shift+I"],
    words: ["others", "opposite"],
    refusal: always,
    run: invert,
  },
  selectLayer: {
    id: "select-layer",
    group: "select",
    label: named(commands.selectLayer),
    keys: ["L"],
    words: ["column", "whole"],
    onSelection: true,
    refusal: (state) => (pickedLayer(state) === null ? why.pickLayer : null),
    run: () => {
      const layer = pickedLayer(appState());
      if (layer !== null) selectLayer(layer);
    },
  },
  nextEdge: {
    id: "next-edge",
    group: "select",
    label: named(commands.nextEdge),
    keys: ["W"],
    words: ["weight", "connection", "walk"],
    onSelection: true,
    refusal: needsEdge,
    run: () => walkEdges(1),
  },
  previousEdge: {
    id: "previous-edge",
    group: "select",
    label: named(commands.previousEdge),
    keys: ["Q"],
    words: ["weight", "connection", "walk"],
    onSelection: true,
    refusal: needsEdge,
    run: () => walkEdges(-1),
  },
  goCanvas: {
    id: "go-canvas",
    group: "select",
    label: named(commands.goCanvas),
    keys: ["G"],
    words: ["focus", "network", "keyboard"],
    refusal: ({ canvas }) => (canvas.stage ? null : why.noCanvas),
    run: goToCanvas,
  },
} satisfies Record<string, Command>);
