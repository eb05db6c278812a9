import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { useDocument } from "../store/document.ts";
import { valueText } from "../store/names.ts";
import { useRun } from "../store/run.ts";
import { slowness } from "../store/slow.ts";
import { OutputMarker } from "../ui/Marker.tsx";
import { plainNumber } from "../ui/numbers.ts";
import { useActivity } from "./activity.ts";
import type { UnitData, UnitNode } from "./drawing.ts";
import { BiasChip, Source, Target, UnitTitle, useLight } from "./parts.tsx";
import { unitValue, unitZ } from "./show.ts";

function useValue(data: UnitData): number {
  return useActivity((shown) => unitValue(shown, data));
}

function nodeClass(selected: boolean | undefined, light: string, extra = ""): string {
  return `cv-node ${selected ? "is-selected" : ""} ${light} ${extra}`;
}

/** Symbol, name, value, and the rail the value is on (in compact nodes the raw value). */
export const InputNode = memo(function InputNode({ data, selected }: NodeProps<UnitNode>) {
  const { layer, index, compact, slim } = data;
  const light = useLight(layer, index);
  const value = useValue(data);
  const number = <span className="cv-value">{valueText(value, compact ? 2 : 3)}</span>;
  const below = compact ? <RawValue index={index} value={value} /> : <Rail value={value} />;
  return (
    <div className={nodeClass(selected, light, "cv-input")}>
      <div className="cv-row">
        <UnitTitle data={compact ? { ...data, name: "" } : data} />
        {slim && !compact ? <Rail value={value} /> : null}
        {slim || compact ? number : null}
      </div>
      {slim ? null : (
        <div className="cv-row">
          {below}
          {compact ? null : number}
        </div>
      )}
      <Source />
    </div>
  );
});

/** The rail that has a concentration: blue X⁺ or orange X⁻. */
function Rail({ value }: { readonly value: number }) {
  const minus = value < 0;
  return (
    <span
      className={`cv-rail ${minus ? "is-minus" : "is-plus"}`}
      title={`Only X${minus ? "⁻" : "⁺"} has a concentration`}
    >
      X<sup>{minus ? "−" : "+"}</sup>
    </span>
  );
}

/** What the person entered ("5.1 cm"), or the rail where nothing is prepared. */
function RawValue({ index, value }: { readonly index: number; readonly value: number }) {
  const unit = useDocument((state) => state.document.preparation?.units?.[index] ?? "");
  const prepared = useDocument((state) => state.document.preparation !== undefined);
  const raw = useActivity((shown) => shown.raw[index] ?? 0);
  if (!prepared) return <Rail value={value} />;
  return <span className="cv-name">{`${plainNumber(raw, 2)} ${unit}`}</span>;
}

/** Symbol, value, the ReLU curve with a dot at z, bias, and a bar against the layer's largest value. */
export const HiddenNode = memo(function HiddenNode({ data, selected }: NodeProps<UnitNode>) {
  const { layer, index, compact, slim } = data;
  const light = useLight(layer, index);
  const value = useValue(data);
  const share = useActivity((shown) => Math.abs(unitValue(shown, data)) / (shown.largest[layer] || 1));
  const slow = useRun((run) => slowness(run, data));
  const off = value === 0 ? "is-off" : "";
  return (
    <div className={nodeClass(selected, light, `cv-hidden ${off}`)}>
      <Target />
      <div className="cv-row">
        <UnitTitle data={data} />
        {slim ? <BiasChip data={data} /> : null}
        <span className="cv-value">{valueText(value, compact ? 2 : 3)}</span>
      </div>
      {slim ? null : (
        <div className="cv-row">
          {compact ? null : <Curve data={data} off={value === 0} />}
          <BiasChip data={data} />
        </div>
      )}
      <div className="cv-bar">
        <i style={{ transform: `scaleX(${share})` }} />
      </div>
      {slow === null ? null : (
        <span className="cv-slow" title={`Approaches its limit slowly: |z| = ${valueText(slow)}`}>
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
  const { layer, index, compact, slim, low } = data;
  const light = useLight(layer, index);
  const text = valueText(useValue(data), compact ? 2 : 3);
  const winner = useActivity((shown) => shown.winner === index);
  return (
    <div
      className={nodeClass(
        selected,
        light,
        `cv-output ${low ? "is-low" : ""} ${low && winner ? "is-winner" : ""}`,
      )}
    >
      <Target />
      <div className={compact && !slim ? "cv-row is-two-line" : "cv-row"}>
        <Mark index={index} />
        <UnitTitle data={compact && slim ? { ...data, name: "" } : data} />
        {low ? <BiasChip data={{ ...data, compact: true }} /> : null}
        {slim ? <span className="cv-value">{text}</span> : null}
      </div>
      {slim ? null : <div className="cv-result">{text}</div>}
      {low ? null : (
        <div className="cv-row cv-detail">
          <BiasChip data={data} />
          {winner && !compact ? <span className="cv-chip cv-winner">winner</span> : null}
        </div>
      )}
    </div>
  );
});

/** ● ■ ◆ for up to three outputs; above that the leader accent, the runner-up violet, others grey. */
function Mark({ index }: { readonly index: number }) {
  const rank = useActivity(({ outputs, winner, runnerUp }) => {
    if (outputs.length <= 3) return "few";
    return index === winner ? "leader" : index === runnerUp ? "runner-up" : "other";
  });
  if (rank === "few") return <OutputMarker index={index} />;
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      {rank === "leader" ? <circle cx="5" cy="5" r="4" fill="var(--accent)" /> : null}
      {rank === "runner-up" ? <rect x="1.4" y="1.4" width="7.2" height="7.2" fill="var(--y0)" /> : null}
      {rank === "other" ? (
        <circle cx="5" cy="5" r="3.2" fill="none" stroke="var(--ink3)" strokeWidth="1.4" />
      ) : null}
    </svg>
  );
}
