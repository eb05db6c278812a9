import { useCallback, useEffect, useMemo, useState } from "react";
import { type CompileOptions, DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import type { Network } from "../../../src-worker/model/network.ts";
import type { Problem, Result } from "../../../src-worker/model/problem.ts";
import type {
  FrameRows,
  PlayedReduction,
  ReductionFrame,
  ReductionJob,
  ReductionPlan,
} from "../../../src-worker/model/reduction.ts";
import { EngineLost, engine } from "../../engine/client.ts";
import type { Term } from "../fold.ts";
import { sideTerms } from "../rows.ts";

/** Up to this many reactions all product lists come with a picture; beyond, those of the visible rows. */
const WHOLE_LIST = 600;
/** Rows asked for at once beyond that. */
const BLOCK = 100;

/** A reaction of a picture with its products before and after. */
export interface PlayedRow {
  readonly reactants: readonly Term[];
  /** Null where the step did not change it. */
  readonly before: readonly Term[] | null;
  readonly after: readonly Term[];
}

/** One picture and the rows of it that arrived. */
export interface Picture {
  readonly plan: ReductionPlan;
  readonly frame: ReductionFrame;
  row(reaction: number): PlayedRow | null;
}

/** The plan of a reduction from the engine; null until it is there. */
export function usePlan(
  network: Network,
  positiveInputs: CompileOptions["positiveInputs"],
  kind: PlayedReduction,
) {
  const [plan, setPlan] = useState<ReductionPlan | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // The other options come after the reduction: changing them does not start it again.
  const job = useMemo<ReductionJob>(
    () => ({ network, options: { ...DEFAULT_COMPILE_OPTIONS, positiveInputs }, kind }),
    [network, positiveInputs, kind],
  );
  useEffect(() => {
    let live = true;
    setPlan(null);
    setProblem(null);
    ask(engine.reductionPlan(job)).then((answer) => {
      if (!live || !answer) return;
      if (answer.ok) setPlan(answer.value);
      else setProblem(answer.problem);
    });
    return () => {
      live = false;
    };
  }, [job]);
  return { job, plan, problem };
}

/** The picture after `position` steps; the one before stays until it has arrived. */
export function usePicture(job: ReductionJob, plan: ReductionPlan | null, position: number, since: number) {
  const [picture, setPicture] = useState<Picture | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [range, setRange] = useState({ from: 0, to: BLOCK });
  const window = useMemo(
    () => (plan && plan.reactions <= WHOLE_LIST ? { from: 0, to: plan.reactions } : blockOf(range)),
    [plan, range],
  );
  const { from, to } = window;
  useEffect(() => {
    if (!plan) {
      setPicture(null);
      return;
    }
    let live = true;
    ask(engine.reductionFrame(job, { position, since, from, to })).then((answer) => {
      if (!live || !answer) return;
      setProblem(answer.ok ? null : answer.problem);
      if (answer.ok) setPicture((before) => pictureOf(plan, answer.value, before));
    });
    return () => {
      live = false;
    };
  }, [job, plan, position, since, from, to]);
  const onRange = useCallback((first: number, end: number) => setRange({ from: first, to: end }), []);
  return { picture: picture?.plan === plan ? picture : null, problem, onRange };
}

function blockOf({ from, to }: { readonly from: number; readonly to: number }) {
  const first = Math.max(0, Math.floor((from - BLOCK / 2) / BLOCK) * BLOCK);
  return { from: first, to: Math.ceil((to + BLOCK / 2) / BLOCK) * BLOCK };
}

function pictureOf(plan: ReductionPlan, frame: ReductionFrame, before: Picture | null): Picture {
  const own = rowsOf(frame.rows);
  const same =
    before?.plan === plan && before.frame.position === frame.position && before.frame.since === frame.since;
  return { plan, frame, row: (reaction) => own(reaction) ?? (same ? before.row(reaction) : null) };
}

function rowsOf(rows: FrameRows): (reaction: number) => PlayedRow | null {
  const place = new Map(Array.from(rows.reactions, (reaction, i) => [reaction, i]));
  const made = new Map<number, PlayedRow>();
  return (reaction) => {
    const i = place.get(reaction);
    if (i === undefined) return null;
    const known = made.get(reaction);
    if (known) return known;
    const before = sideTerms(rows.before, i);
    const row = {
      reactants: sideTerms(rows.reactants, i),
      before: before.length > 0 ? before : null,
      after: sideTerms(rows.after, i),
    };
    made.set(reaction, row);
    return row;
  };
}

/** A lost worker is no answer: the next question starts another. */
async function ask<T>(answer: Promise<Result<T>>): Promise<Result<T> | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof EngineLost) return null;
    throw error;
  }
}

/** How long a removed reaction takes to leave, in milliseconds. */
const LEAVING_MS = 200;
/** More reactions than this leave at once, without a farewell. */
const MOST_LEAVING = 40;

/**
 * The reactions that the picture before struck out and that are on their way out. They are known in the very
 * render that shows the new picture: the list must not change its length between two renders of one step.
 */
export function useLeaving(picture: Picture): ReadonlyMap<number, PlayedRow> {
  const [shown, setShown] = useState<{ picture: Picture; leaving: ReadonlyMap<number, PlayedRow> }>({
    picture,
    leaving: NOBODY,
  });
  if (shown.picture !== picture) setShown({ picture, leaving: goneRows(shown.picture, picture) });
  const { leaving } = shown;
  useEffect(() => {
    if (leaving.size === 0) return;
    const timer = setTimeout(() => setShown((now) => ({ ...now, leaving: NOBODY })), LEAVING_MS);
    return () => clearTimeout(timer);
  }, [leaving]);
  return leaving;
}

const NOBODY: ReadonlyMap<number, PlayedRow> = new Map();

function goneRows(before: Picture, now: Picture): ReadonlyMap<number, PlayedRow> {
  const onward = before.plan === now.plan && now.frame.since === before.frame.position;
  if (!onward || matchMedia("(prefers-reduced-motion: reduce)").matches) return NOBODY;
  const listed = new Set(now.frame.reactions);
  const gone = Array.from(before.frame.reactions).filter((r) => !listed.has(r));
  if (gone.length > MOST_LEAVING) return NOBODY;
  return new Map(
    gone.flatMap((r) => {
      const row = before.row(r);
      return row ? [[r, row] as const] : [];
    }),
  );
}
