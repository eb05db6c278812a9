import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  FRESH_SCREEN,
  hiddenIn,
  isLow,
  LAYOUTS,
  parseScreen,
  resetLayout,
  roomOf,
  type ScreenRecord,
  sizesIn,
  withHidden,
  withSizes,
  zoomOf,
} from "../../../app/store/layouts.ts";

const at = (layout: (typeof LAYOUTS)[number]): ScreenRecord => ({ ...FRESH_SCREEN, layout });

describe("layouts as they come", () => {
  test("edit shows everything, watch no reactions, present the canvas and the chart", () => {
    expect(hiddenIn(FRESH_SCREEN, "edit")).toEqual({ inputs: false, chart: false, reactions: false });
    expect(hiddenIn(FRESH_SCREEN, "watch")).toEqual({ inputs: false, chart: false, reactions: true });
    expect(hiddenIn(FRESH_SCREEN, "present")).toEqual({ inputs: true, chart: false, reactions: true });
  });

  test("edit leaves most to the canvas, watch to the chart", () => {
    const [edit, watch] = [sizesIn(FRESH_SCREEN, "edit", 1440), sizesIn(FRESH_SCREEN, "watch", 1440)];
    expect(edit).toMatchObject({ inputs: 256, chart: 400, reactions: 248 });
    expect(watch.chart).toBeGreaterThan((1440 - watch.inputs) / 2);
    expect(1440 - edit.inputs - edit.chart).toBeGreaterThan(1.8 * edit.chart);
    expect(sizesIn(FRESH_SCREEN, "edit", 1024)).toMatchObject({ inputs: 208, chart: 312, reactions: 216 });
  });

  test("a projector doubles, a presentation enlarges, both together do not add up", () => {
    expect(zoomOf("light", "edit")).toBe(1);
    expect(zoomOf("dark", "watch")).toBe(1);
    expect(zoomOf("projector", "edit")).toBe(2);
    expect(zoomOf("projector", "present")).toBe(2);
    expect(zoomOf("light", "present")).toBeGreaterThan(1);
  });

  test("room goes by the window as large as things are", () => {
    expect(roomOf(1440, 900)).toBe("wide");
    expect(roomOf(1024, 768)).toBe("narrow");
    expect(roomOf(720, 450)).toBe("compact");
    expect(roomOf(1440, 500)).toBe("compact");
    expect(isLow(450)).toBe(true);
    expect(isLow(768)).toBe(false);
  });
});

describe("what a person changed", () => {
  test("is kept per layout, and reset for the present one alone", () => {
    const edited = withHidden(withSizes(at("edit"), { chart: 500 }), {
      inputs: true,
      chart: false,
      reactions: false,
    });
    const both = withSizes({ ...edited, layout: "watch" }, { chart: 700 });
    expect(sizesIn(both, "edit", 1440).chart).toBe(500);
    expect(sizesIn(both, "watch", 1440).chart).toBe(700);
    expect(hiddenIn(both, "edit").inputs).toBe(true);
    const reset = resetLayout({ ...both, layout: "edit" });
    expect(sizesIn(reset, "edit", 1440).chart).toBe(400);
    expect(hiddenIn(reset, "edit").inputs).toBe(false);
    expect(sizesIn(reset, "watch", 1440).chart).toBe(700);
  });

  test("survives being stored", () => {
    const record = withHidden(withSizes(at("present"), { chart: 321, side: 400 }), {
      inputs: false,
      chart: true,
      reactions: false,
    });
    expect(parseScreen(JSON.stringify(record))).toEqual(record);
  });
});

describe("a stored screen is read with suspicion", () => {
  test("any text gives a screen that can be shown", () => {
    const stored = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({
          layout: fc.oneof(fc.constantFrom(...LAYOUTS), fc.jsonValue()),
          memory: fc.dictionary(
            fc.constantFrom(...LAYOUTS, "other"),
            fc.oneof(fc.jsonValue(), fc.record({ sizes: fc.object(), hidden: fc.object() })),
          ),
        })
        .map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(stored, (text) => {
        const record = parseScreen(text);
        expect(LAYOUTS).toContain(record.layout);
        for (const layout of LAYOUTS) {
          for (const size of Object.values(sizesIn(record, layout, 1440))) {
            expect(Number.isFinite(size)).toBe(true);
            expect(size).toBeGreaterThan(0);
          }
          for (const hidden of Object.values(hiddenIn(record, layout))) expect(typeof hidden).toBe("boolean");
        }
      }),
    );
  });

  test("sizes that no screen has and panes that do not exist are left out", () => {
    const sizes = { chart: 1e9, inputs: -5, reactions: "300", other: 200, side: 333 };
    const record = parseScreen(
      JSON.stringify({ layout: "watch", memory: { watch: { sizes, hidden: { chart: 1 } } } }),
    );
    expect(record.memory.watch).toEqual({ sizes: { side: 333 }, hidden: null });
    expect(parseScreen(null)).toEqual(FRESH_SCREEN);
    expect(parseScreen("{")).toEqual(FRESH_SCREEN);
    expect(parseScreen('{"layout":"__proto__"}')).toEqual(FRESH_SCREEN);
  });
});
