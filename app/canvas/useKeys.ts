import { type KeyboardEvent, useCallback, useRef } from "react";
import type { UnitRef } from "../../src-worker/model/network.ts";
import { useDocument } from "../store/document.ts";
import { sameUnit, useView } from "../store/view.ts";
import { useCanvas } from "./canvasStore.ts";
import { meaningOf } from "./connect.ts";
import type { CanvasEdge, CanvasNode } from "./drawing.ts";
import { connect, flip, flipSelected, move, notify, select } from "./edits.ts";
import { directionOf, neighbour, step } from "./focus.ts";
import { unitText } from "./names.ts";

const STEP = 8;

interface Scene {
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
  readonly scale: { readonly x: number; readonly y: number };
}

/** The canvas by keyboard. Handled keys go no further, so that the page's own keys do not act twice. */
export function useKeys(scene: Scene) {
  const latest = useRef(scene);
  latest.current = scene;
  return useCallback((event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    const handled = focusedKey(event, latest.current) || anywhereKey(event);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  }, []);
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function anywhereKey({ key }: KeyboardEvent): boolean {
  const view = useView.getState();
  const picked = view.selectedUnits.length + view.selectedEdges.length > 0;
  if (key === "f" && view.selectedEdges.length > 0) flipSelected();
  else if (key === "Escape") return leave(picked);
  else return false;
  return true;
}

function leave(picked: boolean): boolean {
  const canvas = useCanvas.getState();
  const busy = canvas.connectFrom !== null || canvas.tool !== "select" || canvas.selectedLayer !== null;
  canvas.patch({ connectFrom: null, tool: "select", drop: null });
  select([]);
  return busy || picked;
}

/** Keys on a focused node or edge. */
function focusedKey(event: KeyboardEvent<HTMLElement>, scene: Scene): boolean {
  const target = event.target as Element;
  const id = target.getAttribute("data-id");
  if (!id) return false;
  if (target.classList.contains("react-flow__edge")) return edgeKey(event, id, scene);
  if (!target.classList.contains("react-flow__node")) return false;
  const direction = directionOf(event.key);
  if (direction && event.shiftKey) return nudge(id, step(direction, STEP), scene);
  if (direction) return focusNode(event.currentTarget, neighbour(scene.nodes, id, direction));
  const meaning = meaningOf(id);
  if (meaning && "unit" in meaning) return unitKeyDown(event, id, meaning.unit);
  if (meaning && (event.key === "Enter" || event.key === " ")) {
    select([]);
    useCanvas.getState().patch({ selectedLayer: meaning.layer });
    return true;
  }
  return false;
}

function unitKeyDown({ key, shiftKey }: KeyboardEvent, id: string, unit: UnitRef): boolean {
  const canvas = useCanvas.getState();
  const { connectFrom } = canvas;
  if (key === "Enter" && connectFrom) {
    connect(`${connectFrom.layer},${connectFrom.index}`, id);
    canvas.patch({ connectFrom: null });
  } else if (key === "Enter") canvas.patch({ editing: { unit, field: unit.layer === 0 ? "name" : "bias" } });
  else if (key === "F2") canvas.patch({ editing: { unit, field: "name" } });
  else if (key === " ") toggle(unit, shiftKey);
  else if (key === "c") startConnecting(unit);
  else return pickForDelete(key, unit);
  return true;
}

/** Delete means the focused neuron; the page's own Delete command then takes the selection. */
function pickForDelete(key: string, unit: UnitRef): boolean {
  const picked = useView.getState().selectedUnits.some((other) => sameUnit(other, unit));
  if ((key === "Delete" || key === "Backspace") && !picked) select([unit]);
  return false;
}

function toggle(unit: UnitRef, add: boolean): void {
  const { selectedUnits } = useView.getState();
  const others = selectedUnits.filter((other) => !sameUnit(other, unit));
  const on = others.length === selectedUnits.length;
  select([...(add ? others : []), ...(on ? [unit] : [])]);
}

function startConnecting(unit: UnitRef): void {
  const canvas = useCanvas.getState();
  canvas.patch({ connectFrom: unit });
  const symbol = unitText(useDocument.getState().document.network, unit);
  const sign = canvas.sign > 0 ? "+1" : "−1";
  notify("info", `Edge ${sign} from ${symbol}: go to the target with the arrow keys and press Enter.`);
}

function edgeKey({ key }: KeyboardEvent, id: string, scene: Scene): boolean {
  const edge = scene.edges.find((other) => other.id === id);
  if (edge?.type !== "weight" || !edge.data) return false;
  const ends = { from: edge.data.from, to: edge.data.to };
  if (key === "Enter" || key === "f") flip(ends);
  else if (key === " ") select([], [ends]);
  else {
    if (key === "Delete" || key === "Backspace") select([], [ends]);
    return false;
  }
  return true;
}

/** Moves the focused node, with the selection it belongs to. */
function nudge(id: string, by: { x: number; y: number }, { nodes, scale }: Scene): boolean {
  const focused = nodes.find((node) => node.id === id);
  const moving = focused?.selected ? nodes.filter((node) => node.selected) : [focused];
  move(
    moving.flatMap((node) => {
      if (!node || node.type === "layer") return [];
      const { layer, index } = node.data;
      const x = (node.position.x + by.x) / scale.x;
      const y = (node.position.y + by.y) / scale.y;
      return [{ unit: { layer, index }, x, y }];
    }),
  );
  return true;
}

function focusNode(canvas: HTMLElement, id: string | null): boolean {
  if (id === null) return true;
  canvas.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus();
  return true;
}
