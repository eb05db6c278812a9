import type { Convergence, ConvergenceTimes } from "../experiments/convergence.ts";
import type { Ensemble } from "../experiments/ensemble.ts";
import type { Growth } from "../experiments/growth.ts";
import type { Movement, Robustness } from "../experiments/robustness.ts";
import type { Scaling } from "../experiments/scaling.ts";
import { table } from "./terminal.ts";

/** Experiments' results for reading: a sentence and a table each. */

const MISSING = "–";

function show(x: number | null): string {
  return x === null || Number.isNaN(x) ? MISSING : `${Number(x.toPrecision(4))}`;
}

function whenStopped(lines: readonly string[], stopped: boolean): string {
  return [...lines, ...(stopped ? ["Stopped: this is what was done."] : [])].join("\n");
}

export function describeEnsemble(result: Ensemble): string {
  const { members, reached, completionQuantiles, low, high, outputs } = result;
  const head = ["output", "limit", "5 %", "median", "95 %", "spread", "spread of limits"];
  const rows = outputs.map(({ name, limit, bands, endSpread, limitSpread }) => [
    name,
    show(limit),
    ...[0, 2, 4].map((q) => show(bands[q].at(-1) ?? null)),
    show(endSpread),
    show(limitSpread),
  ]);
  const lines = [
    `${members} sets of rate constants, log-uniform from ${low} to ${high}; values at t = ${show(result.times.at(-1) ?? null)}`,
    table([head, ...rows]),
    `90 % completion reached by ${reached} of ${members}; 5, 25, 50, 75, 95 %: ${completionQuantiles.map(show).join(", ")}`,
  ];
  return whenStopped(lines, result.stopped);
}

export function describeRobustness(result: Robustness): string {
  const head = [result.kind === "errors" ? "error" : "ε", "by", "runs", "other winner", "median", "95 %"];
  const row = (level: number, by: string, movement: Movement | null) =>
    movement
      ? [
          [
            result.kind === "errors" ? `${show(100 * level)} %` : show(level),
            by,
            `${movement.runs}`,
            show(movement.winnerChanges),
            show(movement.largest[2]),
            show(movement.largest[4]),
          ],
        ]
      : [];
  const rows = result.levels.flatMap(({ level, byOde, byLimit }) => [
    ...row(level, "ODE", byOde),
    ...row(level, "limit", byLimit),
  ]);
  const lines = ["Largest movement of any output, against the undisturbed run:", table([head, ...rows])];
  return whenStopped(lines, result.stopped);
}

export function describeConvergence(result: Convergence): string {
  const head = ["", "target", "at t-end", `±${result.band}`, `${100 * result.fraction} %`, "90 % completion"];
  const times = (t: ConvergenceTimes) => [t.absolute, t.relative, t.completion90].map(show);
  const lines = result.rows.flatMap((row, r) => {
    if (!row) return [];
    const rows = [
      ...row.outputs.map((o) => [o.name, show(o.target), show(o.value), ...times(o)]),
      ...row.layers.map((l) => [`layer ${l.layer}`, "", "", ...times(l)]),
    ];
    const change = row.winner
      ? [`Winner ${row.winner.name}, last change at t = ${show(row.winner.lastChange)}`]
      : [];
    return [...(result.rows.length > 1 ? [`Row ${r + 1}`] : []), table([head, ...rows]), ...change];
  });
  return whenStopped(lines, result.stopped);
}

export function describeScaling({ vary, points, tEnd, stopped }: Scaling): string {
  const head = [vary, "networks", "reached", "quartile", "median", "quartile", "reactions"];
  const rows = points.map((p) => [
    `${p.value}`,
    `${p.networks}`,
    `${p.reached}`,
    ...p.quartiles.map(show),
    show(p.reactions),
  ]);
  return whenStopped([`90 % completion time by t = ${tEnd}:`, table([head, ...rows])], stopped);
}

export function describeGrowth({ curves, stopped }: Growth): string {
  const head = ["reduction", "depth", "molecules", "largest coefficient"];
  const rows = curves.flatMap(({ reduction, points }) =>
    points.map((p) => [reduction, `${p.depth}`, show(p.molecules[1]), show(p.largestCoefficient[1])]),
  );
  const ends = curves.flatMap(({ reduction, ended }) =>
    ended ? [`${reduction} ends at depth ${ended.depth}. ${ended.message}`] : [],
  );
  return whenStopped(["Medians over the networks:", table([head, ...rows]), ...ends], stopped);
}
