import type { Role } from "./crn.ts";

/** What a species' id tells of its place in a network. */
export interface NameHint {
  readonly role: Exclude<Role, "W" | "">;
  /** Layer, 0 = inputs; −1 where the id does not tell (Dualrail's outputs). */
  readonly layer: number;
  /** Unit in its layer, from 0. */
  readonly unit: number;
  readonly rail: -1 | 0 | 1;
}

const OURS = /^(?:([XY])|([IMH])([1-9]\d{0,5})u)([1-9]\d{0,5})([pn]?)$/;
const AUTHORS = /^(?:([xy])|([imh])L(0|[1-9]\d{0,5})N)(0|[1-9]\d{0,5})(?:S(pos|neg))?$/;

/**
 * Reads an id in Dualrail's notation (X1p, I1u3n, M1u3, H1u3p, Y2p; layers and units from 1) or in that
 * of the authors' scripts (x0Spos, iL0N1Sneg, mL0N1, hL0N1Spos; layers after the inputs and units from 0).
 * Null for any other id. In the authors' notation outputs are the values `h` of the last layer.
 */
export function hintOfId(id: string): NameHint | null {
  const ours = OURS.exec(id);
  if (ours) return hint(ours, 0, -1);
  const authors = AUTHORS.exec(id);
  return authors ? hint(authors, 1, 0) : null;
}

/** The shifts bring both notations to layers from 1 and units from 0. */
function hint(match: RegExpExecArray, layerShift: number, unitShift: number): NameHint | null {
  const [, plain, layered, layer, unit, mark] = match;
  const role = (plain ?? layered ?? "").toUpperCase() as NameHint["role"];
  const rail = mark === undefined || mark === "" ? 0 : mark.startsWith("p") ? 1 : -1;
  if ((role === "M") !== (rail === 0)) return null;
  return {
    role,
    layer: layer === undefined ? (role === "X" ? 0 : -1) : Number(layer) + layerShift,
    unit: Number(unit) + unitShift,
    rail,
  };
}

const SUFFIX = /^(.+?)_?(?:(pos|plus|p)|(neg|minus|n|m))$/i;

/** Name and rail where an id ends like one: "xp" → x, plus; "y_neg" → y, minus. */
export function railSuffix(id: string): { readonly base: string; readonly rail: -1 | 1 } | null {
  const match = SUFFIX.exec(id);
  return match ? { base: match[1] as string, rail: match[2] === undefined ? -1 : 1 } : null;
}
