import { expect, test } from "vitest";
import { fontFaces, partsFor } from "../../../app/figures/fontParts.ts";
import { fitted, textWidth } from "../../../app/figures/metrics.ts";
import { inPixels, isTooLarge, pixelSize } from "../../../app/figures/raster.ts";
import { escapeXml, number } from "../../../app/figures/svg.ts";
import { FIGURE_TARGETS } from "../../../app/figures/targets.ts";

test.each([
  ["Sepal length −0.90", ["latin"]],
  ["łódź", ["latin", "latin-ext"]],
  ["α → β", ["latin", "greek"]],
  ["Жук", ["cyrillic"]],
  ["漢字", []],
])("%s needs these parts of the font: %j", (text, parts) => {
  expect(partsFor(text)).toEqual(parts);
});

test("the font goes into the file as data, with what it holds", () => {
  const css = fontFaces([{ part: "greek", base64: "AAAA" }]);
  expect(css).toContain('src:url(data:font/woff2;base64,AAAA) format("woff2")');
  expect(css).toContain("unicode-range:U+0370-0377");
});

test.each([
  ["svg", ["figure-network", "figure-chart"]],
  [".png", ["figure-network", "figure-chart"]],
  ["figure", ["figure-network", "figure-chart"]],
  ["paper curves", ["figure-chart"]],
  ["edges", ["figure-network"]],
  ["copasi", []],
])("figures are found by %s", (search, ids) => {
  expect(FIGURE_TARGETS.filter(({ score }) => score(search) > 0).map(({ id }) => id)).toEqual(ids);
});

test("names are shortened to their room, whole where they fit", () => {
  expect(fitted("setosa", 200, 10)).toBe("setosa");
  const short = fitted("a very long name of an output", 60, 10);
  expect(short.endsWith("…")).toBe(true);
  expect(textWidth(short, 10)).toBeLessThanOrEqual(60);
  expect(fitted("w", 3, 10)).toBe("");
  expect(fitted(" two\n lines\t", 200, 10)).toBe("two lines");
});

test("pixels follow the size on paper and the resolution", () => {
  expect(pixelSize({ width: 85, height: 50.8 }, 300)).toEqual({ width: 1004, height: 600 });
  expect(isTooLarge({ width: 174, height: 230 }, 600)).toBe(false);
  expect(isTooLarge({ width: 600, height: 600 }, 600)).toBe(true);
  const svg = '<svg width="85mm" height="50mm" viewBox="0 0 1 1"><rect width="9" height="9"/></svg>';
  expect(inPixels(svg, 1004, 600)).toContain('<svg width="1004" height="600" preserveAspectRatio="none"');
  expect(inPixels(svg, 1004, 600)).toContain('<rect width="9" height="9"/>');
});

test("numbers are short and never −0; text never breaks the file", () => {
  expect([-0.001, 1.005, 12.3456, 1e6].map((value) => number(value))).toEqual(["0", "1", "12.35", "1000000"]);
  expect(escapeXml('<a b="c">&\u0001\uD800')).toBe("&lt;a b=&quot;c&quot;&gt;&amp;\uFFFD\uFFFD");
});
