import type { NodeChange } from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { hasUnit, type Placement, weightOf } from "../../src-worker/model/edit.ts";
import type { Network, UnitRef } from "../../src-worker/model/network.ts";
import { move, reorder } from "../actions/edit/arrange.ts";
import { select, unitsText } from "../actions/edit/common.ts";
import { editText } from "../actions/text.ts";
import { type CanvasEdge, type CanvasNode, drawScene, layerId } from "../drawing/drawing.ts";
import type { Point } from "../drawing/geometry.ts";
import type { Layout } from "../drawing/layout.ts";
import { useCanvas } from "../store/canvas.ts";
import { useDocument } from "../store/document.ts";
import { unitKey, useView } from "../store/view.ts";
import { meaningOf } from "./connect.ts";
import { edgeLook } from "./linked.ts";
import { type DraggedOrder, draggedOrder } from "./order.ts";
import { mergeEdges, mergeNodes } from "./reuse.ts";

const NOT_DRAGGED: ReadonlyMap<string, Point> = new Map();

/** The node and edge lists for React Flow: the scene, the shared selection, and nodes being dragged. */
export function useElements(layout: Layout) {
  const document = useDocument((state) => state.document);
  const selectedUnits = useView((view) => view.selectedUnits);
  const selectedEdges = useView((view) => view.selectedEdges);
  const selectedLayer = useCanvas((canvas) => canvas.selectedLayer);
  const [dragged, setDragged] = useState(NOT_DRAGGED);
  const draggedNow = useRef(NOT_DRAGGED);
  const lastNodes = useRef<CanvasNode[]>([]);
  const lastEdges = useRef<CanvasEdge[]>([]);

  useEffect(() => forgetRemoved(document.network, layout), [document.network, layout]);
  const scene = useMemo(() => drawScene(document, layout), [document, layout]);
  const nodes = useMemo(() => {
    const selected = new Set(selectedUnits.map(unitKey));
    if (selectedLayer !== null) selected.add(layerId(selectedLayer));
    for (const layer of wholeLayers(scene.nodes, selectedUnits)) selected.add(layerId(layer));
    lastNodes.current = mergeNodes(lastNodes.current, scene.nodes, { selected, dragged });
    return lastNodes.current;
  }, [scene, selectedUnits, selectedLayer, dragged]);
  const edges = useMemo(() => {
    const picked = { selectedUnits, selectedEdges, hovered: null };
    const isLinked = (edge: CanvasEdge) =>
      edge.type === "weight" && edge.data !== undefined && edgeLook(picked, edge.data) === "linked";
    lastEdges.current = mergeEdges(lastEdges.current, scene.edges, isLinked);
    return lastEdges.current;
  }, [scene, selectedUnits, selectedEdges]);

  const onNodesChange = useCallback((changes: NodeChange<CanvasNode>[]) => {
    applySelection(changes);
    const moved = changes.flatMap((change) =>
      change.type === "position" && change.position ? [[change.id, change.position] as const] : [],
    );
    if (moved.length === 0) return;
    draggedNow.current = new Map([...draggedNow.current, ...moved]);
    setDragged(draggedNow.current);
  }, []);

  /** With Alt held, a line shows where in their layer the dragged neurons would go. */
  const drag = useCallback(
    (event: { readonly altKey: boolean }) => {
      const order = event.altKey ? (draggedOrder(layout.columns, draggedNow.current)?.mark ?? null) : null;
      if (order || useCanvas.getState().order) useCanvas.getState().patch({ order });
    },
    [layout],
  );

  /** Ends a drag: one undo step for all nodes that moved, or took another place in their layer. */
  const drop = useCallback(
    (event: { readonly altKey: boolean }) => {
      const order = event.altKey ? draggedOrder(layout.columns, draggedNow.current) : null;
      if (order) dropInOrder(order, [...draggedNow.current.keys()]);
      else move(placementsOf(draggedNow.current, layout));
      useCanvas.getState().patch({ order: null });
      draggedNow.current = NOT_DRAGGED;
      setDragged(NOT_DRAGGED);
    },
    [layout],
  );

  return { nodes, edges, onNodesChange, drag, drop };
}

function dropInOrder({ layer, order }: DraggedOrder, ids: readonly string[]): void {
  const units = ids.map((id) => ({ layer, index: Number(id.split(",")[1]) }));
  reorder(editText.steps.place(unitsText(units)), layer, order);
}

/** Collapsed layers all of whose units are selected. */
function wholeLayers(nodes: readonly CanvasNode[], selected: readonly UnitRef[]): number[] {
  return nodes.flatMap((node) => {
    if (node.type !== "layer" || selected.length === 0) return [];
    const { layer, units } = node.data;
    const picked = selected.reduce((n, unit) => (unit.layer === layer ? n + 1 : n), 0);
    return picked >= units ? [layer] : [];
  });
}

function placementsOf(moved: ReadonlyMap<string, Point>, layout: Layout): Placement[] {
  const { scale } = layout.density;
  return [...moved].flatMap(([id, { x, y }]) => {
    const meaning = meaningOf(id);
    if (!meaning || !("unit" in meaning)) return [];
    return [{ unit: meaning.unit, x: x / scale.x, y: y / scale.y }];
  });
}

/** React Flow's clicks and marquees become the page's selection. */
function applySelection(changes: readonly NodeChange<CanvasNode>[]): void {
  const selects = changes.filter((change) => change.type === "select");
  if (selects.length === 0) return;
  const view = useView.getState();
  const wanted = new Map(view.selectedUnits.map((unit) => [unitKey(unit), unit]));
  let layer = useCanvas.getState().selectedLayer;
  for (const { id, selected } of selects) {
    const meaning = meaningOf(id);
    if (meaning && "unit" in meaning) {
      if (selected) wanted.set(id, meaning.unit);
      else wanted.delete(id);
    } else if (meaning) {
      if (selected) layer = meaning.layer;
      else if (layer === meaning.layer) layer = null;
    }
  }
  const { network } = useDocument.getState().document;
  const added = selects.some((change) => change.selected);
  select(
    [...wanted.values()].filter((unit) => hasUnit(network, unit)),
    added ? [] : view.selectedEdges,
  );
  useCanvas.getState().patch({ selectedLayer: layer });
}

/** After an undo or a new document the selection may name units and edges that are gone. */
function forgetRemoved(network: Network, layout: Layout): void {
  const { selectedUnits, selectedEdges, hovered, patch } = useView.getState();
  const units = selectedUnits.filter((unit) => hasUnit(network, unit));
  const edges = selectedEdges.filter((edge) => weightOf(network, edge) !== 0);
  if (units.length < selectedUnits.length) patch({ selectedUnits: units });
  if (edges.length < selectedEdges.length) patch({ selectedEdges: edges });
  if (hovered && !hasUnit(network, hovered)) patch({ hovered: null });
  const { selectedLayer } = useCanvas.getState();
  if (selectedLayer !== null && !layout.columns[selectedLayer]?.collapsed) {
    useCanvas.getState().patch({ selectedLayer: null });
  }
}
