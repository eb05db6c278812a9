import type { NumberType } from "../../weights/tensor.ts";
import { badHdf5, type Cursor, plainText } from "./cursor.ts";

/** A stored type, as far as networks use them. */
export type StoredType =
  | { readonly kind: "number"; readonly type: NumberType; readonly little: boolean; readonly size: number }
  | { readonly kind: "text"; readonly size: number }
  /** Text of any length, in the global heap. */
  | { readonly kind: "long text"; readonly size: number }
  | { readonly kind: "other"; readonly size: number; readonly name: string };

/** An attribute or a dataset's description with raw data. */
export interface Attribute {
  readonly name: string;
  readonly type: StoredType;
  readonly shape: readonly number[];
  readonly data: Cursor;
}

/** Dataspace message (IV.A.2.b): sizes of the dimensions; [] for one value, null for none. */
export function readSpace(cursor: Cursor): number[] | null {
  const start = cursor.at;
  const version = cursor.number(1);
  const rank = cursor.number(1);
  const flags = cursor.number(1);
  if (version === 1) cursor.skip(5);
  else if (version === 2) {
    if (cursor.number(1) === 2) return null;
  } else return badHdf5(`has a dataspace of the unknown version ${version}`, start);
  if (rank > 32 || flags > 3) return badHdf5("has a damaged dataspace", start);
  return Array.from({ length: rank }, () => cursor.length());
}

const CLASSES = [
  ...["whole numbers", "floats", "time", "text", "bits", "opaque data", "records", "references"],
  ...["enumerations", "lists", "arrays", "complex numbers"],
];

/** Datatype message (IV.A.2.d). */
export function readType(cursor: Cursor): StoredType {
  const start = cursor.at;
  const head = cursor.number(1);
  const bits = cursor.number(3);
  const size = cursor.number(4);
  const little = (bits & 1) === 0;
  switch (head & 15) {
    case 0: {
      const type = `${bits & 8 ? "i" : "u"}${size * 8}`;
      if (![1, 2, 4, 8].includes(size)) return { kind: "other", size, name: "odd whole numbers" };
      return { kind: "number", type: type as NumberType, little, size };
    }
    case 1: {
      cursor.skip(5);
      const exponent = cursor.number(1);
      const type =
        size === 8 ? "f64" : size === 4 ? "f32" : size === 2 ? (exponent === 8 ? "bf16" : "f16") : null;
      return type ? { kind: "number", type, little, size } : { kind: "other", size, name: "odd floats" };
    }
    case 3:
      return { kind: "text", size };
    case 8:
      // Booleans of h5py: an enumeration of whole numbers, whose type comes first.
      return readType(cursor);
    case 9:
      return (bits & 15) === 1 ? { kind: "long text", size } : { kind: "other", size, name: "lists" };
    default: {
      const name = CLASSES[head & 15];
      return name ? { kind: "other", size, name } : badHdf5("has an unknown type of data", start);
    }
  }
}

/** Attribute message (IV.A.2.m), versions 1 to 3. */
export function readAttribute(cursor: Cursor): Attribute {
  const start = cursor.at;
  const version = cursor.number(1);
  const flags = cursor.number(1);
  if (version < 1 || version > 3) return badHdf5(`has an attribute of the unknown version ${version}`, start);
  if (version > 1 && flags !== 0)
    return badHdf5("has an attribute with a shared type, which is not read", start);
  const sizes = [cursor.number(2), cursor.number(2), cursor.number(2)] as const;
  if (version === 3) cursor.skip(1);
  const padded = (size: number) => (version === 1 ? Math.ceil(size / 8) * 8 : size);
  const name = plainText(cursor.take(padded(sizes[0])));
  const type = readType(cursor.part(padded(sizes[1])));
  const shape = readSpace(cursor.part(padded(sizes[2])));
  return { name, type, shape: shape ?? [0], data: cursor };
}
