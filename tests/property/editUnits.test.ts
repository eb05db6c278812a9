import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNetworkJson, writeNetworkJson } from "../../src-worker/formats/networkJson.ts";
import { type Clip, clipSize, makeClip, printClip } from "../../src-worker/model/clip.ts";
import { readClipboard } from "../../src-worker/model/clipRead.ts";
import type { NetworkDocument } from "../../src-worker/model/document.ts";
import {
  canSwapLayers,
  copiesOf,
  duplicateUnits,
  reorderUnits,
  shiftedOrder,
  swapLayers,
  unitNames,
  validateNetwork,
  weightOf,
} from "../../src-worker/model/edit.ts";
import { addLayer } from "../../src-worker/model/editLayers.ts";
import { pasteUnits } from "../../src-worker/model/editPaste.ts";
import { evaluate, type Network, type UnitRef, widths } from "../../src-worker/model/network.ts";
import { networkDocuments } from "../fixtures/arbitraries.ts";
import { networkCases } from "../support/networks.ts";
import { anyText } from "../support/text.ts";

const cases = networkCases({ maxLayers: 5, maxWidth: 5 });

function documentOf(network: Network): NetworkDocument {
  return { name: "case", network, extra: {} };
}

function allUnits(network: Network): UnitRef[] {
  return widths(network).flatMap((width, layer) =>
    Array.from({ length: width }, (_, index) => ({ layer, index })),
  );
}

/** A choice of units, by one random number per unit. */
function chosen(network: Network, picks: readonly number[]): UnitRef[] {
  return allUnits(network).filter((_, n) => (picks[n % picks.length] as number) % 3 === 0);
}

const picks = fc.array(fc.nat(8), { minLength: 1, maxLength: 30 });

function expectValid(document: NetworkDocument): void {
  const checked = validateNetwork(document.network);
  expect(checked.ok ? null : checked.problem.message).toBeNull();
  for (const layer of widths(document.network).keys()) {
    const names = unitNames(document.network, layer);
    expect(new Set(names).size).toBe(names.length);
  }
}

function close(values: ArrayLike<number>) {
  return Array.from(values, (x) =>
    expect.closeTo(x, 6 - Math.max(0, Math.ceil(Math.log10(Math.abs(x) || 1)))),
  );
}

