import { splitRows } from "../data/prepare.ts";
import { type Example, type NetworkDocument, prepare } from "../model/document.ts";
import { evaluate, winnerOf } from "../model/network.ts";
import { ok, type Result } from "../model/problem.ts";
import { VIRUS_SHARES } from "../train/trainFrom.ts";
import {
  type Bench,
  compiledBy,
  experiment,
  fits,
  PAPER_SETTINGS,
  rowsOf,
  type Step,
  sample,
} from "./bench.ts";
import { drawFigure } from "./figures.ts";
import { brief, outOf, percent } from "./numbers.ts";
import { PRINTED_ACCURACY, splits } from "./virusSplits.ts";

const PRINTED_SAMPLE = 100;

export const VIRUS_STEPS: readonly Step[] = [
  { doing: "Virus: the network that comes along", run: shipped },
  { doing: "Virus: 30 random splits", run: (bench) => splits(bench, "row") },
  { doing: "Virus: whole persons held out", run: (bench) => splits(bench, "group") },
  { doing: "Figure 4", run: figure4 },
];

const ACCURACY = {
  id: "virus-accuracy",
  group: "accuracy",
  what: "Virus: test rows classified right",
  paper: "95.20\u00a0% (104 rows)",
  notes: ["virusPrint", "confounded"],
} as const;
const AGREE = {
  id: "virus-agree",
  group: "agreement",
  what: "Virus: CRN at t = 50 names the network’s winner",
  paper: outOf(PRINTED_SAMPLE, PRINTED_SAMPLE),
  notes: ["random"],
} as const;
const LIMIT = {
  id: "virus-agree-limit",
  group: "agreement",
  what: "Virus: limit of the CRN names the network’s winner",
  paper: "–",
} as const;
async function shipped(bench: Bench): Promise<Result<true>> {
  const { ledger, networks } = bench;
  const document = networks.virus;
  const data = bench.data.virus;
  if (!data) {
    ledger.miss(ACCURACY, "virus");
    ledger.miss(AGREE, "virus");
    ledger.miss(LIMIT, "virus");
    return ok(true);
  }
  const fitting = fits(document, data);
  if (!fitting.ok) return fitting;
  // The rows that its training left out: the split is fixed by the seed.
  const { test } = splitRows(data, {
    shares: VIRUS_SHARES,
    by: "row",
    seed: document.about?.seed ?? 1,
  });
  const verify = (which: Int32Array, check: "limit" | "ode", reduction: "none" | "paper") =>
    experiment(bench, "verify", {
      network: document.network,
      options: compiledBy(reduction),
      rows: rowsOf(document, data, which),
      check,
      settings: PAPER_SETTINGS,
    });
  const limits = await verify(test, "limit", "none");
  if (!limits.ok) return limits;
  const { correct, agree: settled, rows } = limits.value;
  const right = correct ?? 0;
  ledger.add({
    ...ACCURACY,
    here: `${percent(right / rows)} (${outOf(right, rows)})`,
    verdict: right / rows > PRINTED_ACCURACY ? "better" : "below",
    values: { correct: right, rows },
  });
  const hundred = sample(test, PRINTED_SAMPLE);
  const plain = await verify(hundred, "ode", "none");
  if (!plain.ok) return plain;
  const reduced = await verify(hundred, "ode", "paper");
  if (!reduced.ok) return reduced;
  const agree = Math.min(plain.value.agree, reduced.value.agree);
  const late = agree < hundred.length && settled === rows;
  ledger.add({
    ...AGREE,
    here: `${outOf(plain.value.agree, hundred.length)}; reduced ${outOf(reduced.value.agree, hundred.length)}`,
    verdict: late ? "explained" : agree === hundred.length ? "same" : "below",
    notes: [...AGREE.notes, ...(late ? (["close"] as const) : [])],
    values: { agree: plain.value.agree, reduced: reduced.value.agree, rows: hundred.length },
  });
  ledger.add({
    ...LIMIT,
    here: outOf(settled, rows),
    verdict: settled === rows ? "measured" : "below",
    values: { agree: settled, rows },
  });
  return ok(true);
}

/** A sample that the network takes for another virus. */
function misread({ network, examples = [], ...document }: NetworkDocument): Example | undefined {
  return examples.find(
    ({ values, label }) =>
      network.outputs[winnerOf(evaluate(network, prepare(document, values)).outputs)] !== label,
  );
}

async function figure4(bench: Bench): Promise<Result<true>> {
  const { ledger, networks } = bench;
  const document = networks.virus;
  const example = misread(document);
  if (!example) return ok(true);
  const drawn = await drawFigure(bench, {
    id: "4",
    title: "Figure 4: Virus, a misclassified sample",
    caption: `A synthetic draw of ${example.label}, no patient; arbitrary time units, k = 1.`,
    document,
    example,
    reduction: "none",
    tEnd: 50,
  });
  if (!drawn.ok) return drawn;
  const { run } = drawn.value;
  ledger.add({
    id: "figure4-label",
    group: "kinetics",
    what: "Figure 4: misclassified sample, true → read as",
    paper: "H1N1 → HRV",
    here: `${example.label} → ${document.network.outputs[run.winner]}`,
    verdict: "explained",
    notes: ["figure4"],
  });
  ledger.add({
    id: "figure4-completion",
    group: "kinetics",
    what: "Figure 4: 90 % completion",
    paper: "within 50",
    here: brief(run.completion90),
    verdict: run.completion90 === null ? "below" : "same",
    values: { completion90: run.completion90 },
  });
  return ok(true);
}
