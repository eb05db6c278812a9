import type { PaneId } from "./shell.ts";
import type { Theme } from "./view.ts";

/** Edit: a large canvas and the reactions. Watch: a large chart. Present: canvas and chart alone, in large type. */
export const LAYOUTS = ["edit", "watch", "present"] as const;
export type LayoutId = (typeof LAYOUTS)[number];

export const PANES = ["inputs", "chart", "reactions"] as const satisfies readonly PaneId[];

/** `side` is what stands beside the canvas where there is no room for more than two panes. */
export type SizeId = PaneId | "side";

/** What a person made of a layout; what is absent is as the layout comes. Sizes in px before `zoomOf`. */
export interface LayoutMemory {
  readonly sizes: Readonly<Partial<Record<SizeId, number>>>;
  readonly hidden: Readonly<Record<PaneId, boolean>> | null;
}

/** The screen as it is remembered in this browser. */
export interface ScreenRecord {
  readonly layout: LayoutId;
  readonly memory: Readonly<Record<LayoutId, LayoutMemory>>;
}

const UNTOUCHED: LayoutMemory = { sizes: {}, hidden: null };
export const FRESH_SCREEN: ScreenRecord = {
  layout: "edit",
  memory: { edit: UNTOUCHED, watch: UNTOUCHED, present: UNTOUCHED },
};

const HIDDEN: Readonly<Record<LayoutId, Readonly<Record<PaneId, boolean>>>> = {
  edit: { inputs: false, chart: false, reactions: false },
  watch: { inputs: false, chart: false, reactions: true },
  present: { inputs: true, chart: false, reactions: true },
};

/** Share of the room beside the inputs that the chart takes. */
const CHART_SHARE: Readonly<Record<LayoutId, number | null>> = { edit: null, watch: 0.56, present: 0.46 };

/** How much room there is: columns as wide as they like, narrower ones, or two panes at most. */
export type Room = "wide" | "narrow" | "compact";

const WIDE = 1200;
const NARROW = 960;
const LOW = 560;

/** @param width @param height of the window in px, divided by `zoomOf` */
export function roomOf(width: number, height: number): Room {
  if (width < NARROW || height < LOW) return "compact";
  return width < WIDE ? "narrow" : "wide";
}

/** Below this width a lesson stands under the panes instead of beside them. */
const STACKED = 760;

/** Width a lesson takes beside the panes. @param width of the window in px, divided by `zoomOf` */
export function lessonWidth(width: number): number {
  if (width < STACKED) return 0;
  return width < WIDE ? 304 : 344;
}

/** A window without height for what is only good to know. @param height px, divided by `zoomOf` */
export function isLow(height: number): boolean {
  return height < 480;
}

/** By how much text, controls and lines are enlarged: twice for a projector, else somewhat to present. */
export function zoomOf(theme: Theme, layout: LayoutId): number {
  if (theme === "projector") return 2;
  return layout === "present" ? 1.35 : 1;
}

/** Which panes a layout hides, as the person left it. */
export function hiddenIn({ memory }: ScreenRecord, layout: LayoutId): Readonly<Record<PaneId, boolean>> {
  return memory[layout].hidden ?? HIDDEN[layout];
}

/** Pane sizes of a layout in a window of this width (px before zoom): the person's, else as the layout comes. */
export function sizesIn({ memory }: ScreenRecord, layout: LayoutId, width: number): Record<SizeId, number> {
  return {
    ...presetSizes(layout, width, hiddenIn({ layout, memory }, layout).inputs),
    ...memory[layout].sizes,
  };
}

function presetSizes(layout: LayoutId, width: number, withoutInputs: boolean): Record<SizeId, number> {
  const wide = width >= WIDE;
  const inputs = wide ? 256 : 208;
  const share = CHART_SHARE[layout];
  const beside = width - (withoutInputs ? 0 : inputs);
  return {
    inputs,
    chart: share === null ? (wide ? 400 : 312) : Math.round(beside * (wide ? share : Math.min(share, 0.5))),
    reactions: wide ? 248 : 216,
    side: Math.round(width / 2),
  };
}

/** The record with a layout's sizes changed by hand. */
export function withSizes(record: ScreenRecord, sizes: LayoutMemory["sizes"]): ScreenRecord {
  const own = record.memory[record.layout];
  const next = { ...own, sizes: { ...own.sizes, ...sizes } };
  return { ...record, memory: { ...record.memory, [record.layout]: next } };
}

/** The record with the panes hidden by hand; null forgets it. */
export function withHidden(record: ScreenRecord, hidden: LayoutMemory["hidden"]): ScreenRecord {
  const next = { ...record.memory[record.layout], hidden };
  return { ...record, memory: { ...record.memory, [record.layout]: next } };
}

/** The record with its present layout as it comes. */
export function resetLayout(record: ScreenRecord): ScreenRecord {
  return { ...record, memory: { ...record.memory, [record.layout]: UNTOUCHED } };
}

/** What an address asks of the screen. */
interface AskedScreen {
  readonly embedded: boolean;
  readonly layout: LayoutId | null;
  readonly hide: ReadonlySet<string>;
}

/** Canvas and chart alone, in type of the usual size: an embedded page has little room. */
const EMBEDDED: Readonly<Record<PaneId, boolean>> = { inputs: true, chart: false, reactions: true };

/** The screen as an address asks for it: embedded, canvas and chart unless a layout brings more. */
export function askedScreen(record: ScreenRecord, { embedded, layout, hide }: AskedScreen): ScreenRecord {
  const asked = layout ? { ...record, layout } : record;
  if (!embedded && hide.size === 0) return asked;
  const shown = embedded && !layout ? EMBEDDED : hiddenIn(asked, asked.layout);
  const hides = (pane: PaneId) => shown[pane] || hide.has(pane);
  return withHidden(asked, { inputs: hides("inputs"), chart: hides("chart"), reactions: hides("reactions") });
}

const SMALLEST = 64;
const LARGEST = 8000;

/** Reads a stored record; whatever in it is not understood is left out, and nonsense is a fresh screen. */
export function parseScreen(stored: string | null): ScreenRecord {
  const value = parsed(stored);
  if (!isObject(value)) return FRESH_SCREEN;
  const memory = isObject(value.memory) ? value.memory : {};
  const read = (layout: LayoutId) => readMemory(memory[layout]);
  return {
    layout: LAYOUTS.find((layout) => layout === value.layout) ?? "edit",
    memory: { edit: read("edit"), watch: read("watch"), present: read("present") },
  };
}

function readMemory(value: unknown): LayoutMemory {
  if (!isObject(value)) return UNTOUCHED;
  const sizes: Partial<Record<SizeId, number>> = {};
  for (const id of [...PANES, "side"] as const) {
    const size = isObject(value.sizes) ? value.sizes[id] : undefined;
    if (typeof size === "number" && size >= SMALLEST && size <= LARGEST) sizes[id] = size;
  }
  return { sizes, hidden: readHidden(value.hidden) };
}

function readHidden(value: unknown): LayoutMemory["hidden"] {
  if (!isObject(value)) return null;
  const { inputs, chart, reactions } = value;
  const known = [inputs, chart, reactions].every((pane) => typeof pane === "boolean");
  return known ? { inputs: inputs === true, chart: chart === true, reactions: reactions === true } : null;
}

function parsed(stored: string | null): unknown {
  try {
    return stored === null ? null : JSON.parse(stored);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
