import { LESSON as digits } from "./content/digits.ts";
import { LESSON as dualRail } from "./content/dualRail.ts";
import { LESSON as figure1 } from "./content/figure1.ts";
import { LESSON as first } from "./content/first.ts";
import { LESSON as iris } from "./content/iris.ts";
import { LESSON as noise } from "./content/noise.ts";
import { LESSON as rates } from "./content/rates.ts";
import { LESSON as reduction } from "./content/reduction.ts";
import { LESSON as relu } from "./content/relu.ts";
import { LESSON as size } from "./content/size.ts";
import type { Exercise, Lesson, Step } from "./types.ts";

/** The lessons in their order; the first is number 1. */
export const ALL_LESSONS: readonly Lesson[] = [
  first,
  dualRail,
  relu,
  figure1,
  reduction,
  rates,
  noise,
  iris,
  digits,
  size,
];

/** The lesson of a number, from 1. */
export function lessonOf(number: number | null): Lesson | null {
  return number === null ? null : (ALL_LESSONS[number - 1] ?? null);
}

/** How many steps a lesson has, the exercise included. */
export function stepCount({ steps }: Lesson): number {
  return steps.length + 1;
}

/** A step by its number from 1; numbers beyond the end are the exercise. */
export function stepOf({ steps, exercise }: Lesson, number: number): Step | Exercise {
  return steps[number - 1] ?? exercise;
}
