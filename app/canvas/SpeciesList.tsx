import { useMemo } from "react";
import { type Crn, reactionCount, type Side } from "../../src-worker/model/crn.ts";
import type { UnitRef } from "../../src-worker/model/network.ts";
import { type SpeciesName, speciesName } from "../../src-worker/model/speciesName.ts";
import { useRun } from "../store/run.ts";
import { canvasText } from "./text.ts";

/** The species of a unit and in how many reactions they take part. */
export interface UnitSpecies {
  readonly names: readonly SpeciesName[];
  readonly reactions: number;
  readonly total: number;
}

/** Looks a unit's species up in a compiled CRN; those that no reaction mentions were reduced away. */
function speciesOfUnit(crn: Crn, unit: UnitRef): UnitSpecies {
  const own = new Set<number>();
  for (let s = 0; s < crn.species.count; s++) {
    if (crn.species.layer[s] === unit.layer && crn.species.unit[s] === unit.index) own.add(s);
  }
  const total = reactionCount(crn);
  const used = new Set<number>();
  let reactions = 0;
  for (let r = 0; r < total; r++) {
    const before = reactions;
    for (const side of [crn.reactants, crn.products]) if (mark(side, r, own, used)) reactions = before + 1;
  }
  return { names: [...used].sort((a, b) => a - b).map((s) => speciesName(crn.species, s)), reactions, total };
}

function mark(side: Side, r: number, own: ReadonlySet<number>, used: Set<number>): boolean {
  let found = false;
  for (let e = side.start[r] as number; e < (side.start[r + 1] as number); e++) {
    const s = side.species[e] as number;
    if (!own.has(s)) continue;
    used.add(s);
    found = true;
  }
  return found;
}

/** M₁,₃ I⁻₁,₃ · 9 of 16 reactions. */
export function SpeciesList({ unit }: { readonly unit: UnitRef }) {
  const crn = useRun((run) => run.compilation?.compiled.crn ?? null);
  const { layer, index } = unit;
  const found = useMemo(() => (crn ? speciesOfUnit(crn, { layer, index }) : null), [crn, layer, index]);
  if (!found || found.names.length === 0) return null;
  return (
    <span className="cv-species">
      {found.names.map((name) => (
        <Species key={`${name.letter}${name.rail}`} name={name} />
      ))}
      <span>{canvasText.speciesReactions(found.reactions, found.total)}</span>
    </span>
  );
}

function Species({ name }: { readonly name: SpeciesName }) {
  const rail = name.rail > 0 ? "is-plus" : "is-minus";
  return (
    <span className="cv-sp">
      {name.letter}
      <span className="cv-sp-scripts">
        <i className={rail}>{name.rail === 0 ? "" : name.rail > 0 ? "+" : "−"}</i>
        <i>{name.subscript}</i>
      </span>
    </span>
  );
}
