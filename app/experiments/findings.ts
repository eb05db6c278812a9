import { winnerOf } from "../../src-worker/model/network.ts";
import type {
  ExperimentAnswers,
  ExperimentId,
  ExperimentRun,
  ExperimentRuns,
  Setting,
} from "../store/experiments.ts";
import { text } from "./text.ts";

type Findings = {
  readonly [K in ExperimentId]: (answer: ExperimentAnswers[K], setting: Setting<K>) => string;
};

const FINDINGS: Findings = {
  verify: verifyFinding,
  rates: ratesFinding,
  disturb: disturbFinding,
  scaling: scalingFinding,
  stochastic: stochasticFinding,
};

/** The finding of an experiment's newest run; null while there is none. */
export function findingNow<K extends ExperimentId>(runs: ExperimentRuns, id: K): string | null {
  const run: ExperimentRun<K> | null = runs[id];
  return run && findingOf(id, run);
}

/** What an experiment found, as one or two sentences with numbers; null while there is nothing to say. */
export function findingOf<K extends ExperimentId>(id: K, run: ExperimentRun<K>): string | null {
  if (run.answer === null || run.status === "failed") return null;
  return stoppedAt(id, run) + FINDINGS[id](run.answer, run.setting);
}

function stoppedAt<K extends ExperimentId>(id: K, { answer, progress, status }: ExperimentRun<K>): string {
  if (status !== "done" || answer === null || !progress || !isStopped(id, answer)) return "";
  return text.stopped(finished(answer) ?? progress.done, progress.total);
}

/** Items an answer is made of, where it says so: the last progress is a little older. */
function finished(answer: ExperimentAnswers[ExperimentId]): number | null {
  if ("agree" in answer) return answer.rows;
  if ("members" in answer) return answer.members;
  return "runsDone" in answer ? answer.runsDone : null;
}

function isStopped<K extends ExperimentId>(id: K, answer: ExperimentAnswers[K]): boolean {
  if (id === "stochastic") return (answer as ExperimentAnswers["stochastic"]).final?.stopped ?? false;
  if (id === "scaling") return (answer as ExperimentAnswers["scaling"]).result.stopped;
  return (answer as ExperimentAnswers["verify" | "rates" | "disturb"]).stopped;
}

function verifyFinding(found: ExperimentAnswers["verify"], { form, settings }: Setting<"verify">): string {
  const words = text.verify;
  const by = form.check === "limit" ? words.byLimit : words.byOde(settings.tEnd);
  const correct = found.correct === null ? "" : words.correct(found.correct, found.rows);
  return `${words.verdict(found.agree, found.rows, by)}${words.difference(found.maxDifference)}.${correct}`;
}

function ratesFinding(found: ExperimentAnswers["rates"]): string {
  const words = text.rates;
  const decades = `${Math.round(10 * Math.log10(found.high / found.low)) / 10}`;
  const limits = found.outputs.map((output) => output.limitSpread);
  const spread = Math.max(...found.outputs.map((output) => output.endSpread));
  const limit = limits.every((x) => x !== null) ? words.oneLimit(Math.max(...limits)) : words.noLimit;
  const [low, , median, , high] = found.completionQuantiles;
  const completion = words.completed(found.reached, found.members, median ?? null, low ?? null, high ?? null);
  const tEnd = found.times.at(-1) ?? 0;
  const reached = limits.every((x) => x !== null) ? completion : "";
  return words.sentence(found.members, decades) + limit + words.at(tEnd, spread) + reached;
}

function disturbFinding(found: ExperimentAnswers["disturb"]): string {
  const words = text.disturb;
  const levels = found.levels.flatMap(({ level, byLimit, byOde }) => {
    const movement = byLimit ?? byOde;
    return movement ? [{ level: words.levelText(found.kind, level), ...movement }] : [];
  });
  const last = levels.at(-1);
  if (!last) return "";
  const moves = words.moves(last.largest[2] ?? 0, last.largest[4] ?? 0);
  if (last.winnerChanges === null) return words.movesAt(last.level) + moves;
  const first = levels.findIndex(({ winnerChanges }) => winnerChanges !== 0);
  const safe = levels[first < 0 ? levels.length - 1 : first - 1];
  const runs = levels.slice(0, first < 0 ? levels.length : first).reduce((sum, level) => sum + level.runs, 0);
  const start = safe ? words.safe(safe.level, runs) : "";
  if (first < 0) return start + words.movesAt(last.level) + moves;
  return start + words.changesAt(last.level, last.winnerChanges, last.runs) + moves;
}

