import { create } from "zustand";
import type { Network } from "../../src-worker/model/network.ts";

/** From and to, both included, counted from 0. */
export type Span = readonly [number, number];

/** A block of weights drawn as single neurons: some sources, some units, every edge between them. */
export interface NeuronWindow {
  /** The units' layer, and the one their weights come from (0 = inputs). */
  readonly layer: number;
  readonly from: number;
  readonly sources: Span;
  readonly units: Span;
}

/** How the weights into a layer are shown. */
export interface MatrixLook {
  /** The layer the shown weights come from: the one before, or that of a skip connection. */
  readonly from: number;
  /** Each unit's weights as a picture on the inputs. */
  readonly fields: boolean;
}

interface LevelsState {
  /** The layer whose matrix fills the canvas; null while the network does. */
  readonly layer: number | null;
  /** Set when the layer was opened to look at a part of it. */
  readonly part: NeuronWindow | null;
  readonly window: NeuronWindow | null;
  /** By layer; a layer not named here shows the weights from the layer before. */
  readonly looks: Readonly<Record<number, Partial<MatrixLook>>>;
  patch(change: Partial<LevelsState>): void;
}

/** From network to layer to neuron: where the canvas is. Never saved with the document, never undone. */
export const useLevels = create<LevelsState>()((set) => ({
  layer: null,
  part: null,
  window: null,
  looks: {},
  patch: (change) => set(change),
}));

/** Fills the canvas with the weights into a layer, those from `from` if it is given. */
export function openLayer(layer: number, from?: number): void {
  const { patch, looks } = useLevels.getState();
  patch({
    layer,
    part: null,
    looks: from === undefined ? looks : { ...looks, [layer]: { from, fields: false } },
  });
}

/** Fills the canvas with a block of the weights into a layer. */
export function openBlockOf(part: NeuronWindow): void {
  openLayer(part.layer, part.from);
  useLevels.getState().patch({ part });
}

/** Back to the whole network; the window of neurons stays. */
export function closeLayer(): void {
  useLevels.getState().patch({ layer: null, part: null });
}

export function changeLook(layer: number, change: Partial<MatrixLook>): void {
  const { looks, patch } = useLevels.getState();
  patch({ looks: { ...looks, [layer]: { ...looks[layer], ...change } } });
}

/** Back to the start, for another network. */
export function resetLevels(): void {
  useLevels.getState().patch({ layer: null, part: null, window: null, looks: {} });
}

/** A window as far as a network still has its weights; null when nothing is left. */
export function windowIn(network: Network, window: NeuronWindow | null): NeuronWindow | null {
  if (!window) return null;
  const { layer, from, sources, units } = window;
  const width = network.layers[layer - 1]?.bias.length ?? 0;
  const fanIn = from === 0 ? network.inputs.length : (network.layers[from - 1]?.bias.length ?? 0);
  if (from >= layer || sources[0] >= fanIn || units[0] >= width) return null;
  const cut = ([first, last]: Span, count: number): Span => [first, Math.min(last, count - 1)];
  const [s, u] = [cut(sources, fanIn), cut(units, width)];
  return s[1] === sources[1] && u[1] === units[1] ? window : { ...window, sources: s, units: u };
}
