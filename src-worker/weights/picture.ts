import type { WeightMatrix } from "../model/network.ts";
import type { MatrixPicture } from "../model/weightImport.ts";

/** Largest side of a picture. */
const PICTURE_SIDE = 48;

/** A matrix as a small picture: each cell is the mean weight of its block, −127 … 127. */
export function pictureOf({ fanIn, width, values }: WeightMatrix): MatrixPicture {
  const rows = Math.min(fanIn, PICTURE_SIDE);
  const columns = Math.min(width, PICTURE_SIDE);
  const sum = new Float64Array(rows * columns);
  const count = new Float64Array(rows * columns);
  for (let i = 0; i < fanIn; i++) {
    const row = Math.floor((i * rows) / fanIn) * columns;
    for (let j = 0; j < width; j++) {
      const cell = row + Math.floor((j * columns) / width);
      sum[cell] = (sum[cell] as number) + (values[i * width + j] as number);
      count[cell] = (count[cell] as number) + 1;
    }
  }
  return {
    rows,
    columns,
    cells: Int8Array.from(sum, (s, n) => Math.round((127 * s) / (count[n] as number))),
  };
}
