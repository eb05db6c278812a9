import { type Command, InvalidArgumentError, Option } from "commander";
import { DECIMAL_WORDS, DELIMITER_WORDS, decimalOf, delimiterOf } from "../data/reading.ts";

/** How a CSV file is read, the same for every command that takes rows; all of it is found by itself otherwise. */
export function withReadingOptions(command: Command): Command {
  return command
    .option("--label <column>", "label column of a CSV file, by name or number from 1")
    .option("--ignore <columns>", "columns of a CSV file to leave out, by name or number from 1", names)
    .addOption(named("--delimiter <name>", "what stands between its cells", DELIMITER_WORDS, delimiterOf))
    .addOption(named("--decimal <name>", "what stands before its decimals", DECIMAL_WORDS, decimalOf))
    .option("--header", "its first line names the columns")
    .option("--no-header", "it does not")
    .option("--drop-missing", "leave out lines with missing values")
    .option("--drop-broken", "leave out uneven lines, and lines with words for numbers");
}

function named<T>(
  flags: string,
  what: string,
  words: Readonly<Record<string, string>>,
  find: (word: string) => T | null,
): Option {
  const known = Object.values(words).join(", ");
  return new Option(flags, `${what}: ${known}`).argParser((word) => {
    const found = find(word);
    if (found === null) throw new InvalidArgumentError(`Write ${known}.`);
    return found;
  });
}

function names(text: string): readonly string[] {
  return text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
