import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Point, Stroke } from "../../src-worker/model/drawing.ts";
import type { InputPicture } from "../../src-worker/model/inputPicture.ts";
import { isDrawn, usePad } from "../store/pad.ts";
import { useRun } from "../store/run.ts";
import { Picture } from "../ui/Picture.tsx";
import { beginStroke, clearDrawing, continueStroke, movePen, togglePen, undoStroke } from "./pen.ts";
import { text } from "./text.ts";

/** What one draws on: the strokes, or the pixels that are on the inputs. */
export function Sheet({ picture }: { readonly picture: InputPicture }) {
  const element = useRef<HTMLDivElement>(null);
  const input = useRun((state) => state.input);
  const drawn = usePad((state) => isDrawn(state, input));
  const pixels = usePad((state) => state.look === "pixels") || !drawn;
  const pen = usePen(element);
  const asked = usePad((state) => state.asked);
  useEffect(() => {
    if (!asked) return;
    usePad.getState().patch({ asked: false });
    element.current?.focus();
  }, [asked]);
  return (
    <div
      ref={element}
      className="pad-sheet"
      role="application"
      aria-label={text.sheet(picture.side)}
      aria-roledescription={text.role}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: drawn on with keys
      tabIndex={0}
      onPointerDown={pen.down}
      onPointerMove={pen.move}
      onPointerUp={pen.up}
      onPointerCancel={pen.up}
      onKeyDown={keyed}
    >
      {pixels ? <Picture side={picture.side} values={input} full={picture.full} /> : <Strokes />}
      <KeyPen />
      <span className="ui-hidden" role="status">
        <PenWords />
      </span>
    </div>
  );
}

/** The strokes as lines about as wide as those of the training images. */
function Strokes() {
  const strokes = usePad((state) => state.strokes);
  return (
    <svg className="pad-strokes" viewBox="0 0 1 1" aria-hidden="true">
      {strokes.map((stroke, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: strokes only come and go at the end
        <path key={i} d={pathOf(stroke)} />
      ))}
    </svg>
  );
}

/** A dot is a line of no length with round ends. */
function pathOf(stroke: Stroke): string {
  const [first, ...rest] = stroke.map(({ x, y }) => `${x} ${y}`);
  return `M${first}L${rest.length > 0 ? rest.join("L") : first}`;
}

/** Where the pen of the keyboard is; seen while the sheet has the keyboard. */
function KeyPen() {
  const { x, y, down } = usePad((state) => state.pen);
  return (
    <i
      className={down ? "pad-pen pad-pen-down" : "pad-pen"}
      style={{ left: `${100 * x}%`, top: `${100 * y}%` }}
    />
  );
}

function PenWords() {
  const { down } = usePad((state) => state.pen);
  const before = useRef(down);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (before.current !== down) setSaid(down ? text.penDown : text.penUp);
    before.current = down;
  }, [down]);
  return said;
}

/** Mouse, finger and pen, one of them at a time. */
function usePen(element: RefObject<HTMLDivElement | null>) {
  const holding = useRef<number | null>(null);
  const place = (event: { readonly clientX: number; readonly clientY: number }): Point => {
    const box = (element.current as HTMLDivElement).getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };
  return {
    down: (event: PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0 || holding.current !== null) return;
      holding.current = event.pointerId;
      event.currentTarget.setPointerCapture(event.pointerId);
      beginStroke(place(event));
    },
    move: (event: PointerEvent<HTMLDivElement>) => {
      if (holding.current !== event.pointerId) return;
      const between = event.nativeEvent.getCoalescedEvents?.() ?? [];
      continueStroke((between.length > 0 ? between : [event]).map(place));
    },
    up: (event: PointerEvent<HTMLDivElement>) => {
      if (holding.current === event.pointerId) holding.current = null;
    },
  };
}

function keyed(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event;
  if (key === " ") {
    if (!event.repeat) togglePen();
  } else if (key === "Backspace") undoStroke();
  else if (key === "Delete") clearDrawing();
  else if (!movePen(key, event.shiftKey)) return;
  event.preventDefault();
  event.stopPropagation();
}
