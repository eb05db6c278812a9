import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo, useEffect, useRef } from "react";
import type { WeightMatrix } from "../../src-worker/model/network.ts";
import { valueText } from "../store/names.ts";
import { signCounts } from "../store/signs.ts";
import { wholeNumber } from "../ui/numbers.ts";
import { useActivity } from "./activity.ts";
import type { LayerNode } from "./drawing.ts";
import { barHeights, pictureSide, valuePixels, weightPixels } from "./heatmap.ts";
import { useTokens } from "./useTokens.ts";

const NO_VALUES = new Float64Array(0);

/** A collapsed layer: its weights as a heatmap (rows = sources) and a strip of its values. */
export const LayerNodeView = memo(function LayerNodeView({ data, selected }: NodeProps<LayerNode>) {
  const { layer, title, units, activation, weights, compact } = data;
  const values = useActivity((shown) => shown.values[layer] ?? NO_VALUES);
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
      {side ? <Picture values={values} side={side} /> : <Strip values={values} />}
      {side || !weights ? <Rails values={values} /> : <Largest layer={layer} />}
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

/** Inputs that fill a square are shown as the picture they are. */
function Picture({ values, side }: { readonly values: Float64Array; readonly side: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useTokens();
  useEffect(() => {
    if (values.length !== side * side) return;
    const pixels = new ImageData(valuePixels(values, colours), side, side);
    canvas.current?.getContext("2d")?.putImageData(pixels, 0, 0);
  }, [values, side, colours]);
  return <canvas ref={canvas} className="cv-picture" width={side} height={side} />;
}

const STRIP_WIDTH = 256;
const STRIP_HEIGHT = 40;

function Strip({ values }: { readonly values: Float64Array }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { bar } = useTokens();
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, STRIP_WIDTH, STRIP_HEIGHT);
    context.fillStyle = bar;
    const heights = barHeights(values, STRIP_WIDTH / 2);
    const pitch = STRIP_WIDTH / Math.max(1, heights.length);
    for (const [i, height] of heights.entries()) {
      const size = height * STRIP_HEIGHT;
      context.fillRect(i * pitch, STRIP_HEIGHT - size, Math.max(1, pitch * 0.75), size);
    }
  }, [values, bar]);
  return <canvas ref={canvas} className="cv-strip" width={STRIP_WIDTH} height={STRIP_HEIGHT} />;
}

function Largest({ layer }: { readonly layer: number }) {
  const largest = useActivity((shown) => shown.largest[layer] ?? 0);
  return (
    <div className="cv-layer-line is-quiet">
      <span>values</span>
      <span>max {valueText(largest, 1)}</span>
    </div>
  );
}

/** How many inputs are on their + and − rail. */
function Rails({ values }: { readonly values: Float64Array }) {
  const plus = values.reduce((n, x) => (x > 0 ? n + 1 : n), 0);
  const minus = values.reduce((n, x) => (x < 0 ? n + 1 : n), 0);
  return (
    <div className="cv-layer-line">
      <span className="is-plus">+ {plus}</span>
      <span className="is-minus">− {minus}</span>
    </div>
  );
}
