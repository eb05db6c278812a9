import type { Network, UnitRef } from "../../src-worker/model/network.ts";

const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/** What the linked count is about: "h₃" (h₂,₃ with several hidden layers), or "3 units". */
export function linkedName(network: Network, units: readonly UnitRef[]): string {
  const [unit] = units;
  if (!unit || units.length > 1) return `${units.length} units`;
  const last = network.layers.length;
  const number = `${unit.index + 1}`;
  if (unit.layer === 0) return symbol("x", network.inputs.length === 1 ? "" : number);
  if (unit.layer === last) return symbol("y", network.outputs.length === 1 ? "" : number);
  return symbol("h", last > 2 ? `${unit.layer},${number}` : number);
}

function symbol(letter: string, sub: string): string {
  return letter + [...sub].map((c) => SUBSCRIPTS[Number(c)] ?? c).join("");
}
