import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thumbnailPaths } from "../../../app/panels/thumbnailPaths.ts";
import {
  copyName,
  entryOf,
  freeVariant,
  isNewer,
  lookAlikes,
  MOST_RECORDS,
  readEntry,
  recentEntries,
  revisionOf,
  surplus,
} from "../../../app/storage/entries.ts";
import { readThumbnail, thumbnailOf } from "../../../app/storage/thumbnail.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import type { Network } from "../../../src-worker/model/network.ts";
import { networkDocuments } from "../../fixtures/arbitraries.ts";
import { networkCases } from "../../support/networks.ts";
import { anything, damage, damaged } from "../../support/storage.ts";

const edited = Date.UTC(2026, 10, 12);

describe("an entry", () => {
  it("comes back from the database as it was", () => {
    fc.assert(
      fc.property(networkDocuments, fc.nat(), (document, n) => {
        const entry = entryOf(document, edited + n, `page-${n}`);
        expect(readEntry(structuredClone(entry))).toEqual(entry);
        expect(revisionOf(structuredClone(entry))).toBe(`page-${n}`);
      }),
    );
  });

  it("that is none, damaged or newer never gets through as one that cannot be listed", () => {
    const whole = entryOf(FIGURE_1, edited, "page-1");
    const raw = fc.oneof(
      anything,
      damage.map(({ turns, by }) => damaged(whole, turns, by)),
    );
    fc.assert(
      fc.property(raw, (stored) => {
        const entry = readEntry(stored);
        expect(() => revisionOf(stored)).not.toThrow();
        if (!entry) return;
        expect(Number.isNaN(new Date(entry.edited).getTime())).toBe(false);
        expect(entry.widths.join("-")).toMatch(/^\d+(-\d+)+$/);
        if (entry.thumbnail) expect(JSON.stringify(thumbnailPaths(entry.thumbnail))).not.toMatch(/NaN|null/);
      }),
      { numRuns: 500 },
    );
  });

  it("of a newer version is known as such", () => {
    const entry = entryOf(FIGURE_1, edited, "page-1");
    expect(readEntry({ ...entry, version: 3 })).toBeNull();
    expect(isNewer({ ...entry, version: 3 })).toBe(true);
    expect(isNewer(entry)).toBe(false);
    expect(isNewer(undefined)).toBe(false);
  });
});

describe("the list", () => {
  const listed = (count: number) =>
    recentEntries(
      new Map(
        Array.from({ length: count }, (_, i) => [`id${i}`, entryOf(FIGURE_1, edited + i, "page-1")] as const),
      ),
    );

  it("begins with the network edited last; records that say nothing come last", () => {
    const list = recentEntries(
      new Map<string, unknown>([
        ["damaged", { name: 5 }],
        ["old", entryOf(FIGURE_1, 1, "")],
        ["missing", undefined],
        ["new", entryOf(FIGURE_1, 2, "")],
      ]),
    );
    expect(list.map(({ id }) => id)).toEqual(["new", "old", "damaged", "missing"]);
  });

  it("keeps twenty: the oldest go, protected and unreadable ones never", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.array(fc.nat(39)), (count, numbers) => {
        const guarded = new Set(numbers.map((n) => `id${n}`));
        const list = listed(count);
        const gone = surplus(list, (id) => guarded.has(id));
        expect(gone.some((id) => guarded.has(id))).toBe(false);
        const free = list.filter(({ id }) => !guarded.has(id)).map(({ id }) => id);
        expect(gone).toHaveLength(Math.min(free.length, Math.max(0, count - MOST_RECORDS)));
        // Nobody that stays is older.
        expect(gone).toEqual(gone.length === 0 ? [] : free.slice(-gone.length));
      }),
    );
    const unreadable = recentEntries(new Map(Array.from({ length: 30 }, (_, i) => [`id${i}`, null])));
    expect(surplus(unreadable, () => false)).toEqual([]);
  });

  it("finds records that may be the same network", () => {
    const list = listed(2);
    expect(lookAlikes(list, FIGURE_1)).toEqual(["id1", "id0"]);
    expect(lookAlikes(list, { ...FIGURE_1, name: "Other" })).toEqual([]);
  });
});

