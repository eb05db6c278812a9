import type { DataSet } from "../data/dataSet.ts";
import { ok, type Result } from "../model/problem.ts";
import {
  type Bench,
  compiledBy,
  experiment,
  fits,
  PAPER_SETTINGS,
  range,
  rowsOf,
  type Step,
  sample,
} from "./bench.ts";
import { drawFigure, turns } from "./figures.ts";
import { brief, grouped, outOf, percent } from "./numbers.ts";

const PRINTED_ACCURACY = 0.9776;
const PRINTED_SAMPLE = 100;
const PICTURE_SIDE = 14;
const SHOWN_DIGIT = "4";

export const MNIST_STEPS: readonly Step[] = [
  { doing: "MNIST: test images by the limit", run: limits },
  { doing: "MNIST: images by the rate equations", run: odes },
  { doing: "Figure 3", run: figure3 },
];

const ACCURACY = {
  id: "mnist-accuracy",
  group: "accuracy",
  what: "MNIST: test images classified right",
  paper: "97.76\u00a0%",
  notes: ["centring"],
} as const;
const LIMIT = {
  id: "mnist-agree-limit",
  group: "agreement",
  what: "MNIST: limit of the CRN names the network’s winner",
  paper: "–",
} as const;
const ODE = {
  id: "mnist-agree-ode",
  group: "agreement",
  what: "MNIST: CRN at t = 50 names the network’s winner",
  paper: outOf(PRINTED_SAMPLE, PRINTED_SAMPLE),
  notes: ["random"],
} as const;

/** The test images: those of the split, or all of a single pair of files. */
function testRows({ split, labels }: DataSet): Int32Array {
  return split?.test ?? range(labels.length);
}

async function limits(bench: Bench): Promise<Result<true>> {
  const { ledger, networks, data } = bench;
  const document = networks.mnist;
  if (!data.mnist) {
    ledger.miss(ACCURACY, "mnist");
    ledger.miss(LIMIT, "mnist");
    return ok(true);
  }
  const fitting = fits(document, data.mnist);
  if (!fitting.ok) return fitting;
  const found = await experiment(bench, "verify", {
    network: document.network,
    options: compiledBy("none"),
    rows: rowsOf(document, data.mnist, testRows(data.mnist)),
    check: "limit",
    settings: PAPER_SETTINGS,
  });
  if (!found.ok) return found;
  const { rows, agree, correct, maxDifference } = found.value;
  const right = correct ?? 0;
  ledger.add({
    ...ACCURACY,
    here: `${percent(right / rows)} (${outOf(right, rows)})`,
    verdict: right / rows > PRINTED_ACCURACY ? "better" : "below",
    values: { correct: right, rows },
  });
  ledger.add({
    ...LIMIT,
    here: `${outOf(agree, rows)}; values differ by at most ${brief(maxDifference)}`,
    verdict: agree === rows ? "measured" : "below",
    values: { agree, rows, largest: maxDifference },
  });
  return ok(true);
}

async function odes(bench: Bench): Promise<Result<true>> {
  const { ledger, networks, data, full } = bench;
  const document = networks.mnist;
  if (!data.mnist) {
    ledger.miss(ODE, "mnist");
    return ok(true);
  }
  const test = testRows(data.mnist);
  const every = full ? { rows: test, id: "mnist-agree-ode-all" } : null;
  const sets = [{ rows: sample(test, PRINTED_SAMPLE), id: ODE.id }, ...(every ? [every] : [])];
  for (const { rows: which, id } of sets) {
    const found = await experiment(bench, "verify", {
      network: document.network,
      options: compiledBy("none"),
      rows: rowsOf(document, data.mnist, which),
      check: "ode",
      settings: PAPER_SETTINGS,
    });
    if (!found.ok) return found;
    const { rows, agree, maxDifference } = found.value;
    ledger.add({
      ...ODE,
      id,
      ...(id === ODE.id ? {} : { paper: "–", what: `${ODE.what}, all test images`, notes: [] }),
      here: `${outOf(agree, rows)}; values differ by at most ${brief(maxDifference)}`,
      verdict: id !== ODE.id ? "measured" : agree === rows ? "same" : "below",
      values: { agree, rows, largest: maxDifference },
    });
  }
  return ok(true);
}

async function figure3(bench: Bench): Promise<Result<true>> {
  const { ledger, networks } = bench;
  const document = networks.mnist;
  const example = document.examples?.find(({ label }) => label === SHOWN_DIGIT);
  if (!example) return ok(true);
  const drawn = await drawFigure(bench, {
    id: "3",
    title: "Figure 3: MNIST",
    caption: "A 4 drawn for this project; arbitrary time units, k = 1.",
    document,
    example,
    reduction: "none",
    tEnd: 50,
    picture: PICTURE_SIDE,
  });
  if (!drawn.ok) return drawn;
  const { run, figure } = drawn.value;
  const label = document.network.outputs[run.winner];
  ledger.add({
    id: "figure3-label",
    group: "kinetics",
    what: "Figure 3: classified as",
    paper: "4 (y₄ is highest)",
    here: `${label}`,
    verdict: label === SHOWN_DIGIT ? "same" : "below",
    notes: ["figure3"],
  });
  const turning = figure.curves.filter(({ values }) => turns(values) > 0).length;
  ledger.add({
    id: "figure3-turns",
    group: "kinetics",
    what: "Figure 3: outputs that do not run one way",
    paper: "“complex non-monotonic”",
    here: outOf(turning, figure.curves.length),
    verdict: turning > 0 ? "same" : "below",
    values: { turning },
  });
  const largest = run.finalState.reduce((a, b) => Math.max(a, b), 0);
  ledger.add({
    id: "figure3-completion",
    group: "kinetics",
    what: "Figure 3: 90 % completion",
    paper: "within 50",
    here: `${brief(run.completion90)}; largest concentration ${grouped(Math.round(largest))}`,
    verdict: run.completion90 === null ? "below" : "same",
    values: { completion90: run.completion90, largest, wallMs: run.statistics.wallMs },
  });
  return ok(true);
}
