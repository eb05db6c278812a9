import { ROLE, ROLES, type SpeciesTable } from "./crn.ts";

/** A species name in parts, for typesetting: upright letter, rail sign above, indices below. */
export interface SpeciesName {
  readonly letter: string;
  readonly rail: -1 | 0 | 1;
  /** "1,3" for unit 3 of layer 1; "" for none. Counted from 1, as in the paper. */
  readonly subscript: string;
}

/**
 * ASCII id of a compiled species, `[A-Za-z][A-Za-z0-9]*`: X1p, I1u3n, M1u3, H1u3p, Y2p, W.
 * `p` is the + rail and `n` the − rail; layers and units count from 1.
 */
export function speciesId(role: number, layer: number, unit: number, rail: number): string {
  const sign = rail > 0 ? "p" : rail < 0 ? "n" : "";
  if (role === ROLE.W) return "W";
  if (role === ROLE.X || role === ROLE.Y) return `${ROLES[role]}${unit + 1}${sign}`;
  return `${ROLES[role]}${layer}u${unit + 1}${sign}`;
}

/** The parts of a species' name; imported species show their id. */
export function speciesName(species: SpeciesTable, s: number): SpeciesName {
  const role = species.role[s] as number;
  if (role === ROLE.none) return { letter: species.ids[s] as string, rail: 0, subscript: "" };
  const unit = (species.unit[s] as number) + 1;
  const layer = species.layer[s] as number;
  const subscript =
    role === ROLE.W ? "" : role === ROLE.X || role === ROLE.Y ? `${unit}` : `${layer},${unit}`;
  return {
    letter: ROLES[role] as string,
    rail: Math.sign(species.rail[s] as number) as -1 | 0 | 1,
    subscript,
  };
}

const SUBSCRIPTS: Record<string, string> = { ",": "," };
"0123456789".split("").forEach((digit, i) => {
  SUBSCRIPTS[digit] = String.fromCharCode(0x2080 + i);
});

/** The name as plain Unicode text: X⁺₁, I⁻₁,₃, M₁,₃, Y⁺₁. */
export function speciesLabel(species: SpeciesTable, s: number): string {
  const { letter, rail, subscript } = speciesName(species, s);
  const sign = rail > 0 ? "⁺" : rail < 0 ? "⁻" : "";
  return letter + sign + [...subscript].map((c) => SUBSCRIPTS[c] ?? c).join("");
}
