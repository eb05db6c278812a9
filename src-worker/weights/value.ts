/**
 * A computed vector of a file's graph while it is read: Σ over sources of (source · term) + bias. A source
 * is the inputs (0) or a layer that was closed by a ReLU (or had to become a linear layer).
 */
export interface Value {
  readonly width: number;
  readonly terms: ReadonlyMap<number, Term>;
  readonly bias: Float64Array | null;
  readonly biasPlace: string | null;
  /** The step of the file that made it. */
  readonly place: string;
  /** A step that scaled its units one by one. */
  readonly perUnit: string | null;
  /** Set while it is the inputs themselves, normalised or not. */
  readonly raw: Normalisation | null;
}

/** x' = (x − mean) / deviation, per input. */
export interface Normalisation {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  /** The last step that had a part in it; null for the inputs as they come. */
  readonly place: string | null;
}

/** What a source gives to a value. */
export type Term = Wires | Dense;

/** Every column takes at most one unit of the source, times a factor: no weights of its own. */
export interface Wires {
  readonly kind: "wires";
  /** Unit of the source per column, −1 for none. */
  readonly unit: Int32Array;
  readonly factor: Float64Array;
}

/** A weight matrix, fan-in × width. */
export interface Dense {
  readonly kind: "dense";
  readonly fanIn: number;
  readonly values: Float64Array;
  readonly place: string;
  readonly transposed: boolean;
}

/** All units of a source in their order. */
export function straight(width: number): Wires {
  return {
    kind: "wires",
    unit: Int32Array.from({ length: width }, (_, j) => j),
    factor: new Float64Array(width).fill(1),
  };
}

/** True when the term passes the whole source on unchanged. */
export function isStraight(term: Term, sourceWidth: number): boolean {
  return (
    term.kind === "wires" &&
    term.unit.length === sourceWidth &&
    term.unit.every((unit, j) => unit === j && term.factor[j] === 1)
  );
}

/** Wires written out as a matrix of the source's width × columns. */
export function asMatrix(term: Term, fanIn: number, width: number, place: string): Dense {
  if (term.kind === "dense") return term;
  const values = new Float64Array(fanIn * width);
  term.unit.forEach((unit, j) => {
    if (unit >= 0) values[unit * width + j] = term.factor[j] as number;
  });
  return { kind: "dense", fanIn, values, place, transposed: false };
}

/** The term with every column multiplied by a factor. */
export function scaleTerm(term: Term, factors: Float64Array): Term {
  if (term.kind === "wires") {
    return { ...term, factor: term.factor.map((f, j) => f * (factors[j] as number)) };
  }
  const width = factors.length;
  return { ...term, values: term.values.map((w, n) => w * (factors[n % width] as number)) };
}

/** The sum of two terms from one source. */
export function addTerms(a: Term, b: Term, fanIn: number, width: number, place: string): Dense {
  const [left, right] = [asMatrix(a, fanIn, width, place), asMatrix(b, fanIn, width, place)];
  // The matrix a person would look for in the file is the one with weights.
  const named = a.kind === "dense" ? left : right;
  return { ...named, values: left.values.map((w, n) => w + (right.values[n] as number)) };
}

/** `wires` · W: the rows of W that the wires feed, times their factors, for one source. */
export function throughWires(wires: Wires, fanIn: number, weights: Dense, width: number): Dense {
  const values = new Float64Array(fanIn * width);
  wires.unit.forEach((unit, row) => {
    if (unit < 0) return;
    const factor = wires.factor[row] as number;
    for (let j = 0; j < width; j++) {
      const n = unit * width + j;
      values[n] = (values[n] as number) + factor * (weights.values[row * width + j] as number);
    }
  });
  return { ...weights, fanIn, values };
}

/** Terms side by side: the columns of `parts` in their order; null for a part without this source. */
export function joinTerms(
  parts: readonly { readonly term: Term | null; readonly width: number }[],
  fanIn: number,
): Term {
  const width = parts.reduce((sum, part) => sum + part.width, 0);
  if (parts.every(({ term }) => term === null || term.kind === "wires")) {
    const unit = new Int32Array(width).fill(-1);
    const factor = new Float64Array(width).fill(1);
    let at = 0;
    for (const part of parts) {
      if (part.term?.kind === "wires") {
        unit.set(part.term.unit, at);
        factor.set(part.term.factor, at);
      }
      at += part.width;
    }
    return { kind: "wires", unit, factor };
  }
  const values = new Float64Array(fanIn * width);
  const places: string[] = [];
  let at = 0;
  for (const part of parts) {
    if (part.term) {
      const dense = asMatrix(part.term, fanIn, part.width, "");
      if (dense.place !== "") places.push(dense.place);
      for (let i = 0; i < fanIn; i++) {
        values.set(dense.values.subarray(i * part.width, (i + 1) * part.width), i * width + at);
      }
    }
    at += part.width;
  }
  return { kind: "dense", fanIn, values, place: places.join(" and "), transposed: false };
}
