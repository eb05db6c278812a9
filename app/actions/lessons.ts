import { browserStorage, keep, readKept } from "../storage/browser.ts";
import { useEmbed } from "../store/embed.ts";
import { lessonRecord, parseAddress, parseLessons, useLesson } from "../store/lesson.ts";
import { useShare } from "../store/share.ts";

const KEY = "dualrail-lessons";

/** Goes on with the lesson that was left, remembers how far a person is, and opens what address or link asks for. */
export function startLessons(): void {
  const address = new URLSearchParams(location.search).get("lesson");
  useLesson.getState().patch(parseLessons(readKept(browserStorage(), KEY)));
  useLesson.subscribe((state) => {
    keep(browserStorage(), KEY, JSON.stringify(lessonRecord(state)));
    const { open, lesson, step } = state;
    useShare.setState({ lesson: open && lesson !== null ? { lesson: `${lesson}`, step: step - 1 } : null });
  });
  const asked = address === null ? null : parseAddress(address);
  if (asked) openLesson(asked.lesson, asked.step);
  useEmbed.subscribe(({ lesson }, before) => {
    const linked = lesson && lesson !== before.lesson && parseAddress(`${lesson.lesson}:${lesson.step + 1}`);
    // The link carries the panes as they were left, too: they are not set up again.
    if (linked) useLesson.getState().patch({ open: true, ...linked });
  });
}

/** Opens a lesson at a step (both from 1) and sets the panes up for it; without a step where it was left. */
export function openLesson(lesson: number, step?: number): void {
  const { reached, asked, patch } = useLesson.getState();
  patch({ asked: asked + 1 });
  goTo(lesson, step ?? reached[lesson] ?? 1);
}

/** Goes to a step of the open lesson. */
export function goToStep(step: number): void {
  const { lesson } = useLesson.getState();
  if (lesson !== null) goTo(lesson, step);
}

/** Opens the lessons where they were left, or gives them the keyboard. */
export function openLessons(): void {
  const { asked, patch } = useLesson.getState();
  patch({ open: true, asked: asked + 1 });
}

/** Shows the list of lessons. */
export function listLessons(): void {
  useLesson.getState().patch({ lesson: null });
  openLessons();
}

/** Leaves the lessons; where the person was is remembered. */
export function closeLessons(): void {
  useLesson.getState().patch({ open: false });
}

/** Notes that the exercise of a lesson was solved. */
export function passLesson(lesson: number): void {
  const { passed, patch } = useLesson.getState();
  if (!passed.includes(lesson)) patch({ passed: [...passed, lesson].sort((a, b) => a - b) });
}

function goTo(lesson: number, step: number): void {
  const { reached, arrivals, patch } = useLesson.getState();
  patch({ open: true, lesson, step, reached: { ...reached, [lesson]: step }, arrivals: arrivals + 1 });
}
