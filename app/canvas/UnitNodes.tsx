import type { NodeProps } from "@xyflow/react";
import { memo, useRef } from "react";
import type { UnitData, UnitNode } from "../drawing/drawing.ts";
import { isOff, levelOf, shownValue, unitValue, unitZ } from "../drawing/show.ts";
import { useCanvas } from "../store/canvas.ts";
import { useDocument } from "../store/document.ts";
import { valueText } from "../store/names.ts";
import { useRun } from "../store/run.ts";
import { slowness } from "../store/slow.ts";
import { sameUnit } from "../store/view.ts";
import { OutputMarker } from "../ui/Marker.tsx";
import { fixedNumber, plainNumber } from "../ui/numbers.ts";
import { useActivity, useSettled } from "./activity.ts";
import { LiveText, useLive } from "./live.tsx";
import { BiasChip, Source, Target, UnitTitle, useLight } from "./parts.tsx";
import { canvasText } from "./text.ts";

function useNodeClass({ layer, index }: UnitData, selected: boolean | undefined, extra = ""): string {
  const light = useLight(layer, index);
  const source = useCanvas(({ connectFrom }) => sameUnit(connectFrom, { layer, index }));
  return `cv-node ${selected ? "is-selected" : ""} ${light} ${source ? "is-source" : ""} ${extra}`;
}

