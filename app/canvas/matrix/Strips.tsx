import { type RefObject, useLayoutEffect, useMemo, useRef } from "react";
import { useDocument } from "../../store/document.ts";
import { valueText } from "../../store/names.ts";
import { useActivity } from "../activity.ts";
import { Bars } from "./Bars.tsx";
import { spanOf } from "./bars.ts";
import type { CameraControl } from "./camera.ts";
import { text } from "./text.ts";

const NO_VALUES = new Float64Array(0);

export interface StripProps {
  readonly layer: number;
  readonly control: CameraControl;
}

/** Under the matrix: what the units hold now, and their biases, column by column. */
export function UnitStrips({ layer, control }: StripProps) {
  const values = useActivity((state) => state.values[layer] ?? NO_VALUES);
  const winner = useActivity((state) => (layer === state.values.length - 1 ? state.winner : -1));
  const bias = useDocument((state) => state.document.network.layers[layer - 1]?.bias ?? NO_VALUES);
  return (
    <>
      <Strip
        name={text.values}
        className="is-values"
        values={values}
        control={control}
        signed={false}
        marked={winner}
      />
      <Strip name={text.biases} className="is-biases" values={bias} control={control} signed marked={-1} />
    </>
  );
}

interface OneStripProps {
  readonly name: string;
  readonly className: string;
  readonly values: ArrayLike<number>;
  readonly control: CameraControl;
  readonly signed: boolean;
  readonly marked: number;
}

function Strip({ name, className, values, control, signed, marked }: OneStripProps) {
  const world = useRef<HTMLDivElement>(null);
  const { low, high } = useMemo(() => spanOf(values), [values]);
  const range =
    low === high
      ? text.noBias
      : low < 0
        ? text.range(valueText(low, 1), valueText(high, 1))
        : text.largest(valueText(high, 1));
  useAlong(world, control, "x");
  return (
    <>
      <div className={`mx-strip-name ${className}`}>
        <span>{name}</span>
        <span className="is-quiet">{range}</span>
      </div>
      <div className={`mx-strip ${className}`}>
        <Bars
          element={world}
          values={values}
          signed={signed}
          marked={marked}
          className="mx-strip-world"
          within=".mx-strip"
        />
      </div>
    </>
  );
}

/** Beside the matrix: what the sources hold now, row by row. */
export function SourceStrip({ layer, control }: StripProps) {
  const world = useRef<HTMLDivElement>(null);
  const values = useActivity((state) => state.values[layer] ?? NO_VALUES);
  useAlong(world, control, "y");
  return (
    <div className="mx-strip is-sources" title={text.sourceValues}>
      <Bars
        element={world}
        values={values}
        signed={layer === 0}
        lying
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
