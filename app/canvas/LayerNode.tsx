import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo, useEffect, useRef } from "react";
import type { WeightMatrix } from "../../src-worker/model/network.ts";
import { signCounts } from "../store/signs.ts";
import { wholeNumber } from "../ui/numbers.ts";
import { useActivity } from "./activity.ts";
import type { LayerNode } from "./drawing.ts";
import { barHeights, pictureSide, valuePixels, weightPixels } from "./heatmap.ts";
import { valueText } from "./names.ts";
import { isRecorded } from "./show.ts";
import { useTokens } from "./useTokens.ts";

const NO_VALUES = new Float64Array(0);

/** A collapsed layer: its weights as a heatmap (rows = sources) and a strip of its values. */
export const LayerNodeView = memo(function LayerNodeView({ data, selected }: NodeProps<LayerNode>) {
  const { layer, title, units, activation, weights, compact } = data;
  const values = useActivity((shown) => shown.values[layer] ?? NO_VALUES);
  // At a moment bars and pixels are scaled as at the end of the run: they rise and fall.
  const full = useActivity((shown) => (shown.moment ? (shown.largest[layer] ?? 0) : 0));
  const recorded = useActivity((shown) => isRecorded(shown, layer));
  const side = weights ? null : pictureSide(units);
  const kind = layer === 0 || compact ? "" : activation === "relu" ? " ReLU" : " linear";
  return (
    <div className={`cv-node cv-layer ${selected ? "is-selected" : ""}`}>
      {weights ? (
        <Handle type="target" position={Position.Left} className="cv-target" isConnectable={false} />
      ) : null}
      <div className="cv-layer-head">
        <b>{title}</b>
        <span>
          {wholeNumber(units)}
          {kind}
        </span>
      </div>
      {weights ? <Heatmap weights={weights} /> : null}
      {weights ? <Caption weights={weights} compact={compact} /> : null}
      {side ? <Picture values={values} side={side} full={full} /> : <Strip values={values} full={full} />}
      {recorded ? (
        side || !weights ? (
          <Rails values={values} full={full} />
        ) : (
          <Largest values={values} />
        )
      ) : (
        <NotRecorded />
      )}
      <Handle type="source" position={Position.Right} className="cv-source" isConnectable={false} />
    </div>
  );
});

function Heatmap({ weights }: { readonly weights: WeightMatrix }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useTokens();
  useEffect(() => {
    const pixels = new ImageData(weightPixels(weights, colours), weights.width, weights.fanIn);
    canvas.current?.getContext("2d")?.putImageData(pixels, 0, 0);
  }, [weights, colours]);
  return <canvas ref={canvas} className="cv-heat" width={weights.width} height={weights.fanIn} />;
}

function Caption({ weights, compact }: { readonly weights: WeightMatrix; readonly compact: boolean }) {
  const { fanIn, width } = weights;
  const { plus, minus } = signCounts(weights);
  const share = plus + minus > 0 ? Math.round((100 * plus) / (plus + minus)) : 0;
  return (
    <div className="cv-layer-line">
      <span>{`${fanIn} × ${width}`}</span>
      {compact ? null : <span>{`${share} % +1`}</span>}
    </div>
  );
}

interface ValuesProps {
  readonly values: Float64Array;
  /** The value of a full bar or pixel; 0: the largest there is. */
  readonly full: number;
}

/** Inputs that fill a square are shown as the picture they are. */
function Picture({ values, side, full }: ValuesProps & { readonly side: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useTokens();
  useEffect(() => {
    if (values.length !== side * side) return;
    const pixels = new ImageData(valuePixels(values, colours, full), side, side);
    canvas.current?.getContext("2d")?.putImageData(pixels, 0, 0);
  }, [values, side, colours, full]);
  return <canvas ref={canvas} className="cv-picture" width={side} height={side} />;
}

const STRIP_WIDTH = 256;
const STRIP_HEIGHT = 40;

function Strip({ values, full }: ValuesProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { bar } = useTokens();
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, STRIP_WIDTH, STRIP_HEIGHT);
    context.fillStyle = bar;
    const heights = barHeights(values, STRIP_WIDTH / 2, full);
    const pitch = STRIP_WIDTH / Math.max(1, heights.length);
    for (const [i, height] of heights.entries()) {
      const size = height * STRIP_HEIGHT;
      context.fillRect(i * pitch, STRIP_HEIGHT - size, Math.max(1, pitch * 0.75), size);
    }
  }, [values, bar, full]);
  return <canvas ref={canvas} className="cv-strip" width={STRIP_WIDTH} height={STRIP_HEIGHT} />;
}

function Largest({ values }: { readonly values: Float64Array }) {
  const largest = values.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
  return (
    <div className="cv-layer-line is-quiet">
      <span>values</span>
      <span>max {valueText(largest, 1)}</span>
    </div>
  );
}

/** A run too large for that kept no curves of this layer. */
function NotRecorded() {
  return <div className="cv-layer-line is-quiet">not recorded</div>;
}

/** How many inputs are on their + and − rail; at a moment, on which there is something left. */
function Rails({ values, full }: ValuesProps) {
  const least = full / 1000;
  const plus = values.reduce((n, x) => (x > least ? n + 1 : n), 0);
  const minus = values.reduce((n, x) => (x < -least ? n + 1 : n), 0);
  return (
    <div className="cv-layer-line">
      <span className="is-plus">+ {plus}</span>
      <span className="is-minus">− {minus}</span>
    </div>
  );
}
