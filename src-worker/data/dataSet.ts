/** A file as text, with the name that messages use. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Row numbers (from 0) of the three parts of a data set; a part may be empty. */
export interface Split {
  readonly train: Int32Array;
  readonly validation: Int32Array;
  readonly test: Int32Array;
}

/** Grey images 0 … 255 as they were read, one per row of a data set, each row-major. */
export interface RawImages {
  readonly height: number;
  readonly width: number;
  readonly pixels: Uint8Array;
  /** Pixels cut off at each side. */
  readonly margin: number;
  /** Pixels of an image per pixel of a row, in either direction. */
  readonly shrink: number;
}

/** Labelled rows of numbers, as they were read: nothing is scaled or centred yet. */
export interface DataSet {
  readonly name: string;
  /** One name per column of `rows`. */
  readonly inputs: readonly string[];
  /** Row-major, rows × inputs, raw values. */
  readonly rows: Float64Array;
  /** One class number per row (an index into `classes`), −1 where the label is unknown. */
  readonly labels: Int32Array;
  readonly classes: readonly string[];
  /** Unit per input, for display ("cm"). */
  readonly units?: readonly string[];
  /** Which rows belong together per row (a patient's samples), for splits that must not tear them. */
  readonly groups?: readonly string[];
  readonly split?: Split;
  /** The images that the rows were made from, where they are such. */
  readonly images?: RawImages;
}

/** Number of rows of a data set. */
export function rowCount(data: Pick<DataSet, "labels">): number {
  return data.labels.length;
}

/** The raw values of row `r` (from 0), a view without a copy. */
export function rowOf(data: Pick<DataSet, "rows" | "inputs">, r: number): Float64Array {
  return data.rows.subarray(r * data.inputs.length, (r + 1) * data.inputs.length);
}

/** How many rows each class has, in the order of `classes`. */
export function classCounts(data: Pick<DataSet, "labels" | "classes">): number[] {
  const counts = new Array<number>(data.classes.length).fill(0);
  for (const label of data.labels) {
    if (label >= 0) counts[label] = (counts[label] as number) + 1;
  }
  return counts;
}
