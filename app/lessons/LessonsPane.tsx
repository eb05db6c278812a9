import { Check } from "lucide-react";
import { useEffect, useRef } from "react";
import { openLesson } from "../actions/lessons.ts";
import { useLesson } from "../store/lesson.ts";
import { PaneHeader } from "../ui/Pane.tsx";
import { LessonView } from "./LessonView.tsx";
import { ALL_LESSONS, lessonOf } from "./lessons.ts";
import { CloseButton } from "./PanelButtons.tsx";
import { PutBack } from "./PutBack.tsx";
import { words } from "./text.ts";
import "./lessons.css";

/** The lessons beside the panes: the list, or the lesson that is open. */
export function LessonsPane() {
  const number = useLesson((state) => state.lesson);
  const lesson = lessonOf(number);
  const pane = useRef<HTMLElement>(null);
  // Opened by hand it takes the keyboard; on a page that was left with a lesson open it does not.
  const asked = useLesson((state) => state.asked);
  useEffect(() => {
    if (asked) pane.current?.focus();
  }, [asked]);
  return (
    <aside ref={pane} className="lessons" aria-label={words.title} tabIndex={-1}>
      {lesson && number !== null ? <LessonView key={number} number={number} lesson={lesson} /> : <List />}
    </aside>
  );
}

function List() {
  const passed = useLesson((state) => state.passed);
  const reached = useLesson((state) => state.reached);
  return (
    <>
      <PaneHeader title={words.listTitle}>
        <CloseButton />
      </PaneHeader>
      <div className="lesson-scroll lesson-flow">
        <p>{words.intro}</p>
        <p className="lesson-kept">{words.kept}</p>
        <ol className="lesson-list">
          {ALL_LESSONS.map(({ words: { title, about, minutes } }, index) => {
            const number = index + 1;
            const step = reached[number];
            return (
              <li key={title}>
                <button type="button" onClick={() => openLesson(number)}>
                  <span className="lesson-number">
                    {passed.includes(number) ? <Check size={16} aria-label={words.passed} /> : number}
                  </span>
                  <span>
                    <b>{title}</b>
                    <small>{about}</small>
                    <small className="lesson-quiet">
                      {words.minutes(minutes)}
                      {step && step > 1 && !passed.includes(number) ? ` · ${words.at(step)}` : ""}
                    </small>
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
        <PutBack />
      </div>
    </>
  );
}