describe("duplicates", () => {
  it("hold their originals' values, have no edge to or from originals, and leave the other species alone", () => {
    fc.assert(
      fc.property(cases, picks, ({ network, input }, choice) => {
        const units = chosen(network, choice);
        const next = duplicateUnits(documentOf(network), units);
        expectValid(next);
        const copies = copiesOf(network, units);
        expect(copies).toHaveLength(units.length);
        const x = [...input, ...units.filter((u) => u.layer === 0).map((u) => input[u.index] as number)];
        const now = evaluate(next.network, x);
        const at = (u: UnitRef) => now.values[u.layer]?.[u.index];
        expect(copies.map(at)).toEqual(close(units.map((u) => at(u) as number)));
        for (const original of units) {
          for (const copy of copies) {
            expect(weightOf(next.network, { from: original, to: copy })).toBe(0);
            expect(weightOf(next.network, { from: copy, to: original })).toBe(0);
          }
        }
        for (const from of allUnits(network)) {
          for (const to of allUnits(network)) {
            expect(weightOf(next.network, { from, to })).toBe(weightOf(network, { from, to }));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("reordering", () => {
  it("keeps every unit's value, and the way back gives the document back", () => {
    const shuffle = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(cases, fc.nat(5), shuffle, ({ network, input }, pick, keys) => {
        const layer = pick % (network.layers.length + 1);
        const width = widths(network)[layer] as number;
        const order = [...Array(width).keys()].sort((a, b) => (keys[a] as number) - (keys[b] as number));
        const document = documentOf(network);
        const next = reorderUnits(document, layer, order);
        expectValid(next);
        const x = layer === 0 ? order.map((old) => input[old] as number) : input;
        const [before, after] = [evaluate(network, input), evaluate(next.network, x)];
        for (const [l, values] of before.values.entries()) {
          const expected = l === layer ? order.map((old) => values[old] as number) : [...values];
          expect([...(after.values[l] as Float64Array)]).toEqual(close(expected));
        }
        const back = order.map((_, index) => order.indexOf(index));
        expect(reorderUnits(next, layer, back)).toEqual(document);
      }),
      { numRuns: 300 },
    );
  });

  it("refuses what is no permutation", () => {
    fc.assert(
      fc.property(
        networkDocuments,
        fc.nat(5),
        fc.array(fc.integer({ min: -1, max: 6 })),
        (document, layer, order) => {
          const width = widths(document.network)[layer];
          const sorted = [...order].sort((a, b) => a - b);
          if (sorted.length === width && sorted.every((old, index) => old === index)) return;
          expect(reorderUnits(document, layer, order)).toBe(document);
        },
      ),
    );
  });

  it("moves a selection up and down as a block that stops at the border", () => {
    expect(shiftedOrder(4, [2, 3], -1)).toEqual([0, 2, 3, 1]);
    expect(shiftedOrder(4, [0, 1], -1)).toEqual([0, 1, 2, 3]);
    expect(shiftedOrder(4, [0, 2], 1)).toEqual([1, 0, 3, 2]);
    expect(shiftedOrder(4, [0, 3], -1)).toEqual([0, 1, 3, 2]);
  });
});

describe("layers that change places", () => {
  it("leave the network's outputs, and swapping twice more changes nothing", () => {
    fc.assert(
      fc.property(cases, fc.nat(5), fc.nat(3), ({ network, input }, after, width) => {
        const document = addLayer(documentOf(network), after, "relu", width + 1);
        const before = evaluate(document.network, input).outputs;
        let swapped = 0;
        for (let index = 0; index <= document.network.layers.length; index++) {
          const next = swapLayers(document, index);
          if (!canSwapLayers(document.network, index)) {
            expect(next).toBe(document);
            continue;
          }
          swapped++;
          expectValid(next);
          expect([...evaluate(next.network, input).outputs]).toEqual(close(before));
          expect(canSwapLayers(next.network, index)).toBe(true);
          // Skip connections without edges, which a file may hold, are gone after the first time.
          const back = swapLayers(next, index);
          expect([...evaluate(back.network, input).outputs]).toEqual(close(before));
          expect(swapLayers(back, index).network).toEqual(next.network);
        }
        // A layer without edges can always be moved where it has a hidden neighbour.
        if (document.network.layers.length > 2) expect(swapped).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe("copying and pasting", () => {
  it("goes through the clipboard's text unchanged", () => {
    fc.assert(
      fc.property(networkDocuments, picks, (document, choice) => {
        const clip = makeClip(document, chosen(document.network, choice));
        if (clipSize(clip) === 0) return;
        const read = readClipboard(printClip(clip));
        expect(read).toEqual({ ok: true, value: { kind: "units", clip: JSON.parse(JSON.stringify(clip)) } });
      }),
      { numRuns: 300 },
    );
  });

  it("brings the units with the edges among them and leaves every old unit its value", () => {
    fc.assert(
      fc.property(cases, cases, picks, fc.option(fc.nat(6)), (source, target, choice, start) => {
        const units = chosen(source.network, choice);
        const clip = makeClip(documentOf(source.network), units);
        const { document, units: pasted, newLayers } = pasteUnits(documentOf(target.network), clip, start);
        expectValid(document);
        expect(pasted).toHaveLength(units.length);
        for (const [a, from] of units.entries()) {
          for (const [b, to] of units.entries()) {
            const edge = { from: pasted[a] as UnitRef, to: pasted[b] as UnitRef };
            expect(weightOf(document.network, edge)).toBe(weightOf(source.network, { from, to }));
          }
        }
        const fresh = new Set(pasted.map((u) => `${u.layer},${u.index}`));
        for (const unit of allUnits(document.network)) {
          for (const mine of pasted) {
            if (fresh.has(`${unit.layer},${unit.index}`)) continue;
            expect(weightOf(document.network, { from: unit, to: mine })).toBe(0);
            expect(weightOf(document.network, { from: mine, to: unit })).toBe(0);
          }
        }
        const more = units.filter((u) => u.layer === 0).map(() => 1.5);
        const before = evaluate(target.network, target.input);
        const after = evaluate(document.network, [...target.input, ...more]);
        const last = target.network.layers.length;
        for (const [l, values] of before.values.entries()) {
          const now = after.values[l === last ? last + newLayers : l] as Float64Array;
          expect([...now].slice(0, values.length)).toEqual(close(values));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("pastes into any document, odd names, preparations and places included, and the file format takes it", () => {
    fc.assert(
      fc.property(networkDocuments, networkDocuments, picks, fc.option(fc.nat(6)), (a, b, choice, start) => {
        const clip = makeClip(a, chosen(a.network, choice));
        const { document } = pasteUnits(b, clip, start);
        expectValid(document);
        const written = writeNetworkJson(document);
        expect(written.ok ? null : written.problem.message).toBeNull();
        const again = written.ok ? readNetworkJson(written.value) : written;
        expect(again.ok && again.value.network).toEqual(document.network);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the clipboard's text", () => {
  const start: Clip = makeClip(
    documentOf({
      inputs: ["a", "b"],
      layers: [
        {
          activation: "relu",
          weights: { fanIn: 2, width: 1, values: Int8Array.of(1, -1) },
          skips: [],
          bias: Float64Array.of(0.5),
        },
      ],
      outputs: ["y"],
    }),
    [
      { layer: 0, index: 0 },
      { layer: 0, index: 1 },
      { layer: 1, index: 0 },
    ],
  );

  it("is never taken when it is not ours, whatever it is, and says so in a sentence", () => {
    const foreign = fc.oneof(
      fc.jsonValue().map((value) => JSON.stringify(value)),
      anyText(),
      fc
        .object({ maxDepth: 3 })
        .map((value) => JSON.stringify({ format: "dualrail-units", version: 1, ...value })),
      fc.string().map((text) => `{${text}`),
    );
    fc.assert(
      fc.property(foreign, (text) => {
        const read = readClipboard(text);
        if (read.ok) expect(read.value.kind).not.toBe("units");
        else expect(read.problem.message).toMatch(/^The .*\.$/);
      }),
      { numRuns: 500 },
    );
  });

  it("is checked through: any one field changed for something else is refused or still pastes validly", () => {
    const paths = leaves(start);
    const poison = fc.oneof(
      fc.constantFrom<unknown>(null, "", "x", -1, 1.5, 1e9, 2e20, true, [], {}, "1e999", "relu", "input"),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(fc.nat(paths.length - 1), poison, networkDocuments, (n, value, document) => {
        const text = JSON.stringify(replaced(start, paths[n] as readonly (string | number)[], value));
        const read = readClipboard(text);
        if (!read.ok) expect(read.problem.message).toMatch(/^The .*\.$/);
        else if (read.value.kind === "units")
          expectValid(pasteUnits(document, read.value.clip, null).document);
      }),
      { numRuns: 1000 },
    );
  });

  it("names the place of what is wrong", () => {
    const message = (change: object) => {
      const read = readClipboard(JSON.stringify({ ...start, ...change }));
      return read.ok ? "" : read.problem.message;
    };
    const [inputs, output] = start.layers;
    expect(message({ version: 2 })).toBe(
      "The neurons were copied from a newer Dualrail. Reload this page and paste again.",
    );
    expect(message({ layers: [inputs, { ...output, units: [{ name: "y", bias: "0" }] }] })).toBe(
      "The copied neurons cannot be pasted: layers 2, units 1, bias is missing or of the wrong kind. Copy them again.",
    );
    expect(message({ layers: [output, inputs] })).toBe(
      "The copied neurons cannot be pasted: layers 1 is out of order. Copy them again.",
    );
    expect(message({ weights: [{ from: 1, to: 2, rows: ["+"] }] })).toBe(
      "The copied neurons cannot be pasted: weights 1 does not fit its layers. Copy them again.",
    );
    expect(readClipboard('{"format":"dualrail-network"}')).toEqual({ ok: true, value: { kind: "network" } });
    expect(readClipboard("[1, 2]")).toEqual({ ok: true, value: { kind: "text" } });
  });
});

/** Paths to everything in a value that holds nothing else. */
function leaves(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const inside = Array.isArray(value)
    ? value.flatMap((item, i) => leaves(item, [...path, i]))
    : Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
  return path.length > 0 ? [path, ...inside] : inside;
}

function replaced(value: unknown, [step, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value)) return value.map((item, i) => (i === step ? replaced(item, rest, by) : item));
  return { ...(value as object), [step]: replaced((value as Record<string, unknown>)[step], rest, by) };
}
