import { brief, plainNumber, wholeNumber } from "../ui/numbers.ts";

function counted(n: number, one: string, many = `${one}s`): string {
  return `${wholeNumber(n)} ${n === 1 ? one : many}`;
}

/** 97.33 %. */
function percent(share: number): string {
  return `${plainNumber(100 * share, 2)}\u2009%`;
}

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.ceil(seconds))} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.round((seconds % 3600) / 60)} min`;
}

/** Every text of the training pane. */
export const text = {
  title: "Train",
  close: "Close training",
  start: "Train",
  stop: "Stop",
  stopHint: "Keeps the best epoch so far",
  pause: "Pause",
  resume: "Resume",
  discard: "Discard",
  discardHint: "Ends the training at once; nothing of it is kept",
  progress: "Training done",
  starting: "Starting",
  stopping: "Keeping the best epoch…",
  paused: "Paused",
  at: (epoch: number, epochs: number, restart: number, restarts: number) =>
    `${restarts > 1 ? `run ${wholeNumber(restart)} of ${wholeNumber(restarts)}, ` : ""}epoch ${wholeNumber(Math.floor(epoch))} of ${wholeNumber(epochs)}`,
  left: (seconds: number) => `${duration(seconds)} left`,
  status: "What the training found",
  noData: "Choose data to train on.",
  idle: (rows: number, name: string, shape: string, runs: number, epochs: number) =>
    `${name}: ${counted(rows, "row")}. Trains ${shape} with weights of ±1, ${counted(runs, "run")} of ${counted(epochs, "epoch")}.`,
  best: (accuracy: number, epoch: number, validated: boolean) =>
    `Best so far: ${percent(accuracy)} of the ${validated ? "validation" : "training"} rows, epoch ${wholeNumber(epoch)}.`,
  noBest: "The first epoch is under way.",
  done: (name: string, accuracy: string, epoch: number, seed: number, seconds: number) =>
    `${name}: ${accuracy}. Epoch ${wholeNumber(epoch)} of the run with seed ${plainNumber(seed)}, trained in ${brief(seconds)} s.`,
  failed: (reason: string) => `The training failed: ${reason}. Train again.`,
  crashed: "The training's worker stopped unexpectedly. Try a smaller network or fewer rows in a step.",
  discarded: "The training was ended. The network on the canvas is as it was.",
  step: (name: string) => `Train ${name}`,

  watch: "Watch it become chemistry",
  watchHint:
    "The network in training is shown on the canvas, compiled and simulated, about once a second. The whole training is one undo step.",
  elsewhere: "Another network is shown: the training goes on beside it.",
  layers: "Layers",
  layersHint: "Inputs, hidden layers, outputs; type 4-8-3, or only the hidden widths",
  loss: "Loss",
  losses: { squareHinge: "square hinge", crossEntropy: "cross-entropy" },
  lossHints: { squareHinge: "As in the paper", crossEntropy: "Softmax cross-entropy" },
  weights: "Weights",
  binary: "±1",
  ternary: "±1, 0",
  epochs: "Epochs",
  restarts: "Runs",
  restartsHint: "Independent runs with consecutive seeds; the best is kept",
  seed: "Seed",
  seedHint: "The same seed gives the same network on every machine",
  more: "More settings",
  rate: "ADAM rate, first epoch",
  rateEnd: "ADAM rate, last epoch",
  rateHint: "Decays exponentially in between",
  batch: "Rows per step",
  batchHint: "0: all rows in one step",
  dropout: "Dropout, hidden",
  dropoutInput: "Dropout, inputs",
  threshold: "Ternary threshold",
  thresholdHint: "Weights smaller than this become 0; 0 keeps all at ±1",
  prepare: "Preparation",
  preparations: { standardise: "standardise", centre: "centre", none: "none" },
  prepareHint: "Stored with the network, so that raw values are entered for ever after",
  inputFactor: "Input factor",
  inputFactorHint: "Multiplies prepared inputs in training; folds into the biases",
  shift: "Shift images, pixels",
  warp: "Warp images",
  warpHint: "Turns, scales and shears them at random: largest change of a matrix entry",
  validation: "Validation rows",
  validationHint: "Share of rows that choose the epoch; 0: the training rows choose",
  test: "Test rows",
  testHint: "Share of rows that no part of the training sees",
  splitBy: "Deal out",
  splits: { row: "rows", group: "subjects" },
  defaults: "Back to defaults",

  plots: {
    loss: "loss",
    accuracy: "right answers, %",
    epoch: "epoch",
    lossLabel: "Loss per epoch",
    accuracyLabel: "Right answers per epoch",
    training: "training",
    validation: "validation",
    others: "other runs",
    best: "best epoch",
    empty:
      "Press Train: loss and right answers are drawn here, epoch by epoch, while the network on the canvas learns.",
  },
  columns: { run: "run", accuracy: "best", epoch: "epoch" },
  result: "Result",
  parts: { train: "training", validation: "validation", test: "test" },
  share: percent,
  use: "Use this network",
  useHint: "Opens it with its preparation, examples and card: one undo step",
  shown: "On the canvas; undo brings back what was there",
  command: "Copy the command",
  commandCopied: "Copied the command that trains this network again.",
  copyRefused: "The browser did not allow copying.",
  remarks: "Remarks",
  noRemarks: "No unit is dead or doubled.",
} as const;
