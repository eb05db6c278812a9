import { brief, timeText } from "../ui/numbers.ts";

const at = (t: number) => `at t = ${timeText(t)}`;

/** Texts of the chart, and of the table under it. */
export const chartText = {
  title: "Trajectory",
  curves: "Curves",
  values: "y",
  valuesTitle: "Values y = y⁺ − y⁻",
  rails: "y⁺ y⁻",
  railsTitle: "Both rails of every output",
  all: "all",
  allTitle: "Values and rails",
  timeAxis: "Time axis",
  linear: "linear",
  linearTitle: "Linear time axis",
  log: "log",
  logTitle: "Logarithmic time axis",
  stale: "changed, press Run",
  count: (shown: number, most: number, short: boolean) => `${shown} of ${most}${short ? "" : " curves"}`,
  tooMany: (wanted: number, most: number) =>
    `${wanted} curves asked for, the first ${most} drawn. Show y alone or select fewer units.`,
  units: (n: number) => `${n} units`,
  unrecorded: (names: string, many: number) =>
    `${names} ${many === 1 ? "has" : "have"} no recorded species in this run.`,
  ones: "k = 1 for all reactions",
  asWritten: "k as written",
  summary: {
    /** `reference` is the network's value, null where there is none to compare with. */
    goes: (name: string, from: number, to: number, end: number, reference: number | null) =>
      `${name} goes from ${brief(from, 4)} at t = 0 to ${brief(to, 4)} ${at(end)}${
        reference === null ? "" : `; the network's value is ${brief(reference, 4)}`
      }.`,
    complete: (t: number) => `90\u2009% complete ${at(t)}.`,
  },
  axes: { time: "time, arbitrary units", concentration: "concentration" },
  rates: {
    own: "k as stated",
    uniform: (k: string) => `k = ${k}`,
    loguniform: (low: string, high: string) => `log-uniform ${low} to ${high}`,
    explicit: "k one by one",
    /** "New rate constants (log-uniform 10⁻³ to 10³): at t = 1 y differs by 0.83, at the end by 0.0001." */
    changed: (rates: string, t: number, name: string, early: number, end: number) =>
      `New rate constants (${rates}): ${at(t)} ${name} differs by ${brief(early)}, at the end by ${brief(end)}.`,
  },
  table: {
    label: "Network, CRN and limit",
    output: "output",
    network: "network",
    crn: "CRN at t",
    /** Before the time. */
    crnAt: "CRN at t\u00a0=\u00a0",
    limit: "limit",
    winner: ", winner",
    scale: (by: string) => `Multiply by ${by} for the values as trained.`,
    missing: (amount: string) => `${amount} still missing from the limit.`,
    runTo: (t: string) => `Run to t = ${t}`,
    longer: {
      own: "Units with a small |z| need longer",
      uniform: "Units with a small |z| need longer",
      loguniform: "The slowest rate constants need longer",
      explicit: "The slowest rate constants need longer",
    },
  },
  verdict: {
    same: "Same winner.",
    different: "Different winner:",
    winners: (network: string, crn: string, agreeAtLast: boolean) =>
      ` network ${network}, CRN ${crn}.${agreeAtLast ? " In the limit they agree." : ""} `,
    agrees: (decimals: number, t: number) =>
      `Agrees to ${decimals} decimal${decimals === 1 ? "" : "s"} ${at(t)}`,
    /** `range` is the largest value where it is worth naming, else null. */
    differs: (by: number, range: number | null, t: number) =>
      `Differs by up to ${brief(by)}${range === null ? "" : ` on values up to ${brief(range)}`} ${at(t)}`,
    /** Before and after the name of the slow unit. */
    slow: (z: number): readonly [string, string] => [
      "; unit ",
      ` is slow (${z === 0 ? "z = 0: it closes only as 1/t" : `|z| = ${brief(Math.abs(z))}`}).`,
    ],
    labelled: (label: string) => `The example is labelled ${label}.`,
    largest: (name: string, label: string, right: boolean) =>
      `Largest output ${name}, ${right ? "as labelled" : `the example is labelled ${label}`}.`,
    noLimit: "No limit is proved to hold for all rate constants: the end may depend on them.",
    within: (difference: number, t: number) => `Within ${brief(difference)} of the limit ${at(t)}.`,
  },
  rateConstants: (rates: string) => `rate constants: ${rates}`,
} as const;
