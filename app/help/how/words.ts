import type { HowPlace } from "./topic.ts";

/** The words of the dialog that says how a number is computed; its title is needed before it. */
export const howWords = {
  description:
    "Every kind of number on the page, with its formula and the code's name for it. Right-click a number to come straight to it.",
  choose: "Number",
  /** The numbers of the same place, beside the one that is shown. */
  beside: "Numbers of this place",
  places: {
    chart: "Chart and table",
    inputs: "Inputs",
    network: "Neurons",
    reactions: "Reactions",
    footer: "Footer",
    verify: "Experiment: Verify",
    rates: "Experiment: Rates",
    disturb: "Experiment: Errors",
    scaling: "Experiment: Scaling",
    stochastic: "Experiment: Counts",
    train: "Train",
    data: "Data",
    reproduce: "Reproduce the paper",
  } satisfies Record<HowPlace, string>,
  source: "Source",
  where: "On the page",
  formula: "Formula",
  now: "Now",
  code: "In the code",
  paper: "In the paper",
  numbers: {
    reactions: (one: string, two: string, all: string) => `${one} unimolecular + ${two} bimolecular = ${all}`,
    slowest: (z: string, layer: number, unit: number) => `smallest |z| = ${z}, layer ${layer}, unit ${unit}`,
    work: (steps: string, sweeps: string) => `${steps} steps, ${sweeps} sweeps`,
    raw: (n: number, value: string) => `raw value ${n} = ${value}`,
    winner: (network: string, crn: string) => `network: ${network}, CRN: ${crn}`,
    completion: (t: string) => `t₉₀ = ${t}`,
    agree: (n: string, rows: string, share: string) => `${n} of ${rows} = ${share}`,
    largest: (by: string) => `largest |CRN − network| = ${by}`,
    quantiles: (low: string, median: string, high: string) =>
      `5 %: t = ${low}, median: t = ${median}, 95 %: t = ${high}`,
    changes: (level: string, changes: string, runs: string) => `${level}: ${changes} of ${runs}`,
    moves: (level: string, median: string, high: string) => `${level}: median ${median}, 95 % ${high}`,
    epoch: (n: string, seed: string) => `epoch ${n}, seed ${seed}`,
    seconds: (s: string) => `${s} s`,
    difference: (name: string, by: string) => `|${name}: CRN − network| = ${by}`,
  },
} as const;
