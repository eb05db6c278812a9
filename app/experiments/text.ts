import { brief, plainNumber, superscript, timeText, wholeNumber } from "../ui/numbers.ts";

/** "1 run", "50 runs". */
function counted(n: number, one: string, many = `${one}s`): string {
  return `${wholeNumber(n)} ${n === 1 ? one : many}`;
}

/** "12 s", "3 min". */
function duration(seconds: number): string {
  if (seconds < 1) return "under 1 s";
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

const percent = (share: number) => `${plainNumber(100 * share, 1)}\u2009%`;

/** What the bands are, in two pieces: the first is a word of the glossary. */
const bands = { quantiles: "5 to 95 %, 25 to 75 %", bandsRest: " and median; dashed: limit" } as const;

/** Every text of the experiments in one place. */
export const text = {
  title: "Experiments",
  choose: "Which experiment",
  kinds: {
    verify: { label: "Verify", title: "Does the chemistry answer what the network answers, row by row?" },
    rates: { label: "Rates", title: "Many random sets of rate constants" },
    disturb: { label: "Errors", title: "Wrong amounts, reverse reactions and leaks" },
    scaling: { label: "Scaling", title: "Completion time and size against depth, width and encoding" },
    stochastic: { label: "Counts", title: "Single molecules: exact or tau-leaping runs" },
  },
  run: "Run",
  stop: "Stop",
  csv: "Download CSV",
  noCsv: "Run first: there is nothing to download",
  close: "Close experiments",
  settings: "Settings of the experiment",
  finding: "Finding",
  progress: "Items done",
  starting: "Starting",
  done: (done: number, total: number) => `${wholeNumber(done)} of ${wholeNumber(total)}`,
  left: (seconds: number) => `${duration(seconds)} left`,
  changed: "changed, press Run",
  failed: (reason: string) => `The experiment failed: ${reason}. Run again.`,
  crashed: "The experiment's worker stopped unexpectedly. Try fewer or smaller items.",
  ended: "The experiment did not answer the stop and was ended. Nothing of it could be kept.",
  csvFailed: (reason: string) => `The table could not be written: ${reason}. Run again.`,
  time: "time, arbitrary units (k = 1)",
  concentration: "concentration",
  timeAxis: "Time axis",
  linear: "linear",
  log: "log",
  tEnd: "End time",
  exact: "exact",
  stopped: (done: number, total: number) => `Stopped after ${wholeNumber(done)} of ${wholeNumber(total)}. `,

  verify: {
    idle: (rows: number, file: string | null) =>
      `Compares the winner of chemistry and network on ${counted(rows, file ? "row" : "example")}${file ? ` of ${file}` : ""}.`,
    none: "This network has no examples. Open a CSV file with one row per input vector.",
    check: "Compare by",
    limit: "limit",
    ode: "ODE",
    limitHint: "The exact end of the chemistry, t → ∞",
    odeHint: "Rate equations up to the end time of the simulation settings",
    rows: "Rows",
    examples: (n: number) => counted(n, "example"),
    open: "Open CSV…",
    backToExamples: "Use the examples",
    picker: "Data file",
    drop: "Drop a CSV file here: its rows instead of the examples.",
    disagreeing: "Rows that disagree",
    row: (n: number) => `Row ${wholeNumber(n)}`,
    show: (n: number) => `Put row ${n} on the inputs`,
    axis: "largest |CRN − network| of a row",
    rowsAxis: "rows",
    agree: "agree",
    disagree: "disagree",
    more: (n: number) => `and ${wholeNumber(n)} more, all in the CSV file`,
    verdict: (agree: number, rows: number, by: string) =>
      `${wholeNumber(agree)} of ${counted(rows, "row")} ${agree === 1 && rows === 1 ? "agrees" : "agree"} ${by}`,
    byLimit: "by limit",
    byOde: (tEnd: number) => `by ODE at t = ${timeText(tEnd)}`,
    difference: (x: number) => (x === 0 ? "; all values are equal" : `; largest difference ${brief(x)}`),
    correct: (correct: number, rows: number) =>
      ` ${wholeNumber(correct)} of ${wholeNumber(rows)} have the right label.`,
  },
  rates: {
    idle: "Draws random sets of rate constants and integrates the shown inputs with each.",
    members: "Sets",
    decades: "Decades",
    decadesHint: (low: string, high: string) => `k from ${low} to ${high}, log-uniform`,
    tEndHint: "long enough for the slowest constants",
    ...bands,
    bands: bands.quantiles + bands.bandsRest,
    completion: "90 % complete at t",
    sets: "sets",
    never: "later",
    sentence: (n: number, decades: string) =>
      `${counted(n, "set")} of rate constants over ${decades} decades: `,
    oneLimit: (spread: number) =>
      spread === 0 ? "all reach the same limit exactly" : `all reach the same limit, to ${brief(spread)}`,
    noLimit: "no rate-independent limit",
    at: (t: number, spread: number) => `; at t = ${timeText(t)} values differ by up to ${brief(spread)}.`,
    completed: (
      reached: number,
      n: number,
      median: number | null,
      low: number | null,
      high: number | null,
    ) =>
      median === null
        ? ` 90 % complete by then: ${wholeNumber(reached)} of ${wholeNumber(n)}.`
        : ` 90 % complete at t = ${timeText(median)} (median)${
            low !== null && high !== null ? `, ${timeText(low)} to ${timeText(high)} for 9 in 10` : ""
          }${reached < n ? `; ${wholeNumber(n - reached)} not by then` : ""}.`,
  },
  disturb: {
    idle: {
      errors: "Makes every initial concentration wrong by up to the level, at random.",
      reverse: "Gives every reaction its reverse with rate constant ε·k.",
      leaks: "Lets every product appear from nothing at rate ε.",
    },
    what: "What goes wrong",
    kinds: { errors: "amounts", reverse: "reverse", leaks: "leaks" },
    titles: {
      errors: "Initial concentrations off by 1 to 10 %",
      reverse: "Reverse reactions at rate ε·k",
      leaks: "Leaks ∅ → S at rate ε",
    },
    on: "Inputs",
    shown: "shown",
    examples: "examples",
    rows: "Examples",
    samples: "Error sets each",
    percents: "Levels, %",
    epsilons: "Rates ε",
    check: "Compare by",
    level: { errors: "error", reverse: "ε", leaks: "ε" },
    movement: "largest move of an output",
    changes: "winner changes, %",
    table: "Movement of the outputs",
    columns: { runs: "runs", changes: "winner changes", median: "median move", high: "95 % move" },
    levelText: (kind: "errors" | "reverse" | "leaks", level: number) =>
      kind === "errors" ? percent(level) : `ε = ${rateText(level)}`,
    safe: (level: string, runs: number) => `Up to ${level} no winner changes in ${counted(runs, "run")}. `,
    changesAt: (level: string, changes: number, runs: number) =>
      `At ${level} the winner changes in ${wholeNumber(changes)} of ${counted(runs, "run")}; `,
    movesAt: (level: string) => `At ${level} `,
    moves: (median: number, high: number) =>
      `the outputs move by ${brief(median)} (median), ${brief(high)} (95 %).`,
  },
  scaling: {
    idle: "Random ±1 networks, 4 inputs and 3 outputs: completion time and product counts.",
    vary: "Against",
    variables: {
      depth: "depth",
      width: "width",
      rails: "rails offset",
      reduction: "reduction",
      cancellation: "cancellation",
      products: "products by depth",
    },
    depth: "Hidden layers",
    width: "Width",
    networks: "Networks each",
    values: "Values",
    completion: "90 % completion time",
    molecules: "product molecules",
    depthAxis: "hidden layers",
    table: "Medians over the networks",
    columns: {
      reached: "complete",
      time: "90\u00a0% at\u00a0t",
      reactions: "reactions",
      molecules: "molecules",
    },
    valueText: (value: number | string) =>
      value === "none" ? "none" : typeof value === "number" ? plainNumber(value) : value,
    reductions: { none: "unreduced", paper: "paper", compact: "compact" },
    grows: (what: string, from: string, a: number, to: string, b: number) =>
      `Median 90 % completion ${b >= a ? "grows" : "falls"} from t = ${timeText(a)} (${what} ${from}) to ${timeText(b)} (${to}): ${brief(b / a)} times.`,
    unreached: (n: number, of: number, tEnd: number) =>
      ` ${wholeNumber(n)} of ${counted(of, "network")} ${n === 1 ? "is" : "are"} not complete by t = ${timeText(tEnd)}.`,
    none: (tEnd: number) =>
      `Fewer than half of the networks are 90 % complete by t = ${timeText(tEnd)}. Run longer.`,
    products: (depth: number, paper: number, compact: number) =>
      `${counted(depth, "hidden layer")}: ${big(paper)} product molecules with the paper's reduction, ${big(compact)} with the compact one (medians): ${big(paper / compact)} times fewer.`,
    endsAt: (reduction: string, depth: number) =>
      ` ${reduction} ends at ${counted(depth, "layer")}: a coefficient passes 2⁵³.`,
  },
  stochastic: {
    idle: "Simulates single molecules from the shown inputs, with the rate equations beside them.",
    method: "Method",
    exact: "exact",
    tau: "tau",
    exactHint: "Every reaction event is simulated (next reaction method)",
    tauHint: "Many events in one leap, never below zero",
    counts: "Counts per unit",
    countsHint: "molecules per unit of concentration",
    runs: "Runs",
    legend: "mean ± deviation; dotted: rate equations; dashed: limit",
    sentence: (runs: number, method: "ssa" | "tau", counts: number) =>
      `${counted(runs, method === "ssa" ? "exact run" : "tau-leaping run")} at ${counted(counts, "count")} per unit: `,
    wins: (name: string, wins: number, runs: number) =>
      `${name}, the network's winner, wins ${wholeNumber(wins)} of ${wholeNumber(runs)}; `,
    distance: (distance: number, t: number) =>
      distance < 1e-9
        ? `at t = ${timeText(t)} means are exactly the limit`
        : `at t = ${timeText(t)} means are within ${brief(distance)} of the limit`,
    deviation: (deviation: number, t: number) =>
      `; on the way single runs deviate by up to ${brief(deviation)} (standard deviation, t = ${timeText(t)})`,
    rounding: (x: number) =>
      x < 1e-9 ? "" : ` Rounding to whole counts moves amounts by up to ${brief(x)}.`,
    partial: "The first run was stopped before its end; its beginning is shown.",
  },
  columns: {
    time: "time",
    mean: (name: string) => `${name} mean`,
    deviation: (name: string) => `${name} deviation`,
  },
  files: {
    unreadable: (name: string) => `${name}: the browser could not read the file. Choose it again.`,
    empty: (name: string) => `${name} holds no rows. Put one input vector on each line.`,
    uneven: (name: string, line: number, found: number, wanted: number) =>
      `${name}, line ${line}: ${counted(found, "cell")} where the first line has ${wanted}. Complete or remove the line.`,
    columns: (name: string, found: number, wanted: number) =>
      `${name} has ${counted(found, "column")} of values and the network ${counted(wanted, "input")}. Name the columns like the inputs, or keep one column per input and one for the label.`,
    number: (name: string, line: number, column: number, cell: string) =>
      cell === ""
        ? `${name}, line ${line}, column ${column}: the value is missing. Fill it in or remove the line.`
        : `${name}, line ${line}, column ${column}: "${cell.length > 40 ? `${cell.slice(0, 40)}…` : cell}" is not a number. Write decimal numbers with a point, such as 5.1.`,
    label: (name: string, line: number, label: string, outputs: readonly string[]) =>
      `${name}, line ${line}: label "${label}" is no output. Use an output's name (${outputs.slice(0, 10).join(", ")}) or its number from 0.`,
  },
} as const;

/** 738,304, or 1.2·10⁹. */
function big(x: number): string {
  return x >= 10 && x < 1e7 ? wholeNumber(x) : brief(x, 3);
}

/** A whole power of ten as one, "10⁻⁵"; other small numbers as they are. */
export function rateText(x: number): string {
  const exponent = Math.log10(x);
  const whole = Math.round(exponent);
  return whole < -2 && Math.abs(exponent - whole) < 1e-9 ? `10${superscript(`${whole}`)}` : brief(x);
}
