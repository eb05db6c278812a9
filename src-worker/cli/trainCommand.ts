import { type Command, Option } from "commander";
import type { TrainRequest } from "../train/request.ts";
import { withReadingOptions } from "./dataOptions.ts";
import { number, numbers, positive, wholeFrom, withWorkers } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** `train` as it was asked for. */
export interface TrainFlags extends TrainRequest {
  readonly output: string;
  readonly workers: number;
  readonly json?: boolean;
}

/** `train --data … --hidden 8[,8…] … -o NET [--json]`: BinaryConnect. */
export function addTrain(program: Command, terminal: Terminal): void {
  const command = program
    .command("train")
    .description("train a ±1 network (BinaryConnect); what is left out comes from the data set's recipe")
    .requiredOption(
      "--data <rows>",
      "a CSV or TSV file, iris, heart, digits, xor, mnist:FOLDER, virus:FOLDER or idx:IMAGES,LABELS",
    )
    .requiredOption("--hidden <widths>", "widths of the hidden layers", numbers)
    .option("--epochs <n>", "epochs", wholeFrom(1))
    .option("--ternary <threshold>", "weights below this become 0", number)
    .option("--dropout <p>", "share of hidden units dropped while training", number)
    .option("--seed <n>", "seed", wholeFrom(0));
  withWorkers(withRecipeOptions(withDataOptions(command)))
    .requiredOption("-o, --output <file>", "where the network goes")
    .option("--json", "print one JSON object")
    .action(async (flags: TrainFlags) => {
      const { train } = await import("./train.ts");
      await train(terminal, flags);
    });
}

function withRecipeOptions(command: Command): Command {
  return command
    .option("--restarts <n>", "runs with consecutive seeds, of which the best is kept", wholeFrom(1))
    .addOption(new Option("--loss <name>", "loss").choices(["squareHinge", "crossEntropy"]))
    .option("--rate <r>", "ADAM's learning rate in the first epoch", positive)
    .option("--rate-end <r>", "and in the last one; exponential in between", positive)
    .option("--batch <n>", "rows per step, 0 for all", wholeFrom(0))
    .option("--dropout-input <p>", "share of inputs dropped while training", number)
    .addOption(
      new Option("--prepare <how>", "preparation of raw values").choices(["standardise", "centre", "none"]),
    )
    .option("--input-factor <f>", "factor on prepared inputs while training; folds into the biases", positive)
    .option("--shift <pixels>", "move training images at random, at most so far", number)
    .option("--warp <w>", "turn, scale and shear them: largest change of a matrix entry", number);
}

function withDataOptions(command: Command): Command {
  return withReadingOptions(command)
    .option("--shrink <n>", "MNIST: n × n pixels become one (2: 14 × 14; 4: 7 × 7)", wholeFrom(1))
    .option("--margin <n>", "MNIST: pixels cut off at each side before that", wholeFrom(0))
    .option("--validation <share>", "share of rows that choose the epoch", number)
    .option("--test <share>", "share of rows kept for the test", number)
    .addOption(new Option("--split-by <unit>", "deal out rows or whole subjects").choices(["row", "group"]))
    .option("--split-seed <n>", "how they are dealt out (default: the seed)", wholeFrom(0));
}
