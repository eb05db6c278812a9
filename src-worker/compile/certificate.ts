import type { Certificate } from "../model/compiled.ts";
import { type Crn, type DualRail, pairsOf, sideLength } from "../model/crn.ts";
import { completionOrder, type NotOrdered } from "../model/order.ts";
import { speciesLabel } from "../model/speciesName.ts";

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
  const opaque = opaquePair(crn, ignored);
  if (opaque) {
    return {
      species: false,
      outputs: false,
      because: `Cancelling ${opaque.name} may change an output: its two rails are not used as mirror images.`,
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

/**
 * A cancelled pair that is not transparent, or null. Adding δ to both rails must add only balanced,
 * transparent pairs (and waste): either both rails react alone, or they are the I⁺ and I⁻ of the
 * paper's reactions (1) and (2), where I⁺ → M + … feeds the M that I⁻ + M → … consumes.
 */
function opaquePair(crn: Crn, ignored: Uint8Array): DualRail | null {
  const partner = partners(crn);
  const consumer = new Int32Array(crn.species.count).fill(-1);
  for (let r = 0; r < crn.rate.length; r++) {
    if (ignored[r]) continue;
    for (let e = crn.reactants.start[r]!; e < crn.reactants.start[r + 1]!; e++) {
      consumer[crn.reactants.species[e]!] = r;
    }
  }
  const known = new Map<number, boolean>();
  const isTransparent = (plus: number, minus: number): boolean => {
    const seen = known.get(plus);
    if (seen !== undefined) return seen;
    // The graph is acyclic here, so the recursion ends; pairs in progress cannot be met again.
    known.set(plus, false);
    const balance = sharedEffect(crn, consumer, plus, minus);
    const verdict =
      balance !== null &&
      [...balance].every(([s, amount]) => {
        if (amount === 0) return true;
        const p = partner[s]!;
        if (p < 0) return consumer[s]! < 0;
        return balance.get(p) === amount && isTransparent(Math.min(s, p), Math.max(s, p));
      });
    known.set(plus, verdict);
    known.set(minus, verdict);
    return verdict;
  };
  for (const pair of crn.dualRail) {
    if (pair.plus < 0 || pair.minus < 0 || !isCancelled(crn, ignored, pair)) continue;
    if (!isTransparent(Math.min(pair.plus, pair.minus), Math.max(pair.plus, pair.minus))) return pair;
  }
  return null;
}

function isCancelled(crn: Crn, ignored: Uint8Array, pair: DualRail): boolean {
  return ignored.some((mark, r) => {
    if (!mark) return false;
    const e = crn.reactants.start[r]!;
    const [a, b] = [crn.reactants.species[e]!, crn.reactants.species[e + 1]!];
    return (a === pair.plus && b === pair.minus) || (b === pair.plus && a === pair.minus);
  });
}

/** What one extra molecule of each rail of a pair turns into, or null when that is not known. */
function sharedEffect(crn: Crn, consumer: Int32Array, a: number, b: number): Map<number, number> | null {
  const [ra, rb] = [consumer[a]!, consumer[b]!];
  const effect = new Map<number, number>();
  if (ra < 0 && rb < 0) return effect;
  if (ra < 0 || rb < 0) return null;
  for (const r of [ra, rb]) {
    for (let e = crn.products.start[r]!; e < crn.products.start[r + 1]!; e++) {
      const s = crn.products.species[e]!;
      effect.set(s, (effect.get(s) ?? 0) + crn.products.coefficient[e]!);
    }
  }
  const [alone, paired] = sideLength(crn.reactants, ra) === 1 ? [ra, rb] : [rb, ra];
  if (!hasUnitCoefficients(crn, alone) || !hasUnitCoefficients(crn, paired)) return null;
  if (sideLength(crn.reactants, alone) !== 1) return null;
  if (sideLength(crn.reactants, paired) === 1) return effect;
  if (sideLength(crn.reactants, paired) !== 2) return null;
  const e = crn.reactants.start[paired]!;
  const [p, q] = [crn.reactants.species[e]!, crn.reactants.species[e + 1]!];
  const mediator = p === a || p === b ? q : p;
  if (effect.get(mediator) !== 1) return null;
  effect.set(mediator, 0);
  return effect;
}

function hasUnitCoefficients(crn: Crn, r: number): boolean {
  for (let e = crn.reactants.start[r]!; e < crn.reactants.start[r + 1]!; e++) {
    if (crn.reactants.coefficient[e] !== 1) return false;
  }
  return true;
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
