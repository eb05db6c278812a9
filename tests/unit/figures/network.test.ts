import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { networkScene } from "../../../app/figures/network/network.ts";
import { smallestText } from "../../../app/figures/scene.ts";
import { paperSize, points } from "../../../app/figures/sizes.ts";
import { collapsedLayers, drawnEdges } from "../../../app/store/collapse.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { DEFAULT_FIGURE, type FigureSize } from "../../../app/store/figures.ts";
import type { NetworkDocument } from "../../../src-worker/model/document.ts";
import { incoming, type Network, widths } from "../../../src-worker/model/network.ts";
import { networkCases } from "../../support/networks.ts";
import { processorMs } from "../../support/processorTime.ts";
import { type Element, elementsOf, numbersOf, pathPoints } from "../../support/svg.ts";
import { documentOf as plain } from "../canvas/networks.ts";
import { documentOf, frame, networkModel, type Options, textOverhang, written } from "./fixture.ts";

const options: fc.Arbitrary<Options> = fc.record({
  size: fc.constantFrom<FigureSize>("single", "half", "double", "slide", "custom"),
  width: fc.integer({ min: 20, max: 600 }),
  height: fc.option(fc.integer({ min: 20, max: 600 }), { nil: null }),
  names: fc.boolean(),
  values: fc.boolean(),
  biases: fc.boolean(),
  legend: fc.boolean(),
  dashed: fc.boolean(),
});

function drawn(document: NetworkDocument, input: readonly number[], chosen: Options = {}) {
  const scene = networkScene(networkModel(document, input, chosen), frame(chosen));
  const paper = paperSize({ ...DEFAULT_FIGURE, ...chosen });
  const svg = written(scene, paper.width);
  return { scene, svg, paper, elements: elementsOf(svg) };
}

/** The ids of all units and edges that must be drawn one by one. */
function expectedIds({ network, canvas }: NetworkDocument): string[] {
  const collapsed = collapsedLayers(network, canvas?.collapsed);
  const ids: string[] = [];
  for (const [layer, count] of widths(network).entries()) {
    if (collapsed.has(layer)) continue;
    for (let index = 0; index < count; index++) ids.push(`unit-${layer}-${index + 1}`);
  }
  for (const [l, layer] of network.layers.entries()) {
    for (const { from, weights } of incoming(layer, l + 1)) {
      if (collapsed.has(from) || collapsed.has(l + 1)) continue;
      for (let i = 0; i < weights.fanIn; i++) {
        for (let j = 0; j < weights.width; j++) {
          if (weights.values[i * weights.width + j] !== 0)
            ids.push(`edge-${from}-${i + 1}-${l + 1}-${j + 1}`);
        }
      }
    }
  }
  return ids;
}

/** How far anything reaches out of the view box, px. */
function overhang(elements: readonly Element[]): number {
  const box = elements[0]!.attributes.viewBox!.split(" ").map(Number);
  const [x, y, width, height] = box as [number, number, number, number];
  const spots = elements.slice(1).flatMap(({ name, attributes }): [number, number][] => {
    if (name === "path") return pathPoints(attributes.d!);
    const [left, top] = [Number(attributes.x), Number(attributes.y)];
    if (name === "text") return [[left, top]];
    if (name !== "rect" && name !== "image") return [];
    return [
      [left, top],
      [left + Number(attributes.width), top + Number(attributes.height)],
    ];
  });
  return spots.reduce(
    (most, [px, py]) => Math.max(most, x - px, y - py, px - x - width, py - y - height),
    Number.NEGATIVE_INFINITY,
  );
}

