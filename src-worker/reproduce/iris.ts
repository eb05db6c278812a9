import { rowOf } from "../data/dataSet.ts";
import type { Convergence } from "../experiments/convergence.ts";
import { medianOf } from "../experiments/quantiles.ts";
import { prepare } from "../model/document.ts";
import { ok, type Result } from "../model/problem.ts";
import {
  type Bench,
  compiledBy,
  EXACT_SETTINGS,
  experiment,
  PAPER_SETTINGS,
  range,
  rowsOf,
  type Step,
} from "./bench.ts";
import { drawFigure } from "./figures.ts";
import { brief, outOf, percent } from "./numbers.ts";

/** "Approaching up to 4 decimal places": within half a unit of the fourth. */
const FOUR_DECIMALS = 0.5e-4;
const PRINTED_CORRECT = 141;
/** Rate constants over four decades: slow ones get the time they need. */
const RANDOM_RATES = { kind: "loguniform", low: 0.01, high: 100, seed: 1 } as const;
const LONG = 1e6;

export const IRIS_STEPS: readonly Step[] = [
  { doing: "IRIS: 150 flowers by the rate equations", run: agreement },
  { doing: "IRIS: 150 flowers with random rate constants", run: otherRates },
  { doing: "IRIS: how fast", run: speed },
  { doing: "Figure 2", run: figure2 },
];

async function agreement(bench: Bench): Promise<Result<true>> {
  const { ledger, data, networks } = bench;
  const document = networks.iris;
  const rows = rowsOf(document, data.iris, range(data.iris.labels.length));
  for (const [n, reduction] of (["none", "paper"] as const).entries()) {
    const { network } = document;
    const job = {
      network,
      options: compiledBy(reduction),
      rows,
      check: "ode",
      settings: EXACT_SETTINGS,
    } as const;
    const found = await experiment(bench, "verify", job, [n / 2, (n + 1) / 2]);
    if (!found.ok) return found;
    const { rows: total, agree, checks } = found.value;
    if (n === 0) {
      const right = checks.filter((check, r) => check?.networkWinner === rows.labels[r]).length;
      ledger.add({
        id: "iris-accuracy",
        group: "accuracy",
        what: "IRIS: flowers classified right",
        paper: `${outOf(PRINTED_CORRECT, 150)} (94\u00a0%)`,
        here: `${outOf(right, total)} (${percent(right / total)})`,
        verdict: right === PRINTED_CORRECT ? "same" : right > PRINTED_CORRECT ? "better" : "below",
        notes: ["sameRows"],
        values: { correct: right, rows: total },
      });
    }
    const form = n === 0 ? "Algorithm 1" : "Algorithm 2";
    ledger.add({
      id: `iris-agree-${reduction}`,
      group: "agreement",
      what: `IRIS: CRN at t = 50 names the network’s winner, ${form}`,
      paper: outOf(150, 150),
      here: outOf(agree, total),
      verdict: agree === total ? "same" : "below",
      values: { agree, rows: total },
    });
    const four = checks.filter((check) => check && check.difference <= FOUR_DECIMALS).length;
    const first = checks[0]?.difference ?? 0;
    ledger.add({
      id: `iris-decimals-${reduction}`,
      group: "agreement",
      what: `IRIS: values equal to 4 decimals at t = 50, ${form}`,
      paper: "1 flower shown",
      here: `${first <= FOUR_DECIMALS ? "the shown flower" : "not the shown flower"}; ${outOf(four, total)}`,
      verdict: first <= FOUR_DECIMALS ? "same" : "below",
      notes: ["decimals"],
      values: { four, rows: total, shownFlower: first, largest: found.value.maxDifference },
    });
  }
  return ok(true);
}

async function otherRates(bench: Bench): Promise<Result<true>> {
  const { ledger, data, networks } = bench;
  const { network } = networks.iris;
  const rows = rowsOf(networks.iris, data.iris, range(data.iris.labels.length));
  const settings = { ...PAPER_SETTINGS, tEnd: LONG, rates: RANDOM_RATES };
  const found = await experiment(bench, "verify", {
    network,
    options: compiledBy("none"),
    rows,
    check: "ode",
    settings,
  });
  if (!found.ok) return found;
  const { agree, rows: total, maxDifference } = found.value;
  ledger.add({
    id: "iris-rates",
    group: "agreement",
    what: "IRIS: same winner with other rate constants",
    paper: "any rates",
    here: `${outOf(agree, total)}; values differ by at most ${brief(maxDifference)}`,
    verdict: agree === total ? "same" : "below",
    notes: ["rates"],
    values: { agree, rows: total, largest: maxDifference },
  });
  return ok(true);
}

