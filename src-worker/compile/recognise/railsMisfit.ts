import { type Fit, misfit, type ReactionGraph } from "./graph.ts";
import { compareFanOuts, Fingerprints, unlike } from "./mirror.ts";

/**
 * Why the open species cannot be matched: a fan-out that nothing mirrors, or a value whose rails are not
 * made alike. `distance` tells how unlikely two species are the rails of one value.
 */
export function explainRails(
  graph: ReactionGraph,
  open: readonly number[],
  known: Int32Array,
  distance: (u: number, v: number) => number,
): Fit<never> {
  const sources = open.filter((s) => graph.consumer[s] >= 0);
  const prints = new Fingerprints(graph, known);
  const byPrint = new Map<string, Set<number>>();
  for (const s of sources) {
    const key = prints.of(s)[0];
    byPrint.set(key, (byPrint.get(key) ?? new Set()).add(s));
  }
  const lonely: number[] = [];
  const mate = known.slice();
  for (const u of sources) {
    if (mate[u] >= 0) continue;
    const fitting = [...(byPrint.get(prints.of(u)[1]) ?? [])].filter((v) => v !== u && mate[v] < 0);
    const v = fitting.sort((a, b) => distance(u, a) - distance(u, b))[0];
    if (v === undefined) lonely.push(u);
    else {
      mate[u] = v;
      mate[v] = u;
    }
  }
  return lonely.length > 0 ? explainLonely(graph, lonely, known) : explainTargets(graph, open, mate);
}

/** Fan-outs without a mirror: the one that comes nearest tells the difference. */
function explainLonely(graph: ReactionGraph, lonely: readonly number[], known: Int32Array): Fit<never> {
  const [u, ...others] = lonely;
  const wanted = graph.fanOut(u).filter((s) => known[s] >= 0);
  let near = -1;
  let most = wanted.length / 2;
  for (const v of others) {
    const there = new Set(graph.fanOut(v));
    const common = wanted.filter((s) => there.has(known[s])).length;
    if (common <= most && near >= 0) continue;
    if (common < most) continue;
    near = v;
    most = common;
  }
  const told = near < 0 ? null : compareFanOuts(graph, u, near, known);
  if (told && !told.ok) return told;
  const r = graph.consumer[u];
  return misfit(
    `${graph.name(r)} has no mirror: no reaction makes the other rail of each of its products.`,
    r,
  );
}

/** Rails that unlike reactions make: the likeliest mate tells in which value they differ. */
function explainTargets(graph: ReactionGraph, open: readonly number[], mate: Int32Array): Fit<never> {
  const makers = new Map<number, Set<number>>();
  const byMakers = new Map<string, number>();
  for (const s of open) {
    const sources = Array.from(graph.producers(s), (r) => graph.reactants(r)[0]).sort((a, b) => a - b);
    if (sources.length === 0) continue;
    makers.set(s, new Set(sources));
    byMakers.set(sources.join(), s);
  }
  for (const [s, sources] of makers) {
    const wanted = Array.from(sources, (source) => mate[source]).sort((a, b) => a - b);
    const exact = byMakers.get(wanted.join());
    if (exact !== undefined && exact !== s) continue;
    let nearest = { missing: -1, count: wanted.length / 2, of: -1 };
    for (const [t, have] of makers) {
      if (t === s) continue;
      const missing = wanted.filter((source) => !have.has(source));
      if (missing.length > 0 && missing.length <= nearest.count) {
        nearest = { missing: missing[0], count: missing.length - 0.5, of: t };
      }
    }
    if (nearest.missing < 0) continue;
    const pair = [nearest.missing, mate[nearest.missing]].map((source) => graph.consumer[source]);
    const reactions = pair.filter((r) => r >= 0).sort((a, b) => a - b);
    return misfit(unlike(graph, reactions, s, nearest.of), ...reactions);
  }
  return misfit(
    "Not every species finds the other rail of its value: some are made in ways that nothing mirrors.",
  );
}
