import {
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import {
  blockBetween,
  type Cell,
  type CellBlock,
  type MatrixImage,
  type Place,
  placeAt,
} from "../../drawing/matrix/image.ts";
import type { ShownMatrix } from "../../drawing/matrix/look.ts";
import {
  cellAt,
  type Grid,
  nearestCell,
  POINTABLE_CELL,
  type Point,
  type View,
} from "../../drawing/matrix/view.ts";
import { useCanvas } from "../../store/canvas.ts";
import { hoverCell } from "./hover.ts";

/** Moves by less than this are a click, px. */
const DRAG_PX = 4;

export interface PointerActions {
  /** A press on a cell that is large enough to be meant. */
  onPick(cell: Cell): void;
  /** A press where cells are too small for one of them to be meant; false lets the canvas have it. */
  onPoint(cell: Cell): boolean;
  /** A block was dragged. */
  onBlock(block: CellBlock): void;
}

interface Drag {
  readonly id: number;
  readonly from: Point;
  readonly cell: Cell;
  moved: boolean;
}

/**
 * The pointer on a matrix: what it is over, presses, and dragged blocks. `world` is the element that
 * covers the whole image, however it is moved and scaled.
 */
export function usePointer(
  world: RefObject<HTMLElement | null>,
  image: MatrixImage,
  shown: ShownMatrix,
  actions: PointerActions,
) {
  const [block, setBlock] = useState<CellBlock | null>(null);
  const drag = useRef<Drag | null>(null);
  const latest = useRef({ image, shown, actions });
  latest.current = { image, shown, actions };

  const onPointerDown = useCallback(
    (event: PointerEvent) => {
      const { tool } = useCanvas.getState();
      if (event.button !== 0 || tool !== "select" || event.pointerType === "touch" || !world.current) return;
      const from = { x: event.clientX, y: event.clientY };
      const cell = cellAt(latest.current.image, viewOn(world.current, latest.current.image), from);
      if (!cell) return;
      drag.current = { id: event.pointerId, from, cell, moved: false };
    },
    [world],
  );

  const onPointerMove = useCallback(
    (event: PointerEvent) => {
      if (!world.current) return;
      const { image: cells, shown: matrix } = latest.current;
      const view = viewOn(world.current, cells);
      const point = { x: event.clientX, y: event.clientY };
      const { current } = drag;
      let dragged: CellBlock | null = null;
      if (current && (current.moved || distance(current.from, point) >= DRAG_PX)) {
        if (!current.moved) event.currentTarget.setPointerCapture(current.id);
        current.moved = true;
        dragged = blockBetween(current.cell, nearestCell(cells, view, point));
        setBlock(dragged);
      }
      if (event.buttons !== 0 && !current) return hoverCell(null);
      const place = dragged ? current && placeAt(cells, current.cell) : placeUnder(cells, view, point);
      const { layer, from, fields } = matrix;
      const size = Math.min(view.cellWidth, view.cellHeight);
      const at = onStage(world.current, point);
      hoverCell(place && { layer, from, place, fields, block: dragged, cell: size, at });
    },
    [world],
  );

  const onPointerUp = useCallback(
    (event: PointerEvent) => {
      const { current } = drag;
      if (!current?.moved || !world.current) return;
      const { image: cells } = latest.current;
      const end = nearestCell(cells, viewOn(world.current, cells), { x: event.clientX, y: event.clientY });
      setBlock(null);
      latest.current.actions.onBlock(blockBetween(current.cell, end));
    },
    [world],
  );

  const onPointerCancel = useCallback(() => {
    drag.current = null;
    setBlock(null);
  }, []);

  const onClick = useCallback(
    (event: MouseEvent) => {
      const dragged = drag.current?.moved ?? false;
      drag.current = null;
      if (dragged) return event.stopPropagation();
      if (!world.current || useCanvas.getState().tool !== "select") return;
      const { image: cells, actions: act } = latest.current;
      const view = viewOn(world.current, cells);
      const cell = cellAt(cells, view, { x: event.clientX, y: event.clientY });
      if (!cell || !placeAt(cells, cell)) return;
      const meant = cells.fields !== null || isPointable(view);
      if (meant) act.onPick(cell);
      if (meant || act.onPoint(cell)) event.stopPropagation();
    },
    [world],
  );

  const onPointerLeave = useCallback(() => {
    if (!drag.current?.moved) hoverCell(null);
  }, []);

  useEffect(() => () => hoverCell(null), []);
  const handlers = useMemo(
    () => ({ onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onPointerLeave, onClick }),
    [onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onPointerLeave, onClick],
  );
  return { block, handlers };
}

function placeUnder(image: MatrixImage, view: View, point: Point): Place | null {
  const cell = cellAt(image, view, point);
  return cell && placeAt(image, cell);
}

/** The view of an image on the element that covers it, in client px. */
export function viewOn(world: Element, { columns, rows }: Grid): View {
  const { left, top, width, height } = world.getBoundingClientRect();
  return { x: left, y: top, cellWidth: width / columns, cellHeight: height / rows };
}

/** Cells so large that one of them can be meant by a press. */
export function isPointable({ cellWidth, cellHeight }: View): boolean {
  return Math.min(cellWidth, cellHeight) >= POINTABLE_CELL;
}

/** A client point in CSS px from the corner of the stage. */
export function onStage(element: Element, { x, y }: Point): Point {
  const stage = element.closest(".cv-stage")?.getBoundingClientRect();
  return { x: x - (stage?.left ?? 0), y: y - (stage?.top ?? 0) };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
