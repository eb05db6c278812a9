import type { NetworkDocument } from "./document.ts";
import { byLayer } from "./editBase.ts";
import type { Activation, UnitRef, WeightMatrix } from "./network.ts";
import { incoming } from "./network.ts";

export const CLIP_FORMAT = "dualrail-units";
/** Newest version of the clipboard format that this code reads, and the one it writes. */
export const CLIP_VERSION = 1;
/** Places farther out than this are not copied, canvas units. */
export const FARTHEST = 1_000_000;

/** One copied unit. What a unit does not have is left out. */
export interface ClipUnit {
  readonly name?: string | undefined;
  /** Hidden units and outputs only. */
  readonly bias?: number | undefined;
  /** Where it was put by hand on the canvas. */
  readonly at?: { readonly x: number; readonly y: number } | undefined;
  /** Inputs of a prepared network: network input = (raw value − mean) / deviation. */
  readonly prepare?:
    | { readonly mean: number; readonly deviation: number; readonly unit?: string | undefined }
    | undefined;
}

/** Copied units of one layer. */
export interface ClipLayer {
  readonly kind: "input" | "hidden" | "output";
  /** Number of the layer in its network, 0 = inputs. */
  readonly layer: number;
  /** Hidden layers and outputs only. */
  readonly activation?: Activation | undefined;
  readonly units: readonly ClipUnit[];
}

/** Edges between two copied layers, which count from 1 in the clip: one row of +, − and 0 per source unit. */
export interface ClipWeights {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly string[];
}

/** Units with the edges among them, as they lie on the clipboard. */
export interface Clip {
  readonly format: typeof CLIP_FORMAT;
  readonly version: typeof CLIP_VERSION;
  readonly layers: readonly ClipLayer[];
  readonly weights: readonly ClipWeights[];
}

/** Copies units with the edges between them; units the network lacks are left out. */
export function makeClip(document: NetworkDocument, units: readonly UnitRef[]): Clip {
  const groups = [...byLayer(document.network, units)];
  const layers = groups.map(([layer, indices]) => clipLayer(document, layer, indices));
  const weights = groups.flatMap(([to, columns], n): ClipWeights[] => {
    const target = document.network.layers[to - 1];
    if (!target) return [];
    const sources = incoming(target, to).sort((a, b) => a.from - b.from);
    return sources.flatMap((source): ClipWeights[] => {
      const m = groups.findIndex(([layer]) => layer === source.from);
      if (m < 0) return [];
      const rows = signRows(source.weights, (groups[m] as Group)[1], columns);
      return rows.some((row) => /[+-]/.test(row)) ? [{ from: m + 1, to: n + 1, rows }] : [];
    });
  });
  return { format: CLIP_FORMAT, version: CLIP_VERSION, layers, weights };
}

type Group = readonly [layer: number, indices: readonly number[]];

function clipLayer(document: NetworkDocument, layer: number, indices: readonly number[]): ClipLayer {
  const { network } = document;
  const own = network.layers[layer - 1];
  const kind = layer === 0 ? "input" : layer === network.layers.length ? "output" : "hidden";
  const names = layer === 0 ? network.inputs : kind === "output" ? network.outputs : own?.units;
  const units = indices.map((index): ClipUnit => {
    const stored = document.canvas?.positions?.[`${layer},${index}`];
    const at = stored && Math.max(Math.abs(stored.x), Math.abs(stored.y)) <= FARTHEST ? stored : undefined;
    const prepare = layer === 0 ? preparationOf(document, index) : undefined;
    return {
      ...(names ? { name: names[index] as string } : {}),
      ...(own ? { bias: own.bias[index] as number } : {}),
      ...(at ? { at } : {}),
      ...(prepare ? { prepare } : {}),
    };
  });
  return { kind, layer, ...(own ? { activation: own.activation } : {}), units };
}

function preparationOf({ preparation }: NetworkDocument, index: number): ClipUnit["prepare"] {
  if (!preparation) return undefined;
  const unit = preparation.units?.[index];
  return {
    mean: preparation.mean[index] as number,
    deviation: preparation.deviation[index] as number,
    ...(unit ? { unit } : {}),
  };
}

function signRows(
  { width, values }: WeightMatrix,
  rows: readonly number[],
  columns: readonly number[],
): string[] {
  return rows.map((i) => columns.map((j) => signOf(values[i * width + j] as number)).join(""));
}

function signOf(weight: number): string {
  return weight > 0 ? "+" : weight < 0 ? "-" : "0";
}

/** How many units a clip holds. */
export function clipSize(clip: Clip): number {
  return clip.layers.reduce((sum, layer) => sum + layer.units.length, 0);
}

/** The clip as JSON that people can read: one unit and one row of weights a line. */
export function printClip(clip: Clip): string {
  const text = JSON.stringify(clip, null, 2);
  // Line breaks of the text stand between values only: inside strings they are escaped.
  return text.replace(
    /\{\n\s*([^{}[\]]*?)\n\s*\}/g,
    (_, inner: string) => `{ ${inner.replace(/\n\s*/g, " ")} }`,
  );
}
