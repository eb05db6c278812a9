import { useSyncExternalStore } from "react";
import { weightAt } from "../../../src-worker/model/editMatrix.ts";
import type { CellBlock, MatrixImage } from "../../drawing/matrix/image.ts";
import type { ShownMatrix } from "../../drawing/matrix/look.ts";
import { shownValue } from "../../drawing/show.ts";
import { useDocument } from "../../store/document.ts";
import { unitText } from "../../store/names.ts";
import { useActivity } from "../activity.ts";
import { Symbols } from "../Symbols.tsx";
import { fitsWindow } from "./actions.ts";
import type { CameraControl } from "./camera.ts";
import type { Cursor } from "./cursor.ts";
import { placeOf } from "./selection.ts";
import { text } from "./text.ts";
import { isPointable } from "./usePointer.ts";

export interface CellStatusProps {
  readonly shown: ShownMatrix;
  readonly image: MatrixImage;
  readonly cursor: Cursor | null;
  readonly marked: CellBlock | null;
  readonly control: CameraControl;
}

/** One line under the matrix: where the keyboard is, read out as it moves, or what the pointer can do. */
export function CellStatus(props: CellStatusProps) {
  const { cursor, marked, image, control } = props;
  const near = useSyncExternalStore(control.follow, () => isPointable(control.view));
  const hint = image.fields || near ? text.keysHint(image.fields !== null) : text.farHint;
  return (
    <div className="mx-status">
      <span aria-live="polite" className="mx-said">
        {cursor ? <CursorText {...props} cursor={cursor} /> : null}
        {marked ? ` ${blockText(marked)}` : null}
      </span>
      {cursor ? null : <span className="mx-hint">{hint}</span>}
    </div>
  );
}

function blockText(marked: CellBlock): string {
  const { rows, columns } = marked;
  return fitsWindow(marked) ? text.markedOpen(rows, columns) : text.markedZoom(rows, columns);
}

function CursorText({ shown, image, cursor }: CellStatusProps & { readonly cursor: Cursor }) {
  const network = useDocument((state) => state.document.network);
  const { unit, source } = placeOf(image, cursor);
  const { layer, from, weights } = shown;
  const end = unit !== null ? { layer, index: unit } : { layer: from, index: source ?? 0 };
  // While a run plays the value would be read out without end.
  const value = useActivity((state) => (state.moment ? null : shownValue(state, end, 3)));
  if (unit !== null && source !== null) {
    const [a, b] = [
      unitText(network, { layer: from, index: source }),
      unitText(network, { layer, index: unit }),
    ];
    const weight = text.weight(weightAt(weights, source, unit));
    return (
      <>
        <Symbols text={text.cell(a, b, weight)} />
        <span className="mx-hint">
          {text.row(source + 1, weights.fanIn)}, {text.column(unit + 1, weights.width)}
        </span>
      </>
    );
  }
  const name = unitText(network, end);
  return <Symbols text={value === null ? name : text.neuron(name, value)} />;
}
