import { useEffect, useRef } from "react";
import type { MatrixPicture } from "../../../src-worker/model/weightImport.ts";
import { useView } from "../../store/view.ts";
import { cellSize, cellsOf } from "./picture.ts";

/** Largest side, in CSS pixels. */
const SIDE = 72;

/** A matrix as it would be opened, one cell for each weight or block of weights. */
export function Picture({ picture, label }: { readonly picture: MatrixPicture; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useView((s) => s.theme);
  const size = cellSize(picture, SIDE);
  const [width, height] = [picture.columns * size, picture.rows * size];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const density = window.devicePixelRatio || 1;
    element.width = width * density;
    element.height = height * density;
    context.scale(density, density);
    const style = getComputedStyle(element);
    const colours = { "1": style.getPropertyValue("--pos"), "-1": style.getPropertyValue("--neg") };
    for (const cell of cellsOf(picture, size)) {
      context.globalAlpha = cell.strength;
      context.fillStyle = colours[cell.sign];
      context.fillRect(cell.x, cell.y, cell.width, cell.height);
    }
  }, [picture, size, theme]);
  return (
    <canvas ref={canvas} className="im-picture" style={{ width, height }} role="img" aria-label={label} />
  );
}
