import type { PaneId } from "../store/shell.ts";

/** A part of the page that a step points at. */
export interface Place {
  /** The pane it lies in, to be shown first; null for what is always there. */
  readonly pane: PaneId | null;
  /** The first of these that is on the page. */
  readonly selectors: readonly string[];
  /** Its rows may end before it does: only they are meant. */
  readonly rows?: boolean;
}

const node = (id: string): Place => ({
  pane: null,
  selectors: [`.react-flow__node[data-id="${id}"]`, ".cv-pane"],
});

/** The parts of the page by name. */
export const PLACES = {
  inputs: { pane: "inputs", selectors: [".input-rows", ".inputs-pane"], rows: true },
  examples: { pane: "inputs", selectors: [".example-list", ".inputs-pane"] },
  pad: { pane: "inputs", selectors: [".pad", ".inputs-pane"] },
  train: { pane: "reactions", selectors: [".train"] },
  canvas: { pane: null, selectors: [".cv-pane"] },
  editor: { pane: null, selectors: [".crn-pane", ".cv-pane"] },
  x1: node("0,0"),
  x2: node("0,1"),
  h1: node("1,0"),
  h3: node("1,2"),
  y1: node("1,0"),
  y: node("2,0"),
  edges: { pane: null, selectors: [".react-flow__edges", ".cv-pane"] },
  chart: { pane: "chart", selectors: [".chart-place"] },
  table: { pane: "chart", selectors: [".compare"] },
  verdict: { pane: "chart", selectors: [".compare-verdict", ".compare"] },
  reactions: { pane: "reactions", selectors: [".rl-columns", ".rl-list", "#reaction-list"] },
  reduction: { pane: "reactions", selectors: [".rl-header .ui-seg", ".rl-header"] },
  certificate: { pane: "reactions", selectors: [".cert"] },
  player: { pane: "reactions", selectors: [".pl"] },
  experiments: { pane: "reactions", selectors: [".lab"] },
  plot: { pane: "reactions", selectors: [".lab-plot", ".lab"] },
  randomise: { pane: null, selectors: [".top-randomise"] },
  settings: { pane: null, selectors: [".top-settings"] },
  footer: { pane: null, selectors: [".footer"] },
  dial: { pane: null, selectors: [".lesson-dial"] },
} as const satisfies Readonly<Record<string, Place>>;

export type PlaceId = keyof typeof PLACES;

/** The place of a name, if there is one. */
export function placeOf(name: string): Place | null {
  return Object.hasOwn(PLACES, name) ? PLACES[name as PlaceId] : null;
}

/** The element of a place that is on the page and has a size. */
export function findPlace({ selectors }: Place): HTMLElement | null {
  for (const selector of selectors) {
    for (const element of document.querySelectorAll<HTMLElement>(selector)) {
      const { width, height } = element.getBoundingClientRect();
      if (width > 0 && height > 0) return element;
    }
  }
  return null;
}
