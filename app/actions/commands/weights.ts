import type { Weight } from "../../../src-worker/model/network.ts";
import { type Command, forNetworks, named } from "../command.ts";
import { copyMatrix } from "../edit/clipboard.ts";
import { askRandomWeights, flipPicked, pickedWeights, setPicked, weightsRefusal } from "../edit/weights.ts";
import { pickedLayer } from "../picked.ts";
import { editText } from "../text.ts";

const { commands, why } = editText;

function setTo(weight: Weight, id: string, keys: readonly string[]): Command {
  return {
    id,
    group: "weights",
    label: (state) => commands.setWeights(pickedWeights(state, weight === 0), weight),
    general: commands.setWeights(0, weight),
    keys,
    words: ["connect", "block", "matrix", "edges", weight === 0 ? "remove" : "fill"],
    onSelection: true,
    refusal: (state) => weightsRefusal(state, weight === 0),
    run: () => setPicked(weight),
  };
}

/** The selected edges, or all weights among the selected neurons or into a layer. */
export const WEIGHT_COMMANDS = forNetworks({
  flip: {
    id: "flip",
    group: "weights",
    label: (state) => commands.flip(state.view.selectedEdges.length),
    general: commands.flip(2),
    keys: ["F"],
    words: ["invert", "negate", "sign", "switch"],
    onSelection: true,
    refusal: (state) => weightsRefusal(state, true),
    run: flipPicked,
  },
  setPlus: setTo(1, "set-plus", ["Plus", "="]),
  setMinus: setTo(-1, "set-minus", ["-"]),
  setZero: setTo(0, "set-zero", ["0"]),
  randomWeights: {
    id: "random-weights",
    group: "weights",
    label: named(commands.randomWeights),
    keys: ["Shift+R"],
    words: ["random", "seed", "sparse", "zeros", "block"],
    onSelection: true,
    refusal: (state) =>
      state.view.selectedEdges.length > 0 ? why.pickNeurons : weightsRefusal(state, false),
    run: askRandomWeights,
  },
  copyMatrix: {
    id: "copy-matrix",
    group: "weights",
    label: named(commands.copyMatrix),
    keys: [],
    words: ["tsv", "csv", "matrix", "spreadsheet", "excel"],
    onSelection: true,
    refusal: (state) => {
      const layer = pickedLayer(state);
      return layer === null ? why.pickLayer : layer === 0 ? why.inputsHaveNone : null;
    },
    run: () => void copyMatrix(),
  },
} satisfies Record<string, Command>);
