import { browserStorage, keep, readKept } from "../storage/browser.ts";
import { useEmbed } from "../store/embed.ts";
import {
  askedScreen,
  hiddenIn,
  isLow,
  LAYOUTS,
  type LayoutId,
  lessonWidth,
  parseScreen,
  resetLayout,
  roomOf,
  type ScreenRecord,
  type SizeId,
  withHidden,
  withSizes,
  zoomOf,
} from "../store/layouts.ts";
import { useLesson } from "../store/lesson.ts";
import { useScreen } from "../store/screen.ts";
import { type PaneId, useShell } from "../store/shell.ts";
import { useView } from "../store/view.ts";
import { text } from "../ui/text.ts";
import type { Command } from "./command.ts";
import { chooseTheme, nextTheme } from "./theme.ts";

const KEY = "dualrail-screen";

/** The layout before `present`, to go back to. */
let before: LayoutId = "edit";

/**
 * Takes the screen as it was left, or as the address asks for it, follows the window, and remembers what a person
 * changes.
 */
export function startScreen(): void {
  arrange(askedScreen(parseScreen(readKept(browserStorage(), KEY)), useEmbed.getState()));
  useShell.subscribe((state, old) => {
    if (state.hiddenPanes !== old.hiddenPanes) rememberHidden(state.hiddenPanes);
  });
  useView.subscribe((state, old) => {
    if (state.theme !== old.theme) measure();
  });
  useLesson.subscribe((state, old) => {
    if (state.open !== old.open) measure();
  });
  window.addEventListener("resize", measure);
  measure();
}

export function chooseLayout(layout: LayoutId): void {
  const { record } = useScreen.getState();
  if (layout === "present" && record.layout !== "present") before = record.layout;
  arrange({ ...record, layout });
  save();
}

export function resetPanes(): void {
  arrange(resetLayout(useScreen.getState().record));
  save();
}

export function togglePane(pane: PaneId): void {
  const { hiddenPanes, patch } = useShell.getState();
  patch({ hiddenPanes: { ...hiddenPanes, [pane]: !hiddenPanes[pane] } });
}

/** Remembers sizes a person dragged, in px as they are on the screen. */
export function rememberSizes(sizes: Readonly<Partial<Record<SizeId, number>>>): void {
  const { record, zoom, patch } = useScreen.getState();
  const own = Object.entries(sizes).map(([id, px]) => [id, Math.round(px / zoom)] as const);
  patch({ record: withSizes(record, Object.fromEntries(own)) });
  save();
}

/** Shows a record: its layout's panes, sizes and type. What a person changes in it is remembered, not it itself. */
export function arrange(record: ScreenRecord): void {
  const { arranged, patch } = useScreen.getState();
  patch({ record, arranged: arranged + 1 });
  const hidden = hiddenIn(record, record.layout);
  const { hiddenPanes, patch: patchShell } = useShell.getState();
  if (!sameHidden(hidden, hiddenPanes)) patchShell({ hiddenPanes: hidden });
  measure();
}

function rememberHidden(hidden: Readonly<Record<PaneId, boolean>>): void {
  const { record, patch } = useScreen.getState();
  if (sameHidden(hidden, hiddenIn(record, record.layout))) return;
  patch({ record: withHidden(record, hidden) });
  save();
}

function sameHidden(a: Readonly<Record<PaneId, boolean>>, b: Readonly<Record<PaneId, boolean>>): boolean {
  return a.inputs === b.inputs && a.chart === b.chart && a.reactions === b.reactions;
}

/** What fits into the window at the present size of type; style sheets read it from the root element. */
function measure(): void {
  const { record, patch } = useScreen.getState();
  const zoom = zoomOf(useView.getState().theme, record.layout);
  const width = window.innerWidth / zoom;
  const height = window.innerHeight / zoom;
  // A lesson stands beside the panes; the bars above and below them keep the window's width.
  const beside = useLesson.getState().open ? lessonWidth(width) : 0;
  const panes = width - beside;
  const room = roomOf(panes, height);
  const root = document.documentElement;
  root.dataset.room = roomOf(width, height);
  root.dataset.lesson = lessonWidth(width) > 0 ? "beside" : "under";
  root.style.setProperty("--lesson", `${beside}px`);
  root.dataset.low = `${isLow(height)}`;
  root.dataset.layout = record.layout;
  root.style.setProperty("--zoom", `${zoom}`);
  patch({ zoom, room, width: panes, upright: window.innerHeight > window.innerWidth });
}

function save(): void {
  keep(browserStorage(), KEY, JSON.stringify(useScreen.getState().record));
}

const KEYS: Readonly<Record<LayoutId, string>> = { edit: "Shift+E", watch: "Shift+W", present: "Shift+P" };

function layoutCommand(layout: LayoutId): Command {
  const isShown = () => useScreen.getState().record.layout === layout;
  return {
    id: `layout-${layout}`,
    group: "screen",
    label: () => text.layouts[layout].command,
    keys: [KEYS[layout]],
    refusal: () => null,
    // The key that leads into the presentation leads out of it, too.
    run: () => chooseLayout(layout === "present" && isShown() ? before : layout),
  };
}

function paneCommand(pane: PaneId): Command {
  return {
    id: `pane-${pane}`,
    group: "screen",
    label: () => text.panes.toggle(text.panes[pane], useShell.getState().hiddenPanes[pane]),
    keys: [],
    refusal: () => null,
    run: () => togglePane(pane),
  };
}

export const LAYOUT_COMMANDS = Object.fromEntries(LAYOUTS.map((id) => [id, layoutCommand(id)])) as Readonly<
  Record<LayoutId, Command>
>;

/** Layouts, panes and themes. */
export const SCREEN_COMMANDS = {
  layoutEdit: LAYOUT_COMMANDS.edit,
  layoutWatch: LAYOUT_COMMANDS.watch,
  layoutPresent: LAYOUT_COMMANDS.present,
  paneInputs: paneCommand("inputs"),
  paneChart: paneCommand("chart"),
  paneReactions: paneCommand("reactions"),
  resetPanes: {
    id: "reset-panes",
    group: "screen",
    label: () => text.panes.reset,
    keys: [],
    refusal: () => null,
    run: resetPanes,
  },
  theme: {
    id: "theme",
    group: "screen",
    label: ({ view }) => text.themes[nextTheme(view.theme)].command,
    keys: ["Shift+T"],
    refusal: () => null,
    run: () => chooseTheme(nextTheme(useView.getState().theme)),
  },
  themeSystem: {
    id: "theme-system",
    group: "screen",
    label: () => text.themes.system.command,
    keys: [],
    refusal: () => null,
    run: () => chooseTheme(null),
  },
} satisfies Record<string, Command>;
