import { Handle, Position } from "@xyflow/react";
import type { UnitRef } from "../../src-worker/model/network.ts";
import { typeName } from "../actions/edit/names.ts";
import { typeBias } from "../actions/edit/neurons.ts";
import type { UnitData } from "../drawing/drawing.ts";
import { useCanvas } from "../store/canvas.ts";
import { biasText, symbolText } from "../store/names.ts";
import { sameUnit, useView } from "../store/view.ts";
import { plainNumber } from "../ui/numbers.ts";
import { InlineEdit } from "./InlineEdit.tsx";
import { canvasText } from "./text.ts";

/** How a unit is lit: under the pointer anywhere on the page, or because a player shows what happens to it. */
export function useLight(layer: number, index: number): "is-hovered" | "is-spotlit" | "" {
  return useView(({ hovered, spotlight }) => {
    const shown = spotlight?.layer === layer && (spotlight.index === null || spotlight.index === index);
    if (shown) return "is-spotlit";
    return sameUnit(hovered, { layer, index }) ? "is-hovered" : "";
  });
}

/** The same for a layer drawn as one node. */
export function useLayerLight(layer: number): "is-spotlit" | "" {
  return useView(({ spotlight }) => (spotlight?.layer === layer ? "is-spotlit" : ""));
}

function useEditing(unit: UnitRef, field: "bias" | "name"): boolean {
  return useCanvas(({ editing }) => editing?.field === field && sameUnit(editing.unit, unit));
}

const stopEditing = () => useCanvas.getState().patch({ editing: null });

/** The end of incoming edges: the node's left edge; while an edge is drawn, the whole node. */
export function Target() {
  return (
    <Handle
      type="target"
      position={Position.Left}
      className="cv-target"
      isConnectableStart={false}
      tabIndex={-1}
    />
  );
}

/** The dot at the right from which an edge is drawn. */
export function Source() {
  return <Handle type="source" position={Position.Right} className="cv-source" tabIndex={-1} />;
}

/** x₁ Sepal length; double-click to rename. */
export function UnitTitle({ data }: { readonly data: UnitData }) {
  const { letter, sub, name } = data;
  const unit = { layer: data.layer, index: data.index };
  const editing = useEditing(unit, "name");
  const symbol = symbolText(data);
  if (editing) {
    return (
      <InlineEdit
        className="cv-edit-name"
        label={canvasText.nameOf(symbol)}
        initial={name || letter + sub}
        onCommit={(text) => typeName(unit, text)}
        onClose={stopEditing}
      />
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: F2 does the same on the focused node
    <span
      className="cv-title"
      title={name ? `${symbol} ${name}` : undefined}
      onDoubleClick={() => useCanvas.getState().patch({ editing: { unit, field: "name" } })}
    >
      <b>
        {letter}
        {sub ? <sub>{sub}</sub> : null}
      </b>
      {name ? <span className="cv-name">{name}</span> : null}
    </span>
  );
}

/** b +0.42; double-click to type it. Hidden in compact nodes until it is edited (Enter). */
export function BiasChip({ data }: { readonly data: UnitData }) {
  const unit = { layer: data.layer, index: data.index };
  const editing = useEditing(unit, "bias");
  const symbol = symbolText(data);
  if (editing) {
    return (
      <InlineEdit
        className="cv-edit-bias"
        label={canvasText.biasOf(symbol)}
        initial={plainNumber(data.bias, 12)}
        onCommit={(text) => typeBias(unit, text)}
        onClose={stopEditing}
      />
    );
  }
  if (data.compact) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter does the same on the focused node
    <span
      className="cv-chip cv-bias"
      title={canvasText.biasHint}
      onDoubleClick={(event) => {
        event.stopPropagation();
        useCanvas.getState().patch({ editing: { unit, field: "bias" } });
      }}
    >
      b {biasText(data.bias)}
    </span>
  );
}
