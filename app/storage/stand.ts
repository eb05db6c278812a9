import { useRun } from "../store/run.ts";
import { beginStart, endStart } from "./marks.ts";

/** So long after its run a page is taken to stand, ms. */
const STANDS_AFTER_MS = 1500;

/** Marks a record until it was put on the page and run: if the page goes down before, the next start knows. */
export function watchStart(record: string): void {
  beginStart(record);
  const stop = useRun.subscribe((state, before) => {
    if (state.simulation === before.simulation && state.problem === before.problem) return;
    stop();
    setTimeout(endStart, STANDS_AFTER_MS);
  });
}