async function speed(bench: Bench): Promise<Result<true>> {
  const { ledger, data, networks } = bench;
  const { network } = networks.iris;
  const inputs = Array.from(range(data.iris.labels.length), (r) =>
    Array.from(prepare(networks.iris, rowOf(data.iris, r))),
  );
  const times: (number | null)[][] = [];
  for (const [n, reduction] of (["none", "paper"] as const).entries()) {
    const job = {
      subject: { kind: "network", network, options: compiledBy(reduction), inputs },
      settings: PAPER_SETTINGS,
      band: 0.01,
      fraction: 0.01,
    } as const;
    const found = await experiment(bench, "convergence", job, [n / 2, (n + 1) / 2]);
    if (!found.ok) return found;
    times.push(completions(found.value));
  }
  const [plain, reduced] = times;
  const faster = plain.filter((t, r) => late(reduced[r]) < late(t)).length;
  const [before, after] = [medianOf(plain.map(late)), medianOf(reduced.map(late))];
  ledger.add({
    id: "iris-faster",
    group: "kinetics",
    what: "IRIS: reduced CRN converges faster (90 % completion, median)",
    paper: "“significantly faster”",
    here: `${brief(before)} → ${brief(after)}; faster for ${outOf(faster, plain.length)}`,
    verdict: before !== null && after !== null && after < before ? "same" : "below",
    values: { unreduced: before, reduced: after, faster, rows: plain.length },
  });
  return ok(true);
}

/** The 90 % completion time of every row: its slowest output's. */
function completions({ rows }: Convergence): (number | null)[] {
  return rows.flatMap((row) => {
    if (!row) return [];
    const times = row.outputs.map(({ completion90 }) => completion90);
    return [times.includes(null) ? null : Math.max(...times.map(late))];
  });
}

function late(t: number | null): number {
  return t ?? Number.POSITIVE_INFINITY;
}

async function figure2(bench: Bench): Promise<Result<true>> {
  const { ledger, networks, data } = bench;
  const document = networks.iris;
  const example = { name: "flower 1", values: Array.from(rowOf(data.iris, 0)) };
  const shared = { document, example, tEnd: 20, caption: "Flower 1, a setosa; arbitrary time units, k = 1." };
  const plain = await drawFigure(bench, {
    ...shared,
    id: "2a",
    title: "Figure 2a: IRIS",
    reduction: "none",
  });
  if (!plain.ok) return plain;
  const reduced = await drawFigure(bench, {
    ...shared,
    id: "2b",
    title: "Figure 2b: IRIS, reduced",
    reduction: "paper",
  });
  if (!reduced.ok) return reduced;
  const label = plain.value.run.winner;
  ledger.add({
    id: "figure2-label",
    group: "kinetics",
    what: "Figure 2: label",
    paper: "0 (setosa)",
    here: `${label} (${document.network.outputs[label]})`,
    verdict: label === 0 && reduced.value.run.winner === 0 ? "same" : "below",
    notes: ["figure2"],
  });
  const start = [plain, reduced].map(({ value }) =>
    value.figure.curves.map(({ values }) => brief(values[0])).join(", "),
  );
  ledger.add({
    id: "figure2-start",
    group: "kinetics",
    what: "Figure 2: outputs at t = 0 change with the reduction",
    paper: "they do",
    here: `${start[0]} → ${start[1]}`,
    verdict: start[0] !== start[1] ? "same" : "below",
  });
  const [before, after] = [plain.value.run.completion90, reduced.value.run.completion90];
  ledger.add({
    id: "figure2-completion",
    group: "kinetics",
    what: "Figure 2: 90 % completion, unreduced → reduced",
    paper: "reduced is faster",
    here: `${brief(before)} → ${brief(after)}`,
    verdict: late(after) < late(before) ? "same" : "below",
    values: { unreduced: before, reduced: after },
  });
  return ok(true);
}
