import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFigure } from "../../../app/figures/kept.ts";
import { DEFAULT_FIGURE } from "../../../app/store/figures.ts";
import { damaged } from "../../support/storage.ts";

const OWN = {
  ...DEFAULT_FIGURE,
  size: "custom",
  width: 150,
  height: 100,
  theme: "page",
  file: "png",
  dpi: 300,
  values: false,
} as const;

describe("kept figure options", () => {
  it("come back as they were left", () => {
    expect(parseFigure(JSON.stringify(OWN))).toEqual(OWN);
    expect(parseFigure(null)).toEqual(DEFAULT_FIGURE);
    expect(parseFigure("{broken")).toEqual(DEFAULT_FIGURE);
  });

  it("are as at first where the record is damaged, and only there", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 2 }), fc.jsonValue(), (turns, by) => {
        const options = parseFigure(JSON.stringify(damaged(OWN, turns, by)));
        expect(Object.keys(options).sort()).toEqual(Object.keys(DEFAULT_FIGURE).sort());
        const changed = Object.entries(options).filter(
          ([key, value]) => value !== OWN[key as keyof typeof OWN],
        );
        for (const [key, value] of changed) {
          const first = DEFAULT_FIGURE[key as keyof typeof DEFAULT_FIGURE];
          const valid = typeof value === typeof OWN[key as keyof typeof OWN] && value === by;
          expect(valid || value === first || Object.is(value, by) || typeof by === "object").toBe(true);
        }
      }),
    );
  });
});
