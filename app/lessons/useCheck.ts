import { useEffect, useState } from "react";
import { passLesson } from "../actions/lessons.ts";
import { factsNow, watchFacts } from "./facts.ts";
import type { Exercise } from "./types.ts";

/**
 * What the exercise says about the page as it is: a key of its feedback. Judged only while nothing runs; once
 * solved it stays solved until the step is left.
 *
 * @param lesson number of the lesson, which is noted as passed
 */
export function useCheck(exercise: Exercise, lesson: number): string | null {
  const [verdict, setVerdict] = useState<string | null>(null);
  useEffect(() => {
    const judge = () => {
      const facts = factsNow();
      if (!facts) return;
      const next = exercise.check(facts);
      if (next === "done") passLesson(lesson);
      setVerdict((before) => (before === "done" ? before : next));
    };
    judge();
    return watchFacts(judge);
  }, [exercise, lesson]);
  return verdict;
}
