import { type Crn, ROLE, ROLES } from "../../model/crn.ts";
import { hintOfId, type NameHint } from "../../model/nameHints.ts";

/**
 * What names and declarations tell of each species: the CRN's own roles, else ids in Dualrail's or the
 * authors' notation, else the dual-rail values that are declared as inputs or outputs. Null where nothing does.
 */
export function hintsOf(crn: Crn): readonly (NameHint | null)[] {
  const { species } = crn;
  const hints: (NameHint | null)[] = species.ids.map((id, s) => hintOfId(id) ?? roleHint(crn, s));
  const position = { input: 0, output: 0, internal: 0 };
  for (const { plus, minus, role } of crn.dualRail) {
    const unit = position[role]++;
    if (role === "internal") continue;
    for (const [s, rail] of [
      [plus, 1],
      [minus, -1],
    ] as const) {
      if (s < 0) continue;
      // A declared input or output is one, whatever its name says.
      hints[s] =
        role === "input"
          ? { role: "X", layer: 0, unit, rail }
          : { role: "Y", layer: -1, unit: hints[s]?.unit ?? unit, rail };
    }
  }
  return hints;
}

/** The role columns, which a reader filled from names or a compiler by itself. */
function roleHint({ species }: Crn, s: number): NameHint | null {
  const role = species.role[s];
  if (role === ROLE.none || role === ROLE.W || species.unit[s] < 0) return null;
  return {
    role: ROLES[role] as NameHint["role"],
    layer: role === ROLE.Y ? -1 : species.layer[s],
    unit: species.unit[s],
    rail: Math.sign(species.rail[s]) as NameHint["rail"],
  };
}

/** What names call a dual-rail value: "x1" of a declared input, or null. */
export function declaredName(crn: Crn, plus: number, minus: number): string | null {
  const pair = crn.dualRail.find(
    (candidate) =>
      (candidate.plus === plus && candidate.minus === minus) ||
      (candidate.plus === minus && candidate.minus === plus),
  );
  return pair?.name ?? null;
}
