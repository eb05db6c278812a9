import { describe, expect, test } from "vitest";
import { itemAt, listLength, movedPosition, positionOf } from "../../../app/reactions/lists.ts";

const section = (title: string, ...rows: number[]) => ({ title, count: "", rows: Int32Array.from(rows) });
const two = [section("Input", 0, 1, 4), section("Bimolecular", 2, 3)];

describe("virtual lists", () => {
  test("rows of all sections with headings between them", () => {
    expect(listLength(two)).toBe(6);
    const shown = Array.from({ length: 7 }, (_, i) => {
      const item = itemAt(two, i);
      return item === null ? null : item.kind === "row" ? item.row : "heading";
    });
    expect(shown).toEqual([0, 1, 4, "heading", 2, 3, null]);
  });

  test("positions of rows are found again", () => {
    expect([0, 1, 4, 2, 3].map((row) => positionOf(two, row))).toEqual([0, 1, 2, 4, 5]);
    expect(positionOf(two, 9)).toBe(-1);
    expect(positionOf([], 0)).toBe(-1);
  });

  test("arrow keys pass over headings and stop at the ends", () => {
    expect(movedPosition(two, 2, 1)).toBe(4);
    expect(movedPosition(two, 4, -1)).toBe(2);
    expect(movedPosition(two, 5, 1)).toBe(5);
    expect(movedPosition(two, 0, -1)).toBe(0);
    expect(movedPosition(two, -1, 1)).toBe(0);
    expect(movedPosition(two, 2, Number.MAX_SAFE_INTEGER)).toBe(5);
  });
});
