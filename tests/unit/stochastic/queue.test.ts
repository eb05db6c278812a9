import fc from "fast-check";
import { expect, test } from "vitest";
import { EventQueue } from "../../../src-worker/simulate/stochastic/queue.ts";

test("the next reaction is on top after every change", () => {
  const change = fc.tuple(fc.nat(1000), fc.oneof(fc.nat(50), fc.constant(Number.POSITIVE_INFINITY)));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.array(change, { maxLength: 200 }), (size, changes) => {
      const queue = new EventQueue(size);
      queue.time.forEach((_, r) => {
        queue.time[r] = (r * 37) % 23;
      });
      queue.rebuild();
      for (const [which, time] of changes) {
        const r = which % size;
        const before = queue.time[r];
        queue.time[r] = time;
        if (time < before) queue.earlier(r);
        else queue.later(r);
        expect(queue.time[queue.heap[0]]).toBe(Math.min(...queue.time));
      }
      expect(Array.from(queue.heap).sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, r) => r));
    }),
  );
});
