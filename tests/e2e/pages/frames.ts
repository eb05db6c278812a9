import type { Page } from "@playwright/test";

/** Lengths of the frames of the next `ms` milliseconds. */
export async function frames(page: Page, ms: number): Promise<{ median: number; longest: number }> {
  return page.evaluate(
    (until) =>
      new Promise((answer) => {
        const lengths: number[] = [];
        const began = performance.now();
        let last = began;
        const tick = () => {
          const now = performance.now();
          lengths.push(now - last);
          last = now;
          if (now - began < until) return requestAnimationFrame(tick);
          lengths.sort((a, b) => a - b);
          answer({ median: lengths[lengths.length >> 1] as number, longest: lengths.at(-1) as number });
        };
        requestAnimationFrame(tick);
      }),
    ms,
  );
}
