import type { Point, Stroke } from "../../src-worker/model/drawing.ts";
import { drawnInput } from "../../src-worker/model/inputPicture.ts";
import { useDocument } from "../store/document.ts";
import { isDrawn, pictureTaken, usePad } from "../store/pad.ts";
import { useRun } from "../store/run.ts";
import { begun, continued, penMoved } from "./strokes.ts";

/** Puts the pen down: over a picture that was not drawn a new drawing begins. */
export function beginStroke(at: Point): void {
  const pad = usePad.getState();
  draw(begun(isDrawn(pad) ? pad.strokes : [], at));
}

/** Moves the pen that is down. */
export function continueStroke(points: readonly Point[]): void {
  const { strokes } = usePad.getState();
  const next = points.reduce<readonly Stroke[]>(continued, strokes);
  if (next !== strokes) draw(next);
}

/** Takes the last stroke back. */
export function undoStroke(): void {
  const { strokes, patch } = usePad.getState();
  if (strokes.length === 0) return;
  patch({ pen: { ...usePad.getState().pen, down: false } });
  draw(strokes.slice(0, -1));
}

/** An empty sheet, and so the inputs of one. */
export function clearDrawing(): void {
  usePad.getState().patch({ pen: { ...usePad.getState().pen, down: false } });
  draw([]);
}

/** Moves the pen of the keyboard, drawing if it is down; false for keys that do not. */
export function movePen(key: string, long: boolean): boolean {
  const { pen, patch } = usePad.getState();
  const next = penMoved(pen, key, long);
  if (!next) return false;
  patch({ pen: next });
  if (next.down) continueStroke([next]);
  return true;
}

/** Puts the pen of the keyboard down, or lifts it. */
export function togglePen(): void {
  const { pen, patch } = usePad.getState();
  patch({ pen: { ...pen, down: !pen.down } });
  if (!pen.down) beginStroke(pen);
}

/** Keeps the strokes and puts what they become on the inputs. */
function draw(strokes: readonly Stroke[]): void {
  const picture = pictureTaken(useDocument.getState().document);
  if (!picture) return;
  const input = drawnInput(strokes, picture);
  usePad.getState().patch({ strokes, input });
  useRun.getState().patch({ input, example: null });
}
