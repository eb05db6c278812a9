import { expect } from "vitest";

/**
 * Every number is within `most` of the wanted one. One assertion for the whole list: an `expect` for each
 * number costs more than the numbers themselves.
 */
export function expectNear(found: ArrayLike<number>, wanted: ArrayLike<number>, most: number): void {
  expectWithin(found, wanted, () => most);
}

/** The same with a distance for each place. */
export function expectWithin(
  found: ArrayLike<number>,
  wanted: ArrayLike<number>,
  most: (i: number) => number,
): void {
  expect(found.length).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    // Written so that NaN is far from everything.
    if (Math.abs(found[i] - wanted[i]) <= most(i)) continue;
    expect.fail(`number ${i} is ${found[i]}, not ${wanted[i]} to ${most(i)}`);
  }
}
