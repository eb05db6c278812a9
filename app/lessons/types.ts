import type { BuiltInData } from "../../src-worker/engine.ts";
import type { CancellationKind, ReductionKind } from "../../src-worker/model/compiled.ts";
import type { Stroke } from "../../src-worker/model/drawing.ts";
import type { UnitRef } from "../../src-worker/model/network.ts";
import type { RateSpec } from "../../src-worker/model/simulation.ts";
import type { ExperimentForms, ExperimentId } from "../store/experiments.ts";
import type { PaneId } from "../store/shell.ts";
import type { CurveChoice, EdgeRef } from "../store/view.ts";
import type { Facts } from "./facts.ts";
import type { PlaceId } from "./places.ts";

/** What a lesson opens: one of the examples beside the page, or reactions written for the lesson. */
export type Source =
  | { readonly example: string }
  | {
      readonly reactions: {
        readonly name: string;
        readonly text: string;
      };
    };

/** An experiment with its settings; `start` begins it. */
export type ExperimentScene = {
  readonly [K in ExperimentId]: {
    readonly id: K;
    readonly form?: Partial<ExperimentForms[K]>;
    readonly start?: boolean;
  };
}[ExperimentId];

/** What the panes show at a step. Whatever is left out is as a freshly opened document has it. */
export interface Scene {
  readonly open: Source;
  /** Raw input values. */
  readonly input?: readonly number[];
  /** Number of the example whose values are put on the inputs, from 0. */
  readonly example?: number;
  /** A drawing on the pad, which becomes the inputs of a network that takes pictures. */
  readonly strokes?: readonly Stroke[];
  /** Edges whose sign is flipped in what was opened. */
  readonly flipped?: readonly EdgeRef[];
  readonly reduction?: ReductionKind;
  readonly cancellation?: CancellationKind;
  readonly railsOffset?: number;
  readonly rates?: RateSpec;
  readonly tEnd?: number;
  readonly timeScale?: "linear" | "log";
  readonly curves?: CurveChoice;
  readonly selected?: readonly UnitRef[];
  /** The player of the reduction stands open after so many steps (0: before the first). */
  readonly played?: number;
  readonly experiment?: ExperimentScene;
  /** The Train pane stands open; with a data set that comes with the page, that one is open in it. */
  readonly train?: BuiltInData | "as it is";
}

/** A part of the lesson's panel that sets something the page has no control of its own for. */
export type Dial = "rate" | "scale";

/** One step: what the panes show and where to look. The words are in the lesson's text, at the same place. */
export interface Step {
  readonly scene: Scene;
  /** What "Show me" does. */
  readonly show?: Partial<Scene>;
  /** The part the step speaks of. */
  readonly at: PlaceId;
  /** Where panes are tabs, the one in front for a part that lies in none of them. */
  readonly tab?: PaneId;
  readonly dial?: Dial;
  /** The reaction whose rate constant the dial turns first, from 0. */
  readonly turned?: number;
}

/** The last step of a lesson: a task that looks at the real state. `show` is its answer. */
export interface Exercise extends Step {
  readonly show: Partial<Scene>;
  /** @returns a key of the exercise's feedback, "done" once it is solved */
  readonly check: (facts: Facts) => string;
}

export interface Lesson {
  readonly steps: readonly Step[];
  readonly exercise: Exercise;
  readonly words: LessonWords;
}

/**
 * A paragraph, or reactions on lines of their own. In a paragraph `[[dual rail]]` is a word of the glossary
 * (`[[word|as it is written here]]`), `**so**` is strong.
 */
export type Block = string | { readonly lines: readonly string[] };

export interface StepWords {
  readonly title: string;
  readonly body: readonly Block[];
  /** Where to look, in a few words. */
  readonly look: string;
  /** What "Show me" does, in a few words; where there is nothing to show it is absent. */
  readonly show?: string;
  /** Section, equation or figure of the paper. */
  readonly cite: string;
}

export interface ExerciseWords extends StepWords {
  /** Feedback by what `check` answers; "done" praises and says why it worked. */
  readonly feedback: Readonly<Record<string, string>>;
}

export interface LessonWords {
  readonly title: string;
  /** One sentence for the list. */
  readonly about: string;
  readonly minutes: number;
  readonly steps: readonly StepWords[];
  readonly exercise: ExerciseWords;
}
