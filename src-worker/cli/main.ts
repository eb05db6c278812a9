import { Command, CommanderError } from "commander";
import { addCertify, addCompile } from "./compileCommand.ts";
import { addConvert, addFormats } from "./convertCommand.ts";
import { addExperiment } from "./experimentCommand.ts";
import { normaliseArguments } from "./options.ts";
import { addRecognise } from "./recogniseCommand.ts";
import { addReproduce } from "./reproduceCommand.ts";
import { addSimulate } from "./simulateCommand.ts";
import { Refused, type Terminal, WrongUsage } from "./terminal.ts";
import { addTrain } from "./trainCommand.ts";
import { addVerify } from "./verifyCommand.ts";

const DONE = 0;
const REFUSED = 1;
const USAGE = 2;

const COMMANDS = [
  addCompile,
  addSimulate,
  addVerify,
  addExperiment,
  addTrain,
  addReproduce,
  addCertify,
  addRecognise,
  addConvert,
  addFormats,
];

/**
 * Runs one command in a terminal; the answer is the exit code: 0 done, 1 the input was refused, 2 wrong
 * usage. Commands are only described here and in `*Command.ts`: what does the work is loaded when asked for.
 */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command("dualrail");
  // Settings of the program go to every command that is added after them.
  program
    .description("Deep molecular programming: ±1 ReLU networks as chemical reaction networks.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    })
    .showHelpAfterError("(--help shows the options)");
  for (const add of COMMANDS) add(program, terminal);
  try {
    await program.parseAsync(normaliseArguments(argv), { from: "user" });
    return DONE;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE;
    if (error instanceof Refused) return complain(terminal, error.message, REFUSED);
    if (error instanceof WrongUsage) return complain(terminal, error.message, USAGE);
    throw error;
  }
}

function complain({ stderr }: Terminal, message: string, code: number): number {
  stderr.write(`${message}\n`);
  return code;
}
