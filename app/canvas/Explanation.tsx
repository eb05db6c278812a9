import { hasUnit, weightOf } from "../../src-worker/model/edit.ts";
import type { Network, UnitRef } from "../../src-worker/model/network.ts";
import { type Shown, shownValue } from "../drawing/show.ts";
import { useCanvas } from "../store/canvas.ts";
import { useDocument } from "../store/document.ts";
import { useHints } from "../store/hints.ts";
import { showInspector, useInspector } from "../store/inspector.ts";
import { useLesson } from "../store/lesson.ts";
import { unitText, valueText } from "../store/names.ts";
import { useRun } from "../store/run.ts";
import { slowness } from "../store/slow.ts";
import { sameUnit, useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { timeText } from "../ui/numbers.ts";
import { text } from "../ui/text.ts";
import { useSettled } from "./activity.ts";
import { explainEdge, explainLayer, explainUnit, hint } from "./explain.ts";
import { Hints } from "./Hints.tsx";
import { LiveText } from "./live.tsx";
import { SpeciesList } from "./SpeciesList.tsx";
import { Symbols } from "./Symbols.tsx";
import { canvasText } from "./text.ts";

/** The 36 px strip under the canvas: what the selected (or hovered) thing computes, in present numbers. */
export function Explanation() {
  const document = useDocument((state) => state.document);
  const shown = useSettled();
  const { selectedUnits, selectedEdges, hovered } = useView();
  const { selectedLayer, tool, connectFrom, sign } = useCanvas();
  const hinted = useHints((state) => state.shown);
  // A lesson has its own words; two voices are one too many.
  const hints = !useLesson((state) => state.open) && hinted;
  const { network } = document;
  const unit = [selectedUnits.length === 1 ? selectedUnits[0] : null, hovered].find(
    (candidate) => candidate && hasUnit(network, candidate),
  );
  const edge = selectedEdges[0];
  if (tool === "neuron" || tool === "layer") return <Strip text={canvasText.armed[tool]} />;
  if (tool === "connect" || connectFrom) return <Strip text={connectText(network, connectFrom, sign)} />;
  if (unit) return <UnitStrip unit={unit} {...explainUnit(document, shown, unit)} />;
  if (selectedUnits.length > 1) return <Strip text={canvasText.selected(selectedUnits.length)} />;
  if (edge && selectedEdges.length === 1 && weightOf(network, edge) !== 0) {
    return <Strip {...explainEdge(document, shown, edge)} />;
  }
  if (selectedLayer !== null && selectedLayer <= network.layers.length) {
    return <Strip {...explainLayer(document, shown, selectedLayer)} />;
  }
  return hints ? <Hints /> : <Strip text={hint(document)} />;
}

function connectText(network: Network, from: UnitRef | null, sign: 1 | -1): string {
  const edge = sign > 0 ? "+1" : "−1";
  return from && hasUnit(network, from)
    ? canvasText.edgeFrom(edge, unitText(network, from))
    : canvasText.edge(edge);
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
  text: formula,
}: {
  readonly unit: UnitRef;
  readonly symbol: string;
  readonly text: string;
}) {
  const slow = useRun((run) => slowness(run, unit));
  return (
    <Strip symbol={symbol} text={formula}>
      <LiveText className="cv-now" text={(shown) => momentNote(shown, unit)} />
      <SpeciesList unit={unit} />
      <InspectButton unit={unit} />
      {slow === null ? null : (
        <span className="cv-chip cv-warn">{canvasText.slowIs(valueText(slow, 2))}</span>
      )}
    </Strip>
  );
}

/** What the unit holds at the cursor: the formula before it is about the end of the run. */
function momentNote(shown: Shown, unit: UnitRef): string {
  return shown.moment ? text.time.now(timeText(shown.moment.t), shownValue(shown, unit, 3)) : "";
}

/** The way to everything else there is to say about a selected neuron. */
function InspectButton({ unit }: { readonly unit: UnitRef }) {
  const open = useInspector((state) => state.open);
  const selected = useView((view) => view.selectedUnits.some((other) => sameUnit(other, unit)));
  if (open || !selected) return null;
  return (
    <Button className="cv-inspect" onClick={showInspector}>
      {canvasText.inspect}
    </Button>
  );
}
