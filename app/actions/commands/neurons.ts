import { useCanvas } from "../../store/canvas.ts";
import { layerName } from "../../store/names.ts";
import { type AppState, always, appState, type Command, forNetworks, named } from "../command.ts";
import { startConnecting } from "../edit/edges.ts";
import { askName } from "../edit/names.ts";
import { addNeuron, askBias, kindOf } from "../edit/neurons.ts";
import { layerForNeuron, pickedUnit, pickedUnits } from "../picked.ts";
import { editText } from "../text.ts";

const { commands, general, why } = editText;

function biasRefusal(state: AppState): string | null {
  const units = pickedUnits(state);
  if (units.length === 0) return why.pickNeurons;
  return units.some((unit) => unit.layer > 0) ? null : why.inputsNoBias;
}

function connectRefusal(state: AppState): string | null {
  const unit = pickedUnit(state);
  if (!unit) return why.pickOne;
  return unit.layer === state.document.document.network.layers.length ? why.outputsLead : null;
}

/** Single neurons and edges. */
export const NEURON_COMMANDS = forNetworks({
  addNeuron: {
    id: "add-neuron",
    group: "neurons",
    label: (state) => {
      const layer = layerForNeuron(state);
      const name = layerName(state.document.document.network, layer).toLowerCase();
      return commands.addNeuron(name, kindOf(layer));
    },
    general: general.addNeuron,
    keys: ["N"],
    words: ["unit", "input", "output", "new", "insert"],
    refusal: always,
    run: () => addNeuron(layerForNeuron(appState())),
  },
  rename: {
    id: "rename",
    group: "neurons",
    label: named(commands.rename),
    keys: ["F2"],
    words: ["name", "label", "input", "output"],
    onSelection: true,
    refusal: (state) => (pickedUnit(state) ? null : why.pickOne),
    run: askName,
  },
  setBias: {
    id: "set-bias",
    group: "neurons",
    label: (state) => commands.setBias(pickedUnits(state).filter((unit) => unit.layer > 0).length),
    general: commands.setBias(1),
    keys: ["B"],
    words: ["threshold", "offset"],
    onSelection: true,
    refusal: biasRefusal,
    run: askBias,
  },
  connect: {
    id: "connect",
    group: "neurons",
    label: named(commands.connect),
    keys: ["C"],
    words: ["edge", "weight", "connect", "synapse", "wire"],
    onSelection: true,
    refusal: connectRefusal,
    run: startConnecting,
  },
  sign: {
    id: "sign",
    group: "neurons",
    label: ({ canvas }) => commands.sign(canvas.sign),
    general: general.sign,
    keys: ["S"],
    words: ["sign", "weight", "new edges"],
    refusal: always,
    run: () => useCanvas.getState().patch({ sign: useCanvas.getState().sign > 0 ? -1 : 1 }),
  },
} satisfies Record<string, Command>);
