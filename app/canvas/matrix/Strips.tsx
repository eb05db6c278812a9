import { type RefObject, useLayoutEffect, useRef } from "react";
import { spanOf } from "../../drawing/matrix/bars.ts";
import { isRecorded } from "../../drawing/show.ts";
import { useDocument } from "../../store/document.ts";
import { valueText } from "../../store/names.ts";
import { useActivity } from "../activity.ts";
import { Bars } from "./Bars.tsx";
import type { CameraControl } from "./camera.ts";
import { text } from "./text.ts";

const NO_VALUES = new Float64Array(0);

export interface StripProps {
  readonly layer: number;
  readonly control: CameraControl;
}

/** What the units of a layer hold now; at a moment scaled as at the end of the run, so that bars rise and fall. */
function useValues(layer: number) {
  const values = useActivity((state) => state.values[layer] ?? NO_VALUES);
  const full = useActivity((state) => (state.moment ? (state.largest[layer] ?? 0) : 0));
  const recorded = useActivity((state) => isRecorded(state, layer));
  return { values, full, recorded };
}

/** Under the matrix: what the units hold now, and their biases, column by column. */
export function UnitStrips({ layer, control }: StripProps) {
  const { values, full, recorded } = useValues(layer);
  const winner = useActivity((state) => (layer === state.values.length - 1 ? state.winner : -1));
  const bias = useDocument((state) => state.document.network.layers[layer - 1]?.bias ?? NO_VALUES);
  return (
    <>
      <Strip
        name={text.values}
        className="is-values"
        values={values}
        full={full}
        note={recorded ? null : text.notRecorded}
        control={control}
        signed={false}
        marked={winner}
      />
      <Strip
        name={text.biases(false)}
        className="is-biases"
        values={bias}
        full={0}
        note={null}
        control={control}
        signed
        marked={-1}
      />
    </>
  );
}

interface OneStripProps {
  readonly name: string;
  readonly className: string;
  readonly values: ArrayLike<number>;
  readonly full: number;
  /** In place of the range of values. */
  readonly note: string | null;
  readonly control: CameraControl;
  readonly signed: boolean;
  readonly marked: number;
}

function Strip({ name, className, values, full, note, control, signed, marked }: OneStripProps) {
  const world = useRef<HTMLDivElement>(null);
  useAlong(world, control, "x");
  return (
    <>
      <div className={`mx-strip-name ${className}`}>
        <span>{name}</span>
        <span className="is-quiet">{note ?? rangeText(values)}</span>
      </div>
      <div className={`mx-strip ${className}`}>
        <Bars
          element={world}
          values={values}
          signed={signed}
          marked={marked}
          full={full}
          className="mx-strip-world"
          within=".mx-strip"
        />
      </div>
    </>
  );
}

/** "max 297.5", "−2 to 1.9", or "all 0". */
function rangeText(values: ArrayLike<number>): string {
  const { low, high } = spanOf(values);
  if (low === high) return text.noBias;
  const most = valueText(high, 1);
  return low < 0 ? text.range(valueText(low, 1), most) : text.largest(most);
}

/** Beside the matrix: what the sources hold now, row by row. */
export function SourceStrip({ layer, control }: StripProps) {
  const world = useRef<HTMLDivElement>(null);
  const { values, full } = useValues(layer);
  useAlong(world, control, "y");
  return (
    <div className="mx-strip is-sources" title={text.sourceValues}>
      <Bars
        element={world}
        values={values}
        signed={layer === 0}
        lying
        full={full}
        className="mx-strip-world"
        within=".mx-strip"
      />
    </div>
  );
}

/** Moves a strip along with the matrix, in one direction. */
function useAlong(world: RefObject<HTMLElement | null>, control: CameraControl, axis: "x" | "y"): void {
  useLayoutEffect(() => {
    const place = () => {
      if (!world.current) return;
      const { x, y, cellWidth, cellHeight } = control.view;
      const { columns, rows } = control.scene.grid;
      const { style } = world.current;
      if (axis === "x") {
        style.left = `${x}px`;
        style.width = `${cellWidth * columns}px`;
      } else {
        style.top = `${y}px`;
        style.height = `${cellHeight * rows}px`;
      }
    };
    place();
    return control.follow(place);
  }, [world, control, axis]);
}
