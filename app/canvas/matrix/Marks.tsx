import type { CSSProperties } from "react";
import { useLevels } from "../../store/levels.ts";
import { useView } from "../../store/view.ts";
import { blockOf } from "./actions.ts";
import { useHover } from "./hover.ts";
import { type CellBlock, cellOf, type MatrixImage, type Place, unitBlock } from "./image.ts";
import type { ShownMatrix } from "./look.ts";
import type { Grid } from "./view.ts";

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
          <Mark
            key={`${block.column},${block.row},${block.columns}`}
            image={image}
            block={block}
            look="selected"
          />
        ))}
      {blocks(lit && !pointed ? [lit] : []).map((block) => (
        <Mark key="lit" image={image} block={block} look="lit" />
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
  return <Mark image={image} block={blockOf(window)} look="window" />;
}

/** Lines through the weight under the pointer, or a frame around the picture. */
function Crosshair({ image, shown }: MarksProps) {
  const hovered = useHover((state) => state.hovered);
  if (!hovered || hovered.layer !== shown.layer || hovered.from !== shown.from) return null;
  if (!isIn(image, hovered.place)) return null;
  if (image.fields) return <Mark image={image} block={unitBlock(image, hovered.place.unit)} look="picture" />;
  const { column, row } = cellOf(image, hovered.place);
  return (
    <>
      <Mark image={image} block={unitBlock(image, column)} look="line" />
      <Mark image={image} block={{ column: 0, row, columns: image.columns, rows: 1 }} look="line" />
      <Mark image={image} block={{ column, row, columns: 1, rows: 1 }} look="cell" />
    </>
  );
}

function isIn(image: MatrixImage, { source, unit }: Place): boolean {
  return image.fields ? unit < image.fields.units : unit < image.columns && source < image.rows;
}

export interface MarkProps {
  readonly image: Grid;
  readonly block: CellBlock;
  readonly look: "selected" | "lit" | "window" | "line" | "cell" | "picture" | "cursor" | "drag" | "marked";
}

/** A block of cells, marked. */
export function Mark({ image, block, look }: MarkProps) {
  return <i className={`mx-mark is-${look}`} style={blockStyle(image, block)} />;
}

/** Where a block lies on the element that covers the image. */
function blockStyle({ columns, rows }: Grid, block: CellBlock): CSSProperties {
  return {
    left: `${(block.column / columns) * 100}%`,
    top: `${(block.row / rows) * 100}%`,
    width: `${(block.columns / columns) * 100}%`,
    height: `${(block.rows / rows) * 100}%`,
  };
}
