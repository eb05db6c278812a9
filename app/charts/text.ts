/** Texts of the chart. */
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
  rateConstants: (rates: string) => `rate constants: ${rates}`,
} as const;
