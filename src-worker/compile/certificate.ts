import type { Certificate } from "../model/compiled.ts";
import { type Crn, type DualRail, pairsOf, sideLength } from "../model/crn.ts";
import { completionOrder, type NotOrdered } from "../model/order.ts";
import { speciesLabel } from "../model/speciesName.ts";
import { Transparency } from "./transparency.ts";

/**
 * Proves that limits do not depend on rate constants, or says why the proof fails.
 *
 * Species: every reaction has a reactant and k > 0, every species is a reactant of at most one
 * reaction, and the graph reactant → product is acyclic; then every limit exists, is unique and
 * independent of rates (noncompetitive CRNs, arXiv 2109.11422, are the wider class).
 *
 * Outputs: the same after removing the cancellation reactions S⁺ + S⁻ → W of dual-rail pairs,
 * provided each such pair is *transparent*: equal extra amounts of its two rails change no output value.
 */
export function certify(crn: Crn): Certificate {
  const all = completionOrder(crn);
  if (all.ok) return { species: true, outputs: true, because: null };
  const because = explain(crn, all.reason);
  const ignored = cancellations(crn);
  if (pairsOf(crn, "output").length === 0 || !ignored.includes(1)) {
    return { species: false, outputs: false, because };
  }
  const rest = completionOrder(crn, ignored);
  if (!rest.ok) return { species: false, outputs: false, because: explain(crn, rest.reason) };
  const opaque = new Transparency(crn, rest.order).firstOpaque(cancelledPairs(crn, ignored));
  if (opaque) {
    return {
      species: false,
      outputs: false,
      because: `Cancelling ${opaque.name} may change an output: equal amounts of its two rails are not shown to leave every output alone.`,
    };
  }
  return { species: false, outputs: true, because };
}

/** Marks the reactions S⁺ + S⁻ → waste of dual-rail pairs; waste is a reactant of nothing and no rail. */
export function cancellations(crn: Crn): Uint8Array {
  const marks = new Uint8Array(crn.rate.length);
  const partner = partners(crn);
  const consumed = consumedSpecies(crn);
  for (let r = 0; r < crn.rate.length; r++) {
    if (sideLength(crn.reactants, r) !== 2) continue;
    const e = crn.reactants.start[r]!;
    const [a, b] = [crn.reactants.species[e]!, crn.reactants.species[e + 1]!];
    const single = crn.reactants.coefficient[e] === 1 && crn.reactants.coefficient[e + 1] === 1;
    if (!single || partner[a] !== b) continue;
    const products = crn.products.species.subarray(crn.products.start[r]!, crn.products.start[r + 1]!);
    if (products.every((s) => !consumed[s] && partner[s]! < 0)) marks[r] = 1;
  }
  return marks;
}

function partners(crn: Crn): Int32Array {
  const partner = new Int32Array(crn.species.count).fill(-1);
  for (const { plus, minus } of crn.dualRail) {
    if (plus < 0 || minus < 0) continue;
    partner[plus] = minus;
    partner[minus] = plus;
  }
  return partner;
}

function consumedSpecies(crn: Crn): Uint8Array {
  const consumed = new Uint8Array(crn.species.count);
  for (const s of crn.reactants.species) consumed[s] = 1;
  return consumed;
}

/** The pairs that have a cancellation reaction. */
function cancelledPairs(crn: Crn, ignored: Uint8Array): DualRail[] {
  const cancelled = new Uint8Array(crn.species.count);
  ignored.forEach((mark, r) => {
    if (mark) cancelled[crn.reactants.species[crn.reactants.start[r]!]!] = 1;
  });
  return crn.dualRail.filter(({ plus, minus }) => cancelled[plus] === 1 || cancelled[minus] === 1);
}

function explain(crn: Crn, reason: NotOrdered): string {
  const label = (s: number) => speciesLabel(crn.species, s);
  switch (reason.kind) {
    case "no-reactant":
      return `Reaction ${reason.reaction + 1} has no reactant, so it never stops.`;
    case "rate":
      return `Reaction ${reason.reaction + 1} has a rate constant that is not positive.`;
    case "competition": {
      const [a, b] = reason.reactions;
      return `${label(reason.species)} is a reactant of reactions ${a + 1} and ${b + 1}, so their rates decide.`;
    }
    case "cycle":
      return `${[...reason.species, reason.species[0]!].map(label).join(" → ")} is a cycle.`;
  }
}
