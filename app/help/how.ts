import { EXPERIMENT_TOPICS } from "./how/experiments.ts";
import { LAB_TOPICS } from "./how/lab.ts";
import { PAGE_TOPICS } from "./how/page.ts";
import { HOW_PLACES, type HowPlace, type HowTopic } from "./how/topic.ts";

const ALL = [...PAGE_TOPICS, ...EXPERIMENT_TOPICS, ...LAB_TOPICS] as const;

/** What marks a number on the page: `data-how`. */
export type HowId = (typeof ALL)[number]["id"];

/** Every kind of number on the page, by where it is. */
export const HOW: readonly HowTopic[] = HOW_PLACES.flatMap(topicsAt);

/** The topic of a mark on the page. */
export function topicOf(id: string): HowTopic | undefined {
  return ALL.find((topic) => topic.id === id);
}

/** The topics of one place, in the order in which they are read. */
export function topicsAt(place: HowPlace): readonly HowTopic[] {
  return ALL.filter((topic) => topic.at === place);
}
