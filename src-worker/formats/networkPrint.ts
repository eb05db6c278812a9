import type { NetworkDocument } from "../model/document.ts";
import type { Layer, SkipConnection } from "../model/network.ts";
import { DOCUMENT_FIELDS } from "./networkOptions.ts";
import { storeWeights } from "./weights.ts";

const LINE_WIDTH = 100;

/** The text of a `*.dualrail.json` file. Unchecked: `writeNetworkJson` reads it back. */
export function printNetwork(document: NetworkDocument): string {
  const { name, network, extra, ...options } = document;
  const fields: Record<string, unknown> = {
    format: "dualrail-network",
    version: 1,
    name,
    inputs: network.inputs,
    layers: new Rows(network.layers.map(storeLayer)),
    outputs: network.outputs,
    ...options,
    ...Object.fromEntries(Object.entries(extra).filter(([key]) => !DOCUMENT_FIELDS.has(key))),
  };
  if (options.examples) fields.examples = new Rows(options.examples);
  return `${print(fields, "", true)}\n`;
}

/** A list printed with one entry a line, however short it is. */
class Rows {
  readonly entries: readonly unknown[];
  constructor(entries: readonly unknown[]) {
    this.entries = entries;
  }
}

function storeLayer(layer: Layer): Record<string, unknown> {
  const { activation, weights, skips, bias, units, ...unknown } = layer;
  return {
    activation,
    weights: storedRows(weights),
    ...(skips.length > 0 ? { skips: new Rows(skips.map(storeSkip)) } : {}),
    bias: [...bias],
    ...(units ? { units } : {}),
    ...unknown,
  };
}

function storeSkip(skip: SkipConnection): Record<string, unknown> {
  return { ...skip, weights: storedRows(skip.weights) };
}

function storedRows(weights: SkipConnection["weights"]): unknown {
  const stored = storeWeights(weights);
  return "packed" in stored ? stored : new Rows(stored);
}

/** JSON text: what fits stays on one line, short list entries share lines, the rest is broken. */
function print(value: unknown, indent: string, broken = false): string {
  const flat = broken ? null : inline(value);
  if (flat !== null && indent.length + flat.length <= LINE_WIDTH) return flat;
  const inner = `${indent}  `;
  if (value instanceof Rows) {
    return block(
      "[",
      value.entries.map((entry) => inner + print(entry, inner)),
      "]",
      indent,
    );
  }
  if (Array.isArray(value)) return block("[", fill(value, inner), "]", indent);
  if (typeof value !== "object" || value === null) return scalar(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const lines = fields.map(([key, field]) => `${inner}${JSON.stringify(key)}: ${print(field, inner)}`);
  return block("{", lines, "}", indent);
}

function block(open: string, lines: readonly string[], close: string, indent: string): string {
  return lines.length === 0 ? open + close : `${open}\n${lines.join(",\n")}\n${indent}${close}`;
}

/** List entries in lines of up to 100 characters; lists and objects get lines of their own. */
function fill(list: readonly unknown[], indent: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const entry of list) {
    const text = print(entry, indent);
    const own = typeof entry === "object" && entry !== null;
    if (line !== "" && (own || indent.length + line.length + text.length + 2 > LINE_WIDTH)) {
      lines.push(indent + line);
      line = "";
    }
    line = line === "" ? text : `${line}, ${text}`;
    if (own) {
      lines.push(indent + line);
      line = "";
    }
  }
  if (line !== "") lines.push(indent + line);
  return lines;
}

/** The value on one line, or null when it asks for several. */
function inline(value: unknown): string | null {
  if (value instanceof Rows) return value.entries.length === 0 ? "[]" : null;
  if (Array.isArray(value)) {
    const entries = inlineAll(value);
    return entries && `[${entries.join(", ")}]`;
  }
  if (typeof value !== "object" || value === null) return scalar(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const texts = inlineAll(fields.map(([, field]) => field));
  if (!texts) return null;
  return fields.length === 0
    ? "{}"
    : `{ ${fields.map(([key], i) => `${JSON.stringify(key)}: ${texts[i]}`).join(", ")} }`;
}

function inlineAll(values: readonly unknown[]): string[] | null {
  const texts: string[] = [];
  for (const value of values) {
    const text = inline(value);
    if (text === null) return null;
    texts.push(text);
  }
  return texts;
}

/** JSON.stringify that keeps −0, so that every number comes back as it was. */
function scalar(value: unknown): string {
  return Object.is(value, -0) ? "-0" : (JSON.stringify(value) ?? "null");
}
