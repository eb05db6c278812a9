import type { InputEncoding } from "../../src-worker/model/compiled.ts";
import type { Crn } from "../../src-worker/model/crn.ts";

/** The non-zero initial concentration of one species and where it comes from. */
export interface InitialRow {
  readonly species: number;
  readonly total: number;
  /** The part that an input wrote there; the rest comes from biases. */
  readonly fromInput: number;
}

export interface InitialSections {
  /** Species that hold an input. */
  readonly inputs: readonly InitialRow[];
  /** Species that hold biases alone. */
  readonly biases: readonly InitialRow[];
}

/**
 * What is in the pot at t = 0: biases as compiled, plus the input vector (prepared values) by the
 * compiled network's encoding. An input x with rails offset c is (x + c, c) or (c, c − x); a positive
 * input with lower bound s is x − s on its + rail alone. (A refused input is shown by the run, not here.)
 */
export function initialSections(
  crn: Crn,
  encoding: InputEncoding,
  input: ArrayLike<number>,
): InitialSections {
  const added = new Float64Array(crn.species.count);
  encoding.names.forEach((_, i) => {
    const x = input[i] ?? 0;
    const { railsOffset: c, bounds } = encoding;
    const bound = bounds?.[i];
    if (bound !== undefined) {
      addRow(added, encoding, 2 * i, Math.max(x - bound, 0));
      return;
    }
    addRow(added, encoding, 2 * i, Math.max(x, 0) + c);
    addRow(added, encoding, 2 * i + 1, Math.max(-x, 0) + c);
  });
  const inputs: InitialRow[] = [];
  const biases: InitialRow[] = [];
  for (let s = 0; s < crn.species.count; s++) {
    const fromInput = added[s] as number;
    const total = fromInput + (crn.initial[s] as number);
    if (total === 0) continue;
    (fromInput === 0 ? biases : inputs).push({ species: s, total, fromInput });
  }
  return { inputs, biases };
}

function addRow(added: Float64Array, { targets }: InputEncoding, row: number, amount: number): void {
  if (amount === 0) return;
  const end = targets.start[row + 1] ?? 0;
  for (let e = targets.start[row] ?? end; e < end; e++) {
    const s = targets.species[e] as number;
    added[s] = (added[s] as number) + amount * (targets.coefficient[e] as number);
  }
}
