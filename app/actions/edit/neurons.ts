import {
  addUnit,
  copiesOf,
  duplicateUnits,
  hasUnit,
  removeEdges,
  removeUnits,
  setBias,
  setBiases,
} from "../../../src-worker/model/edit.ts";
import { type UnitRef, widths } from "../../../src-worker/model/network.ts";
import { useCanvas } from "../../store/canvas.ts";
import { biasText } from "../../store/names.ts";
import { useOverlay } from "../../store/overlay.ts";
import { useRun } from "../../store/run.ts";
import { useView } from "../../store/view.ts";
import { parseNumber } from "../../ui/numbers.ts";
import { text } from "../../ui/text.ts";
import { appState } from "../command.ts";
import { pickedUnit, pickedUnits } from "../picked.ts";
import { editText } from "../text.ts";
import { currentDocument, edit, goTo, notify, select, unitsText } from "./common.ts";

/** What a new unit of a layer is. */
export function kindOf(layer: number): "input" | "neuron" | "output" {
  if (layer === 0) return "input";
  return layer === currentDocument().network.layers.length ? "output" : "neuron";
}

/** Adds a neuron (input, output) to a layer, selects it and gives it the keyboard. */
export function addNeuron(layer: number): void {
  const index = widths(currentDocument().network)[layer];
  if (index === undefined) return;
  const kind = kindOf(layer);
  const { addNeuron: toLayer, add } = editText.steps;
  const label = kind === "neuron" ? toLayer(layer) : add(editText.nouns[kind]);
  edit(label, (d) => addUnit(d, layer));
  goTo({ layer, index });
}

/** Removes the selected edges, then the selected units with theirs: one undo step. */
export function deleteSelection(label?: string): void {
  const units = pickedUnits(appState());
  const { selectedEdges } = useView.getState();
  edit(label ?? text.steps.delete(units.length, selectedEdges.length), (document) =>
    removeUnits(removeEdges(document, selectedEdges), units),
  );
  useView.getState().patch({ hovered: null });
  select([]);
}

/** Copies the selected neurons within their layers and selects the copies; a copied input starts at its original's value. */
export function duplicateSelection(): void {
  const units = pickedUnits(appState());
  const copies = copiesOf(currentDocument().network, units);
  const { input } = useRun.getState();
  const inputs = units.filter((unit) => unit.layer === 0).map((unit) => unit.index);
  edit(editText.steps.duplicate(units.length), (d) => duplicateUnits(d, units));
  if (inputs.length > 0) {
    const more = inputs.sort((a, b) => a - b).map((index) => input[index] ?? 0);
    useRun.getState().patch({ input: [...input, ...more] });
  }
  const [first] = copies;
  if (first) useCanvas.getState().stage?.focus(first);
  select(copies);
}

/** Takes a typed bias; text that is no number is refused with a sentence. True when it was taken. */
export function typeBias(unit: UnitRef, typed: string): boolean {
  const value = parseNumber(typed);
  const symbol = unitsText([unit]);
  if (value === null) {
    notify("error", editText.notices.badBias(symbol, typed.slice(0, 40)));
    return false;
  }
  edit(editText.steps.bias(symbol, biasText(value)), (d) => setBias(d, unit, value));
  return true;
}

/** The selected units that have a bias. */
export function biased(): UnitRef[] {
  return pickedUnits(appState()).filter((unit) => unit.layer > 0);
}

/** Types the bias into the neuron itself where one is drawn, asks for that of several. */
export function askBias(): void {
  const unit = pickedUnit(appState());
  if (unit && isDrawn(unit)) {
    useCanvas.getState().patch({ editing: { unit, field: "bias" } });
    return;
  }
  const units = biased();
  const biases = new Set(
    units.map(({ layer, index }) => currentDocument().network.layers[layer - 1]?.bias[index]),
  );
  const { ask } = editText;
  useOverlay.getState().patch({
    ask: {
      title: ask.biasTitle(units.length),
      text: units.length > 1 ? ask.biasText : "",
      fields: [{ id: "bias", label: ask.bias, value: biases.size === 1 ? `${[...biases][0]}` : "" }],
      confirm: ask.set,
      submit: ({ bias = "" }) => {
        const value = parseNumber(bias);
        if (value === null) return ask.notNumber(bias.slice(0, 40));
        const kept = units.filter((u) => hasUnit(currentDocument().network, u));
        edit(editText.steps.bias(unitsText(kept), biasText(value)), (d) => setBiases(d, kept, value));
        return null;
      },
    },
  });
}

/** True when a unit has a node of its own on the canvas, where text can be typed. */
export function isDrawn(unit: UnitRef): boolean {
  return (useCanvas.getState().stage?.boxes([unit]).length ?? 0) > 0;
}
