import type { Listener, TrainingProgress } from "../../src-worker/engine.ts";
import { EngineLost } from "../engine/client.ts";
import { endTraining, trainingEngine } from "../engine/training.ts";
import { type OpenDataSet, useDataSet } from "../store/dataSet.ts";
import { type Training, useTraining } from "../store/training.ts";
import { withProgress } from "./curves.ts";
import { isValidated, optionsOf, settingsOf, weightCount, wishesOf } from "./request.ts";
import { text } from "./text.ts";
import { openNetwork, Watch } from "./watch.ts";

/** Time between networks to watch, ms: a large one takes seconds to compile. */
const WATCH_MS = 1000;
const WATCH_LARGE_MS = 15_000;
/** Weights from which a network is large. */
const LARGE = 20_000;

interface Ticket {
  stop: boolean;
  /** Ends a pause. */
  resume: (() => void) | null;
}

let ticket: Ticket | null = null;

/** Trains on the open data set as the form says; one under way is left to finish. */
export async function startTraining(): Promise<void> {
  const { open } = useDataSet.getState();
  if (!open || ticket) return;
  const mine: Ticket = { stop: false, resume: null };
  ticket = mine;
  const training = trainingNow(open);
  const { patch, update } = useTraining.getState();
  patch({ training });
  // A page that is closed now takes the training with it.
  const keep = (event: BeforeUnloadEvent) => event.preventDefault();
  globalThis.addEventListener("beforeunload", keep);
  const watch = new Watch(open.survey.first);
  const listen: Listener<TrainingProgress> = async (progress) => {
    const { points: _, network, ...told } = progress;
    update(({ runs }) => ({ progress: told, runs: withProgress(runs, progress) }));
    if (network && useTraining.getState().watch && !mine.stop) update(() => ({ place: watch.tell(network) }));
    if (useTraining.getState().training?.status === "paused") await resumed(mine);
    return !mine.stop;
  };
  try {
    const result = await trainingEngine.trainOrigin(open.origin, training.wishes, listen, watchMs(training));
    if (result.ok) {
      const { document } = result.value;
      update(() => ({
        status: "done",
        outcome: result.value,
        place: watch.finish(document, useTraining.getState().watch),
      }));
    } else update(() => ({ status: "failed", problem: result.problem.message }));
  } catch (error) {
    update(() => ({ status: "failed", problem: lostBecause(error) }));
  } finally {
    globalThis.removeEventListener("beforeunload", keep);
    ticket = null;
  }
}

/** Lets the training wait where it is. */
export function pauseTraining(): void {
  useTraining.getState().update(({ status }) => (status === "running" ? { status: "paused" } : {}));
}

export function resumeTraining(): void {
  useTraining.getState().update(({ status }) => (status === "paused" ? { status: "running" } : {}));
  ticket?.resume?.();
}

/** Ends the training; the best epoch so far is the result. */
export function stopTraining(): void {
  if (!ticket) return;
  ticket.stop = true;
  useTraining.getState().update(() => ({ status: "stopping" }));
  ticket.resume?.();
}

/** Ends the worker: nothing of the training is kept. */
export function discardTraining(): void {
  if (ticket) endTraining();
}

/** Opens the finished network. */
export function openTrained(): void {
  const { training, update } = useTraining.getState();
  if (!training?.outcome) return;
  openNetwork(training.outcome.document, training.data.survey.first);
  update(() => ({ place: "shown" }));
}

function resumed(mine: Ticket): Promise<void> {
  return new Promise((resolve) => {
    mine.resume = () => {
      mine.resume = null;
      resolve();
    };
  });
}

function trainingNow(open: OpenDataSet): Training {
  const { changes } = useTraining.getState();
  const settings = settingsOf(open.usual, changes);
  return {
    status: "running",
    data: open,
    wishes: wishesOf(open, changes),
    options: optionsOf(open.usual, settings),
    validated: isValidated(open, settings),
    progress: null,
    runs: [],
    outcome: null,
    problem: null,
    place: "beside",
  };
}

function watchMs({ data: { survey }, options }: Training): number {
  const weights = weightCount(survey.inputs.length, options.hidden, survey.classes.length);
  return weights > LARGE ? WATCH_LARGE_MS : WATCH_MS;
}

function lostBecause(error: unknown): string {
  if (!(error instanceof EngineLost)) return text.failed(error instanceof Error ? error.message : `${error}`);
  return error.crashed ? text.crashed : text.discarded;
}
