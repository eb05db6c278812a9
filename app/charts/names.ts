import type { Network, UnitRef } from "../../src-worker/model/network.ts";
import { subscript } from "../ui/numbers.ts";

/** A unit's symbol in parts ("h", "3") and, where it has one, its spoken name ("versicolor"). */
export interface UnitName {
  readonly letter: string;
  readonly sub: string;
  readonly name: string;
}

const LETTER_AND_INDEX = /^([A-Za-z])_?(\d+)$/;

/** The symbol of a unit: x₁, h₃ (h₂,₃ with several hidden layers), y₁; its own name beside it. */
export function unitName(network: Network, unit: UnitRef): UnitName {
  const last = network.layers.length;
  if (unit.layer === 0) return named("x", network.inputs, unit.index);
  if (unit.layer === last) return named("y", network.outputs, unit.index);
  const own = network.layers[unit.layer - 1]?.units?.[unit.index] ?? "";
  const number = `${unit.index + 1}`;
  const sub = last > 2 ? `${unit.layer},${number}` : number;
  return LETTER_AND_INDEX.test(own) ? split(own) : { letter: "h", sub, name: own };
}

function named(letter: string, names: readonly string[], index: number): UnitName {
  const own = names[index] ?? "";
  if (LETTER_AND_INDEX.test(own)) return split(own);
  if (own === letter && names.length === 1) return { letter, sub: "", name: "" };
  return { letter, sub: names.length === 1 ? "" : `${index + 1}`, name: own };
}

function split(own: string): UnitName {
  const [, letter, sub] = own.match(LETTER_AND_INDEX) as RegExpMatchArray;
  return { letter: letter as string, sub: sub as string, name: "" };
}

/** The symbol as plain Unicode text: h₃. */
export function symbolText(name: UnitName): string {
  return name.letter + subscript(name.sub);
}

/** What a sentence calls the unit: its name where it has one, else its symbol. */
export function spokenName(name: UnitName): string {
  return name.name || symbolText(name);
}
