import { useReactFlow } from "@xyflow/react";
import { type MouseEvent, type ReactElement, useState } from "react";
import { select } from "../actions/edit/common.ts";
import { selectLayer } from "../actions/edit/layers.ts";
import { menuRows } from "../actions/menuRows.ts";
import { CONTEXT_MENUS, type MenuTarget } from "../actions/menus.ts";
import type { Layout } from "../drawing/layout.ts";
import { useCanvas } from "../store/canvas.ts";
import { useLevels } from "../store/levels.ts";
import { sameUnit, useView } from "../store/view.ts";
import { ContextMenu } from "../ui/ContextMenu.tsx";
import { edgeOf, meaningOf } from "./connect.ts";
import { dropTarget } from "./drop.ts";
import { sameEdge } from "./linked.ts";

const LABELS: Readonly<Record<MenuTarget, string>> = {
  neuron: "Neuron",
  edge: "Edge",
  layer: "Layer",
  canvas: "Canvas",
};

export interface CanvasMenuProps {
  readonly layout: Layout;
  readonly children: ReactElement;
}

/** The context menu of neurons, edges, layers and the empty canvas: it selects what it was opened on. */
export function CanvasMenu({ layout, children }: CanvasMenuProps) {
  const flow = useReactFlow();
  const [target, setTarget] = useState<MenuTarget>("canvas");
  const open = (event: MouseEvent) => {
    const picked = pickTarget(event.target as Element);
    setTarget(picked);
    if (picked !== "canvas") return;
    const { x } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const [layer, gap] = [dropTarget(layout, "neuron", x).layer, dropTarget(layout, "layer", x).layer];
    useCanvas.getState().patch({ pointed: { layer, gap } });
  };
  return (
    <ContextMenu
      label={LABELS[target]}
      onOpen={open}
      onClosed={() => useCanvas.getState().patch({ pointed: null })}
      rows={() => menuRows(CONTEXT_MENUS[target])}
    >
      {children}
    </ContextMenu>
  );
}

/** Selects what lies under the pointer, unless it is selected already, and says what it is. */
function pickTarget(element: Element): MenuTarget {
  const node = element.closest(".react-flow__node")?.getAttribute("data-id");
  const meaning = node ? meaningOf(node) : null;
  const { selectedUnits, selectedEdges } = useView.getState();
  if (meaning && "unit" in meaning) {
    if (!selectedUnits.some((unit) => sameUnit(unit, meaning.unit))) select([meaning.unit]);
    return "neuron";
  }
  if (element.closest(".react-flow__nodesselection") && selectedUnits.length > 0) return "neuron";
  const header = element.closest("[data-layer]")?.getAttribute("data-layer");
  const opened = element.closest(".mx-level") ? useLevels.getState().layer : null;
  const layer = meaning?.layer ?? (header ? Number(header) : opened);
  if (layer !== null) {
    selectLayer(layer);
    return "layer";
  }
  const edge = edgeOf(element.closest(".react-flow__edge")?.getAttribute("data-id") ?? "");
  if (!edge) return "canvas";
  if (!selectedEdges.some((other) => sameEdge(other, edge))) select([], [edge]);
  return "edge";
}
