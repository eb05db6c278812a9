import { create } from "zustand";

/** How far a person is with the lessons: remembered in this browser. */
export interface LessonRecord {
  /** The panel stands beside the panes. */
  readonly open: boolean;
  /** Number of the lesson, from 1; null shows the list. */
  readonly lesson: number | null;
  /** Step of that lesson, from 1. */
  readonly step: number;
  /** The step at which each lesson was left: lesson → step. */
  readonly reached: Readonly<Record<number, number>>;
  /** Lessons whose exercise was solved. */
  readonly passed: readonly number[];
  /** What was shown before the lessons: its record and its name. */
  readonly before: { readonly record: string; readonly name: string } | null;
}

interface LessonState extends LessonRecord {
  /** Counts up whenever the panes should be set up for the step. */
  readonly arrivals: number;
  /** The arrival that the panes were last set up for: while it is an older one, the page says nothing of the task. */
  readonly standing: number;
  /** Counts up whenever somebody opens the panel, which then takes the keyboard. */
  readonly asked: number;
  patch(change: Partial<LessonState>): void;
}

export const NO_LESSON: LessonRecord = {
  open: false,
  lesson: null,
  step: 1,
  reached: {},
  passed: [],
  before: null,
};

/** The lessons: which one is open and how far it is. */
export const useLesson = create<LessonState>()((set) => ({
  ...NO_LESSON,
  arrivals: 0,
  standing: 0,
  asked: 0,
  patch: (change) => set(change),
}));

/** What is remembered of the state. */
export function lessonRecord({ open, lesson, step, reached, passed, before }: LessonRecord): LessonRecord {
  return { open, lesson, step, reached, passed, before };
}

/** Reads a stored record; nonsense is a fresh one. Numbers of lessons and steps are checked where they are shown. */
export function parseLessons(stored: string | null): LessonRecord {
  const value = parsed(stored);
  if (typeof value !== "object" || value === null) return NO_LESSON;
  const { open, lesson, step, reached, passed, before } = value as Readonly<Record<string, unknown>>;
  return {
    open: open === true,
    lesson: isCount(lesson) ? lesson : null,
    step: isCount(step) ? step : 1,
    reached: readReached(reached),
    passed: Array.isArray(passed) ? passed.filter(isCount) : [],
    before: readBefore(before),
  };
}

/** "6.2" or "6:2" → lesson 6, step 2; "6" → its first step; null for anything else. */
export function parseAddress(address: string): { readonly lesson: number; readonly step: number } | null {
  const match = /^(\d{1,2})(?:[.:](\d{1,2}))?$/.exec(address.trim());
  if (!match) return null;
  const [lesson, step] = [Number(match[1]), Number(match[2] ?? 1)];
  return lesson > 0 && step > 0 ? { lesson, step } : null;
}

function readReached(value: unknown): Readonly<Record<number, number>> {
  if (typeof value !== "object" || value === null) return {};
  const entries = Object.entries(value).filter(([key, step]) => isCount(Number(key)) && isCount(step));
  return Object.fromEntries(entries) as Record<number, number>;
}

function readBefore(value: unknown): LessonRecord["before"] {
  if (typeof value !== "object" || value === null) return null;
  const { record, name } = value as Readonly<Record<string, unknown>>;
  return typeof record === "string" && typeof name === "string" ? { record, name } : null;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 100;
}

function parsed(stored: string | null): unknown {
  try {
    return stored === null ? null : JSON.parse(stored);
  } catch {
    return null;
  }
}
