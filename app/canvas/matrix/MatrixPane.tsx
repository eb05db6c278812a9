import { type RefObject, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { select } from "../../actions/edit/common.ts";
import {
  type Cell,
  type CellBlock,
  type MatrixImage,
  placeAt,
  unitBlock,
} from "../../drawing/matrix/image.ts";
import { imageOf, type ShownMatrix } from "../../drawing/matrix/look.ts";
import { lookAt, reveal, type Size, WHOLE } from "../../drawing/matrix/view.ts";
import { useDocument } from "../../store/document.ts";
import { useLevels } from "../../store/levels.ts";
import { layerName } from "../../store/names.ts";
import { signCounts } from "../../store/signs.ts";
import { useView } from "../../store/view.ts";
import { Axis } from "./Axis.tsx";
import { blockOf, edgeOf, openBlock } from "./actions.ts";
import { CellStatus } from "./CellStatus.tsx";
import type { CameraControl } from "./camera.ts";
import { flipWeight } from "./cellEdits.ts";
import type { Cursor } from "./cursor.ts";
import { Heat } from "./Heat.tsx";
import { Mark, MarkSheet, Marks } from "./Marks.tsx";
import { SourceStrip, UnitStrips } from "./Strips.tsx";
import { cursorBlock, cursorOn } from "./selection.ts";
import { text } from "./text.ts";
import { useMatrixKeys } from "./useMatrixKeys.ts";
import { usePointer } from "./usePointer.ts";
import { useSteering } from "./useSteering.ts";

export interface MatrixPaneProps {
  readonly shown: ShownMatrix;
  readonly control: CameraControl;
}

/** The matrix with names and strips along its edges; where the keyboard is; what it says there. */
export function MatrixPane({ shown, control }: MatrixPaneProps) {
  const network = useDocument((state) => state.document.network);
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const aspect = size ? Math.round((size.width / size.height) * 10) / 10 : 1;
  const image = useMemo(() => imageOf(shown, aspect), [shown, aspect]);
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [marked, setMarked] = useState<CellBlock | null>(null);
  const at = cursor && cursorOn(image, cursor);
  useScene(control, image, size);
  useFocusOn(control, shown, image, size);
  const edge = { control, network };
  const { layer, from, weights } = shown;
  return (
    <div className={image.fields ? "mx-body is-fields" : "mx-body"}>
      {image.fields ? null : (
        <>
          <Axis {...edge} side="top" layer={layer} count={weights.width} strong={at?.column ?? -1} />
          <Axis {...edge} side="left" layer={from} count={weights.fanIn} strong={at?.row ?? -1} />
          <div className="mx-corner" aria-hidden="true">
            <span>{text.columns(layerName(network, layer))}</span>
            <span>{text.rows(layerName(network, from))}</span>
          </div>
          <SourceStrip layer={from} control={control} />
          <UnitStrips layer={layer} control={control} />
        </>
      )}
      <MatrixFrame
        {...{ frame, shown, image, control, cursor: at, setCursor, marked, setMarked }}
        ready={size !== null}
      />
      <CellStatus shown={shown} image={image} cursor={at} marked={marked} control={control} />
    </div>
  );
}

interface FrameProps extends MatrixPaneProps {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly image: MatrixImage;
  readonly cursor: Cursor | null;
  readonly setCursor: (cursor: Cursor | null) => void;
  readonly marked: CellBlock | null;
  readonly setMarked: (block: CellBlock | null) => void;
  /** False before the frame's size is known. */
  readonly ready: boolean;
}

function MatrixFrame({
  frame,
  shown,
  image,
  control,
  cursor,
  setCursor,
  marked,
  setMarked,
  ready,
}: FrameProps) {
  const network = useDocument((state) => state.document.network);
  const world = useRef<HTMLDivElement>(null);
  const hint = useId();
  const actions = useMemo(() => {
    const go = (cell: Cell) => {
      setMarked(null);
      const place = placeAt(image, cell);
      if (place) setCursor(image.fields ? pictureCursor(image, place.unit) : cell);
      return place;
    };
    return {
      onPick: (cell: Cell) => {
        const place = go(cell);
        if (!place) return;
        if (image.fields) select([{ layer: shown.layer, index: place.unit }]);
        else flipWeight(edgeOf(shown, place));
      },
      onPoint: (cell: Cell) => go(cell) !== null,
      onBlock: (block: CellBlock) => {
        setMarked(null);
        openBlock(shown, image, block);
      },
    };
  }, [image, shown, setCursor, setMarked]);
  const { block, handlers } = usePointer(world, image, shown, actions);
  const onKeyDown = useMatrixKeys({ shown, image, control, cursor, setCursor, marked, setMarked });
  useSteering(frame, control, image);
  useWorld(world, control, ready);
  useEffect(() => frame.current?.focus({ preventScroll: true }), [frame]);
  const { plus, minus } = signCounts(shown.weights);
  const percent = Math.round((100 * plus) / Math.max(1, plus + minus));
  const [from, to] = [layerName(network, shown.from), layerName(network, shown.layer)];
  return (
    <div
      ref={frame}
      className="mx-frame nokey"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a matrix is gone through with the arrow keys
      tabIndex={0}
      aria-label={text.heat(from, to, shown.weights.fanIn, shown.weights.width, percent)}
      aria-describedby={hint}
      onKeyDown={onKeyDown}
      {...handlers}
    >
      <span id={hint} className="mx-hidden">
        {image.fields ? text.fieldKeys : text.matrixKeys}
      </span>
      {ready ? (
        <Heat image={image} world={world} className="mx-world" label="" within=".mx-frame">
          <MarkSheet grid={image}>
            <Marks image={image} shown={shown} />
            {block ? <Mark block={block} look="drag" /> : null}
            {marked ? <Mark block={marked} look="marked" /> : null}
            {cursor ? <Mark block={cursorBlock(image, cursor)} look="cursor" /> : null}
          </MarkSheet>
        </Heat>
      ) : null}
    </div>
  );
}

function pictureCursor({ fields }: MatrixImage, unit: number): Cursor {
  const perRow = fields?.perRow ?? 1;
  return { column: unit % perRow, row: Math.floor(unit / perRow) };
}

/** The frame's size in CSS px; null until it is laid out. */
function useSize(frame: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0 && height > 0) setSize({ width, height });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return size;
}

