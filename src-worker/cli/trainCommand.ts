import type { Command } from "commander";
import { number, numbers, wholeFrom } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** `train` as it was asked for. */
export interface TrainFlags {
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
export function addTrain(program: Command, terminal: Terminal): void {
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
    .action(async (flags: TrainFlags) => {
      const { train } = await import("./train.ts");
      await train(terminal, flags);
    });
}
