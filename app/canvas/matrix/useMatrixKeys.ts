import { type KeyboardEvent, useCallback, useRef } from "react";
import { type CanvasKey, isPressed, MATRIX_KEYS } from "../../actions/canvasKeys.ts";
import { select } from "../../actions/edit/common.ts";
import { blockBetween, type CellBlock, type MatrixImage } from "../../drawing/matrix/image.ts";
import type { ShownMatrix } from "../../drawing/matrix/look.ts";
import { type Grid, reveal, WHOLE } from "../../drawing/matrix/view.ts";
import { edgeOf, openBlock } from "./actions.ts";
import type { CameraControl } from "./camera.ts";
import { flipWeight, removeWeight } from "./cellEdits.ts";
import { type Cursor, moveCursor } from "./cursor.ts";
import { goUp } from "./neuron.ts";
import { blockAround, cursorBlock, cursorSpace, placeOf, weightPlace } from "./selection.ts";

const ZOOM_STEP = 1.5;

export interface MatrixKeys {
  readonly shown: ShownMatrix;
  readonly image: MatrixImage;
  readonly control: CameraControl;
  readonly cursor: Cursor | null;
  readonly setCursor: (cursor: Cursor | null) => void;
  readonly marked: CellBlock | null;
  readonly setMarked: (block: CellBlock | null) => void;
}

/** The matrix by keyboard. Keys that mean something here go no further. */
export function useMatrixKeys(matrix: MatrixKeys) {
  const latest = useRef(matrix);
  latest.current = matrix;
  const anchor = useRef<Cursor | null>(null);
  return useCallback((event: KeyboardEvent) => {
    const keys = latest.current;
    const handled = move(keys, event, anchor) || act(keys, event);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  }, []);
}

/** Arrow keys and their like; with Shift the cells passed are marked. */
function move(keys: MatrixKeys, event: KeyboardEvent, anchor: { current: Cursor | null }): boolean {
  const { image, control } = keys;
  const space = cursorSpace(image, page(control, image));
  const cursor = keys.cursor ?? { column: 0, row: 0 };
  const found = moveCursor(cursor, event, space);
  if (!found) return false;
  // The first press only shows where the cursor is.
  const next = keys.cursor ? found : cursor;
  keys.setCursor(next);
  control.moveTo(reveal(control.scene, control.camera, inView(control, image, next)));
  const marks = event.shiftKey && !image.fields && next.row >= 0 && next.column >= 0;
  if (!marks) {
    anchor.current = null;
    keys.setMarked(null);
    return true;
  }
  anchor.current ??= cursor;
  if (anchor.current.row >= 0 && anchor.current.column >= 0)
    keys.setMarked(blockBetween(anchor.current, next));
  return true;
}

function act(keys: MatrixKeys, event: KeyboardEvent): boolean {
  const { control, shown, image, cursor, marked } = keys;
  const is = (entry: CanvasKey) => isPressed(entry, event.nativeEvent);
  if (is(MATRIX_KEYS.unmark) && marked) keys.setMarked(null);
  else if (is(MATRIX_KEYS.unmark) || is(MATRIX_KEYS.up)) goUp();
  else if (is(MATRIX_KEYS.zoomIn)) zoom(keys, ZOOM_STEP);
  else if (is(MATRIX_KEYS.zoomOut)) zoom(keys, 1 / ZOOM_STEP);
  else if (is(MATRIX_KEYS.whole)) control.glideTo(WHOLE);
  else if (!cursor) return is(MATRIX_KEYS.flip) || is(MATRIX_KEYS.target);
  else if (is(MATRIX_KEYS.target) || is(MATRIX_KEYS.source)) goToNeuron(keys, cursor, event.shiftKey);
  else if (is(MATRIX_KEYS.flip)) flipOrGo(keys, cursor, event.key);
  else if (is(MATRIX_KEYS.remove)) return remove(keys, cursor);
  else if (is(MATRIX_KEYS.neurons) && !image.fields) {
    openBlock(shown, image, marked ?? blockAround(image, cursor));
    keys.setMarked(null);
  } else return false;
  return true;
}

function flipOrGo(keys: MatrixKeys, cursor: Cursor, key: string): void {
  const place = weightPlace(keys.image, cursor);
  if (place) flipWeight(edgeOf(keys.shown, place));
  else if (key === "Enter") goToNeuron(keys, cursor, false);
}

/** Delete is for the weight under the cursor; on a name it stays the page's own. */
function remove({ shown, image }: MatrixKeys, cursor: Cursor): boolean {
  const place = weightPlace(image, cursor);
  if (place) removeWeight(edgeOf(shown, place));
  return place !== null;
}

/** Selects the unit of the column (or the source of the row), on which the rest of the page follows. */
function goToNeuron({ shown, image }: MatrixKeys, cursor: Cursor, asksSource: boolean): void {
  const { unit, source } = placeOf(image, cursor);
  if (source !== null && (asksSource || unit === null)) select([{ layer: shown.from, index: source }]);
  else if (unit !== null) select([{ layer: shown.layer, index: unit }]);
}

function zoom({ control, image, cursor }: MatrixKeys, factor: number): void {
  if (!cursor) {
    control.zoomBy(factor);
    return;
  }
  const block = cursorBlock(image, cursor);
  const { x, y, cellWidth, cellHeight } = control.view;
  const { frame } = control.scene;
  const middle = (start: number, at: number, count: number, cell: number, room: number) =>
    Math.min(room, Math.max(0, start + (at + count / 2) * cell));
  control.zoomBy(factor, {
    x: middle(x, block.column, block.columns, cellWidth, frame.width),
    y: middle(y, block.row, block.rows, cellHeight, frame.height),
  });
}

/** How much is in view at once: weights, or whole pictures. */
function page(control: CameraControl, { fields }: MatrixImage): Grid {
  const { frame } = control.scene;
  const { cellWidth, cellHeight } = control.view;
  const pitch = fields ? fields.side + 1 : 1;
  const count = (room: number, cell: number) => Math.max(1, Math.floor(room / (cell * pitch)));
  return { columns: count(frame.width, cellWidth), rows: count(frame.height, cellHeight) };
}

/** What should be in view of a cursor: its cell; of a whole column or row only one end. */
function inView(control: CameraControl, image: MatrixImage, cursor: Cursor): CellBlock {
  const block = cursorBlock(image, cursor);
  if (image.fields) return block;
  const { x, y, cellWidth, cellHeight } = control.view;
  const first = (start: number, cell: number) => Math.max(0, Math.ceil(-start / cell));
  return {
    column: cursor.column < 0 ? first(x, cellWidth) : block.column,
    row: cursor.row < 0 ? first(y, cellHeight) : block.row,
    columns: 1,
    rows: 1,
  };
}
