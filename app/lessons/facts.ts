import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import type { OutputComparison } from "../../src-worker/model/simulation.ts";
import { useDocument } from "../store/document.ts";
import { type ExperimentForms, type ExperimentRuns, useExperiments } from "../store/experiments.ts";
import { useLesson } from "../store/lesson.ts";
import { isDrawn, usePad } from "../store/pad.ts";
import { usePlayer } from "../store/player.ts";
import { useRun } from "../store/run.ts";

type RunState = ReturnType<typeof useRun.getState>;

/** What the check of an exercise looks at: the page as it is, in few words. */
export interface Facts {
  readonly document: ShownDocument;
  /** Raw input values. */
  readonly input: readonly number[];
  readonly example: number | null;
  readonly options: RunState["options"];
  readonly settings: RunState["settings"];
  readonly ghosts: RunState["ghosts"];
  /** The inputs are what somebody drew on the pad. */
  readonly drawn: boolean;
  /** Outputs of the last run, empty before one has settled. */
  readonly outputs: readonly OutputComparison[];
  readonly winner: number;
  readonly compilation: RunState["compilation"];
  readonly simulation: RunState["simulation"];
  /** Steps done in the reduction's player; null while it is closed. */
  readonly played: number | null;
  readonly experiments: ExperimentRuns;
  /** What is set for the next run of each. */
  readonly forms: ExperimentForms;
}

/** The facts now; null while a run is under way or the step is being set up, when nothing should be judged yet. */
export function factsNow(): Facts | null {
  const { arrivals, standing } = useLesson.getState();
  if (arrivals !== standing) return null;
  const run = useRun.getState();
  if (run.status !== "settled" || run.stale) return null;
  const player = usePlayer.getState();
  return {
    document: useDocument.getState().document,
    input: run.input,
    example: run.example,
    options: run.options,
    settings: run.settings,
    ghosts: run.ghosts,
    drawn: isDrawn(usePad.getState(), run.input),
    outputs: run.simulation?.outputs ?? [],
    winner: run.simulation?.winner ?? -1,
    compilation: run.compilation,
    simulation: run.simulation,
    played: player.open ? player.position : null,
    experiments: useExperiments.getState().runs,
    forms: useExperiments.getState().forms,
  };
}

/** Calls back on every change of the facts; answers a function that stops it. */
export function watchFacts(changed: () => void): () => void {
  const stops = [useRun, useDocument, usePlayer, useExperiments, useLesson].map((store) =>
    store.subscribe(changed),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

/** How much of a species (by its ASCII id) the last run ended with; null where there is none of that name. */
export function amountOf({ compilation, simulation }: Facts, id: string): number | null {
  const s = compilation?.compiled.crn.species.ids.indexOf(id) ?? -1;
  return s < 0 ? null : (simulation?.finalState[s] ?? null);
}

/** True when two values are the same for somebody who drags a slider. */
export function near(a: number | null | undefined, b: number, within = 0.02): boolean {
  return a !== null && a !== undefined && Math.abs(a - b) <= within;
}
