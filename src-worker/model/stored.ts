import { faceOf } from "./crnFace.ts";
import type { Example, NetworkDocument } from "./document.ts";
import type { Layer, Network, SkipConnection, WeightMatrix } from "./network.ts";
import type { ShownDocument } from "./shownDocument.ts";

/**
 * A document without its examples, as a browser's database keeps it: weights and biases stay typed arrays. Of
 * reactions the face is left out, which they give again.
 */
export type StoredDocument = Omit<ShownDocument, "examples" | "network"> &
  Partial<Pick<NetworkDocument, "network">>;

/** The examples of a document; they are many and seldom change, so they are kept and written apart. */
export interface StoredExamples {
  /** Values per example. */
  readonly width: number;
  /** All values, one example after the other: `labels.length × width` numbers. */
  readonly values: Float64Array;
  /** What else an example holds: its name, its label, fields of other versions. */
  readonly rest: readonly Omit<Example, "values">[];
}

/** A document in the two parts that are stored. `examples` is null where the document has none. */
export interface StoredParts {
  readonly document: StoredDocument;
  readonly examples: StoredExamples | null;
}

/** The part of a document that is written when anything but its examples changed. */
export function storeDocument({ examples: _, network, ...rest }: ShownDocument): StoredDocument {
  if (rest.reactions) return rest;
  return { ...rest, network: { ...network, layers: network.layers.map(storeLayer) } };
}

/**
 * The examples in one typed array, which a browser copies at once where nested lists take milliseconds.
 * Examples of unequal length (no valid document has any) are cut or filled with 0.
 */
export function storeExamples(examples: readonly Example[] | undefined): StoredExamples | null {
  if (!examples) return null;
  const width = examples[0]?.values.length ?? 0;
  const values = new Float64Array(examples.length * width);
  examples.forEach((example, n) => {
    for (let i = 0; i < width; i++) values[n * width + i] = example.values[i] ?? 0;
  });
  return { width, values, rest: examples.map(({ values: _, ...rest }) => rest) };
}

/** The document from its parts. Unchecked: what came from a database goes through `readStored` first. */
export function joinParts({ document: stored, examples }: StoredParts): ShownDocument {
  const { reactions, network } = stored;
  const document = { ...stored, network: (reactions ? faceOf(reactions.crn) : network) as Network };
  if (!examples) return document;
  const { width, values, rest } = examples;
  return {
    ...document,
    examples: rest.map((entry, n) => ({
      ...entry,
      values: Array.from(values.subarray(n * width, (n + 1) * width)),
    })),
  };
}

function storeLayer(layer: Layer): Layer {
  return {
    ...layer,
    weights: ownBuffer(layer.weights),
    skips: layer.skips.map((skip): SkipConnection => ({ ...skip, weights: ownBuffer(skip.weights) })),
    bias: isWhole(layer.bias) ? layer.bias : layer.bias.slice(),
  };
}

/** A view into a larger buffer would take the whole buffer with it into the database. */
function ownBuffer(weights: WeightMatrix): WeightMatrix {
  return isWhole(weights.values) ? weights : { ...weights, values: weights.values.slice() };
}

function isWhole(array: Int8Array | Float64Array): boolean {
  return array.byteLength === array.buffer.byteLength;
}
