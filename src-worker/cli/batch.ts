import type { Command } from "commander";
import { createEngine, type Engine, type Listener } from "../engine.ts";
import type { BatchProgress } from "../experiments/batch.ts";
import { CORES, nodePool } from "../node/pool.ts";
import { wholeFrom } from "./options.ts";

/** Adds `--workers`. */
export function withWorkers(command: Command): Command {
  return command.option("--workers <n>", "how many workers (default: one per core)", wholeFrom(1), CORES);
}

/**
 * An engine with a pool for one long job. Progress goes to a terminal's stderr; the first Ctrl-C stops
 * the job and keeps what is done, a second one ends the program.
 */
export async function withEngine<T>(
  workers: number,
  job: (engine: Engine, listener: Listener<BatchProgress>) => Promise<T>,
): Promise<T> {
  const pool = nodePool(workers);
  let goOn = true;
  const stop = () => {
    goOn = false;
  };
  process.once("SIGINT", stop);
  const shown = process.stderr.isTTY;
  try {
    return await job(createEngine(pool), (progress) => {
      if (shown) process.stderr.write(`\r\u001b[K${progressLine(progress)}`);
      return goOn;
    });
  } finally {
    if (shown) process.stderr.write("\r\u001b[K");
    process.off("SIGINT", stop);
    pool.close();
  }
}

function progressLine({ done, total, secondsLeft }: BatchProgress): string {
  const left = secondsLeft === null ? "" : `, about ${Math.ceil(secondsLeft)} s left`;
  return `${done} of ${total}${left} (Ctrl-C stops and keeps what is done)`;
}
