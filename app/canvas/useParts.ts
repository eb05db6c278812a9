import { useReactFlow } from "@xyflow/react";
import { type DragEvent, type MouseEvent, useCallback } from "react";
import { select } from "../actions/edit/common.ts";
import { insertLayer } from "../actions/edit/layers.ts";
import { addNeuron } from "../actions/edit/neurons.ts";
import type { Layout } from "../drawing/layout.ts";
import { type DropTarget, type Part, useCanvas } from "../store/canvas.ts";
import { dropTarget } from "./drop.ts";
import { PART_TYPE } from "./Palette.tsx";
import { tapNothing } from "./tapConnect.ts";

/** Neurons and layers from the palette: dragged onto the canvas, or armed and placed with a press. */
export function useParts(layout: Layout) {
  const flow = useReactFlow();
  const targetAt = useCallback(
    (part: Part, event: { clientX: number; clientY: number }) =>
      dropTarget(layout, part, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }).x),
    [flow, layout],
  );

  const onDragOver = (event: DragEvent) => {
    const part = armed();
    if (!part || !event.dataTransfer.types.includes(PART_TYPE)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    showTarget(targetAt(part, event));
  };
  const onDragLeave = (event: DragEvent<HTMLElement>) => {
    const inside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
    if (!inside) showTarget(null);
  };
  const onDrop = (event: DragEvent) => {
    const part = event.dataTransfer.getData(PART_TYPE);
    if (part !== "neuron" && part !== "layer") return;
    event.preventDefault();
    event.stopPropagation();
    place(targetAt(part, event));
  };
  const onMouseMove = (event: MouseEvent) => {
    const part = armed();
    if (part) showTarget(targetAt(part, event));
  };
  const onMouseLeave = () => showTarget(null);
  const onPaneClick = (event: MouseEvent) => {
    const part = armed();
    if (part) place(targetAt(part, event));
    else if (!tapNothing()) select([]);
  };
  return { handlers: { onDragOver, onDragLeave, onDrop, onMouseMove, onMouseLeave }, onPaneClick };
}

function armed(): Part | null {
  const { tool } = useCanvas.getState();
  return tool === "neuron" || tool === "layer" ? tool : null;
}

function showTarget(target: DropTarget | null): void {
  const { drop, patch } = useCanvas.getState();
  if (drop?.part === target?.part && drop?.layer === target?.layer) return;
  patch({ drop: target });
}

function place({ part, layer }: DropTarget): void {
  useCanvas.getState().patch({ tool: "select", drop: null });
  if (part === "neuron") addNeuron(layer);
  else insertLayer(layer);
}
