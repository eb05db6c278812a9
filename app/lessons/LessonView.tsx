import { ChevronLeft, ChevronRight, Eye, RotateCcw } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { goToStep, listLessons, openLesson } from "../actions/lessons.ts";
import { useLesson } from "../store/lesson.ts";
import { Button } from "../ui/Button.tsx";
import { PaneHeader, PaneLine } from "../ui/Pane.tsx";
import { ALL_LESSONS, lessonOf, stepCount, stepOf } from "./lessons.ts";
import { CloseButton, ListButton } from "./PanelButtons.tsx";
import { PutBack } from "./PutBack.tsx";
import { placeOf } from "./places.ts";
import { RateDial } from "./RateDial.tsx";
import { Ring } from "./Ring.tsx";
import { goThere, reveal } from "./reveal.ts";
import { ScaleDial } from "./ScaleDial.tsx";
import { setUp } from "./scene.ts";
import { Task } from "./Task.tsx";
import { words } from "./text.ts";
import type { Lesson, Scene, Step, StepWords } from "./types.ts";
import { Line, Words } from "./Words.tsx";

const ICON = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

interface LessonViewProps {
  /** From 1. */
  readonly number: number;
  readonly lesson: Lesson;
}

/** One lesson: the step's words, the way on and back, and what it sets up on the page. */
export function LessonView({ number, lesson }: LessonViewProps) {
  const count = stepCount(lesson);
  const at = Math.min(
    useLesson((state) => state.step),
    count,
  );
  const step = stepOf(lesson, at);
  const said = lesson.words.steps[at - 1] ?? lesson.words.exercise;
  const heading = useRef<HTMLHeadingElement>(null);
  const { problem, set } = useScene(number, lesson, step);
  useHeadingFocus(heading, at);
  const place = placeOf(step.at);
  return (
    <>
      <PaneHeader title={words.lesson(number)}>
        <ListButton />
        <CloseButton />
      </PaneHeader>
      <Progress at={at} count={count} />
      <div className="lesson-scroll">
        <div className="lesson-flow">
          <p className="lesson-name">{lesson.words.title}</p>
          <h3 ref={heading} tabIndex={-1}>
            {at === count ? `${words.task}: ` : ""}
            {said.title}
          </h3>
          <Words blocks={said.body} />
          {step.dial === "rate" ? (
            <RateDial key={at} first={step.turned ?? 0} />
          ) : step.dial === "scale" ? (
            <ScaleDial />
          ) : null}
          {place ? <Look said={said} onGo={() => goThere(place)} /> : null}
          {at === count ? (
            <Task exercise={lesson.exercise} words={lesson.words.exercise} lesson={number} />
          ) : null}
          {problem ? <PaneLine kind="error">{problem}</PaneLine> : null}
          <ShowRow step={step} said={said} answers={at === count} onSet={set} />
          <p className="lesson-cite">
            {words.paper} {said.cite}
          </p>
          {at === 1 ? <p className="lesson-kept">{words.kept}</p> : null}
          <PutBack />
        </div>
      </div>
      <Steps number={number} at={at} count={count} />
      {place ? <Ring place={place} /> : null}
    </>
  );
}

/** Arrivals whose step the panes were set up for already: the panel may be drawn anew meanwhile. */
let arrived = 0;

/** Sets the panes up whenever somebody comes to a step; a step that was left with the page is left as it was. */
function useScene(number: number, lesson: Lesson, step: Step) {
  const [problem, setProblem] = useState<string | null>(null);
  const arrivals = useLesson((state) => state.arrivals);
  const title = words.undoOpen(`${number}: ${lesson.words.title}`);
  const set = async (scene: Scene) => {
    const place = placeOf(step.at);
    if (place) reveal(place.pane ?? step.tab ?? null);
    setProblem(await setUp(scene, title));
  };
  const latest = useRef(set);
  latest.current = set;
  useEffect(() => {
    if (arrivals === arrived) return;
    arrived = arrivals;
    void latest.current(step.scene).then(() => stand(arrivals));
  }, [arrivals, step]);
  return { problem, set };
}

/** Set-ups may end in another order than they began: the newest counts. */
function stand(arrival: number): void {
  const { standing, patch } = useLesson.getState();
  if (arrival > standing) patch({ standing: arrival });
}

/** A new step is read from its heading; the first one is announced by the panel, which takes the focus then. */
function useHeadingFocus(heading: RefObject<HTMLHeadingElement | null>, at: number): void {
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    heading.current?.focus();
  }, [heading, at]);
}

function Progress({ at, count }: { readonly at: number; readonly count: number }) {
  const label = words.progress(at, count);
  return (
    <div
      className="lesson-progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={at}
      aria-valuetext={label}
    >
      <i style={{ width: `${(100 * at) / count}%` }} />
    </div>
  );
}

function Look({ said, onGo }: { readonly said: StepWords; readonly onGo: () => void }) {
  return (
    <p className="lesson-look">
      <span>
        <b>{words.look}</b> <Line text={said.look} />
      </span>
      <Button title={words.goThereHint} onClick={onGo}>
        {words.goThere}
      </Button>
    </p>
  );
}

interface ShowRowProps {
  readonly step: Step;
  readonly said: StepWords;
  readonly answers: boolean;
  readonly onSet: (scene: Scene) => void;
}

function ShowRow({ step, said, answers, onSet }: ShowRowProps) {
  const { show, scene } = step;
  return (
    <div className="lesson-show">
      {show ? (
        <Button look="outline" title={said.show} onClick={() => onSet({ ...scene, ...show })}>
          <Eye {...ICON} />
          {answers ? words.answer : words.show}
        </Button>
      ) : null}
      <Button title={words.againHint} onClick={() => onSet(scene)}>
        <RotateCcw {...ICON} />
        {words.again}
      </Button>
      {show && said.show && !answers ? <small>{said.show}</small> : null}
    </div>
  );
}

interface StepsProps {
  readonly number: number;
  readonly at: number;
  readonly count: number;
}

function Steps({ number, at, count }: StepsProps) {
  const last = at >= count;
  const following = lessonOf(number + 1);
  return (
    <footer className="lesson-steps">
      <Button disabled={at <= 1} onClick={() => goToStep(at - 1)}>
        <ChevronLeft {...ICON} />
        {words.back}
      </Button>
      <span>{words.progress(at, count)}</span>
      {last ? (
        <Button
          look="filled"
          title={following ? words.nextLesson(following.words.title) : words.finish}
          onClick={() => (following ? openLesson(number + 1) : listLessons())}
        >
          {number < ALL_LESSONS.length ? words.lesson(number + 1) : words.finish}
          <ChevronRight {...ICON} />
        </Button>
      ) : (
        <Button look="filled" onClick={() => goToStep(at + 1)}>
          {words.next}
          <ChevronRight {...ICON} />
        </Button>
      )}
    </footer>
  );
}
