import type { NameHint } from "../../model/nameHints.ts";
import type { Join, Output } from "./expand.ts";
import { type Fit, fits, misfit, type ReactionGraph } from "./graph.ts";
import { orientJoins } from "./orientation.ts";
import type { ReducedParts, Reduction } from "./reduced.ts";
import { toldMates } from "./survey.ts";
import { oriented } from "./units.ts";

/** Sorts the reactions of a reduced CRN by their part in it; what names do not tell is inferred. */
export function partsOf(
  graph: ReactionGraph,
  hints: readonly (NameHint | null)[],
  reduction: Reduction,
): Fit<ReducedParts> {
  const joins: Join[] = [];
  const told: number[] = [];
  const sources: number[] = [];
  for (let r = 0; r < graph.reactions; r++) {
    if (graph.ignored[r]) continue;
    const [a, b] = graph.reactants(r);
    if (b === undefined) {
      if (graph.producers(a).length > 0) {
        return misfit(
          `${graph.name(r)}: ${graph.label(a)} is made by reaction ${graph.producers(a)[0] + 1}; a reduced network has such reactions of inputs alone.`,
          r,
        );
      }
      sources.push(a);
      continue;
    }
    const swapped = hints[b]?.role === "M" || hints[a]?.role === "I";
    const straight = hints[a]?.role === "M" || hints[b]?.role === "I";
    joins.push({ mediator: swapped ? b : a, inMinus: swapped ? a : b, reaction: r });
    told.push(swapped !== straight ? 1 : 0);
  }
  const outputs = outputsOf(graph, hints);
  const oriented = orientJoins(graph, joins, Uint8Array.from(told), outputs, sources, reduction);
  return oriented.ok ? fits({ joins: oriented.value, outputs, sources }) : oriented;
}

/** The ends of the CRN in pairs: declared or named ones, then those that no reaction makes together. */
function outputsOf(graph: ReactionGraph, hints: readonly (NameHint | null)[]): Output[] {
  const { crn } = graph;
  const told = toldMates(graph, hints);
  const outputs: Output[] = [];
  const free = new Set<number>();
  for (let s = 0; s < crn.species.count; s++) {
    if (graph.consumer[s] >= 0) continue;
    if (graph.isUsed(s) || hints[s]?.role === "Y") free.add(s);
  }
  const pair = (u: number, v: number) => {
    free.delete(u);
    free.delete(v);
    const [plus, minus] = oriented(crn, u, v, hints);
    outputs.push({ plus, minus });
  };
  for (const s of [...free]) {
    const mate = told[s];
    if (free.has(s) && mate >= 0 && graph.consumer[mate] < 0) pair(s, mate);
  }
  const makers = new Map([...free].map((s) => [s, new Set(graph.producers(s))]));
  for (const s of [...free]) {
    if (!free.has(s)) continue;
    const mine = makers.get(s) as Set<number>;
    const apart = [...free].filter((t) => t !== s && disjoint(mine, makers.get(t) as Set<number>));
    // Where every weight is ±1, each reaction makes one rail or the other: the best mate fills the gaps.
    const mate = apart.sort((a, b) => (makers.get(b)?.size ?? 0) - (makers.get(a)?.size ?? 0))[0];
    if (mate === undefined) {
      free.delete(s);
      outputs.push((hints[s]?.rail ?? 1) < 0 ? { plus: -1, minus: s } : { plus: s, minus: -1 });
    } else pair(s, mate);
  }
  return outputs;
}

function disjoint(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  for (const r of small) if (large.has(r)) return false;
  return true;
}
