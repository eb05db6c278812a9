import { Circle, CircleCheck } from "lucide-react";
import { words as own } from "./text.ts";
import type { Exercise, ExerciseWords } from "./types.ts";
import { useCheck } from "./useCheck.ts";
import { Line } from "./Words.tsx";

interface TaskProps {
  readonly exercise: Exercise;
  readonly words: ExerciseWords;
  readonly lesson: number;
}

/** What the exercise says about the page as it is. Said aloud when it changes. */
export function Task({ exercise, words, lesson }: TaskProps) {
  const verdict = useCheck(exercise, lesson);
  const done = verdict === "done";
  const Icon = done ? CircleCheck : Circle;
  return (
    <div className={done ? "lesson-task is-done" : "lesson-task"} role="status">
      <Icon size={16} strokeWidth={2} aria-hidden />
      <p>
        <b>{done ? own.done : own.open}.</b>{" "}
        {verdict === null ? null : <Line text={words.feedback[verdict] ?? ""} />}
      </p>
    </div>
  );
}
