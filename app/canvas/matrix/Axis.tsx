import { useCallback, useRef } from "react";
import type { Network } from "../../../src-worker/model/network.ts";
import { type UnitName, unitName } from "../../store/names.ts";
import { type Tokens, useTokens } from "../useTokens.ts";
import { ticks } from "./axes.ts";
import type { CameraControl } from "./camera.ts";
import { useScreen } from "./useScreen.ts";

export interface AxisProps {
  readonly side: "top" | "left";
  readonly control: CameraControl;
  readonly network: Network;
  /** The layer whose units are named. */
  readonly layer: number;
  readonly count: number;
  /** A unit that is named whatever the room, or −1. */
  readonly strong: number;
}

/** Room a name needs along the axis, CSS px: lines of text, or upright text side by side. */
const LINE = 16;
const UPRIGHT = 40;
const GAP = 6;

/** The names along an edge of the matrix: all of them, or as many as there is room for. */
export function Axis({ side, control, network, layer, count, strong }: AxisProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const tokens = useTokens();
  const draw = useCallback(() => {
    const context = canvas.current && sized(canvas.current, frame.current);
    if (!context) return;
    const pen = { context, tokens, network, layer };
    const { x, y, cellWidth, cellHeight } = control.view;
    const size = frame.current as HTMLElement;
    if (side === "left") {
      const found = ticks(count, y, cellHeight, size.clientHeight, LINE);
      const write = (index: number, look: NameLook) =>
        writeLeft(
          pen,
          index,
          inside(y + (index + 0.5) * cellHeight, size.clientHeight),
          size.clientWidth,
          look,
        );
      for (const { index } of found) if (index !== strong) write(index, "plain");
      if (strong >= 0) write(strong, "strong");
    } else {
      const upright = cellWidth >= UPRIGHT;
      const found = ticks(count, x, cellWidth, size.clientWidth, upright ? UPRIGHT : LINE);
      const write = (index: number, look: NameLook) =>
        writeTop(
          pen,
          index,
          inside(x + (index + 0.5) * cellWidth, size.clientWidth),
          size.clientHeight,
          look,
          upright,
        );
      for (const { index } of found) if (index !== strong) write(index, "plain");
      if (strong >= 0) write(strong, "strong");
    }
  }, [side, control, network, layer, count, strong, tokens]);
  useScreen(frame, draw);
  return (
    <div ref={frame} className={`mx-axis is-${side}`} aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
}

/** A line of text this near to an end of the axis would be cut off: it moves in. */
function inside(at: number, length: number): number {
  return Math.min(length - LINE / 2, Math.max(LINE / 2, at));
}

/** A clean canvas over a frame, in CSS px; null before it is laid out. */
function sized(canvas: HTMLCanvasElement, frame: HTMLElement | null): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio;
  const width = Math.round((frame?.clientWidth ?? 0) * ratio);
  const height = Math.round((frame?.clientHeight ?? 0) * ratio);
  if (width === 0 || height === 0) return null;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext("2d");
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}

interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly tokens: Tokens;
  readonly network: Network;
  readonly layer: number;
}

type NameLook = "plain" | "strong";

function writeLeft(pen: Pen, index: number, y: number, width: number, look: NameLook): void {
  const { context } = pen;
  const name = unitName(pen.network, { layer: pen.layer, index });
  const right = width - GAP;
  if (look === "strong") clear(pen, 0, y - LINE / 2, width, LINE);
  writeName(pen, name, right - Math.min(right, nameWidth(context, name)), y, right, look);
}

function writeTop(
  pen: Pen,
  index: number,
  x: number,
  height: number,
  look: NameLook,
  upright: boolean,
): void {
  const { context } = pen;
  const name = unitName(pen.network, { layer: pen.layer, index });
  const bottom = height - GAP;
  if (upright) {
    const width = nameWidth(context, name);
    if (look === "strong") clear(pen, x - width / 2 - 3, bottom - LINE, width + 6, LINE);
    writeName(pen, name, x - width / 2, bottom - LINE / 2, UPRIGHT, look);
    return;
  }
  if (look === "strong") clear(pen, x - LINE / 2, 0, LINE, height);
  context.save();
  context.translate(x, bottom);
  context.rotate(-Math.PI / 2);
  writeName(pen, name, 0, 0, bottom, look);
  context.restore();
}

/** Room for the one name that matters among those that happen to fit. */
function clear({ context }: Pen, x: number, y: number, width: number, height: number): void {
  context.clearRect(x, y, width, height);
}

const SYMBOL = "500 11px";
const SUBSCRIPT = "500 9px";
const OWN_NAME = "400 11px";
const FAMILY = '"Inter Variable", Inter, system-ui, sans-serif';

function nameWidth(context: CanvasRenderingContext2D, { letter, sub, name }: UnitName): number {
  context.font = `${SYMBOL} ${FAMILY}`;
  let width = context.measureText(letter).width;
  context.font = `${SUBSCRIPT} ${FAMILY}`;
  width += context.measureText(sub).width;
  context.font = `${OWN_NAME} ${FAMILY}`;
  return name ? width + 4 + context.measureText(name).width : width;
}

/** h₂,₁₉₀ or x₁ Sepal length from `x` on, cut off after `room`. */
function writeName(
  { context, tokens }: Pen,
  { letter, sub, name }: UnitName,
  x: number,
  y: number,
  room: number,
  look: NameLook,
): void {
  const strong = look === "strong";
  context.textBaseline = "middle";
  context.fillStyle = strong ? tokens.accent : tokens.text;
  context.font = `${strong ? SYMBOL.replace("500", "600") : SYMBOL} ${FAMILY}`;
  context.fillText(letter, x, y);
  let at = x + context.measureText(letter).width + 0.5;
  context.font = `${SUBSCRIPT} ${FAMILY}`;
  context.fillText(sub, at, y + 3);
  at += context.measureText(sub).width + 4;
  if (!name || at >= room) return;
  context.font = `${OWN_NAME} ${FAMILY}`;
  context.fillText(name, at, y);
}
