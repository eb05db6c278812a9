import { type MouseEvent, type PointerEvent, useEffect, useRef } from "react";
import { pictureSide } from "../../../src-worker/model/inputPicture.ts";
import { select } from "../../actions/edit/common.ts";
import { valuePixels } from "../../drawing/matrix/pixels.ts";
import { cellAt } from "../../drawing/matrix/view.ts";
import { useCanvas } from "../../store/canvas.ts";
import { useDocument } from "../../store/document.ts";
import { useView } from "../../store/view.ts";
import { useTokens } from "../useTokens.ts";
import { Bars } from "./Bars.tsx";
import { hoverInput } from "./hover.ts";
import { Mark, MarkSheet } from "./Marks.tsx";
import { onStage, viewOn } from "./usePointer.ts";
import { useLineScale } from "./useScreen.ts";

export interface InputPictureProps {
  readonly values: Float64Array;
  readonly units: number;
}

/** Inputs that fill a square as the picture they are, each pixel one input to point at; others as bars. */
export function InputPicture({ values, units }: InputPictureProps) {
  const side = useDocument((state) => pictureSide(units, state.document.preparation));
  if (side === null) return <Bars values={values} signed className="cv-strip is-tall" />;
  return <Picture values={values} side={side} />;
}

function Picture({ values, side }: { readonly values: Float64Array; readonly side: number }) {
  const world = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useTokens();
  useLineScale(world);
  const grid = { columns: side, rows: side };
  useEffect(() => {
    if (values.length !== side * side) return;
    const pixels = new ImageData(valuePixels(values, colours), side, side);
    canvas.current?.getContext("2d")?.putImageData(pixels, 0, 0);
  }, [values, side, colours]);

  useEffect(() => () => hoverInput(null), []);

  const inputAt = (event: MouseEvent): number | null => {
    if (!world.current) return null;
    const cell = cellAt(grid, viewOn(world.current, grid), { x: event.clientX, y: event.clientY });
    return cell && cell.row * side + cell.column;
  };
  const move = (event: PointerEvent) => {
    const index = inputAt(event);
    if (!world.current || index === null) return hoverInput(null);
    hoverInput({ index, at: onStage(world.current, { x: event.clientX, y: event.clientY }) });
  };
  const click = (event: MouseEvent) => {
    const index = inputAt(event);
    if (index === null || useCanvas.getState().tool !== "select") return;
    event.stopPropagation();
    select([{ layer: 0, index }]);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the inputs pane lists every input for the keyboard
    // biome-ignore lint/a11y/noStaticElementInteractions: the inputs pane lists every input for the keyboard
    <div
      ref={world}
      className="cv-picture nokey"
      onPointerMove={move}
      onPointerLeave={() => hoverInput(null)}
      onClick={click}
    >
      <canvas ref={canvas} width={side} height={side} />
      <InputMarks side={side} />
    </div>
  );
}

function InputMarks({ side }: { readonly side: number }) {
  const selected = useView((view) => view.selectedUnits);
  const lit = useView((view) => view.hovered);
  const block = (index: number) => ({
    column: index % side,
    row: Math.floor(index / side),
    columns: 1,
    rows: 1,
  });
  const ours = selected.filter((unit) => unit.layer === 0 && unit.index < side * side);
  return (
    <MarkSheet grid={{ columns: side, rows: side }}>
      {ours.map(({ index }) => (
        <Mark key={index} block={block(index)} look="selected" />
      ))}
      {lit?.layer === 0 && lit.index < side * side ? <Mark block={block(lit.index)} look="cell" /> : null}
    </MarkSheet>
  );
}
