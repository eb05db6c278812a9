import type { Activation } from "../model/network.ts";
import { insist, refuse } from "../weights/refusal.ts";
import { Budget, type NamedTensor, quoted } from "../weights/tensor.ts";
import { baseName, decodeText } from "./bytes.ts";
import { type Fields, isFields } from "./header.ts";
import { parseJson } from "./jsonText.ts";
import { shorten, show } from "./show.ts";
import { weightFormat } from "./weightFormat.ts";

/** Text is far larger in memory than in a file. */
const MAX_TEXT = 24 * 1024 * 1024;
/** Arrays in one file. */
const MAX_ARRAYS = 4096;

/** What is collected while the file is walked through. */
interface Found {
  readonly tensors: NamedTensor[];
  readonly remarks: string[];
  readonly budget: Budget;
  readonly names: { inputs?: readonly string[]; outputs?: readonly string[] };
}

/**
 * Matrices in plain JSON: a list of rows, a list of matrices and lists of biases, an object with a name
 * for each of them, or "layers" with "weights", "bias" and "activation".
 */
export const jsonMatricesFormat = weightFormat(({ main }) => {
  if (main.bytes.length > MAX_TEXT) {
    refuse(
      "file-too-big",
      `The file has more than the ${MAX_TEXT / 1024 / 1024} MB of JSON text that are read. Save the weights as .npz.`,
      { field: "file" },
    );
  }
  const root = insist(parseJson(insist(decodeText(main.bytes))));
  const found: Found = { tensors: [], remarks: [], budget: new Budget(), names: {} };
  const title = isFields(root) && typeof root.name === "string" ? root.name : baseName(main.name);
  if (isFields(root)) readObject(root, "", found, true);
  else if (Array.isArray(root)) readList(root, "", found);
  else refuse("json", `The file holds ${show(root)}. Give matrices as lists of rows.`, { line: 1 });
  const { tensors, remarks, names } = found;
  const content = { kind: "tensors", tensors, convention: null, ordered: true, says: names } as const;
  return { name: shorten(title), content, remarks };
});

function readObject(object: Fields, path: string, found: Found, top: boolean): void {
  for (const [key, value] of Object.entries(object)) {
    if (top && key === "name" && typeof value === "string") continue;
    if (top && (key === "inputs" || key === "outputs") && isNames(value)) found.names[key] = value;
    else if (top && key === "layers" && Array.isArray(value)) readLayers(value, found);
    else readNode(value, path === "" ? key : `${path}.${key}`, found);
  }
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === "string");
}

function readNode(value: unknown, name: string, found: Found): void {
  if (isFields(value)) readObject(value, name, found, false);
  else if (Array.isArray(value)) readList(value, name, found);
  else found.remarks.push(`${quoted(name)} is ${show(value)} and was left out.`);
}

/** A list of numbers, a matrix, or a list of these. */
function readList(list: readonly unknown[], name: string, found: Found): void {
  const label = name === "" ? "matrix" : name;
  if (list.length === 0) found.remarks.push(`${quoted(label)} is empty and was left out.`);
  else if (list.every((entry) => !Array.isArray(entry) && !isFields(entry))) addVector(list, label, found);
  else if (
    list.every((entry) => Array.isArray(entry) && !entry.some((e) => Array.isArray(e) || isFields(e)))
  ) {
    addMatrix(list as unknown[][], label, found);
  } else {
    for (const [i, entry] of list.entries()) {
      readNode(entry, name === "" ? `item ${i + 1}` : `${name} ${i + 1}`, found);
    }
  }
}

function add(tensor: NamedTensor, found: Found): void {
  if (found.tensors.push(tensor) > MAX_ARRAYS) {
    refuse("json", `The file holds more than ${MAX_ARRAYS} arrays, the most that are read.`, {
      field: shorten(tensor.name),
    });
  }
}

function addVector(list: readonly unknown[], name: string, found: Found): void {
  found.budget.take([list.length], name);
  const bad = list.findIndex((x) => typeof x !== "number");
  if (bad >= 0) {
    const message = `${quoted(name)}, entry ${bad + 1} is ${show(list[bad])}. Give a number.`;
    refuse("json", message, { column: bad + 1, field: shorten(name) });
  }
  add({ name, shape: [list.length], values: Float64Array.from(list as number[]) }, found);
}

function addMatrix(
  rows: readonly (readonly unknown[])[],
  name: string,
  found: Found,
  activation?: Activation,
): void {
  const width = (rows[0] as readonly unknown[]).length;
  const values = new Float64Array(found.budget.take([rows.length, width], name));
  for (const [i, row] of rows.entries()) {
    if (row.length !== width) {
      const message = `${quoted(name)}, row ${i + 1} has ${row.length} numbers, and row 1 has ${width}. Give every row as many.`;
      refuse("json", message, { row: i + 1, field: shorten(name) });
    }
    for (let j = 0; j < width; j++) {
      const w = row[j];
      if (typeof w !== "number") {
        const message = `${quoted(name)}, row ${i + 1}, column ${j + 1} is ${show(w)}. Give a number.`;
        refuse("json", message, { row: i + 1, column: j + 1, field: shorten(name) });
      }
      values[i * width + j] = w as number;
    }
  }
  add({ name, shape: [rows.length, width], values, ...(activation ? { activation } : {}) }, found);
}

/** `"layers": [{ "weights": rows, "bias": numbers, "activation": "relu" }]`. */
function readLayers(layers: readonly unknown[], found: Found): void {
  for (const [i, layer] of layers.entries()) {
    const place = `layers ${i + 1}`;
    if (!isFields(layer)) {
      readNode(layer, place, found);
      continue;
    }
    const { activation, ...rest } = layer;
    if (activation !== undefined && activation !== "relu" && activation !== "linear") {
      const message = `Layer ${i + 1} has the activation ${show(activation)}. Units are ReLU or linear.`;
      refuse("activation", message, { layer: i + 1, field: "activation" });
    }
    for (const [key, value] of Object.entries(rest)) {
      const name = `${place} ${key}`;
      if (isMatrix(value)) addMatrix(value, name, found, activation as Activation | undefined);
      else readNode(value, name, found);
    }
  }
}

function isMatrix(value: unknown): value is unknown[][] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((row) => Array.isArray(row) && !row.some(Array.isArray))
  );
}
