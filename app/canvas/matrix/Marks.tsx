import type { ReactNode } from "react";
import {
  type CellBlock,
  cellOf,
  type MatrixImage,
  type Place,
  unitBlock,
} from "../../drawing/matrix/image.ts";
import type { ShownMatrix } from "../../drawing/matrix/look.ts";
import type { Grid } from "../../drawing/matrix/view.ts";
import { useLevels } from "../../store/levels.ts";
import { useView } from "../../store/view.ts";
import { blockOf } from "./actions.ts";
import { useHover } from "./hover.ts";

/** More marks than this tell nobody anything. */
const MOST_MARKS = 120;

export interface MarksProps {
  readonly image: MatrixImage;
  readonly shown: ShownMatrix;
}

/** On a matrix: its selected neurons, the one lit elsewhere, the open window, and the cell under the pointer. */
export function Marks({ image, shown }: MarksProps) {
  return (
    <>
      <UnitMarks image={image} shown={shown} />
      <WindowMark image={image} shown={shown} />
      <Crosshair image={image} shown={shown} />
    </>
  );
}

function UnitMarks({ image, shown }: MarksProps) {
  const selected = useView((view) => view.selectedUnits);
  const lit = useView((view) => view.hovered);
  // Its own crosshair says it already.
  const pointed = useHover((state) => state.hovered !== null);
  const { layer, from } = shown;
  const blocks = (units: readonly { layer: number; index: number }[]) =>
    units.flatMap((unit) => unitCells(image, unit.layer === layer, unit.layer === from, unit.index));
  return (
    <>
      {blocks(selected)
        .slice(0, MOST_MARKS)
        .map((block) => (
          <Mark key={`${block.column},${block.row},${block.columns}`} block={block} look="selected" />
        ))}
      {blocks(lit && !pointed ? [lit] : []).map((block) => (
        <Mark key="lit" block={block} look="lit" />
      ))}
    </>
  );
}

/** The cells of a unit: its column or picture, or its row where it is a source. */
function unitCells(image: MatrixImage, isUnit: boolean, isSource: boolean, index: number): CellBlock[] {
  if (isUnit && index < (image.fields?.units ?? image.columns)) return [unitBlock(image, index)];
  if (!isSource || image.fields || index >= image.rows) return [];
  return [{ column: 0, row: index, columns: image.columns, rows: 1 }];
}

function WindowMark({ image, shown }: MarksProps) {
  const window = useLevels((levels) => levels.window);
  if (!window || image.fields || window.layer !== shown.layer || window.from !== shown.from) return null;
  return <Mark block={blockOf(window)} look="window" />;
}

/** Lines through the weight under the pointer, or a frame around the picture. */
function Crosshair({ image, shown }: MarksProps) {
  const hovered = useHover((state) => state.hovered);
  if (!hovered || hovered.block) return null;
  if (hovered.layer !== shown.layer || hovered.from !== shown.from) return null;
  if (!isIn(image, hovered.place)) return null;
  if (image.fields) return <Mark block={unitBlock(image, hovered.place.unit)} look="cell" />;
  const { column, row } = cellOf(image, hovered.place);
  return (
    <>
      <Mark block={unitBlock(image, column)} look="line" />
      <Mark block={{ column: 0, row, columns: image.columns, rows: 1 }} look="line" />
      <Mark block={{ column, row, columns: 1, rows: 1 }} look="cell" />
    </>
  );
}

function isIn(image: MatrixImage, { source, unit }: Place): boolean {
  return image.fields ? unit < image.fields.units : unit < image.columns && source < image.rows;
}

/** The sheet that marks are drawn on: over the whole image, one unit a cell. */
export function MarkSheet({ grid, children }: { readonly grid: Grid; readonly children: ReactNode }) {
  return (
    <svg
      className="mx-marks"
      viewBox={`0 0 ${grid.columns} ${grid.rows}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export interface MarkProps {
  readonly block: CellBlock;
  readonly look: "selected" | "lit" | "window" | "line" | "cell" | "cursor" | "drag" | "marked";
}

/** A block of cells, marked. Not a box of HTML: that would be rounded to whole px before it is scaled. */
export function Mark({ block, look }: MarkProps) {
  const box = { x: block.column, y: block.row, width: block.columns, height: block.rows };
  return (
    <g className={`mx-mark is-${look}`}>
      <rect {...box} className="mx-mark-outer" />
      {look === "line" || look === "lit" ? null : <rect {...box} className="mx-mark-inner" />}
    </g>
  );
}
