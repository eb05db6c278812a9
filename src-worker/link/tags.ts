/** What a packed value begins with, version 1. Whole numbers from 0 to 127 are a byte of their own: 128 + n. */
export const TAG = {
  null: 0,
  false: 1,
  true: 2,
  text: 3,
  /** A place in the list of frozen texts. */
  knownText: 4,
  list: 5,
  fields: 6,
  number: 7,
  /** A list of nothing but numbers. */
  numbers: 8,
  float64: 9,
  int8: 10,
  int32: 11,
  uint8: 12,
} as const;

export const SMALL = 0x80;

/**
 * A number: 0 to 127 is itself; 128 to 191 a decimal (bit 5 its sign, the lowest five its decimals + 4, then its
 * digits as a whole number); 255 the eight bytes of a float64.
 */
export const DECIMAL = 0x80;
export const NEGATIVE = 0x20;
export const FEWEST_DECIMALS = -4;
export const MOST_DECIMALS = 27;
export const RAW = 0xff;

/** Lists and objects nested deeper than this are no document of ours. */
export const DEEPEST = 32;
