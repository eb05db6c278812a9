import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { OutputMarker } from "../ui/Marker.tsx";
import { plainNumber } from "../ui/numbers.ts";
import { useActivity } from "./activity.ts";
import type { UnitData, UnitNode } from "./drawing.ts";
import { valueText } from "./names.ts";
import { BiasChip, Source, Target, UnitTitle, useHovered } from "./parts.tsx";
import { unitValue, unitZ } from "./show.ts";

function useValue(data: UnitData): number {
  return useActivity((shown) => unitValue(shown, data));
}

function nodeClass(selected: boolean | undefined, hovered: boolean, extra = ""): string {
  return `cv-node ${selected ? "is-selected" : ""} ${hovered ? "is-hovered" : ""} ${extra}`;
}

/** Symbol, name, value, and the rail the value is on (in compact nodes the raw value). */
export const InputNode = memo(function InputNode({ data, selected }: NodeProps<UnitNode>) {
  const { layer, index, compact } = data;
  const hovered = useHovered(layer, index);
  const value = useValue(data);
  const unit = useDocument((state) => state.document.preparation?.units?.[index] ?? "");
  const prepared = useDocument((state) => state.document.preparation !== undefined);
  const raw = useActivity((shown) => shown.raw[index] ?? 0);
  const rail = value < 0 ? "minus" : "plus";
  return (
    <div className={nodeClass(selected, hovered, "cv-input")}>
      <div className="cv-row">
        <UnitTitle data={compact ? { ...data, name: "" } : data} />
        {compact ? <span className="cv-value">{valueText(value, 2)}</span> : null}
      </div>
      <div className="cv-row">
        {compact && prepared ? <span className="cv-name">{`${plainNumber(raw, 2)} ${unit}`}</span> : null}
        {compact && prepared ? null : (
          <span className={`cv-rail is-${rail}`} title={`Only X${value < 0 ? "⁻" : "⁺"} has a concentration`}>
            X<sup>{value < 0 ? "−" : "+"}</sup>
          </span>
        )}
        {compact ? null : <span className="cv-value">{valueText(value)}</span>}
      </div>
      <Source />
    </div>
  );
});

/** Symbol, value, the ReLU curve with a dot at z, bias, and a bar against the layer's largest value. */
export const HiddenNode = memo(function HiddenNode({ data, selected }: NodeProps<UnitNode>) {
  const { layer, index, compact } = data;
  const hovered = useHovered(layer, index);
  const value = useValue(data);
  const share = useActivity((shown) => Math.abs(unitValue(shown, data)) / (shown.largest[layer] || 1));
  const slow = useRun(({ simulation, stale }) =>
    !stale && simulation?.slow?.layer === layer && simulation.slow.index === index ? simulation.slow.z : null,
  );
  const off = value === 0 ? "is-off" : "";
  return (
    <div className={nodeClass(selected, hovered, `cv-hidden ${off}`)}>
      <Target />
      <div className="cv-row">
        <UnitTitle data={data} />
        <span className="cv-value">{valueText(value, compact ? 2 : 3)}</span>
      </div>
      <div className="cv-row">
        {compact ? null : <Curve data={data} off={value === 0} />}
        <BiasChip data={data} />
      </div>
      <div className="cv-bar">
        <i style={{ transform: `scaleX(${share})` }} />
      </div>
      {slow === null ? null : (
        <span className="cv-slow" title={`Approaches its limit slowly: |z| = ${valueText(Math.abs(slow))}`}>
          slow
        </span>
      )}
      <Source />
    </div>
  );
});

/** The activation function in 26 × 14 px; the dot sits at z, scaled by the layer's largest |z|. */
function Curve({ data, off }: { readonly data: UnitData; readonly off: boolean }) {
  const at = useActivity((shown) => unitZ(shown, data) / (shown.largestZ[data.layer] || 1));
  const relu = data.activation === "relu";
  const x = 13 + 9 * at;
  const y = relu ? 11.5 - 7.5 * Math.max(0, at) : 7 - 4.5 * at;
  return (
    <svg width="26" height="14" viewBox="0 0 26 14" aria-hidden="true" className="cv-curve">
      <path d={relu ? "M1.5 11.5H13L24 2.3" : "M2 12.5 24 1.5"} />
      <circle cx={x} cy={y} r="2.5" className={off ? "is-off" : ""} />
    </svg>
  );
}

/** Marker, symbol and name, the value in large, bias, and "winner" at the largest output. */
export const OutputNode = memo(function OutputNode({ data, selected }: NodeProps<UnitNode>) {
  const { layer, index, compact } = data;
  const hovered = useHovered(layer, index);
  const value = useValue(data);
  const winner = useActivity((shown) => shown.winner === index);
  return (
    <div className={nodeClass(selected, hovered, "cv-output")}>
      <Target />
      <div className="cv-row">
        <OutputMarker index={index} />
        <UnitTitle data={data} below={compact} />
      </div>
      <div className="cv-result">{valueText(value, compact ? 2 : 3)}</div>
      <div className="cv-row">
        <BiasChip data={data} />
        {winner && !compact ? <span className="cv-chip cv-winner">winner</span> : null}
      </div>
    </div>
  );
});
