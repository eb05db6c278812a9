import { renameNetwork, renameUnit, unitNames } from "../../../src-worker/model/edit.ts";
import type { UnitRef } from "../../../src-worker/model/network.ts";
import { useCanvas } from "../../store/canvas.ts";
import { unitText } from "../../store/names.ts";
import { useOverlay } from "../../store/overlay.ts";
import { appState } from "../command.ts";
import { pickedUnit } from "../picked.ts";
import { editText } from "../text.ts";
import { currentDocument, edit, notify } from "./common.ts";
import { isDrawn } from "./neurons.ts";

/** Why a unit cannot have a name; null when it can. */
function nameProblem(unit: UnitRef, name: string): string | null {
  const names = unitNames(currentDocument().network, unit.layer);
  if (name === "") return editText.ask.emptyName;
  const taken = name !== names[unit.index] && names.includes(name);
  return taken ? editText.ask.takenName(name.slice(0, 40)) : null;
}

/** Takes a typed name; an empty one, or one that another unit of the layer has, is refused. */
export function typeName(unit: UnitRef, typed: string): boolean {
  const { network } = currentDocument();
  const name = typed.trim();
  if (name === unitNames(network, unit.layer)[unit.index]) return true;
  const before = unitText(network, unit);
  if (nameProblem(unit, name)) {
    const { needsName, nameTaken } = editText.notices;
    notify("error", name === "" ? needsName(before) : nameTaken(before, name.slice(0, 40)));
    return false;
  }
  edit(editText.steps.rename(before), (d) => renameUnit(d, unit, name));
  return true;
}

/** Types the selected neuron's name into its node, or asks for it where it has none. */
export function askName(): void {
  const unit = pickedUnit(appState());
  if (!unit) return;
  if (isDrawn(unit)) {
    useCanvas.getState().patch({ editing: { unit, field: "name" } });
    return;
  }
  const { network } = currentDocument();
  const { ask } = editText;
  useOverlay.getState().patch({
    ask: {
      title: ask.renameUnit(unitText(network, unit)),
      text: ask.renameUnitText,
      fields: [{ id: "name", label: ask.name, value: unitNames(network, unit.layer)[unit.index] ?? "" }],
      confirm: ask.rename,
      submit: ({ name = "" }) => {
        const problem = nameProblem(unit, name.trim());
        if (!problem) typeName(unit, name);
        return problem;
      },
    },
  });
}

/** Asks for the network's own name. */
export function askNetworkName(): void {
  const { ask } = editText;
  useOverlay.getState().patch({
    ask: {
      title: ask.renameNetwork,
      text: ask.renameNetworkText,
      fields: [{ id: "name", label: ask.name, value: currentDocument().name }],
      confirm: ask.rename,
      submit: ({ name = "" }) => {
        if (name.trim() === "") return ask.emptyName;
        edit(editText.steps.renameNetwork, (d) => renameNetwork(d, name));
        return null;
      },
    },
  });
}
