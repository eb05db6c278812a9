import type { Crn, Side } from "../model/crn.ts";
import { consumers } from "./stoichiometry.ts";

/**
 * The strongly connected components of the Jacobian's dependency graph: an edge from each reactant to
 * every species whose net amount its reaction changes.
 */
export interface Components {
  readonly count: number;
  /** Component of each species; a component's successors have smaller numbers. */
  readonly of: Int32Array;
  /** Longest way from the component to the end of the graph; successors are strictly lower. */
  readonly depth: Int32Array;
}

/** Tarjan's algorithm, iterative: the graph is deep and has as many edges as the CRN has products. */
export function stronglyConnected(crn: Crn, net: Side): Components {
  const n = crn.species.count;
  const { start: rows, reaction } = consumers(crn);
  const index = new Int32Array(n).fill(-1);
  const low = new Int32Array(n);
  const of = new Int32Array(n).fill(-1);
  const rowCursor = new Int32Array(n);
  const entryCursor = new Int32Array(n);
  const path = new Int32Array(n);
  const open = new Int32Array(n);
  let visited = 0;
  let count = 0;
  let opened = 0;

  const enter = (s: number) => {
    index[s] = low[s] = visited++;
    open[opened++] = s;
    rowCursor[s] = rows[s];
    entryCursor[s] = rows[s] < rows[s + 1] ? net.start[reaction[rows[s]]] : 0;
  };
  /** The next species that depends on `s`, or −1. */
  const successor = (s: number): number => {
    while (rowCursor[s] < rows[s + 1]) {
      const r = reaction[rowCursor[s]];
      if (entryCursor[s] < net.start[r + 1]) return net.species[entryCursor[s]++];
      rowCursor[s]++;
      if (rowCursor[s] < rows[s + 1]) entryCursor[s] = net.start[reaction[rowCursor[s]]];
    }
    return -1;
  };
  for (let root = 0; root < n; root++) {
    if (index[root] >= 0) continue;
    let depth = 0;
    path[0] = root;
    enter(root);
    while (depth >= 0) {
      const s = path[depth];
      const t = successor(s);
      if (t >= 0) {
        if (index[t] < 0) {
          enter(t);
          path[++depth] = t;
        } else if (of[t] < 0 && index[t] < low[s]) low[s] = index[t];
        continue;
      }
      depth--;
      if (depth >= 0 && low[s] < low[path[depth]]) low[path[depth]] = low[s];
      if (low[s] === index[s]) {
        let member: number;
        do {
          member = open[--opened];
          of[member] = count;
        } while (member !== s);
        count++;
      }
    }
  }
  return { count, of, depth: depths(crn, net, of, count) };
}

/** Longest distance to the end per component; components are numbered with successors first. */
function depths(crn: Crn, net: Side, of: Int32Array, count: number): Int32Array {
  const depth = new Int32Array(count);
  const byComponent = speciesByComponent(of, count);
  const { start: rows, reaction } = consumers(crn);
  for (let c = 0; c < count; c++) {
    for (let i = byComponent.start[c]; i < byComponent.start[c + 1]; i++) {
      const s = byComponent.species[i];
      for (let row = rows[s]; row < rows[s + 1]; row++) {
        const r = reaction[row];
        for (let e = net.start[r]; e < net.start[r + 1]; e++) {
          const target = of[net.species[e]];
          if (target !== c && depth[target] >= depth[c]) depth[c] = depth[target] + 1;
        }
      }
    }
  }
  return depth;
}

/** Species grouped by component, in compressed rows. */
export function speciesByComponent(
  of: Int32Array,
  count: number,
): { start: Int32Array; species: Int32Array } {
  const start = new Int32Array(count + 1);
  for (const c of of) start[c + 1]++;
  for (let c = 0; c < count; c++) start[c + 1] += start[c];
  const next = start.slice();
  const species = new Int32Array(of.length);
  for (let s = 0; s < of.length; s++) species[next[of[s]]++] = s;
  return { start, species };
}
