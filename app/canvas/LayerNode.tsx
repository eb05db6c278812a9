import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo, useCallback, useMemo, useRef } from "react";
import { select } from "../actions/edit/common.ts";
import type { LayerNode } from "../drawing/drawing.ts";
import { spanOf } from "../drawing/matrix/bars.ts";
import { placeAt } from "../drawing/matrix/image.ts";
import { imageOf, type ShownMatrix, shownMatrix } from "../drawing/matrix/look.ts";
import { isRecorded } from "../drawing/show.ts";
import { useDocument } from "../store/document.ts";
import { useLevels } from "../store/levels.ts";
import { layerName, valueText } from "../store/names.ts";
import { signCounts } from "../store/signs.ts";
import { wholeNumber } from "../ui/numbers.ts";
import { useActivity } from "./activity.ts";
import { edgeOf, openBlock } from "./matrix/actions.ts";
import { Bars } from "./matrix/Bars.tsx";
import { flipWeight } from "./matrix/cellEdits.ts";
import { Heat } from "./matrix/Heat.tsx";
import { InputPicture } from "./matrix/InputPicture.tsx";
import { LookSwitch, SourceSwitch } from "./matrix/LookSwitch.tsx";
import { Mark, MarkSheet, Marks } from "./matrix/Marks.tsx";
import { text } from "./matrix/text.ts";
import { isPointable, usePointer, viewOn } from "./matrix/usePointer.ts";
import { useLineScale } from "./matrix/useScreen.ts";
import { useLayerLight } from "./parts.tsx";

const NO_VALUES = new Float64Array(0);

/** A collapsed layer: its weights as a heatmap (rows = sources), and strips of its values and biases. */
export const LayerNodeView = memo(function LayerNodeView({ data, selected }: NodeProps<LayerNode>) {
  const { layer, title, units, activation, compact } = data;
  const light = useLayerLight(layer);
  const kind = layer === 0 || compact ? "" : activation === "relu" ? " ReLU" : " linear";
  const network = useDocument((state) => state.document.network);
  const look = useLevels((levels) => levels.looks[layer]);
  const preparation = useDocument((state) => state.document.preparation);
  const shown = useMemo(
    () => shownMatrix(network, layer, look, preparation),
    [network, layer, look, preparation],
  );
  return (
    <div
      className={`cv-node cv-layer ${compact ? "is-compact" : ""} ${selected ? "is-selected" : ""} ${light}`}
    >
      {shown ? (
        <Handle type="target" position={Position.Left} className="cv-target" isConnectable={false} />
      ) : null}
      <div className="cv-layer-head">
        <b>{title}</b>
        <span>
          {wholeNumber(units)}
          {kind}
        </span>
      </div>
      {shown ? (
        <Matrix shown={shown} title={title} compact={compact} />
      ) : (
        <Inputs layer={layer} units={units} />
      )}
      <Handle type="source" position={Position.Right} className="cv-source" isConnectable={false} />
    </div>
  );
});

interface MatrixProps {
  readonly shown: ShownMatrix;
  readonly title: string;
  readonly compact: boolean;
}

function Matrix({ shown, title, compact }: MatrixProps) {
  return (
    <>
      <NodeHeat shown={shown} title={title} />
      <Values layer={shown.layer} compact={compact} />
      <Biases layer={shown.layer} compact={compact} />
      <Caption shown={shown} title={title} compact={compact} />
    </>
  );
}

/** Width to height of the heatmap in a node: pictures are laid out for it. */
const NODE_ASPECT = 1;

