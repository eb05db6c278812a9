import { Command, CommanderError } from "commander";
import { addCertify, addCompile } from "./cli/compileCommand.ts";
import { addConvert, addFormats } from "./cli/convertCommand.ts";
import { addExperiment } from "./cli/experimentCommand.ts";
import { normaliseArguments } from "./cli/options.ts";
import { addRecognise } from "./cli/recogniseCommand.ts";
import { addSimulate } from "./cli/simulateCommand.ts";
import { Refused, WrongUsage } from "./cli/terminal.ts";
import { addTrain } from "./cli/trainCommand.ts";
import { addVerify } from "./cli/verifyCommand.ts";

const DONE = 0;
const REFUSED = 1;
const USAGE = 2;

/** Runs one command; the answer is the exit code: 0 done, 1 the input was refused, 2 wrong usage. */
async function main(argv: readonly string[]): Promise<number> {
  const program = new Command("dualrail");
  program
    .description("Deep molecular programming: ±1 ReLU networks as chemical reaction networks.")
    .exitOverride()
    .showHelpAfterError("(--help shows the options)");
  for (const add of [
    addCompile,
    addSimulate,
    addVerify,
    addExperiment,
    addTrain,
    addCertify,
    addRecognise,
    addConvert,
    addFormats,
  ])
    add(program);
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync(normaliseArguments(argv), { from: "user" });
    return DONE;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE;
    if (error instanceof Refused) return complain(error.message, REFUSED);
    if (error instanceof WrongUsage) return complain(error.message, USAGE);
    throw error;
  }
}

function complain(message: string, code: number): number {
  process.stderr.write(`${message}\n`);
  return code;
}

process.exitCode = await main(process.argv.slice(2));
