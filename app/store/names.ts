import { isFace } from "../../src-worker/model/crnFace.ts";
import { unitNames } from "../../src-worker/model/edit.ts";
import type { Network, UnitRef } from "../../src-worker/model/network.ts";
import { plainNumber, wholeNumber } from "../ui/numbers.ts";
import { storeText } from "./text.ts";

/** A unit's symbol in parts ("h", "3") and its own name ("versicolor"), empty where it has none. */
export interface UnitName {
  readonly letter: string;
  readonly sub: string;
  readonly name: string;
}

const LETTER_AND_INDEX = /^([A-Za-z])_?(\d+)$/;
const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/** x₁, h₃ (h₂,₃ with several hidden layers), y₁ (y alone); a name like "x5" is its own symbol. */
export function unitName(network: Network, unit: UnitRef): UnitName {
  const last = network.layers.length;
  const number = `${unit.index + 1}`;
  const hidden = unit.layer > 0 && unit.layer < last;
  const sub = hidden && last > 2 ? `${unit.layer},${number}` : number;
  if (hidden && !network.layers[unit.layer - 1]?.units) return { letter: "h", sub, name: "" };
  // A unit that is just being removed still gets a symbol.
  const names = unit.layer <= last ? unitNames(network, unit.layer) : [];
  const own = names[unit.index] ?? "";
  const symbol = own.match(LETTER_AND_INDEX);
  if (symbol) return split(symbol);
  if (isFace(network)) return { letter: own, sub: "", name: "" };
  if (hidden) return { letter: "h", sub, name: own };
  const letter = unit.layer === 0 ? "x" : "y";
  return { letter, sub: names.length === 1 ? "" : number, name: own === letter ? "" : own };
}

function split(match: RegExpMatchArray): UnitName {
  return { letter: match[1] as string, sub: match[2] as string, name: "" };
}

/** The symbol as plain Unicode text: h₂,₃. */
export function symbolText({ letter, sub }: Pick<UnitName, "letter" | "sub">): string {
  return letter + [...sub].map((c) => SUBSCRIPTS[Number(c)] ?? c).join("");
}

export function unitText(network: Network, unit: UnitRef): string {
  return symbolText(unitName(network, unit));
}

/** "Inputs", "Layer 1", "Output": what a layer is called in headers, labels and messages. */
export function layerName(network: Network, layer: number): string {
  const { layers } = storeText;
  if (layer === 0) return layers.inputs;
  if (isFace(network)) return layer === 1 ? layers.others : layers.outputs;
  return layer === network.layers.length ? layers.output : layers.layer(layer);
}

/** A value beside its unit: `digits` decimals for everyday sizes, whole numbers as they are. */
export function valueText(value: number, digits = 3): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size >= 1e7) return plainNumber(value, digits);
  if (Number.isInteger(value) || size >= 1000) return wholeNumber(value);
  if (size < 0.5 * 10 ** -digits) return Number(value.toPrecision(1)).toExponential().replaceAll("-", "−");
  return value.toFixed(size >= 100 ? Math.min(1, digits) : digits).replace("-", "−");
}

/** A bias with its sign: "+0.42", "−5.09", "0". */
export function biasText(bias: number): string {
  if (bias === 0) return "0";
  const text = valueText(bias, 2);
  return bias > 0 ? `+${text}` : text;
}

/** "1 neuron", "3 neurons". */
export function counted(count: number, noun: string): string {
  return `${wholeNumber(count)} ${noun}${count === 1 ? "" : "s"}`;
}
