import { create } from "zustand";
import type { NetworkDocument } from "../../src-worker/model/document.ts";
import type { Point, Stroke } from "../../src-worker/model/drawing.ts";
import { type InputPicture, inputPicture } from "../../src-worker/model/inputPicture.ts";
import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { useDocument } from "./document.ts";
import { useRun } from "./run.ts";

/** The pen the arrow keys move. */
export interface KeyPen extends Point {
  readonly down: boolean;
}

interface PadState {
  /** On a sheet of 1 × 1, y downwards. */
  readonly strokes: readonly Stroke[];
  /** What the strokes put on the inputs: while those are on them, the drawing is what is shown. */
  readonly input: readonly number[] | null;
  readonly pen: KeyPen;
  /** The strokes as they were drawn, or the pixels they become. */
  readonly look: "drawing" | "pixels";
  /** Somebody asked to draw: the pad takes the focus as soon as it is there. */
  readonly asked: boolean;
  patch(change: Partial<PadState>): void;
}

/** The digit pad: strokes, pen, and how they are shown. Never saved with the document. */
export const usePad = create<PadState>()((set) => ({
  strokes: [],
  input: null,
  pen: { x: 0.5, y: 0.5, down: false },
  look: "drawing",
  asked: false,
  patch: (change) => set(change),
}));

const known = new WeakMap<NetworkDocument, InputPicture | null>();

/** The picture a shown document takes as its inputs; null for other inputs. */
export function pictureTaken(document: ShownDocument): InputPicture | null {
  if (document.reactions) return null;
  const found = known.get(document);
  if (found !== undefined) return found;
  const picture = inputPicture(document);
  known.set(document, picture);
  return picture;
}

/** The same, followed. */
export function useInputPicture(): InputPicture | null {
  return useDocument((state) => pictureTaken(state.document));
}

/** True while the strokes are what is on the inputs. */
export function isDrawn(
  { strokes, input }: Pick<PadState, "strokes" | "input">,
  shown: readonly number[] = useRun.getState().input,
): boolean {
  return strokes.length > 0 && input === shown;
}
