import { type FocusEvent, type KeyboardEvent, useCallback, useRef } from "react";
import type { UnitRef } from "../../src-worker/model/network.ts";
import { CANVAS_KEYS, type CanvasKey, isPressed } from "../actions/canvasKeys.ts";
import { isSelectionKey } from "../actions/commandFor.ts";
import { move } from "../actions/edit/arrange.ts";
import { select } from "../actions/edit/common.ts";
import { flip } from "../actions/edit/edges.ts";
import { selectLayer } from "../actions/edit/layers.ts";
import type { CanvasEdge, CanvasNode } from "../drawing/drawing.ts";
import { useCanvas } from "../store/canvas.ts";
import { sameUnit, useView } from "../store/view.ts";
import { edgeOf, endConnecting, meaningOf } from "./connect.ts";
import { directionOf, neighbour, step } from "./focus.ts";

const STEP = 8;

interface Scene {
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
  readonly scale: { readonly x: number; readonly y: number };
}

/**
 * The canvas by keyboard. Keys that mean something only here go no further. The key of a command that
 * works on the selection goes to the page; with nothing selected it means what has the keyboard.
 */
export function useKeys(scene: Scene) {
  const latest = useRef(scene);
  latest.current = scene;
  const onKeyDown = useCallback((event: KeyboardEvent<HTMLElement>) => {
    if (isTyping(event.target)) return;
    const handled = focusedKey(event, latest.current) || (is(CANVAS_KEYS.leave, event) && leave());
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  }, []);
  return { onKeyDown, onFocus: follow };
}

function is(keys: CanvasKey, event: KeyboardEvent): boolean {
  return isPressed(keys, event.nativeEvent);
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function leave(): boolean {
  const canvas = useCanvas.getState();
  const busy = canvas.connectFrom !== null || canvas.tool !== "select" || pickedThings() > 0;
  canvas.patch({ connectFrom: null, tool: "select", drop: null });
  select([]);
  return busy;
}

/** Keys on a focused node or edge. */
function focusedKey(event: KeyboardEvent<HTMLElement>, scene: Scene): boolean {
  const target = event.target as Element;
  const id = target.getAttribute("data-id");
  if (!id) return false;
  if (target.classList.contains("react-flow__edge")) return edgePress(event, id, scene);
  if (!target.classList.contains("react-flow__node")) return false;
  const direction = directionOf(event.key);
  if (direction && is(CANVAS_KEYS.nudge, event)) return nudge(id, step(direction, STEP), scene);
  if (direction && is(CANVAS_KEYS.go, event)) {
    return go(event.currentTarget, neighbour(scene.nodes, id, direction));
  }
  const meaning = meaningOf(id);
  if (meaning && "unit" in meaning) return unitPress(event, id, meaning.unit);
  return meaning ? layerPress(event, meaning.layer) : false;
}

function layerPress(event: KeyboardEvent, layer: number): boolean {
  const picking = is(CANVAS_KEYS.enter, event) || is(CANVAS_KEYS.pick, event);
  if (picking || (isSelectionKey(event.nativeEvent) && pickedThings() === 0)) {
    select([]);
    useCanvas.getState().patch({ selectedLayer: layer });
  }
  return picking;
}

function unitPress(event: KeyboardEvent, id: string, unit: UnitRef): boolean {
  const canvas = useCanvas.getState();
  if (is(CANVAS_KEYS.enter, event)) {
    if (canvas.connectFrom) endConnecting(id);
    else canvas.patch({ editing: { unit, field: unit.layer === 0 ? "name" : "bias" } });
  } else if (is(CANVAS_KEYS.pick, event)) toggle(unit, false);
  else if (is(CANVAS_KEYS.pickMore, event)) toggle(unit, true);
  else {
    if (isSelectionKey(event.nativeEvent) && pickedThings() === 0) select([unit]);
    return false;
  }
  return true;
}

/** How many neurons, edges and collapsed layers are selected. */
function pickedThings(): number {
  const { selectedUnits, selectedEdges } = useView.getState();
  const layers = useCanvas.getState().selectedLayer === null ? 0 : 1;
  return selectedUnits.length + selectedEdges.length + layers;
}

function toggle(unit: UnitRef, add: boolean): void {
  const { selectedUnits } = useView.getState();
  const others = selectedUnits.filter((other) => !sameUnit(other, unit));
  const on = others.length === selectedUnits.length;
  select([...(add ? others : []), ...(on ? [unit] : [])]);
}

function edgePress(event: KeyboardEvent, id: string, scene: Scene): boolean {
  const edge = scene.edges.find((other) => other.id === id);
  if (edge?.type !== "weight" || !edge.data) return false;
  const ends = { from: edge.data.from, to: edge.data.to };
  if (is(CANVAS_KEYS.enter, event)) flip(ends);
  else if (is(CANVAS_KEYS.pick, event)) select([], [ends]);
  else {
    if (isSelectionKey(event.nativeEvent) && pickedThings() === 0) select([], [ends]);
    return false;
  }
  return true;
}

/** Moves the focused node, with the selection it belongs to. */
function nudge(id: string, by: { x: number; y: number }, { nodes, scale }: Scene): boolean {
  const focused = nodes.find((node) => node.id === id);
  const moving = focused?.selected ? nodes.filter((node) => node.selected) : [focused];
  const placements = moving.flatMap((node) => {
    if (!node || node.type === "layer") return [];
    const { layer, index } = node.data;
    const x = (node.position.x + by.x) / scale.x;
    const y = (node.position.y + by.y) / scale.y;
    return [{ unit: { layer, index }, x, y }];
  });
  move(placements, true);
  return true;
}

function go(canvas: HTMLElement, id: string | null): boolean {
  if (id === null) return true;
  canvas.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus();
  return true;
}

/** A selection of one thing goes along when the keyboard goes from one thing on the canvas to another. */
function follow(event: FocusEvent<HTMLElement>): void {
  const [to, from] = [event.target, event.relatedTarget].map((element) =>
    element instanceof Element && element.matches(".react-flow__node, .react-flow__edge") ? element : null,
  );
  if (!to?.matches(":focus-visible") || !from || pickedThings() !== 1) return;
  const id = to.getAttribute("data-id") ?? "";
  const [meaning, edge] = [meaningOf(id), edgeOf(id)];
  if (edge) select([], [edge]);
  else if (meaning && "unit" in meaning) select([meaning.unit]);
  else if (meaning) selectLayer(meaning.layer);
}
