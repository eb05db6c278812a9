import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { textWidth } from "../../app/figures/metrics.ts";
import { chunksOf } from "../../app/figures/png.ts";
import { elementsOf } from "../support/svg.ts";
import { randomNetwork } from "./pages/networks.ts";
import { expect, test, type Workbench } from "./pages/workbench.ts";

const withId = (svg: string, prefix: string) =>
  elementsOf(svg).filter(({ attributes }) => attributes.id?.startsWith(prefix));

async function downloaded(bench: Workbench): Promise<{ name: string; bytes: Buffer }> {
  const { name, path } = await bench.downloadExport();
  return { name, bytes: readFileSync(path) };
}

/** Width, height and pixels per metre that a PNG file says. */
function facts(png: Buffer) {
  const resolution = chunksOf(png).find(({ type }) => type === "pHYs")?.bytes;
  return {
    width: png.readUInt32BE(16),
    height: png.readUInt32BE(20),
    perMetre: resolution ? Buffer.from(resolution).readUInt32BE(8) : null,
  };
}

/** The share of pixels of a picture that are close to a colour. */
async function shareOf(
  bench: Workbench,
  png: Buffer,
  colour: readonly [number, number, number],
): Promise<number> {
  return bench.page.evaluate(
    async ([base64, wanted]) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext("2d")!;
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      let near = 0;
      for (let i = 0; i < data.length; i += 4) {
        const away = Math.max(...[0, 1, 2].map((c) => Math.abs(data[i + c]! - wanted[c]!)));
        if (away < 8 && data[i + 3] === 255) near++;
      }
      return near / (data.length / 4);
    },
    [png.toString("base64"), colour] as const,
  );
}

