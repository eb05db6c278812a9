import type { EdgeProps } from "@xyflow/react";
import { memo } from "react";
import type { BundleData, BundleEdge, WeightEdge } from "../drawing/drawing.ts";
import { bandPath, lineEnd, linePath, splitSpan, terminalPath } from "../drawing/geometry.ts";
import { useView } from "../store/view.ts";
import { edgeLook } from "./linked.ts";

/** One weight: +1 blue with ▸, −1 orange with ⊣ at the port of its source. */
export const WeightEdgeView = memo(function WeightEdgeView({
  sourceX,
  sourceY,
  targetX,
  targetY,
  data,
}: EdgeProps<WeightEdge>) {
  const look = useView((view) => (data ? edgeLook(view, data) : "rest"));
  if (!data) return null;
  const port = { x: targetX, y: targetY + data.offset };
  const line = linePath({ x: sourceX, y: sourceY }, lineEnd(port, data.weight), data.lane);
  const sign = data.weight > 0 ? "is-plus" : "is-minus";
  return (
    <g className={`cv-edge ${sign} is-${look}`}>
      <path className="cv-edge-hit" d={line} />
      <path className="cv-edge-line" d={line} />
      <path className="cv-edge-end" d={terminalPath(port, data.weight, data.half)} />
    </g>
  );
});

/** Many weights as one band, split by the share of +1 and −1. */
export const BundleEdgeView = memo(function BundleEdgeView(props: EdgeProps<BundleEdge>) {
  const { data } = props;
  if (!data) return null;
  const source = { x: props.sourceX, y: props.sourceY + data.sourceOffset };
  const port = { x: props.targetX, y: props.targetY + data.targetOffset };
  return data.lane ? (
    <BundleLines data={data} source={source} port={port} />
  ) : (
    <BundleBands data={data} source={source} port={port} />
  );
});

interface BundleProps {
  readonly data: BundleData;
  readonly source: { readonly x: number; readonly y: number };
  readonly port: { readonly x: number; readonly y: number };
}

/** Terminals of a ribbon, half their height at most, px. */
const RIBBON_END = 7;

function BundleBands({ data, source, port }: BundleProps) {
  const share = data.plus / (data.plus + data.minus);
  const from = splitSpan(data.sourceSize, share);
  const to = splitSpan(data.targetSize, share);
  const end = { x: port.x - 10, y: port.y };
  const middle = (span: readonly [number, number]) => ({ x: port.x, y: port.y + (span[0] + span[1]) / 2 });
  const x = (source.x + port.x) / 2;
  return (
    <g className="cv-bundle">
      {data.plus > 0 ? (
        <path className="cv-band is-plus" d={bandPath(source, end, from.plus, to.plus)} />
      ) : null}
      {data.minus > 0 ? (
        <path className="cv-band is-minus" d={bandPath(source, end, from.minus, to.minus)} />
      ) : null}
      <Terminals
        data={data}
        plusAt={middle(to.plus)}
        minusAt={middle(to.minus)}
        half={Math.min(RIBBON_END, Math.max(1.6, data.targetSize / 5))}
      />
      {data.label ? (
        <text className="cv-bundle-text" y={labelY(data, source.y, port.y)}>
          <tspan x={x}>{data.label[0]}</tspan>
          <tspan x={x} dy="16" className="is-second">
            {data.label[1]}
          </tspan>
        </text>
      ) : null}
    </g>
  );
}

/** The first of two lines of text, over or under a whole ribbon. */
function labelY({ labelBelow, sourceSize, targetSize }: BundleData, from: number, to: number): number {
  if (labelBelow) return Math.max(from + sourceSize / 2, to + targetSize / 2) + 16;
  return Math.min(from - sourceSize / 2, to - targetSize / 2) - 22;
}

/** A bundle that skips layers: a blue and an orange line side by side along its lane. */
function BundleLines({ data, source, port }: BundleProps) {
  const [plusAt, minusAt] = [
    { x: port.x, y: port.y - 4 },
    { x: port.x, y: port.y + 4 },
  ];
  const line = (weight: number, at: BundleProps["port"], shift: number) => {
    const lane = data.lane && { ...data.lane, y: data.lane.y + shift };
    return linePath({ x: source.x, y: source.y + shift }, lineEnd(at, weight), lane);
  };
  return (
    <g className="cv-bundle">
      {data.plus > 0 ? <path className="cv-bundle-line is-plus" d={line(1, plusAt, -1.5)} /> : null}
      {data.minus > 0 ? <path className="cv-bundle-line is-minus" d={line(-1, minusAt, 1.5)} /> : null}
      <Terminals data={data} plusAt={plusAt} minusAt={minusAt} half={2.9} />
    </g>
  );
}

interface TerminalsProps {
  readonly data: BundleData;
  readonly plusAt: BundleProps["port"];
  readonly minusAt: BundleProps["port"];
  /** Half their height, px. */
  readonly half: number;
}

function Terminals({ data, plusAt, minusAt, half }: TerminalsProps) {
  return (
    <>
      {data.plus > 0 ? <path className="cv-bundle-end is-plus" d={terminalPath(plusAt, 1, half)} /> : null}
      {data.minus > 0 ? (
        <path
          className="cv-bundle-end is-minus"
          d={`M${minusAt.x - 10} ${minusAt.y}H${minusAt.x - 5}${terminalPath(minusAt, -1, half)}`}
        />
      ) : null}
    </>
  );
}
