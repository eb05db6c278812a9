import { useStore, ViewportPortal } from "@xyflow/react";
import { LayoutGrid, Maximize, Minus, Plus } from "lucide-react";
import type { ReactNode } from "react";
import type { Network } from "../../src-worker/model/network.ts";
import { COMMANDS, type Command } from "../actions/commands.ts";
import { selectLayer, switchActivation, toggleCollapsed } from "../actions/edit/layers.ts";
import { addNeuron } from "../actions/edit/neurons.ts";
import { shortcutOf, useCommand } from "../actions/useCommand.ts";
import type { Column } from "../drawing/boxes.ts";
import type { Layout } from "../drawing/layout.ts";
import { useCanvas } from "../store/canvas.ts";
import { collapsedLayers } from "../store/collapse.ts";
import { useDocument } from "../store/document.ts";
import { openLayer } from "../store/levels.ts";
import { layerName } from "../store/names.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { EdgeGlyph } from "./Palette.tsx";
import { canvasText } from "./text.ts";

export interface ZoomControlProps {
  readonly zoomTo: (zoom: number) => void;
}

/** − 100 % + fit, and "back to columns" once units were moved. */
export function ZoomControl({ zoomTo }: ZoomControlProps) {
  const zoom = useStore((store) => store.transform[2]);
  const percent = Math.round(zoom * 100);
  const moved = useDocument((state) => state.document.canvas?.positions !== undefined);
  return (
    <div className="cv-float cv-zoom" role="toolbar" aria-label={canvasText.zoom}>
      <IconButton label={canvasText.zoomOut} onClick={() => zoomTo(zoom / 1.25)}>
        <Minus size={16} strokeWidth={1.5} />
      </IconButton>
      <Button
        className="cv-percent"
        aria-label={canvasText.zoomFull(percent)}
        title={keyed(canvasText.zoomFullHint, COMMANDS.zoomFull)}
        onClick={() => zoomTo(1)}
      >
        {percent} %
      </Button>
      <IconButton label={canvasText.zoomIn} onClick={() => zoomTo(zoom * 1.25)}>
        <Plus size={16} strokeWidth={1.5} />
      </IconButton>
      <CommandIcon command={COMMANDS.fit}>
        <Maximize size={16} strokeWidth={1.5} />
      </CommandIcon>
      {moved ? (
        <CommandIcon command={COMMANDS.tidy}>
          <LayoutGrid size={16} strokeWidth={1.5} />
        </CommandIcon>
      ) : null}
    </div>
  );
}

function CommandIcon({ command, children }: { readonly command: Command; readonly children: ReactNode }) {
  const { label, shortcut, run } = useCommand(command);
  return (
    <IconButton label={label} shortcut={shortcut} onClick={run}>
      {children}
    </IconButton>
  );
}

/** A hint with the key that does the same for what is selected. */
function keyed(hint: string, command: Command): string {
  const keys = shortcutOf(command);
  return keys ? `${hint} (${keys})` : hint;
}

export function Legend() {
  return (
    <div className="cv-legend">
      <span>
        <EdgeGlyph sign={1} width={30} /> +1
      </span>
      <span>
        <EdgeGlyph sign={-1} width={30} /> −1
      </span>
    </div>
  );
}

/** "Layer 1 · 8 ReLU" over each column, with what can be done to a whole layer. */
export function Headers({ layout }: { readonly layout: Layout }) {
  const shown = layout.columns.filter((column) => !column.collapsed);
  return (
    <ViewportPortal>
      {layout.columns.map((column) => (
        <Header key={column.layer} column={column} layout={layout} bare={!shown.includes(column)} />
      ))}
    </ViewportPortal>
  );
}

interface HeaderProps {
  readonly column: Column;
  readonly layout: Layout;
  /** A collapsed layer carries its title itself. */
  readonly bare: boolean;
}

