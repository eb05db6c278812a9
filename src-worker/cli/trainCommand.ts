import type { Command } from "commander";
import { createEngine } from "../engine.ts";
import { writeFile } from "../formats/registry.ts";
import { number, numbers, wholeFrom } from "./options.ts";
import { outputFormat, print, printJson, readBytes, unwrap, writeBytes } from "./terminal.ts";

interface Flags {
  readonly data: string;
  readonly hidden?: number[];
  readonly epochs?: number;
  readonly ternary?: number;
  readonly dropout?: number;
  readonly seed?: number;
  readonly label?: string;
  readonly splitBy?: "row" | "group";
  readonly output: string;
  readonly json?: boolean;
}

/** `train --data … --hidden 8[,8…] … -o NET [--json]`: BinaryConnect. */
export function addTrain(program: Command): void {
  program
    .command("train")
    .description("train a ±1 network (BinaryConnect)")
    .requiredOption("--data <rows>", "a CSV file, iris, mnist:FOLDER or virus:FOLDER")
    .requiredOption("--hidden <widths>", "widths of the hidden layers", numbers)
    .option("--epochs <n>", "epochs", wholeFrom(1))
    .option("--ternary <threshold>", "weights below this become 0", number)
    .option("--dropout <p>", "share of hidden units dropped while training", number)
    .option("--seed <n>", "seed", wholeFrom(0))
    .option("--label <column>", "label column of a CSV file, by name or number from 1")
    .option("--split-by <unit>", "row or group (whole subjects)")
    .requiredOption("-o, --output <file>", "where the network goes")
    .option("--json", "print one JSON object")
    .action(train);
}

async function train({ output, json, ...request }: Flags): Promise<void> {
  const format = outputFormat(undefined, output);
  const outcome = unwrap(await createEngine().train(request, readBytes, null));
  const { accuracy, epoch, seconds, document } = outcome;
  writeBytes(output, unwrap(await writeFile({ kind: "network", document }, format)));
  if (json) {
    printJson({ accuracy, epoch, seconds });
    return;
  }
  const parts = Object.entries(accuracy).filter((part): part is [string, number] => part[1] !== null);
  const shares = parts.map(([part, share]) => `${part} ${(100 * share).toFixed(2)} %`).join(", ");
  print(`Accuracy: ${shares}; epoch ${epoch}, ${seconds.toFixed(1)} s. Written to ${output}.`);
}
