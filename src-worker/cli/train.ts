import { createEngine } from "../engine.ts";
import { writeFile } from "../formats/registry.ts";
import { nodePool } from "../node/pool.ts";
import type { TrainingProgress } from "../train/progress.ts";
import type { TrainingOutcome } from "../train/train.ts";
import { outputFormat } from "./files.ts";
import { print, printJson, readBytes, type Terminal, unwrap, writeBytes } from "./terminal.ts";
import type { TrainFlags } from "./trainCommand.ts";

/** Trains a network and writes it; Ctrl-C ends the training and keeps the best epoch. */
export async function train(
  terminal: Terminal,
  { output, json, workers, ...request }: TrainFlags,
): Promise<void> {
  const format = outputFormat(undefined, output);
  const shown = !json && terminal.stderr.isTTY;
  let stopped = false;
  const ignore = terminal.onInterrupt(() => {
    stopped = true;
  });
  const listener = (progress: TrainingProgress) => {
    if (shown) showProgress(terminal, progress);
    return !stopped;
  };
  const pool = nodePool(workers);
  const trained = await createEngine(pool).train(request, (path) => readBytes(terminal, path), listener);
  pool.close();
  ignore();
  const outcome = unwrap(trained);
  if (shown) terminal.stderr.write("\r\u001b[K");
  const { accuracy, document, epoch, seconds, seed, remarks } = outcome;
  writeBytes(terminal, output, unwrap(await writeFile({ kind: "network", document }, format)));
  if (json) printJson(terminal, { accuracy, epoch, seconds, seed, remarks });
  else printOutcome(terminal, outcome, output);
}

function printOutcome(terminal: Terminal, outcome: TrainingOutcome, output: string): void {
  const { accuracy, epoch, seconds, seed, remarks } = outcome;
  const parts = Object.entries(accuracy).filter((part): part is [string, number] => part[1] !== null);
  const shares = parts.map(([part, share]) => `${part} ${(100 * share).toFixed(2)} %`).join(", ");
  for (const remark of remarks) print(terminal, remark);
  print(
    terminal,
    `Accuracy: ${shares}; epoch ${epoch} with seed ${seed}, ${seconds.toFixed(1)} s. Written to ${output}.`,
  );
}

function showProgress(terminal: Terminal, progress: TrainingProgress): void {
  const { epoch, epochs, restart, restarts, best, secondsLeft } = progress;
  const run = restarts > 1 ? `run ${restart} of ${restarts}, ` : "";
  const so = best ? `, best ${(100 * best.accuracy).toFixed(2)} % in epoch ${best.epoch}` : "";
  const left = secondsLeft === null ? "" : `, ${secondsLeft.toFixed(0)} s left`;
  terminal.stderr.write(`\r\u001b[K${run}epoch ${epoch.toFixed(1)} of ${epochs}${so}${left}`);
}