/** Tells the camera what it looks at; another image is shown whole. */
function useScene(control: CameraControl, image: MatrixImage, size: Size | null): void {
  const { columns, rows } = image;
  const square = image.fields !== null;
  useLayoutEffect(() => {
    if (!size) return;
    const before = control.scene.grid;
    control.setScene({ grid: { columns, rows }, frame: size, square });
    if (before.columns !== columns || before.rows !== rows) control.moveTo(WHOLE);
  }, [control, columns, rows, square, size]);
}

/** Goes to the part a layer was opened for, and to a neuron that is selected anywhere on the page. */
function useFocusOn(control: CameraControl, shown: ShownMatrix, image: MatrixImage, size: Size | null): void {
  const part = useLevels((levels) => levels.part);
  const selected = useView((view) => view.selectedUnits);
  const ready = size !== null;
  useEffect(() => {
    if (part && ready && part.from === shown.from) control.glideTo(lookAt(control.scene, blockOf(part)));
  }, [part, ready, shown.from, control]);
  useEffect(() => {
    const [unit] = selected;
    if (!unit || selected.length > 1 || !ready || unit.layer !== shown.layer) return;
    control.glideTo(
      reveal(control.scene, control.camera, {
        ...unitBlock(image, unit.index),
        ...rowsInView(control, image),
      }),
    );
  }, [selected, ready, shown.layer, image, control]);
}

/** Of a column only that it is in view matters, not which of its rows. */
function rowsInView(control: CameraControl, image: MatrixImage): Partial<CellBlock> {
  if (image.fields) return {};
  const { y, cellHeight } = control.view;
  return { row: Math.max(0, Math.ceil(-y / cellHeight)), rows: 1 };
}

/** Lays the element under the bitmap, once it is there, where the camera says the whole image is. */
function useWorld(world: RefObject<HTMLElement | null>, control: CameraControl, ready: boolean): void {
  useLayoutEffect(() => {
    const element = world.current;
    if (!ready || !element) return;
    const place = () => {
      const { x, y, cellWidth, cellHeight } = control.view;
      const { columns, rows } = control.scene.grid;
      element.style.left = `${x}px`;
      element.style.top = `${y}px`;
      element.style.width = `${cellWidth * columns}px`;
      element.style.height = `${cellHeight * rows}px`;
    };
    place();
    return control.follow(place);
  }, [world, control, ready]);
}
