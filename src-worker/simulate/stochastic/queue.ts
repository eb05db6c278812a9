/**
 * An indexed binary heap of reactions by putative time (Gibson and Bruck's indexed priority queue): the
 * next reaction is on top, and a reaction whose time changed is found at once.
 */
export class EventQueue {
  /** Absolute time of each reaction's next firing; `Infinity` while it is impossible. */
  readonly time: Float64Array;
  /** Reactions in heap order: the next one is `heap[0]`. */
  readonly heap: Int32Array;
  private readonly position: Int32Array;

  constructor(reactions: number) {
    this.time = new Float64Array(reactions).fill(Number.POSITIVE_INFINITY);
    this.heap = Int32Array.from({ length: reactions }, (_, r) => r);
    this.position = this.heap.slice();
  }

  /** Puts all reactions in order after any number of times changed. */
  rebuild(): void {
    for (let i = (this.heap.length >> 1) - 1; i >= 0; i--) this.down(i, this.heap[i]);
  }

  /** Call after `time[r]` became smaller. */
  earlier(r: number): void {
    const { heap, position, time } = this;
    const t = time[r];
    let i = position[r];
    while (i > 0) {
      const above = (i - 1) >> 1;
      const other = heap[above];
      if (time[other] <= t) break;
      heap[i] = other;
      position[other] = i;
      i = above;
    }
    heap[i] = r;
    position[r] = i;
  }

  /** Call after `time[r]` became larger. */
  later(r: number): void {
    this.down(this.position[r], r);
  }

  private down(from: number, r: number): void {
    const { heap, position, time } = this;
    const t = time[r];
    const size = heap.length;
    let i = from;
    for (let below = 2 * i + 1; below < size; below = 2 * i + 1) {
      if (below + 1 < size && time[heap[below + 1]] < time[heap[below]]) below++;
      const other = heap[below];
      if (time[other] >= t) break;
      heap[i] = other;
      position[other] = i;
      i = below;
    }
    heap[i] = r;
    position[r] = i;
  }
}
