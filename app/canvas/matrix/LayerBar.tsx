import { ChevronRight, Hand, Maximize, Minus, MousePointer2, Plus } from "lucide-react";
import { useSyncExternalStore } from "react";
import { select } from "../../actions/edit/common.ts";
import type { ShownMatrix } from "../../drawing/matrix/look.ts";
import { WHOLE } from "../../drawing/matrix/view.ts";
import { useCanvas } from "../../store/canvas.ts";
import { useDocument } from "../../store/document.ts";
import { changeLook, closeLayer } from "../../store/levels.ts";
import { layerName, unitText } from "../../store/names.ts";
import { signCounts } from "../../store/signs.ts";
import { useView } from "../../store/view.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { plainNumber } from "../../ui/numbers.ts";
import { Segmented } from "../../ui/Segmented.tsx";
import { Symbols } from "../Symbols.tsx";
import type { CameraControl } from "./camera.ts";
import { SourceSwitch } from "./LookSwitch.tsx";
import { neuronAt } from "./neuron.ts";
import { text } from "./text.ts";

export interface LayerBarProps {
  readonly shown: ShownMatrix;
  readonly control: CameraControl;
}

/** Where one is, what the matrix shows, and how closely. */
export function LayerBar({ shown, control }: LayerBarProps) {
  const { layer, weights, fields, side, sources } = shown;
  const { plus, minus } = signCounts(weights);
  const share = plus + minus > 0 ? text.share(Math.round((100 * plus) / (plus + minus))) : text.noEdges;
  return (
    <header className="mx-bar">
      <Breadcrumb shown={shown} />
      <span className="mx-bar-size">
        {text.size(weights.fanIn, weights.width)} · {share}
      </span>
      <span className="mx-grow" />
      {sources.length > 1 ? <SourceSwitch shown={shown} /> : null}
      {side === null ? null : (
        <Segmented
          small
          label={text.look}
          value={fields ? "fields" : "weights"}
          options={[
            { value: "weights", label: text.weights, title: text.weightsHint },
            { value: "fields", label: text.fields, title: text.fieldsHint },
          ]}
          onChange={(value) => changeLook(layer, { fields: value === "fields" })}
        />
      )}
      <ToolSwitch />
      <ZoomButtons control={control} />
    </header>
  );
}

function Breadcrumb({ shown }: { readonly shown: ShownMatrix }) {
  const network = useDocument((state) => state.document.network);
  const selected = useView((view) => view.selectedUnits);
  const neuron = neuronAt(selected, shown.layer, shown.from);
  const name = layerName(network, shown.layer);
  return (
    <nav className="mx-crumbs" aria-label={text.breadcrumb}>
      <Button onClick={closeLayer} title={text.upNetwork}>
        {text.network}
      </Button>
      <ChevronRight size={12} aria-hidden="true" />
      {neuron ? (
        <>
          <Button onClick={() => select([])} title={text.upLayer(name)}>
            {name}
          </Button>
          <ChevronRight size={12} aria-hidden="true" />
          <b aria-current="location">
            <Symbols text={unitText(network, neuron)} />
          </b>
        </>
      ) : (
        <b aria-current="location">{name}</b>
      )}
    </nav>
  );
}

function ToolSwitch() {
  const pan = useCanvas((canvas) => canvas.tool === "pan");
  return (
    <Segmented
      small
      label={text.tool}
      value={pan ? "pan" : "select"}
      options={[
        { value: "select", label: <MousePointer2 size={14} strokeWidth={1.5} />, name: text.select },
        { value: "pan", label: <Hand size={14} strokeWidth={1.5} />, name: text.pan },
      ]}
      onChange={(tool) => useCanvas.getState().patch({ tool, drop: null })}
    />
  );
}

function ZoomButtons({ control }: Pick<LayerBarProps, "control">) {
  const cell = useSyncExternalStore(control.follow, () => sizeOf(control));
  return (
    <div className="mx-zoom">
      <IconButton label={text.zoomOut} onClick={() => control.zoomBy(1 / 1.5)}>
        <Minus size={16} strokeWidth={1.5} />
      </IconButton>
      <span className="mx-percent" title={text.cellSize}>
        {cell}
      </span>
      <IconButton label={text.zoomIn} onClick={() => control.zoomBy(1.5)}>
        <Plus size={16} strokeWidth={1.5} />
      </IconButton>
      <IconButton label={text.fit} onClick={() => control.glideTo(WHOLE)}>
        <Maximize size={16} strokeWidth={1.5} />
      </IconButton>
    </div>
  );
}

/** "1.3 px": how large a weight is drawn. */
function sizeOf({ view }: CameraControl): string {
  const size = Math.min(view.cellWidth, view.cellHeight);
  return `${plainNumber(size, size < 10 ? 1 : 0)}\u2009px`;
}
