import { useStore } from "@xyflow/react";
import { type ReactNode, useEffect, useRef } from "react";
import { matrixFrom, weightAt } from "../../../src-worker/model/editMatrix.ts";
import { pictureSide } from "../../../src-worker/model/inputPicture.ts";
import type { Network, WeightMatrix } from "../../../src-worker/model/network.ts";
import {
  type CellBlock,
  cellOf,
  fieldImage,
  type MatrixImage,
  unitBlock,
  weightImage,
} from "../../drawing/matrix/image.ts";
import { paintCells } from "../../drawing/matrix/paint.ts";
import { GLYPH_CELL, type Point, visibleCells } from "../../drawing/matrix/view.ts";
import { shownValue } from "../../drawing/show.ts";
import { useDocument } from "../../store/document.ts";
import { unitName, unitText } from "../../store/names.ts";
import { useActivity } from "../activity.ts";
import { Symbols } from "../Symbols.tsx";
import { useTokens } from "../useTokens.ts";
import { fitsWindow } from "./actions.ts";
import { type Hovered, useHover } from "./hover.ts";
import { text } from "./text.ts";
import { WeightChip } from "./WeightChip.tsx";

/** Side of the lens, CSS px, and how many weights it shows across. */
const LENS = 98;
const LENS_CELLS = 7;
/** Clear of the pointer. */
const AWAY = 12;

/** Beside the pointer: the weight (or input) under it by name, and its surroundings where cells are small. */
export function CellCard() {
  const hovered = useHover((state) => state.hovered);
  const input = useHover((state) => state.input);
  const network = useDocument((state) => state.document.network);
  const weights = hovered && weightsAt(network, hovered);
  if (hovered?.block) return <BlockCard block={hovered.block} hovered={hovered} />;
  if (hovered && weights) {
    return (
      <Card at={hovered.at}>
        {hovered.fields || hovered.cell < GLYPH_CELL ? <Lens hovered={hovered} weights={weights} /> : null}
        <CardText hovered={hovered} weights={weights} network={network} />
      </Card>
    );
  }
  if (!input || input.index >= network.inputs.length) return null;
  return (
    <Card at={input.at}>
      <InputText network={network} index={input.index} />
    </Card>
  );
}

/** While a block is dragged: its size, and what letting go will do. */
function BlockCard({ block, hovered }: { readonly block: CellBlock; readonly hovered: Hovered }) {
  const { rows, columns } = block;
  const what = hovered.fields
    ? text.selectBlock
    : fitsWindow(block)
      ? text.openBlock(rows, columns)
      : text.zoomBlock(rows, columns);
  return (
    <Card at={hovered.at}>
      <div className="mx-card-text">{what}</div>
    </Card>
  );
}

/** Towards the middle of the stage from the pointer. */
function Card({ at, children }: { readonly at: Point; readonly children: ReactNode }) {
  const left = useStore((store) => at.x > store.width / 2);
  const up = useStore((store) => at.y > store.height / 2);
  const style = {
    left: at.x + (left ? -AWAY : AWAY),
    top: at.y + (up ? -AWAY : AWAY),
    transform: `translate(${left ? "-100%" : "0"}, ${up ? "-100%" : "0"})`,
  };
  return (
    <div className="mx-card" style={style} aria-hidden="true">
      {children}
    </div>
  );
}

function InputText({ network, index }: { readonly network: Network; readonly index: number }) {
  const value = useActivity((shown) => shownValue(shown, { layer: 0, index }, 3));
  const { name } = unitName(network, { layer: 0, index });
  return (
    <div className="mx-card-text">
      <b>
        <Symbols text={text.neuron(unitText(network, { layer: 0, index }), value)} />
      </b>
      {name ? <span className="mx-card-place">{name}</span> : null}
    </div>
  );
}

/** The matrix the hovered weight is in; null when it is gone. */
function weightsAt({ layers }: Network, { layer, from, place }: Hovered): WeightMatrix | null {
  const own = layers[layer - 1];
  const weights = own ? matrixFrom(own, layer, from) : null;
  return weights && place.source < weights.fanIn && place.unit < weights.width ? weights : null;
}

interface CardProps {
  readonly hovered: Hovered;
  readonly weights: WeightMatrix;
}

function CardText({ hovered, weights, network }: CardProps & { readonly network: Network }) {
  const { layer, from, place, fields } = hovered;
  const unit = unitText(network, { layer, index: place.unit });
  const source = unitText(network, { layer: from, index: place.source });
  const value = useActivity((shown) => shownValue(shown, { layer, index: place.unit }, 3));
  return (
    <div className="mx-card-text">
      <b>
        <Symbols text={fields ? text.neuron(unit, value) : text.edge(source, unit)} />
      </b>
      <span className="mx-card-weight">
        <span>{fields ? <Symbols text={source} /> : "weight"}</span>
        <WeightChip weight={weightAt(weights, place.source, place.unit)} />
      </span>
      {fields ? null : (
        <span className="mx-card-place">
          {text.row(place.source + 1, weights.fanIn)}
          <br />
          {text.column(place.unit + 1, weights.width)}
        </span>
      )}
    </div>
  );
}

/** 7 × 7 weights around the pointer, or the whole picture of the unit, large enough to read. */
function Lens({ hovered, weights }: CardProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useTokens();
  const { place, fields } = hovered;
  const side = useDocument((state) => pictureSide(weights.fanIn, state.document.preparation));
  const size = Math.round(LENS * window.devicePixelRatio);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, size, size);
    const { image, block } = lensOf(weights, place, fields ? side : null);
    const cell = size / block.columns;
    const view = { x: -block.column * cell, y: -block.row * cell, cellWidth: cell, cellHeight: cell };
    const frame = { x: 0, y: 0, width: size, height: size };
    const cells = visibleCells(image, view, frame);
    if (cells) paintCells(context, { image, view, window: frame, colours, ratio: size / LENS }, cells);
  }, [weights, place, fields, side, colours, size]);
  return (
    <div className={fields ? "mx-lens" : "mx-lens is-centred"}>
      <canvas ref={canvas} width={size} height={size} />
    </div>
  );
}

function lensOf(
  weights: WeightMatrix,
  place: Hovered["place"],
  side: number | null,
): { image: MatrixImage; block: CellBlock } {
  if (side === null) {
    const image = weightImage(weights);
    const { column, row } = cellOf(image, place);
    const half = (LENS_CELLS - 1) / 2;
    return {
      image,
      block: { column: column - half, row: row - half, columns: LENS_CELLS, rows: LENS_CELLS },
    };
  }
  const column = { fanIn: weights.fanIn, width: 1, values: unitColumn(weights, place.unit) };
  const image = fieldImage(column, side, 1);
  return { image, block: unitBlock(image, 0) };
}

function unitColumn({ fanIn, width, values }: WeightMatrix, unit: number): Int8Array {
  return Int8Array.from({ length: fanIn }, (_, source) => values[source * width + unit] as number);
}
