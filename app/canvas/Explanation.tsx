import { hasUnit, weightOf } from "../../src-worker/model/edit.ts";
import type { UnitRef } from "../../src-worker/model/network.ts";
import { useCanvas } from "../store/canvas.ts";
import { useDocument } from "../store/document.ts";
import { showInspector, useInspector } from "../store/inspector.ts";
import { counted, valueText } from "../store/names.ts";
import { useRun } from "../store/run.ts";
import { slowness } from "../store/slow.ts";
import { sameUnit, useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { useActivity } from "./activity.ts";
import { explainEdge, explainLayer, explainUnit, HINT } from "./explain.ts";
import { SpeciesList } from "./SpeciesList.tsx";
import { Symbols } from "./Symbols.tsx";

const ARMED = {
  neuron: "Press the canvas where the neuron should go: the nearest layer takes it. Escape ends.",
  layer: "Press between two layers: a new ReLU layer goes there. Escape ends.",
};

/** The 36 px strip under the canvas: what the selected (or hovered) thing computes, in present numbers. */
export function Explanation() {
  const document = useDocument((state) => state.document);
  const shown = useActivity();
  const { selectedUnits, selectedEdges, hovered } = useView();
  const { selectedLayer, tool } = useCanvas();
  const { network } = document;
  const unit = [selectedUnits.length === 1 ? selectedUnits[0] : null, hovered].find(
    (candidate) => candidate && hasUnit(network, candidate),
  );
  const edge = selectedEdges[0];
  if (tool === "neuron" || tool === "layer") return <Strip text={ARMED[tool]} />;
  if (unit) return <UnitStrip unit={unit} {...explainUnit(document, shown, unit)} />;
  if (selectedUnits.length > 1) {
    return (
      <Strip
        text={`${counted(selectedUnits.length, "neuron")} selected: drag them, press Delete, or right-click for more.`}
      />
    );
  }
  if (edge && selectedEdges.length === 1 && weightOf(network, edge) !== 0) {
    return <Strip {...explainEdge(document, shown, edge)} />;
  }
  if (selectedLayer !== null && selectedLayer <= network.layers.length) {
    return <Strip {...explainLayer(document, shown, selectedLayer)} />;
  }
  return <Strip text={HINT} />;
}

interface StripProps {
  readonly symbol?: string;
  readonly text: string;
  readonly children?: React.ReactNode;
}

function Strip({ symbol, text, children }: StripProps) {
  return (
    <div className="cv-explain">
      {symbol ? (
        <b>
          <Symbols text={symbol} />
        </b>
      ) : null}
      <span className={symbol ? "cv-formula" : "cv-hint"}>
        <Symbols text={text} />
      </span>
      {children}
    </div>
  );
}

function UnitStrip({
  unit,
  symbol,
  text,
}: {
  readonly unit: UnitRef;
  readonly symbol: string;
  readonly text: string;
}) {
  const slow = useRun((run) => slowness(run, unit));
  return (
    <Strip symbol={symbol} text={text}>
      <SpeciesList unit={unit} />
      <InspectButton unit={unit} />
      {slow === null ? null : <span className="cv-chip cv-warn">slow: |z| = {valueText(slow, 2)}</span>}
    </Strip>
  );
}

/** The way to everything else there is to say about a selected neuron. */
function InspectButton({ unit }: { readonly unit: UnitRef }) {
  const open = useInspector((state) => state.open);
  const selected = useView((view) => view.selectedUnits.some((other) => sameUnit(other, unit)));
  if (open || !selected) return null;
  return (
    <Button className="cv-inspect" onClick={showInspector}>
      Inspect
    </Button>
  );
}
