import type { CsvOptions } from "./sheet.ts";
import { DECIMALS, DELIMITERS, type Decimal, type Delimiter } from "./table.ts";

/** How a delimited text file is read, as it is asked for on the command line; found by itself where left out. */
export interface ReadingWishes {
  /** Label column, by name or number (from 1). */
  readonly label?: string;
  /** Whether the first line names the columns. */
  readonly header?: boolean;
  readonly delimiter?: Delimiter;
  readonly decimal?: Decimal;
  /** Columns that are left out, by name or number (from 1). */
  readonly ignore?: readonly (string | number)[];
  /** Lines with missing values are left out instead of refused. */
  readonly dropMissing?: boolean;
  /** So are uneven lines and lines with words for numbers. */
  readonly dropBroken?: boolean;
}

/** Delimiters as the command line writes them. */
export const DELIMITER_WORDS = { ",": "comma", "\t": "tab", ";": "semicolon", "|": "bar" } as const;
/** Decimal marks likewise. */
export const DECIMAL_WORDS = { ".": "point", ",": "comma" } as const;

/** The delimiter that a word stands for; null for no such word. */
export function delimiterOf(word: string): Delimiter | null {
  return DELIMITERS.find((delimiter) => DELIMITER_WORDS[delimiter] === word) ?? null;
}

/** The decimal mark that a word stands for; null for no such word. */
export function decimalOf(word: string): Decimal | null {
  return DECIMALS.find((decimal) => DECIMAL_WORDS[decimal] === word) ?? null;
}

/** The wishes as the reader takes them. */
export function choicesOf(wishes: ReadingWishes): CsvOptions {
  const { label, header, delimiter, decimal, ignore, dropMissing, dropBroken } = wishes;
  return {
    ...(label === undefined ? {} : { label }),
    ...(header === undefined ? {} : { header }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(ignore === undefined ? {} : { ignore }),
    ...(dropMissing ? { missing: "drop" } : {}),
    ...(dropBroken ? { broken: "drop" } : {}),
  };
}

/** The wishes beside the label as words of a command; `word` quotes what a shell would not leave alone. */
export function readingWords(wishes: ReadingWishes, word: (value: string) => string): string[] {
  const { header, delimiter, decimal, ignore = [], dropMissing, dropBroken } = wishes;
  return [
    ...(delimiter === undefined ? [] : [`--delimiter ${DELIMITER_WORDS[delimiter]}`]),
    ...(decimal === undefined ? [] : [`--decimal ${DECIMAL_WORDS[decimal]}`]),
    ...(header === undefined ? [] : [header ? "--header" : "--no-header"]),
    ...(ignore.length === 0 ? [] : [`--ignore ${word(ignore.join(","))}`]),
    ...(dropMissing ? ["--drop-missing"] : []),
    ...(dropBroken ? ["--drop-broken"] : []),
  ];
}
