import { createEngine, type Engine, type Listener } from "../engine.ts";
import type { BatchProgress } from "../experiments/batch.ts";
import { nodePool } from "../node/pool.ts";
import type { Terminal } from "./terminal.ts";

/**
 * An engine with a pool for one long job. Progress goes to a terminal's stderr; the first Ctrl-C stops
 * the job and keeps what is done, a second one ends the program.
 */
export async function withEngine<T>(
  { stderr, onInterrupt }: Terminal,
  workers: number,
  job: (engine: Engine, listener: Listener<BatchProgress>) => Promise<T>,
): Promise<T> {
  const pool = nodePool(workers);
  let goOn = true;
  const listenNoMore = onInterrupt(() => {
    goOn = false;
  });
  const shown = stderr.isTTY;
  try {
    return await job(createEngine(pool), (progress) => {
      if (shown) stderr.write(`\r\u001b[K${progressLine(progress)}`);
      return goOn;
    });
  } finally {
    if (shown) stderr.write("\r\u001b[K");
    listenNoMore();
    pool.close();
  }
}

function progressLine({ done, total, secondsLeft }: BatchProgress): string {
  const left = secondsLeft === null ? "" : `, about ${Math.ceil(secondsLeft)} s left`;
  return `${done} of ${total}${left} (Ctrl-C stops and keeps what is done)`;
}