test("the network as an SVG file for one column: every edge, also those out of sight, names as text, its font within", async ({
  bench,
}) => {
  await bench.open();
  await bench.example("IRIS");
  // Most of the network is outside the view.
  for (let i = 0; i < 6; i++) await bench.button("Zoom in").click();
  await bench.openFigure("network");
  await expect(bench.exportDialog).toContainText("iris-4-8-3-network.svg 85 × 91 mm");
  const { name, bytes } = await downloaded(bench);
  const svg = bytes.toString();
  expect(name).toBe("iris-4-8-3-network.svg");
  expect(withId(svg, "edge-")).toHaveLength(56);
  expect(withId(svg, "unit-")).toHaveLength(15);
  const [root] = elementsOf(svg);
  expect(root!.attributes.width).toBe("85mm");
  expect(svg).toContain("Sepal length");
  expect(svg).toContain("@font-face{font-family:Inter;");
  // Nothing that would be fetched from anywhere.
  expect(svg.match(/(?:href="|url\()(?!data:)/g)).toBeNull();
  expect((await downloaded(bench)).bytes.equals(bytes)).toBe(true);
});

test("the chart as a PNG file that knows its size on paper", async ({ bench }) => {
  await bench.open();
  await bench.openFigure("chart");
  await bench.figureChoice("PNG");
  for (const [dpi, perMetre] of [
    [300, 11811],
    [600, 23622],
  ] as const) {
    await bench.figureChoice(`${dpi} dpi`);
    const { name, bytes } = await downloaded(bench);
    expect(name).toBe("figure-1-chart.png");
    const width = Math.round((85 / 25.4) * dpi);
    expect(facts(bytes)).toEqual({ width, height: Math.round(((85 * 0.62) / 25.4) * dpi), perMetre });
    // White paper, and the curve in its hue.
    expect(await shareOf(bench, bytes, [255, 255, 255])).toBeGreaterThan(0.8);
    expect(await shareOf(bench, bytes, [0x6a, 0x3f, 0xc0])).toBeGreaterThan(0.004);
  }
});

test("what is copied: an SVG file as text, a PNG file as an image", async ({ bench, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await bench.open();
  await bench.openFigure("network");
  await bench.exportDialog.getByRole("button", { name: "Copy" }).click();
  await expect(bench.exportDialog.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(withId(await bench.clipboard(), "edge-")).toHaveLength(9);
  await bench.figureChoice("PNG");
  await bench.exportDialog.getByRole("button", { name: "Copy" }).click();
  await expect(bench.exportDialog.getByRole("button", { name: "Copied" })).toBeVisible();
  const types = await bench.page.evaluate(async () =>
    (await navigator.clipboard.read()).flatMap(({ types }) => [...types]),
  );
  expect(types).toContain("image/png");
});

test("the right button on canvas and chart leads to their figures", async ({ bench }) => {
  await bench.open();
  await bench.contextMenu(bench.page.locator(".react-flow__pane"), "Save figure of the network…", {
    x: 300,
    y: 70,
  });
  await bench.figureDrawn();
  await expect(bench.exportDialog.getByRole("heading", { name: "Figure of the network" })).toBeVisible();
  await bench.page.keyboard.press("Escape");
  await bench.contextMenu(bench.trajectory.locator(".chart-frame"), "Save figure of the chart…", {
    x: 120,
    y: 80,
  });
  await bench.figureDrawn();
  await expect(bench.exportDialog.getByRole("heading", { name: "Figure of the chart" })).toBeVisible();
});

test("size, colours and contents are chosen, and stay chosen", async ({ bench }) => {
  await bench.open();
  await bench.view("Dark");
  await bench.openFigure("network");
  const dialog = bench.exportDialog;
  const text = async () => (await downloaded(bench)).bytes.toString();
  expect(await text()).toContain('fill="#ffffff"/>');
  await bench.figureChoice("As the page");
  expect(await text()).toContain('fill="#161a1c"/>');
  await bench.figureChoice("Custom");
  await dialog.getByRole("textbox", { name: "Width in mm" }).fill("150");
  await dialog.getByRole("textbox", { name: "Height in mm" }).fill("100");
  await bench.page.keyboard.press("Enter");
  await expect(dialog).toContainText("150 × 100 mm");
  await bench.figureDrawn();
  await dialog.getByRole("checkbox", { name: "Values" }).uncheck();
  await dialog.getByRole("checkbox", { name: "Transparent" }).check();
  await dialog.getByRole("checkbox", { name: "Inter in the file" }).uncheck();
  await expect(dialog).toContainText(/150 × 100 mm, \d\.\d kB/);
  await bench.figureDrawn();
  const bare = await text();
  expect(bare).not.toContain("@font-face");
  expect(bare).not.toMatch(/^<rect [^>]*fill="#161a1c"\/>$/m);
  expect(elementsOf(bare).some(({ name, text }) => name === "text" && text === "3")).toBe(false);
  await bench.page.keyboard.press("Escape");
  await bench.openFigure("chart");
  await expect(dialog).toContainText("150 × 100 mm");
});

test("a figure follows the logarithmic time axis and the shown rails", async ({ bench }) => {
  await bench.open();
  await bench.trajectory.getByRole("radio", { name: "log" }).click();
  await bench.trajectory.getByRole("radio", { name: "y⁺ y⁻" }).click();
  await bench.openFigure("chart");
  const svg = (await downloaded(bench)).bytes.toString();
  expect(withId(svg, "curve-").map(({ attributes }) => attributes.id)).toEqual([
    "curve-rail-0-1",
    "curve-rail-0--1",
  ]);
  expect(elementsOf(svg).some(({ name, text }) => name === "text" && text === "10−1")).toBe(true);
});

test("the paper's MNIST shape as a figure: the page stays awake, and 600 dpi are drawn", async ({
  bench,
}, info) => {
  test.setTimeout(120_000);
  const { page } = bench;
  await page.goto("/");
  await bench.openFile("large.dualrail.json", randomNetwork([196, 512, 512, 10]).file);
  await expect(bench.verdict).toContainText("Same winner.", { timeout: 40_000 });
  await page.evaluate(() => {
    const kept = window as unknown as { longest: number };
    kept.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) kept.longest = Math.max(kept.longest, duration);
    }).observe({ type: "longtask" });
  });
  await bench.openFigure("network");
  await bench.figureChoice("174 mm");
  const svg = (await downloaded(bench)).bytes;
  expect(svg.length).toBeLessThan(2_000_000);
  expect(elementsOf(svg.toString()).filter(({ name }) => name === "image")).toHaveLength(3);
  await bench.figureChoice("PNG");
  const { bytes } = await downloaded(bench);
  expect(facts(bytes)).toMatchObject({ width: 4110, perMetre: 23622 });
  const longest = await page.evaluate(() => (window as unknown as { longest: number }).longest);
  info.annotations.push({ type: "longest task", description: `${Math.round(longest)} ms` });
  expect(longest).toBeLessThan(1500);
});

test("reactions without a network have a figure of their chart alone", async ({ bench }) => {
  await bench.open();
  await bench.openReactions("decay.crn", "A + B -> C [k = 2]\nC -> D\nA @initial 3\nB @initial 2\n");
  await bench.settled();
  await bench.openFigure("chart");
  await expect(bench.exportDialog.getByRole("option", { name: "Figure of the network" })).toHaveCount(0);
  const svg = (await downloaded(bench)).bytes.toString();
  expect(withId(svg, "curve-").length).toBeGreaterThan(0);
  expect(elementsOf(svg).filter(({ name, text }) => name === "text" && /^D/.test(text))).not.toHaveLength(0);
});

test("more pixels than a browser draws are refused with a way out", async ({ bench }) => {
  await bench.open();
  await bench.openFigure("network");
  await bench.figureChoice("Custom");
  await bench.exportDialog.getByRole("textbox", { name: "Width in mm" }).fill("600");
  await bench.exportDialog.getByRole("textbox", { name: "Height in mm" }).fill("600");
  await bench.page.keyboard.press("Enter");
  await bench.figureChoice("PNG");
  await expect(bench.exportDialog.getByRole("alert")).toHaveText(
    /Choose a lower resolution or a smaller size/,
  );
  await expect(bench.exportDialog.getByRole("button", { name: "Download" })).toBeDisabled();
  await bench.figureChoice("300 dpi");
  await expect(bench.exportDialog.getByRole("button", { name: "Download" })).toBeEnabled();
});

test("the widths that figures are laid out with are those of the font", async ({ bench }) => {
  await bench.open();
  const texts = [
    "Sepal length",
    "−26.01",
    "concentration, arbitrary units",
    "b +0.42",
    "262,144 edges",
    "512 × 512",
  ];
  for (const weight of [400, 600] as const) {
    const measured = await bench.page.evaluate(
      ([all, bold]) => {
        const context = document.createElement("canvas").getContext("2d")!;
        context.fontKerning = "none";
        context.font = `${bold} 100px "Inter Variable"`;
        return all.map((text) => context.measureText(text).width);
      },
      [texts, weight] as const,
    );
    for (const [i, text] of texts.entries()) {
      expect(Math.abs(textWidth(text, 100, weight) - measured[i]!)).toBeLessThan(1);
    }
  }
});

test("axe finds nothing serious where figures are made, light and dark", async ({ bench }) => {
  await bench.open();
  for (const theme of ["Light", "Dark"]) {
    await bench.view(theme);
    for (const of of ["network", "chart"] as const) {
      await bench.openFigure(of);
      const { violations } = await new AxeBuilder({ page: bench.page }).include(".ui-dialog").analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await bench.page.keyboard.press("Escape");
    }
  }
});
