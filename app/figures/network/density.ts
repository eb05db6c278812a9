import { widths } from "../../../src-worker/model/network.ts";
import type { UnitKind } from "../../drawing/boxes.ts";
import { type Density, FULL, kindOf, layoutNetwork } from "../../drawing/layout.ts";
import { collapsedLayers } from "../../store/collapse.ts";
import { textWidth } from "../metrics.ts";
import { SMALL } from "../scene.ts";
import type { Frame } from "../sizes.ts";
import { layerHeight } from "./layerBox.ts";
import type { NetworkModel } from "./model.ts";
import { LINE, linesBelow, type UnitText, unitText, unitWidth } from "./units.ts";

/** Sizes for a frame, and the room that names beside inputs and outputs take. */
export interface FigureDensity {
  readonly density: Density;
  readonly left: number;
  readonly right: number;
  /** Whether names stand there; else in the boxes. */
  readonly beside: { readonly input: boolean; readonly output: boolean };
}

/** Clear space at every side. */
export const MARGIN = 3;
/** Between a box and the name beside it. */
export const NAME_GAP = 5;
/** Largest share of the frame's width for names at one side. */
const NAME_SHARE = 0.24;

const ROW = 18;
const SLIM = 16;
export const MARKER = 11;
/** Units in one column up to which each has two lines and room around it. */
const FEW_HIDDEN = 12;
const FEW_ENDS = 6;

const LEAST_GAP = 30;
const MOST_GAP = 230;
const LEAST_RIBBON = 30;
const MOST_RIBBON = 84;
const FULL_LABELS = 80;

/** Distance of edge ends, px: the usual one, one at which ▸ and ⊣ can be told apart, and the tightest. */
const PORT_PITCH = 3;
const CLEAR_PITCH = 2;
const TIGHT_PITCH = 0.8;
/** Height of a column to keep to as long as terminals stay clear, of the frame's width. */
const GOOD_ASPECT = 1.1;
/** Headers, legend and margins. */
const AROUND = 60;

/** Shares in the width for collapsed layers. */
const SHARE: Readonly<Record<UnitKind, number>> = { input: 0.72, hidden: 1, output: 0.72 };
const LEAST_LAYER = 50;
const MOST_LAYER = 230;

/** Sizes at which a network fills the width of a frame with text at its full size, where that is possible. */
export function figureDensity(model: NetworkModel, frame: Frame): FigureDensity {
  const beside = densityWith(model, frame, true);
  if (beside.needed <= frame.width || beside.left + beside.right === 0) return beside;
  return densityWith(model, frame, false);
}

