import { browserStorage, keep, readKept } from "../storage/browser.ts";
import { DEFAULT_FIGURE, type FigureOptions, type FigureSize, useFigures } from "../store/figures.ts";
import { LARGEST_SIDE, LEAST_SIDE } from "./sizes.ts";

const KEY = "dualrail-figure";

const SIZES: readonly FigureSize[] = ["single", "half", "double", "slide", "custom"];
const isSide = (value: unknown) => typeof value === "number" && value >= LEAST_SIDE && value <= LARGEST_SIDE;

/** What a kept option must be; every other one is a switch. */
const VALID: Partial<Record<keyof FigureOptions, (value: unknown) => boolean>> = {
  size: (value) => SIZES.some((size) => size === value),
  width: isSide,
  height: (value) => value === null || isSide(value),
  theme: (value) => value === "print" || value === "page",
  file: (value) => value === "svg" || value === "png",
  dpi: (value) => value === 300 || value === 600,
};
const isSwitch = (value: unknown) => typeof value === "boolean";

/** The options in a kept record; what is missing or damaged is as at first. */
export function parseFigure(stored: string | null): FigureOptions {
  const options: Record<string, unknown> = { ...DEFAULT_FIGURE };
  const kept = parsed(stored);
  for (const key of Object.keys(DEFAULT_FIGURE) as (keyof FigureOptions)[]) {
    const value = kept[key];
    if ((VALID[key] ?? isSwitch)(value)) options[key] = value;
  }
  return options as unknown as FigureOptions;
}

function parsed(stored: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(stored ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

let keeps = false;

/** Takes the options as they were left in this browser and remembers what a person changes. Once. */
export function keepFigureOptions(): void {
  if (keeps) return;
  keeps = true;
  useFigures.getState().patch(parseFigure(readKept(browserStorage(), KEY)));
  useFigures.subscribe(({ options }) => keep(browserStorage(), KEY, JSON.stringify(options)));
}
