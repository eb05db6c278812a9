import {
  always,
  blockSize,
  blocksHaveEdges,
  blocksOf,
  changeBlocks,
  flipEdge,
  flipped,
  randomWeights,
  setWeights,
  type WeightBlock,
} from "../../../src-worker/model/edit.ts";
import type { Weight } from "../../../src-worker/model/network.ts";
import { useOverlay } from "../../store/overlay.ts";
import { type AppState, appState } from "../command.ts";
import { pickedUnits } from "../picked.ts";
import { editText } from "../text.ts";
import { edgeText, edit } from "./common.ts";

/** The weights of the selection: single edges, or the blocks its neurons stand for. */
function pickedBlocks(state: AppState, existing: boolean): WeightBlock[] {
  return blocksOf(state.document.document.network, pickedUnits(state), existing);
}

/** How many weights a rule would change at most. */
export function pickedWeights(state: AppState, existing: boolean): number {
  const edges = state.view.selectedEdges.length;
  return edges > 0 ? edges : blockSize(state.document.document.network, pickedBlocks(state, existing));
}

/** Why there are no weights to set; null when there are. */
export function weightsRefusal(state: AppState, existing: boolean): string | null {
  if (state.view.selectedEdges.length > 0) return null;
  const { why } = editText;
  const units = pickedUnits(state);
  if (units.length === 0) return why.pickWeights;
  const blocks = pickedBlocks(state, existing);
  if (blocks.length === 0) return units.every((unit) => unit.layer === 0) ? why.inputsHaveNone : why.noEdges;
  return existing && !blocksHaveEdges(state.document.document.network, blocks) ? why.noEdges : null;
}

/** Gives the selected edges, or all weights among the selected neurons, one value. */
export function setPicked(weight: Weight): void {
  const state = appState();
  const { selectedEdges } = state.view;
  const label = editText.steps.setWeights(pickedWeights(state, weight === 0), weight);
  if (selectedEdges.length > 0) edit(label, (d) => setWeights(d, selectedEdges, weight));
  else edit(label, (d) => changeBlocks(d, pickedBlocks(state, weight === 0), always(weight)));
}

/** Flips the selected edges, or all among the selected neurons, in one step. */
export function flipPicked(): void {
  const state = appState();
  const { selectedEdges } = state.view;
  const [first] = selectedEdges;
  if (!first) {
    const blocks = pickedBlocks(state, true);
    edit(editText.steps.flipWeights(pickedWeights(state, true)), (d) => changeBlocks(d, blocks, flipped));
    return;
  }
  const { flipEdge: one, flipEdges } = editText.steps;
  const label = selectedEdges.length === 1 ? one(edgeText(first)) : flipEdges(selectedEdges.length);
  edit(label, (d) => selectedEdges.reduce(flipEdge, d));
}

let lastZeros = "0";

/** Asks for a seed and a share of zeros, then draws the weights among the selected neurons anew. */
export function askRandomWeights(): void {
  const state = appState();
  const blocks = pickedBlocks(state, false);
  const size = blockSize(state.document.document.network, blocks);
  const [seed] = crypto.getRandomValues(new Uint16Array(1));
  const { ask } = editText;
  useOverlay.getState().patch({
    ask: {
      title: ask.random,
      text: ask.randomText(size),
      fields: [
        { id: "seed", label: ask.seed, value: `${seed}` },
        { id: "zeros", label: ask.zeros, value: lastZeros, unit: "%" },
      ],
      confirm: ask.randomise,
      submit: (typed) => {
        const values = readRandom(typed);
        if (typeof values === "string") return values;
        lastZeros = typed.zeros ?? "0";
        edit(editText.steps.randomWeights(size, values.seed), (d) =>
          changeBlocks(d, blocks, randomWeights(values.seed, values.zeros)),
        );
        return null;
      },
    },
  });
}

/** The typed seed and share (0 to 1), or the sentence that says what is wrong. */
export function readRandom(
  typed: Readonly<Record<string, string>>,
): { seed: number; zeros: number } | string {
  const seed = Number(typed.seed?.trim() || Number.NaN);
  if (!Number.isSafeInteger(seed) || seed < 0) return editText.ask.badSeed;
  const percent = Number((typed.zeros ?? "").trim().replace(",", ".").replace(/\s*%$/, "") || Number.NaN);
  if (!(percent >= 0 && percent <= 100)) return editText.ask.badZeros;
  return { seed, zeros: percent / 100 };
}
