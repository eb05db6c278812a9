import type { Crn } from "./crn.ts";

/** The reactions with producers before consumers, or why there is no such order. */
export type CompletionOrder =
  | { readonly ok: true; readonly order: Int32Array }
  | { readonly ok: false; readonly reason: NotOrdered };

export type NotOrdered =
  | { readonly kind: "no-reactant"; readonly reaction: number }
  | { readonly kind: "rate"; readonly reaction: number }
  | { readonly kind: "competition"; readonly species: number; readonly reactions: readonly [number, number] }
  /** Species along the cycle, the first one not repeated. */
  | { readonly kind: "cycle"; readonly species: readonly number[] };

/**
 * Orders reactions so that everything that produces a reactant comes first. Succeeds exactly when the
 * certificate's conditions hold: every reaction has a reactant and k > 0, every species is a reactant of
 * at most one reaction, and the graph reactant → product is acyclic (a catalyst is a self-loop).
 *
 * @param ignored reactions to leave out, marked with 1.
 */
export function completionOrder(crn: Crn, ignored?: Uint8Array): CompletionOrder {
  const m = crn.rate.length;
  const consumer = new Int32Array(crn.species.count).fill(-1);
  for (let r = 0; r < m; r++) {
    if (ignored?.[r]) continue;
    const from = crn.reactants.start[r]!;
    const to = crn.reactants.start[r + 1]!;
    if (from === to) return { ok: false, reason: { kind: "no-reactant", reaction: r } };
    if (!(crn.rate[r]! > 0)) return { ok: false, reason: { kind: "rate", reaction: r } };
    for (let e = from; e < to; e++) {
      const s = crn.reactants.species[e]!;
      const other = consumer[s]!;
      if (other >= 0 && other !== r) {
        return { ok: false, reason: { kind: "competition", species: s, reactions: [other, r] } };
      }
      consumer[s] = r;
    }
  }
  return topological(crn, consumer, ignored);
}

/** Depth-first search over reactions (r → the consumers of its products), iterative. */
function topological(crn: Crn, consumer: Int32Array, ignored?: Uint8Array): CompletionOrder {
  const m = crn.rate.length;
  const { start, species } = crn.products;
  const state = new Uint8Array(m);
  const cursor = new Int32Array(m);
  const via = new Int32Array(m).fill(-1);
  const order = new Int32Array(m);
  const stack = new Int32Array(m);
  let filled = m;
  for (let root = 0; root < m; root++) {
    if (state[root] !== 0 || ignored?.[root]) continue;
    let depth = 0;
    stack[0] = root;
    state[root] = 1;
    cursor[root] = start[root]!;
    while (depth >= 0) {
      const r = stack[depth]!;
      if (cursor[r]! === start[r + 1]!) {
        state[r] = 2;
        order[--filled] = r;
        depth--;
        continue;
      }
      const s = species[cursor[r]!]!;
      cursor[r] = cursor[r]! + 1;
      const next = consumer[s]!;
      if (next < 0 || state[next] === 2) continue;
      if (state[next] === 1) {
        return { ok: false, reason: { kind: "cycle", species: cycleThrough(stack, depth, next, via, s) } };
      }
      via[next] = s;
      state[next] = 1;
      cursor[next] = start[next]!;
      stack[++depth] = next;
    }
  }
  return { ok: true, order: order.slice(filled) };
}

/** The species produced along the stack from reaction `next` back to itself. */
function cycleThrough(
  stack: Int32Array,
  depth: number,
  next: number,
  via: Int32Array,
  closing: number,
): number[] {
  const species = [closing];
  for (let d = depth; stack[d] !== next; d--) species.push(via[stack[d]!]!);
  return species.reverse();
}
