import type { FigureSubject } from "../store/figures.ts";
import { figureText } from "./text.ts";

/** The figures that the export dialog offers, by the id it knows them by. */
export const FIGURE_TARGETS = (["network", "chart"] as const).map((subject: FigureSubject) => ({
  id: `figure-${subject}`,
  subject,
  name: figureText.subjects[subject],
  detail: figureText.details,
  score: (search: string) => scoreOf(subject, search),
}));

export type FigureTarget = (typeof FIGURE_TARGETS)[number];

/** How well a figure answers a search, 0 … 1: every word must begin one of its own. */
function scoreOf(subject: FigureSubject, search: string): number {
  const own = `${figureText.subjects[subject].toLowerCase()} ${figureText.words[subject]}`.split(" ");
  const words = search.toLowerCase().replaceAll(".", "").split(/\s+/).filter(Boolean);
  return words.every((word) => own.some((one) => one.startsWith(word))) ? 1 : 0;
}
