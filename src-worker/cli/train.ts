import { createEngine } from "../engine.ts";
import { writeFile } from "../formats/registry.ts";
import { outputFormat } from "./files.ts";
import { print, printJson, readBytes, type Terminal, unwrap, writeBytes } from "./terminal.ts";
import type { TrainFlags } from "./trainCommand.ts";

/** Trains a network and writes it. */
export async function train(terminal: Terminal, { output, json, ...request }: TrainFlags): Promise<void> {
  const format = outputFormat(undefined, output);
  const outcome = unwrap(await createEngine().train(request, (path) => readBytes(terminal, path), null));
  const { accuracy, epoch, seconds, document } = outcome;
  writeBytes(terminal, output, unwrap(await writeFile({ kind: "network", document }, format)));
  if (json) {
    printJson(terminal, { accuracy, epoch, seconds });
    return;
  }
  const parts = Object.entries(accuracy).filter((part): part is [string, number] => part[1] !== null);
  const shares = parts.map(([part, share]) => `${part} ${(100 * share).toFixed(2)} %`).join(", ");
  print(terminal, `Accuracy: ${shares}; epoch ${epoch}, ${seconds.toFixed(1)} s. Written to ${output}.`);
}
