import type { FigureOptions, FigureSize } from "../store/figures.ts";

/** Where a figure is drawn, px of 1/96 inch before `scale` enlarges everything alike. */
export interface Frame {
  readonly width: number;
  /** Exactly this height; null for what the drawing needs. */
  readonly height: number | null;
  /** No higher than this. */
  readonly most: number;
  /** Pixels of the pictures in it per px. */
  readonly density: number;
}

/** A size on paper, mm, and how much larger text and lines are than in a paper's column. */
export interface PaperSize {
  readonly width: number;
  readonly height: number | null;
  readonly scale: number;
  /** Pixels per inch that its readers see of a picture in it: of print, or of a screen. */
  readonly grain: number;
}

/** What a halftone is made of in print, and what a slide is shown with. */
const PRINT = 300;
const SCREEN = 144;

/** Column widths of most publishers (Elsevier's 90 mm and Nature's 89 mm hold 85 mm), and a 13.33 × 7.5 inch slide. */
const PRESETS: Readonly<Record<Exclude<FigureSize, "custom">, PaperSize>> = {
  single: { width: 85, height: null, scale: 1, grain: PRINT },
  half: { width: 114, height: null, scale: 1, grain: PRINT },
  double: { width: 174, height: null, scale: 1, grain: PRINT },
  slide: { width: 338.667, height: 190.5, scale: 2.5, grain: SCREEN },
};

/** A page holds no higher figure with its caption, mm. */
export const PAGE_HEIGHT = 230;
export const MM_PER_INCH = 25.4;
const PX_PER_INCH = 96;

/** Smaller lines of text are pointed out, points. */
export const LEAST_TEXT = 6.5;

/** Limits of a custom size, mm. */
export const LEAST_SIDE = 20;
export const LARGEST_SIDE = 600;

export function paperSize({ size, width, height }: FigureOptions): PaperSize {
  return size === "custom" ? { width, height, scale: 1, grain: PRINT } : PRESETS[size];
}

export function frameOf(paper: PaperSize): Frame {
  const px = (mm: number) => ((mm / MM_PER_INCH) * PX_PER_INCH) / paper.scale;
  return {
    width: px(paper.width),
    height: paper.height === null ? null : px(paper.height),
    most: px(paper.height ?? PAGE_HEIGHT),
    density: (paper.grain / PX_PER_INCH) * paper.scale,
  };
}

/** Font size on paper, points, of `px` in a scene of the given width. */
export function points(px: number, sceneWidth: number, { width }: PaperSize): number {
  return (px / sceneWidth) * (width / MM_PER_INCH) * 72;
}

/** Pixels along a length on paper. */
export function pixels(mm: number, dpi: number): number {
  return Math.max(1, Math.round((mm / MM_PER_INCH) * dpi));
}