describe("a figure of the network", () => {
  test("has every unit and every edge, each once, with its terminal; all of it in the picture and finite", () => {
    fc.assert(
      fc.property(networkCases({ maxLayers: 4, maxWidth: 9 }), options, ({ network, input }, chosen) => {
        const document = documentOf(network);
        const { elements, scene } = drawn(document, input, chosen);
        expect(textOverhang(scene)).toBeLessThanOrEqual(1);
        const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
        const edges = ids.filter((id) => /^(unit|edge)-\d/.test(id));
        expect(edges.sort()).toEqual(expectedIds(document).sort());
        const ends = ids.filter((id) => id.startsWith("end-")).map((id) => id.replace("end", "edge"));
        expect(ends.sort()).toEqual(edges.filter((id) => id.startsWith("edge")).sort());
        expect(new Set(ids).size).toBe(ids.length);
        expect(elements.flatMap(numbersOf).filter((value) => !Number.isFinite(value))).toEqual([]);
        expect(overhang(elements)).toBeLessThanOrEqual(0.02);
      }),
      { numRuns: 150 },
    );
  });

  test("collapsed by hand it has ribbons in the place of edges, and units that were moved stay in the picture", () => {
    const layouts = networkCases({ maxLayers: 4, maxWidth: 6 }).chain(({ network, input }) =>
      fc.record({
        document: fc
          .record({
            collapsed: fc.subarray([...widths(network).keys()]),
            moved: fc.dictionary(
              fc.constantFrom(
                ...widths(network).flatMap((count, l) =>
                  Array.from({ length: count }, (_, i) => `${l},${i}`),
                ),
              ),
              fc.record({
                x: fc.integer({ min: -5000, max: 5000 }),
                y: fc.integer({ min: -5000, max: 5000 }),
              }),
            ),
          })
          .map(({ collapsed, moved }): NetworkDocument => {
            const positions = Object.keys(moved).length > 0 ? { positions: moved } : {};
            return { ...documentOf(network), canvas: { collapsed, ...positions } };
          }),
        input: fc.constant(input),
      }),
    );
    fc.assert(
      fc.property(layouts, options, ({ document, input }, chosen) => {
        const { elements } = drawn(document, input, chosen);
        const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
        expect(ids.filter((id) => /^(unit|edge)-\d/.test(id)).sort()).toEqual(expectedIds(document).sort());
        expect(elements.flatMap(numbersOf).filter((value) => !Number.isFinite(value))).toEqual([]);
        expect(overhang(elements)).toBeLessThanOrEqual(0.02);
      }),
      { numRuns: 100 },
    );
  });

  test("has the size on paper that was asked for, and the same bytes every time", () => {
    fc.assert(
      fc.property(networkCases({ maxLayers: 3, maxWidth: 12 }), options, ({ network, input }, chosen) => {
        const { svg, elements, scene, paper } = drawn(documentOf(network), input, chosen);
        const { width, height } = elements[0]!.attributes;
        expect(Number.parseFloat(width!)).toBeCloseTo(paper.width, 2);
        expect(width!.endsWith("mm") && height!.endsWith("mm")).toBe(true);
        const most = paper.height ?? 230;
        expect(Number.parseFloat(height!)).toBeLessThanOrEqual(most + 0.01);
        if (paper.height !== null) expect(Number.parseFloat(height!)).toBeCloseTo(paper.height, 1);
        expect(scene.width / scene.height).toBeCloseTo(
          Number.parseFloat(width!) / Number.parseFloat(height!),
          2,
        );
        expect(drawn(structuredClone(documentOf(network)), input, chosen).svg).toBe(svg);
      }),
      { numRuns: 60 },
    );
  });

  test("takes every name: markup is text, and what XML cannot hold is replaced", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: "binary", maxLength: 40 }),
            fc.constantFrom("</svg><script>alert(1)</script>", "&amp;\"'", "]]>", "\u0000\uFFFF\uD800"),
          ),
          {
            minLength: 3,
            maxLength: 3,
          },
        ),
        ([a, b, title]) => {
          const network: Network = { ...FIGURE_1.network, inputs: [a!, `${b}2`], outputs: [`y${a}`] };
          const { elements } = drawn(documentOf(network, title!), [3, 1], { size: "double" });
          expect(elements.some(({ name }) => !/^(svg|title|desc|rect|g|path|text|tspan)$/.test(name))).toBe(
            false,
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  test("shows names, values and signs as they are", () => {
    const network: Network = { ...FIGURE_1.network, inputs: ["left <1>", "right"], outputs: ["sum & more"] };
    const { elements } = drawn(documentOf(network), [3, 1], { size: "double" });
    const texts = elements.filter(({ name }) => name === "text").map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining(["left <1>", "right", "sum & more", "x1", "h3", "3", "+1", "−1"]),
    );
    const all = (prefix: string) => elements.filter(({ attributes }) => attributes.id?.startsWith(prefix));
    expect(all("edge-").length).toBe(9);
  });

  test.each([
    ["single", FIGURE_1, 6.99],
    ["half", FIGURE_1, 6.99],
    ["double", plain([4, 8, 3]), 6.99],
    ["single", plain([4, 8, 3]), 6.99],
    ["single", plain([196, 512, 512, 10]), 6.5],
    ["slide", FIGURE_1, 17],
  ] as const)("%s: text has its size in points", (size, document, least) => {
    const input = document.network.inputs.map(() => 1);
    const { scene, paper } = drawn({ ...document, extra: {} }, input, { size });
    expect(points(smallestText(scene), scene.width, paper)).toBeGreaterThanOrEqual(least);
  });
});

describe("the paper's MNIST shape", () => {
  const document = plain([196, 512, 512, 10]);
  const input = document.network.inputs.map((_, i) => Math.sin(i));

  test.each(["single", "double", "slide"] as const)("%s: less than 2 MB in less than 2 s", (size) => {
    const began = processorMs();
    const { svg, elements } = drawn(document, input, { size });
    expect(processorMs() - began).toBeLessThan(2000);
    expect(svg.length).toBeLessThan(1_900_000);
    expect(elements.filter(({ name }) => name === "image")).toHaveLength(3);
    expect(drawnEdges(document.network, new Set())).toBeGreaterThan(367_000);
  });
});