function NodeHeat({ shown, title }: Pick<MatrixProps, "shown" | "title">) {
  const world = useRef<HTMLDivElement>(null);
  const image = useMemo(() => imageOf(shown, NODE_ASPECT), [shown]);
  const actions = useMemo(
    () => ({
      onPick: (cell: { column: number; row: number }) => {
        const place = placeAt(image, cell);
        if (!place) return;
        if (image.fields) select([{ layer: shown.layer, index: place.unit }]);
        else flipWeight(edgeOf(shown, place));
      },
      onPoint: () => false,
      onBlock: (block: Parameters<typeof openBlock>[2]) => openBlock(shown, image, block),
    }),
    [image, shown],
  );
  const { block, handlers } = usePointer(world, image, shown, actions);
  useLineScale(world);
  const name = useDocument((state) => layerName(state.document.network, shown.from));
  const { fanIn, width } = shown.weights;
  const label = text.heat(name, title, fanIn, width, percentPlus(shown));
  // Two presses on a cell that can be meant are two flips; anywhere else they open the layer.
  const keepFromOpening = useCallback(
    (event: React.MouseEvent) => {
      if (world.current && isPointable(viewOn(world.current, image))) event.stopPropagation();
    },
    [image],
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter on the node opens the matrix, which has keys
    <div className="cv-heat-frame nokey" {...handlers} onDoubleClick={keepFromOpening}>
      <Heat image={image} world={world} className="cv-heat" label={label}>
        <MarkSheet grid={image}>
          <Marks image={image} shown={shown} />
          {block ? <Mark block={block} look="drag" /> : null}
        </MarkSheet>
      </Heat>
    </div>
  );
}

function percentPlus({ weights }: ShownMatrix): number {
  const { plus, minus } = signCounts(weights);
  return plus + minus > 0 ? Math.round((100 * plus) / (plus + minus)) : 0;
}

function Caption({ shown, title, compact }: MatrixProps) {
  const { fanIn, width } = shown.weights;
  return (
    <div className="cv-layer-line cv-layer-caption">
      {shown.sources.length > 1 ? <SourceSwitch shown={shown} /> : <span>{text.size(fanIn, width)}</span>}
      {compact || shown.sources.length > 1 ? null : <span>{text.share(percentPlus(shown))}</span>}
      {shown.side === null ? null : <LookSwitch shown={shown} title={title} />}
    </div>
  );
}

function Values({ layer, compact }: { readonly layer: number; readonly compact: boolean }) {
  const values = useActivity((state) => state.values[layer] ?? NO_VALUES);
  const winner = useActivity((state) => (layer === state.values.length - 1 ? state.winner : -1));
  // At a moment bars are scaled as at the end of the run: they rise and fall.
  const full = useActivity((state) => (state.moment ? (state.largest[layer] ?? 0) : 0));
  const recorded = useActivity((state) => isRecorded(state, layer));
  if (!recorded) return <NotRecorded />;
  const { low, high } = spanOf(values);
  const [least, most] = [low, high].map((value) => valueText(value, compact ? 0 : 1)) as [string, string];
  return (
    <>
      <Bars values={values} signed={false} marked={winner} full={full} className="cv-strip" />
      <div className="cv-layer-line is-quiet">
        <span>{text.values}</span>
        <span>{low < 0 ? text.range(least, most, compact) : text.largest(most)}</span>
      </div>
    </>
  );
}

function Biases({ layer, compact }: { readonly layer: number; readonly compact: boolean }) {
  const bias = useDocument((state) => state.document.network.layers[layer - 1]?.bias ?? NO_VALUES);
  const { low, high } = useMemo(() => spanOf(bias), [bias]);
  const digits = compact ? 0 : 1;
  const range = text.range(valueText(low, digits), valueText(high, digits), compact);
  return (
    <>
      <Bars values={bias} signed className="cv-strip is-low" />
      <div className="cv-layer-line is-quiet">
        <span>{text.biases(compact)}</span>
        <span>{low === high ? text.noBias : range}</span>
      </div>
    </>
  );
}

/** The inputs as the picture they are, or as a strip, with how many are on their + and − rail. */
function Inputs({ layer, units }: { readonly layer: number; readonly units: number }) {
  const values = useActivity((state) => state.values[layer] ?? NO_VALUES);
  const full = useActivity((state) => (state.moment ? (state.largest[layer] ?? 0) : 0));
  return (
    <>
      <InputPicture values={values} units={units} />
      <Rails values={values} full={full} />
    </>
  );
}

/** A run too large for that kept no curves of this layer. */
function NotRecorded() {
  return <div className="cv-layer-line is-quiet">{text.notRecorded}</div>;
}

/** How many inputs are on their + and − rail; at a moment, on which there is something left. */
function Rails({ values, full }: { readonly values: Float64Array; readonly full: number }) {
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