/** Symbol, name, value, and the rail the value is on (in compact nodes the raw value). */
export const InputNode = memo(function InputNode({ data, selected }: NodeProps<UnitNode>) {
  const { compact, slim } = data;
  const className = useNodeClass(data, selected, "cv-input");
  const number = <Value data={data} />;
  const below = compact ? <RawValue data={data} /> : <Rail data={data} />;
  return (
    <div className={className}>
      <Level data={data} />
      <div className="cv-row">
        <UnitTitle data={compact ? { ...data, name: "" } : data} />
        {slim && !compact ? <Rail data={data} /> : null}
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

/** The value: of the network at the end of the run, else the concentration at the cursor. */
function Value({ data, className = "cv-value" }: { readonly data: UnitData; readonly className?: string }) {
  const digits = data.compact ? 2 : 3;
  return <LiveText className={className} text={(shown) => shownValue(shown, data, digits)} />;
}

/** How full the unit is at this moment, as the node's own level; nothing at the end of the run. */
function Level({ data }: { readonly data: UnitData }) {
  const element = useRef<HTMLElement>(null);
  useLive(element, (level, shown) => {
    const height = shown.moment ? levelOf(shown, data) : 0;
    level.style.transform = `scaleY(${height.toFixed(3)})`;
    level.classList.toggle("is-minus", unitValue(shown, data) < 0);
  });
  return <i ref={element} className="cv-level" aria-hidden="true" />;
}

/** The rail that has a concentration: blue X⁺ or orange X⁻. It stays the same while the run empties it. */
function Rail({ data }: { readonly data: UnitData }) {
  const element = useRef<HTMLSpanElement>(null);
  const minus = useSettled((settled) => unitValue(settled, data) < 0);
  useLive(element, (rail, { moment }) => {
    const amount = (minus ? moment?.inputs?.minus : moment?.inputs?.plus)?.[data.index];
    const title = amount == null ? canvasText.onlyRail(minus ? "⁻" : "⁺") : railTitle(minus, amount);
    if (rail.title !== title) rail.title = title;
  });
  return (
    <span ref={element} className={`cv-rail ${minus ? "is-minus" : "is-plus"}`}>
      X<sup>{minus ? "−" : "+"}</sup>
    </span>
  );
}

function railTitle(minus: boolean, amount: number): string {
  return canvasText.railNow(minus ? "⁻" : "⁺", fixedNumber(amount, 3));
}

/** What the person entered ("5.1 cm"), or the rail where nothing is prepared. */
function RawValue({ data }: { readonly data: UnitData }) {
  const { index } = data;
  const unit = useDocument((state) => state.document.preparation?.units?.[index] ?? "");
  const prepared = useDocument((state) => state.document.preparation !== undefined);
  const raw = useSettled((settled) => settled.raw[index] ?? 0);
  if (!prepared) return <Rail data={data} />;
  return <span className="cv-name">{`${plainNumber(raw, 2)} ${unit}`}</span>;
}

/** Symbol, value, the ReLU curve with a dot at z, bias, and a bar against the layer's largest value. */
export const HiddenNode = memo(function HiddenNode({ data, selected }: NodeProps<UnitNode>) {
  const { compact, slim } = data;
  const slow = useRun((run) => slowness(run, data));
  const off = useActivity((shown) => isOff(shown, data));
  const className = useNodeClass(data, selected, `cv-hidden ${off ? "is-off" : ""}`);
  return (
    <div className={className}>
      <Level data={data} />
      <Target />
      <div className="cv-row">
        <UnitTitle data={data} />
        {slim ? <BiasChip data={data} /> : null}
        <Value data={data} />
      </div>
      {slim ? null : (
        <div className="cv-row">
          {compact ? null : <Curve data={data} off={off} />}
          <BiasChip data={data} />
        </div>
      )}
      <Bar data={data} />
      {slow === null ? null : (
        <span className="cv-slow" title={canvasText.slowTitle(valueText(slow))}>
          {canvasText.slow}
        </span>
      )}
      <Source />
    </div>
  );
});

/** The value against the largest of its layer. */
function Bar({ data }: { readonly data: UnitData }) {
  const element = useRef<HTMLElement>(null);
  useLive(element, (bar, shown) => {
    bar.style.transform = `scaleX(${levelOf(shown, data).toFixed(4)})`;
  });
  return (
    <div className="cv-bar">
      <i ref={element} />
    </div>
  );
}

/** The activation function in 26 × 14 px; the dot sits at z, scaled by the layer's largest |z|. */
function Curve({ data, off }: { readonly data: UnitData; readonly off: boolean }) {
  const element = useRef<SVGCircleElement>(null);
  const relu = data.activation === "relu";
  useLive(element, (dot, shown) => {
    const at = Math.max(-1, Math.min(1, unitZ(shown, data) / (shown.largestZ[data.layer] || 1)));
    dot.setAttribute("cx", (13 + 9 * at).toFixed(2));
    dot.setAttribute("cy", (relu ? 11.5 - 7.5 * Math.max(0, at) : 7 - 4.5 * at).toFixed(2));
  });
  return (
    <svg width="26" height="14" viewBox="0 0 26 14" aria-hidden="true" className="cv-curve">
      <path d={relu ? "M1.5 11.5H13L24 2.3" : "M2 12.5 24 1.5"} />
      <circle ref={element} r="2.5" className={off ? "is-off" : ""} />
    </svg>
  );
}

/** Marker, symbol and name, the value in large, bias, and "winner" at the largest output. */
export const OutputNode = memo(function OutputNode({ data, selected }: NodeProps<UnitNode>) {
  const { index, compact, slim, low } = data;
  const winner = useActivity((shown) => shown.winner === index);
  const looks = `cv-output ${low ? "is-low" : ""} ${low && winner ? "is-winner" : ""}`;
  const className = useNodeClass(data, selected, looks);
  return (
    <div className={className}>
      <Level data={data} />
      <Target />
      <div className={compact && !slim ? "cv-row is-two-line" : "cv-row"}>
        <Mark index={index} />
        <UnitTitle data={compact && slim ? { ...data, name: "" } : data} />
        {low ? <BiasChip data={{ ...data, compact: true }} /> : null}
        {slim ? <Value data={data} /> : null}
      </div>
      {slim ? null : <Value data={data} className="cv-result" />}
      {low ? null : (
        <div className="cv-row cv-detail">
          <BiasChip data={data} />
          {winner && !compact ? <span className="cv-chip cv-winner">{canvasText.winner}</span> : null}
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