describe("the name of a copy", () => {
  it.each([
    ["IRIS", [], "IRIS copy"],
    ["IRIS", ["IRIS", "IRIS copy"], "IRIS copy 2"],
    ["IRIS copy", ["IRIS", "IRIS copy"], "IRIS copy 2"],
    ["IRIS copy 2", ["IRIS copy", "IRIS copy 2"], "IRIS copy 3"],
    ["copy", [], "copy copy"],
    ["", [], "copy"],
  ])("of %j among %j is %j", (name, taken, copy) => expect(copyName(name, taken)).toBe(copy));

  it("is never taken", () => {
    const word = fc.constantFrom("a", "a copy", "a copy 2", "a copy 3", "", "copy", "b");
    fc.assert(
      fc.property(word, fc.array(word), (name, taken) => {
        expect(taken).not.toContain(copyName(name, taken));
        expect(taken).not.toContain(freeVariant(name, taken));
      }),
    );
  });
});

describe("a small picture", () => {
  const network = (widths: readonly number[], weight: (i: number, j: number) => number): Network => ({
    inputs: Array.from({ length: widths[0]! }, (_, i) => `x${i}`),
    layers: widths.slice(1).map((width, l) => ({
      activation: "relu",
      weights: {
        fanIn: widths[l]!,
        width,
        values: Int8Array.from({ length: widths[l]! * width }, (_, at) =>
          weight(Math.floor(at / width), at % width),
        ),
      },
      skips: [],
      bias: new Float64Array(width),
    })),
    outputs: Array.from({ length: widths.at(-1)! }, (_, i) => `y${i}`),
  });

  it("of a small network has each unit as a dot and each weight as a line of its sign", () => {
    fc.assert(
      fc.property(networkCases({ maxLayers: 3, maxWidth: 6 }), ({ network }) => {
        const paths = thumbnailPaths(thumbnailOf(network));
        const all = network.layers.flatMap((layer) =>
          [layer, ...layer.skips].flatMap((l) => [...l.weights.values]),
        );
        const lines = (path: string) => path.split("M").length - 1;
        expect(lines(paths.plus)).toBe(all.filter((w) => w > 0).length);
        expect(lines(paths.minus)).toBe(all.filter((w) => w < 0).length);
        const units = network.inputs.length + network.layers.reduce((n, layer) => n + layer.bias.length, 0);
        expect(paths.units).toHaveLength(units);
      }),
    );
  });

  it("of a large network is small and shows where weights are positive", () => {
    const large = network([196, 512, 512, 10], (i, j) => (i < 98 === j < 256 ? 1 : -1));
    const thumbnail = thumbnailOf(large);
    expect(thumbnail.widths).toEqual([196, 512, 512, 10]);
    expect(thumbnail.matrices.map(({ rows, columns }) => [rows, columns])).toEqual([
      [16, 16],
      [16, 16],
      [16, 10],
    ]);
    const [first] = thumbnail.matrices;
    // 196 rows in 16 blocks: blocks 0 to 7 are rows 0 to 97.
    expect(first?.values[0]).toBe(127);
    expect(first?.values[15]).toBe(-127);
    expect(first?.values[8 * 16]).toBe(-127);
    expect(first?.values[8 * 16 + 15]).toBe(127);
    expect(readThumbnail(structuredClone(thumbnail))).toEqual(thumbnail);
    expect(thumbnailPaths(thumbnail).units).toEqual([]);
  });

  it("uses the whole range where random weights nearly cancel", () => {
    let state = 1;
    const random = network([100, 100], () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state < 2 ** 31 ? 1 : -1;
    });
    const values = thumbnailOf(random).matrices[0]?.values ?? new Int8Array(0);
    expect(Math.max(...Array.from(values, Math.abs))).toBe(127);
  });
});
