import { widths } from "../../src-worker/model/network.ts";
import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { arrange } from "../actions/screen.ts";
import { fieldsOf, isWhole, oneOf } from "../storage/checks.ts";
import { useBench } from "../store/bench.ts";
import { useEmbed } from "../store/embed.ts";
import { type ExperimentId, useExperiments } from "../store/experiments.ts";
import { useInspector } from "../store/inspector.ts";
import { FRESH_SCREEN, LAYOUTS, type LayoutId, PANES, withHidden } from "../store/layouts.ts";
import { useScreen } from "../store/screen.ts";
import { type PaneId, useShell } from "../store/shell.ts";
import { useView } from "../store/view.ts";

const EXPERIMENTS: readonly ExperimentId[] = ["verify", "rates", "disturb", "scaling", "stochastic"];
/** A larger selection is work in progress, nothing to show to somebody. */
const MOST_SELECTED = 20;

/** How the page is laid out and what is open on it, as a link carries it. The theme is the visitor's own. */
export interface SharedView {
  readonly layout: LayoutId;
  readonly hidden: Readonly<Record<PaneId, boolean>>;
  readonly inspector: boolean;
  /** The experiment shown in place of the reactions; null for none. */
  readonly experiments: ExperimentId | null;
  /** What else stands there. */
  readonly bench?: "data" | "train";
  readonly selected: readonly { readonly layer: number; readonly index: number }[];
}

/** The view as it is now. */
export function sharedView(): SharedView {
  const bench = useBench.getState().shown;
  const { selectedUnits } = useView.getState();
  return {
    layout: useScreen.getState().record.layout,
    hidden: useShell.getState().hiddenPanes,
    inspector: useInspector.getState().open,
    experiments: bench === "experiments" ? useExperiments.getState().shown : null,
    ...(bench === "data" || bench === "train" ? { bench } : {}),
    selected:
      selectedUnits.length > MOST_SELECTED ? [] : selectedUnits.map(({ layer, index }) => ({ layer, index })),
  };
}

/** Reads the view of a link; what is missing or nonsense is as a fresh page has it. */
export function readView(raw: unknown, { network, reactions }: ShownDocument): SharedView {
  const { layout, hidden, inspector, experiments, bench, selected } = fieldsOf(raw);
  const panes = fieldsOf(hidden);
  const sizes = widths(network);
  const isUnit = (unit: unknown) => {
    const { layer, index } = fieldsOf(unit);
    return isWhole(layer, 0, sizes.length - 1) && isWhole(index, 0, (sizes[layer] ?? 0) - 1);
  };
  const units = Array.isArray(selected) && !reactions ? selected.slice(0, MOST_SELECTED).filter(isUnit) : [];
  return {
    layout: oneOf(layout, LAYOUTS, "edit"),
    hidden: Object.fromEntries(PANES.map((pane) => [pane, panes[pane] === true])) as Record<PaneId, boolean>,
    inspector: inspector === true && units.length > 0,
    experiments: EXPERIMENTS.find((id) => id === experiments) ?? null,
    ...(bench === "data" || bench === "train" ? { bench } : {}),
    selected: units.map(({ layer, index }) => ({ layer, index })),
  };
}

/**
 * Shows a view. Parameters of the address (`layout`, `hide`, `embed`) go before a link's layout, and nothing of it
 * is remembered: it is somebody else's choice.
 */
export function showView(view: SharedView): void {
  const { embedded, layout, hide } = useEmbed.getState();
  useView.getState().patch({ selectedUnits: view.selected, selectedEdges: [] });
  if (embedded || layout || hide.size > 0) return;
  arrange(withHidden({ ...FRESH_SCREEN, layout: view.layout }, view.hidden));
  useExperiments.getState().patch({ shown: view.experiments ?? "verify" });
  useBench.getState().show(view.experiments === null ? (view.bench ?? null) : "experiments");
  useInspector.getState().patch({ open: view.inspector, takesFocus: false });
}