function densityWith(
  model: NetworkModel,
  frame: Frame,
  wish: boolean,
): FigureDensity & { readonly needed: number } {
  const { network } = model.document;
  const size = widths(network);
  const collapsed = collapsedLayers(network, model.document.canvas?.collapsed);
  const texts = size.map((count, layer) =>
    collapsed.has(layer)
      ? []
      : Array.from({ length: count }, (_, index) => unitText(model, { layer, index })),
  );
  const [inputs, outputs] = [texts[0] as UnitText[], texts.at(-1) as UnitText[]];
  // In slim columns boxes have one line.
  const beside = { input: wish || inputs.length > FEW_ENDS, output: wish || outputs.length > FEW_ENDS };
  const most = frame.width * NAME_SHARE;
  const left = beside.input ? namesWidth(inputs, most) : 0;
  const right = beside.output ? namesWidth(outputs, most) : 0;
  const unit = unitSizes(texts, beside);
  const spans = size.map((_, layer) => (collapsed.has(layer) ? 0 : unit[kindOf(network, layer)].width));
  const fixed = 2 * MARGIN + left + right + spans.reduce((sum, width) => sum + width, 0);
  const gaps = gapKinds(size.length - 1, collapsed);
  const layer = layerWidths(model, collapsed, frame.width - fixed, gaps);
  const free = frame.width - fixed - layer.total;
  const ribbon = clamp(free / (gaps.ribbons + gaps.plain), LEAST_RIBBON, MOST_RIBBON);
  const gap =
    gaps.plain > 0 ? clamp((free - gaps.ribbons * ribbon) / gaps.plain, LEAST_GAP, MOST_GAP) : MOST_GAP;
  const density: Density = {
    name: ribbon >= FULL_LABELS ? "full" : "compact",
    unit,
    layer: layer.sizes,
    columnGap: { few: gap, many: gap, bundled: ribbon },
    scale: { x: 1, y: 1 },
    terminal: FULL.terminal,
    portPitch: portPitch(model, collapsed, unit, frame),
  };
  const needed = fixed + layer.total + gaps.plain * gap + gaps.ribbons * ribbon;
  return { density: { ...density, scale: storedScale(model, density) }, left, right, beside, needed };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

function namesWidth(texts: readonly UnitText[], most: number): number {
  const widest = texts.reduce((width, { name }) => Math.max(width, textWidth(name, SMALL)), 0);
  return widest > 0 ? Math.min(widest + NAME_GAP + 1, most) : 0;
}

function unitSizes(
  texts: readonly (readonly UnitText[])[],
  beside: FigureDensity["beside"],
): Density["unit"] {
  const sizes = (layers: readonly (readonly UnitText[])[], kind: UnitKind, few: number) => {
    const side = kind === "hidden" || beside[kind];
    let width = 30;
    let lines = 0;
    for (const layer of layers) {
      for (const text of layer) {
        const below = layer.length <= few ? linesBelow(text, kind, side) : [];
        width = Math.max(width, unitWidth(text, below));
        lines = Math.max(lines, below.length);
      }
    }
    return { width, height: ROW + lines * LINE };
  };
  const ends = { gap: 16, slim: { most: FEW_ENDS, height: SLIM, gap: 4 } };
  const output = sizes(texts.slice(-1), "output", FEW_ENDS);
  return {
    input: { ...sizes(texts.slice(0, 1), "input", FEW_ENDS), ...ends },
    hidden: {
      ...sizes(texts.slice(1, -1), "hidden", FEW_HIDDEN),
      gap: 8,
      slim: { most: FEW_HIDDEN, height: SLIM, gap: 3 },
    },
    output: { ...output, width: output.width + MARKER, ...ends },
  };
}

interface GapKinds {
  readonly plain: number;
  readonly ribbons: number;
}

function gapKinds(last: number, collapsed: ReadonlySet<number>): GapKinds {
  let ribbons = 0;
  for (let layer = 0; layer < last; layer++) if (collapsed.has(layer) || collapsed.has(layer + 1)) ribbons++;
  return { plain: last - ribbons, ribbons };
}

/** Collapsed layers take what short gaps leave. */
function layerWidths(
  model: NetworkModel,
  collapsed: ReadonlySet<number>,
  room: number,
  gaps: GapKinds,
): { readonly sizes: Density["layer"]; readonly total: number } {
  const { network } = model.document;
  const kinds = [...collapsed].map((layer) => kindOf(network, layer));
  const shares = kinds.reduce((sum, kind) => sum + SHARE[kind], 0);
  const free = room - gaps.ribbons * LEAST_RIBBON - gaps.plain * LEAST_GAP;
  const unit = shares > 0 ? clamp((free / shares) * 0.92, LEAST_LAYER, MOST_LAYER) : LEAST_LAYER;
  const sizeOf = (kind: UnitKind) => {
    const width = Math.max(LEAST_LAYER * 0.8, unit * SHARE[kind]);
    return { width, height: layerHeight(model, kind, width) };
  };
  const sizes = { input: sizeOf("input"), hidden: sizeOf("hidden"), output: sizeOf("output") };
  return { sizes, total: kinds.reduce((sum, kind) => sum + sizes[kind].width, 0) };
}

/** As wide as on the canvas where that makes no tower, clear where the page is high enough for it, else tighter. */
function portPitch(
  { document: { network } }: NetworkModel,
  collapsed: ReadonlySet<number>,
  unit: Density["unit"],
  frame: Frame,
): number {
  const size = widths(network);
  let pitch = PORT_PITCH;
  for (const [l, layer] of network.layers.entries()) {
    if (collapsed.has(l + 1)) continue;
    const count = size[l + 1] as number;
    const kind = unit[kindOf(network, l + 1)];
    const { gap } = count > kind.slim.most ? kind.slim : kind;
    const sources = [l, ...layer.skips.map(({ from }) => from)].filter((from) => !collapsed.has(from));
    const ports = sources.reduce((sum, from) => sum + (size[from] as number), 0);
    if (ports === 0) continue;
    const pitchIn = (height: number) => ((height - AROUND) / count - gap - 8) / ports;
    const good = Math.max(CLEAR_PITCH, pitchIn(GOOD_ASPECT * frame.width));
    pitch = Math.min(pitch, Math.max(TIGHT_PITCH, Math.min(good, pitchIn(frame.most))));
  }
  return pitch;
}

/** What brings the stored positions of moved units, those of the canvas at full size, to this density. */
function storedScale({ document }: NetworkModel, density: Density): Density["scale"] {
  if (!document.canvas?.positions) return density.scale;
  const { positions: _, ...canvas } = document.canvas;
  const tidy = { ...document, canvas };
  const [from, to] = [layoutNetwork(tidy, FULL), layoutNetwork(tidy, density)].map(({ columns }) => {
    const boxes = columns.flatMap((column) => column.boxes);
    const first = boxes.reduce((least, box) => Math.min(least, box.y), 0);
    return { x: columns.at(-1)?.x ?? 1, y: -first };
  }) as [{ x: number; y: number }, { x: number; y: number }];
  return { x: to.x / from.x, y: from.y > 0 ? to.y / from.y : 1 };
}