function Header({ column, layout, bare }: HeaderProps) {
  const network = useDocument((state) => state.document.network);
  const standardised = useDocument((state) => state.document.preparation !== undefined);
  const { layer, kind } = column;
  const count = layer === 0 ? network.inputs.length : (network.layers[layer - 1]?.bias.length ?? 0);
  const activation = network.layers[layer - 1]?.activation === "relu" ? "ReLU" : "linear";
  const name = layerName(network, layer);
  const what = kind === "hidden" ? "neuron" : kind;
  const wide = layout.density.name === "full";
  const expandable = canExpand(network, layer, layout.columns);
  const selected = useCanvas((canvas) => canvas.selectedLayer === layer);
  const room =
    kind === "output" && !wide ? "cv-head is-narrow" : selected ? "cv-head is-selected" : "cv-head";
  const at = {
    transform: `translate(${column.headerX}px, ${bare ? (column.boxes[0]?.y ?? 0) - 28 : layout.headerY}px)`,
  };
  return (
    <div className={room} style={{ ...at, minWidth: column.width }} data-layer={layer}>
      {bare ? null : (
        <span className="cv-head-text">
          <button
            type="button"
            className="cv-head-name"
            aria-label={canvasText.select(name)}
            title={keyed(canvasText.selectHint, COMMANDS.selectLayer)}
            onClick={() => selectLayer(layer)}
          >
            {name}
          </button>{" "}
          {count}{" "}
          {layer === 0 ? (
            standardised && wide ? (
              canvasText.standardised
            ) : (
              ""
            )
          ) : (
            <button
              type="button"
              title={keyed(
                canvasText.makeLayer(activation === "ReLU" ? "linear" : "ReLU"),
                COMMANDS.switchActivation,
              )}
              onClick={() => switchActivation(layer)}
            >
              {activation}
            </button>
          )}
        </span>
      )}
      <span className="cv-head-tools">
        {bare ? null : (
          <button
            type="button"
            aria-label={canvasText.addTo(what, name)}
            title={keyed(canvasText.add(what), COMMANDS.addNeuron)}
            onClick={() => addNeuron(layer)}
          >
            +
          </button>
        )}
        {layer > 0 ? (
          <button
            type="button"
            title={keyed(canvasText.openWeights(name), COMMANDS.openMatrix)}
            onClick={() => openLayer(layer)}
          >
            {canvasText.weights}
          </button>
        ) : null}
        {bare && !expandable ? null : (
          <button type="button" title={canvasText.drawAs(name, bare)} onClick={() => toggleCollapsed(layer)}>
            {bare ? canvasText.expand : canvasText.collapse}
          </button>
        )}
      </span>
    </div>
  );
}

/** False for layers that would draw more edges than the page can move. */
function canExpand(network: Network, layer: number, columns: readonly Column[]): boolean {
  const others = columns.flatMap((column) =>
    column.collapsed && column.layer !== layer ? [column.layer] : [],
  );
  return !collapsedLayers(network, others).has(layer);
}

/** Between which two neurons of their layer the dragged ones would go. */
export function OrderLine() {
  const order = useCanvas((canvas) => canvas.order);
  if (!order) return null;
  const { x, y, width } = order;
  return (
    <ViewportPortal>
      <div className="cv-order" style={{ transform: `translate(${x}px, ${y - 1}px)`, width }} />
    </ViewportPortal>
  );
}

/** The column or gap where the part under the pointer would go. */
export function DropMark({ layout }: { readonly layout: Layout }) {
  const drop = useCanvas((canvas) => canvas.drop);
  const network = useDocument((state) => state.document.network);
  if (!drop) return null;
  const name = layerName(network, drop.layer).toLowerCase();
  const text = drop.part === "neuron" ? canvasText.dropNeuron(name) : canvasText.dropLayer(name);
  const style = {
    transform: `translate(${drop.x}px, ${layout.bounds.y + 28}px)`,
    width: drop.width,
    height: layout.bounds.height - 16,
  };
  return (
    <ViewportPortal>
      <div className={`cv-drop is-${drop.part}`} style={style}>
        <span>{text}</span>
      </div>
    </ViewportPortal>
  );
}