function scalingFinding(answer: ExperimentAnswers["scaling"]): string {
  return answer.kind === "growth" ? growthFinding(answer.result) : timesFinding(answer.result);
}

type Result<K> = Extract<ExperimentAnswers["scaling"], { kind: K }>["result"];

function timesFinding({ vary, points, tEnd }: Result<"scaling">): string {
  const words = text.scaling;
  const known = points.flatMap(({ value, quartiles }) => {
    const median = quartiles[1];
    return median === null || median === undefined ? [] : [{ value, median }];
  });
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first === last) return words.none(tEnd);
  const networks = points.reduce((sum, point) => sum + point.networks, 0);
  const missing = networks - points.reduce((sum, point) => sum + point.reached, 0);
  const grows = words.grows(
    words.variables[vary],
    words.valueText(first.value),
    first.median,
    words.valueText(last.value),
    last.median,
  );
  return grows + (missing > 0 ? words.unreached(missing, networks, tEnd) : "");
}

function growthFinding({ curves }: Result<"growth">): string {
  const words = text.scaling;
  const at = (reduction: string) => curves.find((curve) => curve.reduction === reduction)?.points ?? [];
  const [paper, compact] = [at("paper"), at("compact")];
  const depth = Math.min(paper.at(-1)?.depth ?? -1, compact.at(-1)?.depth ?? -1);
  const medianAt = (points: typeof paper) => points.find((p) => p.depth === depth)?.molecules[1] ?? null;
  const [a, b] = [medianAt(paper), medianAt(compact)];
  const ends = curves.flatMap(({ reduction, ended }) =>
    ended ? [words.endsAt(words.reductions[reduction], ended.depth)] : [],
  );
  return (a !== null && b !== null ? words.products(depth, a, b) : "") + ends.join("");
}

function stochasticFinding(found: ExperimentAnswers["stochastic"], { form }: Setting<"stochastic">): string {
  const words = text.stochastic;
  const { final, runsDone, values, times } = found;
  if (final && runsDone === 0) return words.partial;
  const start = words.sentence(runsDone, form.method, form.countsPerUnit);
  const widest = widestDeviation(values);
  const spread = widest ? words.deviation(widest.deviation, times[widest.at] ?? 0) : "";
  if (!final) return `${start.replace(/: $/, "")}${spread}.`;
  const { outputs, networkWinner } = final;
  const distances = outputs.flatMap(({ crn, limit }) => (limit === null ? [] : [Math.abs(crn - limit)]));
  const name = outputs[networkWinner]?.name;
  const wins = name === undefined ? "" : words.wins(name, winsOf(final, networkWinner), runsDone);
  const near = distances.length > 0 ? words.distance(Math.max(...distances), times.at(-1) ?? 0) : "";
  return `${start}${wins}${near}${spread}.${words.rounding(final.rounding.largest)}`;
}

/** The largest deviation of any output, and at which sample; null for a single run. */
function widestDeviation(values: ExperimentAnswers["stochastic"]["values"]) {
  let widest: { readonly deviation: number; readonly at: number } | null = null;
  for (const band of values) {
    for (const [at, deviation] of band.deviation.entries()) {
      if (deviation > (widest?.deviation ?? -1)) widest = { deviation, at };
    }
  }
  return widest;
}

/** Finished runs in which an output is the largest at the end. */
function winsOf(
  { runs, outputs, runsDone }: NonNullable<ExperimentAnswers["stochastic"]["final"]>,
  output: number,
): number {
  const n = outputs.length;
  const winners = Array.from({ length: runsDone }, (_, i) =>
    winnerOf(runs.values.subarray(i * n, (i + 1) * n)),
  );
  return winners.filter((winner) => winner === output).length;
}
