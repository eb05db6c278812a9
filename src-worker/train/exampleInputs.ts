import { type DataSet, rowOf } from "../data/dataSet.ts";
import { DRAWN_DIGITS } from "../data/drawnDigits.ts";
import type { DataSource } from "../data/sources.ts";
import { drawFromClasses } from "../data/synthetic.ts";
import type { Example } from "../model/document.ts";
import { drawDigit, shrinkPicture } from "../model/drawing.ts";

const SYNTHETIC_PER_CLASS = 4;
const SYNTHETIC_SEED = 1;

/**
 * Inputs that go with a trained network. The 150 flowers are a printed table; rows of the other data
 * sets are never handed on: digits are drawn for this project, virus samples are synthetic draws.
 */
export function exampleInputs(source: DataSource, data: DataSet): Example[] {
  switch (source.kind) {
    case "iris":
      return everyRow(data, "flower");
    case "mnist":
    case "idx":
    case "digits":
      return drawnDigits(data);
    case "virus":
      return syntheticRows(data);
    case "heart":
      return [
        { name: "middle", values: [0, 0], label: "inside" },
        { name: "left lobe", values: [-0.7, 0.8], label: "inside" },
        { name: "right lobe", values: [0.7, 0.8], label: "inside" },
        { name: "tip", values: [0, -0.5], label: "inside" },
        { name: "notch", values: [0, 1.05], label: "outside" },
        { name: "corner", values: [1.3, -1.2], label: "outside" },
      ];
    case "xor":
      return Array.from(data.labels, (label, r) => ({
        name: `a = ${signed(data.rows[2 * r])}, b = ${signed(data.rows[2 * r + 1])}`,
        values: Array.from(rowOf(data, r)),
        label: data.classes[label],
      }));
    case "rows":
      return [];
  }
}

function everyRow(data: DataSet, noun: string): Example[] {
  return Array.from(data.labels, (label, r) => ({
    name: `${noun} ${r + 1}`,
    values: Array.from(rowOf(data, r)),
    label: data.classes[label],
  }));
}

function drawnDigits({ images }: DataSet): Example[] {
  // Drawn on 28 × 28 pixels.
  if (images?.height !== 28 || images.width !== 28) return [];
  return DRAWN_DIGITS.map((strokes, k) => ({
    name: `digit ${k}`,
    values: Array.from(shrinkPicture(drawDigit(strokes), images.margin, images.shrink), (x) => rounded(x)),
    label: String(k),
  }));
}

function syntheticRows(data: DataSet): Example[] {
  return drawFromClasses(data, SYNTHETIC_PER_CLASS, SYNTHETIC_SEED).flatMap((rows, k) =>
    rows.map((row, n) => ({
      name: `synthetic ${data.classes[k]} ${n + 1}`,
      values: Array.from(row, rounded),
      label: data.classes[k],
    })),
  );
}

function signed(x: number): string {
  return x > 0 ? `+${x}` : `−${-x}`;
}

function rounded(x: number): number {
  return Math.round(x * 1000) / 1000;
}
