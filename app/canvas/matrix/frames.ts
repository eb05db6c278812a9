/** A piece of work of well under a millisecond; true when there is no more. */
export type Slice = () => boolean;

/** Of a 16 ms frame, for all bitmaps together: the rest belongs to the page. */
const BUDGET_MS = 8;

const queue = new Map<object, Slice>();
let requested = 0;

/** Works on something a few milliseconds a frame until it is done; newer work of an owner replaces its older. */
export function workInFrames(owner: object, slice: Slice): void {
  queue.delete(owner);
  queue.set(owner, slice);
  if (requested === 0) requested = requestAnimationFrame(run);
}

export function dropWork(owner: object): void {
  queue.delete(owner);
}

function run(): void {
  requested = 0;
  const end = performance.now() + BUDGET_MS;
  for (const [owner, slice] of queue) {
    while (performance.now() < end) {
      if (!slice()) continue;
      queue.delete(owner);
      break;
    }
  }
  if (queue.size > 0) requested = requestAnimationFrame(run);
}
