import { plainNumber, wholeNumber } from "./numbers.ts";

/** "1 weight", "56 weights". */
function counted(n: number, one: string, many = `${one}s`): string {
  return `${wholeNumber(n)} ${n === 1 ? one : many}`;
}

const SPEED_TEXT: Record<number, string> = { 0.25: "¼", 0.5: "½" };

/** Every text of the shell in one place; panes with their own words keep them beside their code. */
export const text = {
  brand: "Dualrail",
  close: "Close",
  top: {
    file: (name: string) => `File: ${name}`,
    examples: "Examples",
    exportMenu: "Export",
    settings: "Simulation settings",
    view: "Panes",
    theme: "Theme",
    toLight: "Light theme",
    toDark: "Dark theme",
  },
  status: {
    idle: "Starting",
    compiling: "Compiling",
    running: (t: number, tEnd: number) => `t = ${plainNumber(t, t < 10 ? 2 : 1)} of ${plainNumber(tEnd)}`,
    settled: (t: number) => `Settled, t = ${plainNumber(t, 2)}`,
    stopped: (t: number) => `Stopped, t = ${plainNumber(t, 2)}`,
    failed: "Not simulated",
    stale: "Changed, press Run",
    progress: "Simulated time",
  },
  commands: {
    run: "Run",
    stop: "Stop",
    randomise: "Randomise rates",
    ratesToOne: "Set all rates to 1",
    undo: (step: string | undefined) => (step ? `Undo ${lower(step)}` : "Undo"),
    redo: (step: string | undefined) => (step ? `Redo ${lower(step)}` : "Redo"),
    open: "Open file…",
    save: "Save network",
    exportText: "Export reactions as text…",
    copyReactions: "Copy reactions",
    deleteSelection: "Delete selection",
    experiments: "Experiments",
    verify: "Verify the examples",
    theme: (dark: boolean) => (dark ? "Light theme" : "Dark theme"),
    reduction: {
      none: "Show unreduced reactions",
      paper: "Reduce as in the paper",
      compact: "Reduce compactly",
    },
    loadExample: (name: string) => `Open example ${name}`,
  },
  time: {
    play: "Play the run",
    pause: "Pause",
    toStart: "Go to the start of the run",
    toEnd: "Go to the end of the run",
    faster: "Play faster",
    slower: "Play slower",
    speed: (speed: number) => `×${SPEED_TEXT[speed] ?? speed}`,
    speedMenu: (speed: number) => `Speed ×${SPEED_TEXT[speed] ?? speed}`,
    cursor: "Time",
    /** What the cursor says aloud. */
    at: (t: string, values: string) => `t = ${t}${values ? `: ${values}` : ""}`,
    atEnd: (t: string) => `t = ${t}, end of the run`,
    of: (tEnd: string) => ` of ${tEnd}`,
    zoom: "Zoom: drag a box in the chart (or hold Shift)",
    unzoom: "Whole run",
    now: (t: string, value: string) => `at t = ${t}: ${value}`,
    moment: (t: string) => `At t = ${t}`,
    backToEnd: "Show the end",
    unrecorded: (layers: string, one: boolean) =>
      `${layers} ${one ? "has" : "have"} no recorded values in this run.`,
  },
  why: {
    noCurves: "No run to play yet",
    atEnd: "The end of the run is shown",
    nothingToUndo: "Nothing to undo",
    nothingToRedo: "Nothing to redo",
    nothingSelected: "Select neurons or edges first",
    notCompiled: "No reactions yet",
    noExamples: "This network has no examples. Open a CSV file in the experiments",
    ratesAreOne: "All rates are 1",
    notRun: "Run first: there is no curve to compare with",
  },
  steps: {
    open: (name: string) => `Open ${name}`,
    delete: (units: number, edges: number) =>
      units > 0 ? `Delete ${counted(units, "neuron")}` : `Delete ${counted(edges, "edge")}`,
  },
  ghosts: {
    uniform: (k: number) => `k = ${plainNumber(k)}`,
    loguniform: (seed: number) => `random rates, seed ${seed}`,
    explicit: "own rates",
  },
  inputs: {
    title: "Inputs",
    reset: "Reset",
    resetHint: "Back to the last example",
    value: (name: string) => `${name}, value`,
    slider: (name: string) => name,
    rail: (sign: string, amount: string) => `${sign} rail, ${amount}`,
    railHint: (plus: string, minus: string) => `X⁺ ${plus}, X⁻ ${minus} (arbitrary concentration units)`,
    count: (n: number) => counted(n, "input"),
    zero: "both rails empty",
  },
  examples: {
    title: "Examples",
    all: "All",
    wrong: (n: number) => `Wrong ${n}`,
    filter: "Which examples to list",
    right: "network right",
    mistaken: "network wrong",
    noneWrong: "No example is wrong.",
    score: (right: number, all: number) => `${wholeNumber(right)}/${wholeNumber(all)}`,
    scoreHint: (right: number, all: number) =>
      `The network's largest output is the true label for ${wholeNumber(right)} of ${wholeNumber(all)}.`,
    loading: "Loading the examples",
    none: "No examples are installed beside this page.",
    failed: (name: string) => `Example ${name} could not be loaded. Check the connection and try again.`,
  },
  settings: {
    title: "Simulation",
    tEnd: "End time",
    tEndUnit: "arbitrary units",
    rtol: "Relative tolerance",
    atol: "Absolute tolerance",
    samples: "Samples per curve",
    rates: "Rate constants",
    ratesOne: "all 1",
    ratesRandom: "log-uniform",
    ratesDetail: (seed: number) => `log-uniform, seed ${seed}`,
    ratesLow: "Slowest k",
    ratesHigh: "Fastest k",
    compile: "Encoding",
    railsOffset: "Rails offset",
    railsOffsetHint: "Both rails of an input start this much higher; the result stays.",
    fold: "Fold inputs",
    foldHint: "Write inputs into initial concentrations; no input reactions.",
    cancellation: "Cancellation S⁺ + S⁻ → W",
    cancellations: { none: "none", outputs: "outputs", hidden: "hidden", all: "all" },
    defaults: "Back to defaults",
  },
  panes: {
    inputs: "Inputs",
    canvas: "Canvas",
    chart: "Chart",
    trajectory: "Trajectory",
    reactions: "Reactions",
    experiments: "Experiments",
    resize: (name: string) => `Resize ${lower(name)}`,
  },
  footer: {
    weights: (n: number) => counted(n, "weight"),
    arePlus: "are +1",
    areMinus: "are −1",
    share: (percent: number) => `${Math.round(percent)}\u2009% are +1`,
    biases: (n: number) => counted(n, "bias", "biases"),
    species: (n: number) => `${wholeNumber(n)} species`,
    integratedIn: "Integrated in",
    milliseconds: (ms: number) => (ms < 1 ? "under 1 ms" : `${plainNumber(ms, ms < 10 ? 1 : 0)} ms`),
    units: "Arbitrary time units, k = 1",
    unitsRandom: "Arbitrary time units, random k",
  },
  files: {
    dropTitle: "Drop to open",
    dropDetail: "A network file (*.dualrail.json). A wrong file changes nothing.",
    tooLarge: (name: string, mb: number) =>
      `${name}: ${wholeNumber(mb)} MB is more than this page reads (256 MB). Use the command line.`,
    unreadable: (name: string) => `${name}: the browser could not read the file. Choose it again.`,
    isCrn: (name: string) =>
      `${name}: holds reactions without a network, and the canvas draws networks. Simulate it on the command line: dualrail simulate ${name}.`,
    several: "Several files were dropped; only the first was opened.",
    picker: "Network file",
  },
  reactionExport: {
    title: "Export reactions",
    description: (reactions: number, name: string, one: boolean) =>
      `${counted(reactions, "reaction")} of ${name}, ${one ? "k = 1" : "with the rate constants of the shown run"}, and the initial concentrations of the shown input.`,
    writing: "Writing the reactions",
    preview: "Preview of the reactions",
    more: (lines: number) => `… and ${counted(lines, "more line")} in the file`,
    copy: "Copy",
    copied: "Copied",
    download: "Download",
  },
  notices: {
    copied: (n: number) => `Copied ${counted(n, "reaction")}.`,
    copyRefused: "The browser did not allow copying. Use Export reactions and download instead.",
    dismiss: "Dismiss",
  },
  engine: {
    crashed: "The engine stopped unexpectedly and was restarted. Your network is untouched; press Run.",
    failed: (reason: string) => `The engine failed: ${reason}. Your network is untouched; press Run.`,
  },
  failure: {
    title: (place: string) => `${place} stopped working`,
    page: "The page",
    incomplete: "Dualrail could not be loaded whole. Check the connection and reload the page.",
    detail: (reason: string) => `Your network is still here. The reason was: ${reason}`,
    again: "Try again",
    download: "Download your network",
    fresh: "Start fresh",
  },
} as const;

/** "Flip edge" inside a sentence: "flip edge"; names such as IRIS keep their capitals. */
function lower(step: string): string {
  return /^[A-Z][a-z]/.test(step) ? step.charAt(0).toLowerCase() + step.slice(1) : step;
}
