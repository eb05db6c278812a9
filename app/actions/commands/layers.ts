import { collapsedLayers } from "../../store/collapse.ts";
import { openLayer } from "../../store/levels.ts";
import { layerName } from "../../store/names.ts";
import { type AppState, always, appState, type Command, forNetworks, named } from "../command.ts";
import {
  activationText,
  deleteLayer,
  insertLayer,
  moveLayer,
  nextActivation,
  swapRefusal,
  switchActivation,
  toggleCollapsed,
} from "../edit/layers.ts";
import { layerForLayer, pickedLayer } from "../picked.ts";
import { editText } from "../text.ts";

const { commands, general, why } = editText;

/** A layer's name inside a sentence. */
function nameOf({ document }: AppState, layer: number): string {
  return layerName(document.document.network, layer).toLowerCase();
}

function withLayer(run: (layer: number) => void): () => void {
  return () => {
    const layer = pickedLayer(appState());
    if (layer !== null) run(layer);
  };
}

function isCollapsed({ document }: AppState, layer: number): boolean {
  const { network, canvas } = document.document;
  return collapsedLayers(network, canvas?.collapsed).has(layer);
}

function move(by: 1 | -1, id: string, label: string, key: string): Command {
  return {
    id,
    group: "layers",
    label: named(label),
    keys: [key],
    words: ["swap", "order"],
    onSelection: true,
    refusal: (state) => swapRefusal(state, pickedLayer(state), by),
    run: withLayer((layer) => moveLayer(layer, by)),
  };
}

/** Whole layers. */
export const LAYER_COMMANDS = forNetworks({
  insertLayer: {
    id: "insert-layer",
    group: "layers",
    label: (state) => {
      const after = layerForLayer(state);
      return commands.insertLayer(nameOf(state, after), nameOf(state, after + 1));
    },
    general: general.insertLayer,
    keys: ["Shift+N"],
    words: ["add", "new", "between", "hidden"],
    refusal: always,
    run: () => insertLayer(layerForLayer(appState())),
  },
  removeLayer: {
    id: "remove-layer",
    group: "layers",
    label: (state) => {
      const layer = pickedLayer(state);
      return layer === null ? commands.removeNoLayer : commands.removeLayer(nameOf(state, layer));
    },
    general: commands.removeNoLayer,
    keys: ["Shift+Delete", "Shift+Backspace"],
    words: ["remove", "erase"],
    onSelection: true,
    refusal: (state) => {
      const layer = pickedLayer(state);
      if (layer === null) return why.pickLayer;
      return layer >= 1 && layer < state.document.document.network.layers.length ? null : why.endsStay;
    },
    run: withLayer(deleteLayer),
  },
  switchActivation: {
    id: "switch-activation",
    group: "layers",
    label: (state) => {
      const layer = pickedLayer(state);
      if (!layer) return commands.noActivation;
      return commands.activation(nameOf(state, layer), activationText(nextActivation(state, layer)));
    },
    general: commands.noActivation,
    keys: ["A"],
    words: ["relu", "linear", "activation"],
    onSelection: true,
    refusal: (state) => {
      const layer = pickedLayer(state);
      return layer === null ? why.pickLayer : layer === 0 ? why.inputsLinear : null;
    },
    run: withLayer(switchActivation),
  },
  openMatrix: {
    id: "open-matrix",
    group: "layers",
    label: (state) => {
      const layer = pickedLayer(state);
      return layer ? commands.openMatrix(nameOf(state, layer)) : commands.openNoMatrix;
    },
    general: commands.openNoMatrix,
    keys: ["M"],
    words: ["matrix", "heatmap", "table", "receptive fields"],
    onSelection: true,
    refusal: (state) => {
      const layer = pickedLayer(state);
      return layer === null ? why.pickLayer : layer === 0 ? why.inputsHaveNone : null;
    },
    run: withLayer(openLayer),
  },
  layerEarlier: move(-1, "layer-earlier", commands.earlier, "Alt+Shift+ArrowLeft"),
  layerLater: move(1, "layer-later", commands.later, "Alt+Shift+ArrowRight"),
  collapse: {
    id: "collapse",
    group: "layers",
    label: (state) => {
      const layer = pickedLayer(state);
      if (layer === null) return commands.collapseNone;
      return (isCollapsed(state, layer) ? commands.expand : commands.collapse)(nameOf(state, layer));
    },
    general: commands.collapseNone,
    keys: ["K"],
    words: ["heatmap", "one node", "single neurons", "fold", "unfold"],
    onSelection: true,
    refusal: (state) => (pickedLayer(state) === null ? why.pickLayer : null),
    run: withLayer(toggleCollapsed),
  },
} satisfies Record<string, Command>);
