/** How a shape is filled and stroked; what is left out is inherited from its group. */
export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  /** Width of the stroke, px. */
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
  /** Edges on whole pixels instead of smooth ones: cells that touch show no seams. */
  readonly crisp?: boolean;
}

export interface PathShape {
  readonly kind: "path";
  readonly d: string;
  readonly id?: string;
  readonly paint?: Paint;
}

export interface RectShape {
  readonly kind: "rect";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius?: number;
  readonly id?: string;
  readonly paint?: Paint;
}

/** A piece of a line of text. */
export interface Run {
  readonly text: string;
  readonly at?: "sub" | "sup";
  readonly colour?: string;
  readonly weight?: Weight;
  /** Clear space before it, px; may be negative. */
  readonly gap?: number;
}

export type Weight = 400 | 600;

export interface TextShape {
  readonly kind: "text";
  /** Start, middle or end of the line, and its baseline. */
  readonly x: number;
  readonly y: number;
  readonly anchor?: "middle" | "end";
  /** Font size, px. */
  readonly size: number;
  readonly weight?: Weight;
  readonly colour: string;
  readonly runs: readonly Run[];
  /** Turned to be read from below to above. */
  readonly upright?: boolean;
}

export interface PictureShape {
  readonly kind: "picture";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** A PNG file. */
  readonly png: Uint8Array;
}

export interface GroupShape {
  readonly kind: "group";
  readonly id?: string;
  readonly paint?: Paint;
  readonly shapes: readonly Shape[];
}

export type Shape = PathShape | RectShape | TextShape | PictureShape | GroupShape;

/** A figure before it is written: everything lies in a box from `x`, `y` on, px (1/96 inch at scale 1). */
export interface Scene {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly shapes: readonly Shape[];
}

/** The colours a figure is drawn in, as "#rrggbb". */
export type Inks = Readonly<Record<InkName, string>>;

export const INK_NAMES = [
  "pane",
  "sunk",
  "line",
  "line2",
  "line3",
  "ink",
  "ink2",
  "ink3",
  "accent",
  "accent-weak",
  "pos",
  "pos-weak",
  "neg",
  "neg-weak",
  "y0",
  "y1",
  "y2",
] as const;
export type InkName = (typeof INK_NAMES)[number];

/** Sizes of text, px: 8 pt for names and values, 7 pt for everything beside them. */
export const TEXT = 32 / 3;
export const SMALL = 28 / 3;
/** Sub- and superscripts against their line. */
export const SCRIPT = 0.72;

export function group(shapes: readonly Shape[], paint?: Paint, id?: string): GroupShape {
  return { kind: "group", shapes, ...(paint ? { paint } : {}), ...(id ? { id } : {}) };
}

export function path(d: string, paint?: Paint, id?: string): PathShape {
  return { kind: "path", d, ...(paint ? { paint } : {}), ...(id ? { id } : {}) };
}

/** Every text of a scene, in drawing order. */
export function textsOf(shapes: readonly Shape[]): TextShape[] {
  return shapes.flatMap((shape) =>
    shape.kind === "group" ? textsOf(shape.shapes) : shape.kind === "text" ? [shape] : [],
  );
}

/** The smallest line of text, px; scripts do not count. Infinity without text. */
export function smallestText({ shapes }: Scene): number {
  return textsOf(shapes).reduce((least, { size }) => Math.min(least, size), Number.POSITIVE_INFINITY);
}
