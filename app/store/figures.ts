import { create } from "zustand";

export type FigureSubject = "network" | "chart";
export type FigureSize = "single" | "half" | "double" | "slide" | "custom";

/** How a figure is made: the same for the network and the chart, kept in this browser. */
export interface FigureOptions {
  readonly size: FigureSize;
  /** Width of a custom figure, mm. */
  readonly width: number;
  /** Height of a custom figure, mm; null for what the drawing needs. */
  readonly height: number | null;
  /** "print": the light colours on white; "page": those of the page's theme. */
  readonly theme: "print" | "page";
  readonly transparent: boolean;
  readonly file: "svg" | "png";
  /** Pixels per inch of a PNG file. */
  readonly dpi: number;
  /** The font goes into the SVG file. */
  readonly embedFont: boolean;
  readonly names: boolean;
  readonly values: boolean;
  readonly biases: boolean;
  readonly legend: boolean;
  /** −1 as dashed lines, which a grey copy tells from +1 where terminals are small. */
  readonly dashed: boolean;
  /** The time of 90 % completion on the chart. */
  readonly completion: boolean;
}

export const DEFAULT_FIGURE: FigureOptions = {
  size: "single",
  width: 120,
  height: null,
  theme: "print",
  transparent: false,
  file: "svg",
  dpi: 600,
  embedFont: true,
  names: true,
  values: true,
  biases: true,
  legend: true,
  dashed: false,
  completion: true,
};

interface FiguresState {
  readonly options: FigureOptions;
  patch(change: Partial<FigureOptions>): void;
}

export const useFigures = create<FiguresState>()((set) => ({
  options: DEFAULT_FIGURE,
  patch: (change) => set(({ options }) => ({ options: { ...options, ...change } })),
}));
