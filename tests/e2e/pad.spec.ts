import AxeBuilder from "@axe-core/playwright";
import { PadPage } from "./pages/pad.ts";
import { expect, test, Workbench } from "./pages/workbench.ts";

const THREE = [
  [0.3, 0.28],
  [0.38, 0.2],
  [0.52, 0.18],
  [0.64, 0.26],
  [0.62, 0.4],
  [0.44, 0.5],
  [0.62, 0.58],
  [0.68, 0.7],
  [0.58, 0.82],
  [0.42, 0.84],
  [0.28, 0.76],
] as const;
const ONE = [
  [0.5, 0.15],
  [0.5, 0.85],
] as const;

test("a three drawn with the mouse is read as one, by the network and by its chemistry", async ({
  bench,
}) => {
  const pad = new PadPage(bench);
  await bench.example("MNIST");
  await pad.draw(THREE);
  await expect(pad.strokes).toHaveCount(1);
  await expect(pad.spoken).toHaveText(/^The network reads 3, then/, { timeout: 30_000 });
  await expect(pad.bars).toHaveCount(10);
  await expect(bench.verdict).toContainText("Same winner.");
  await expect(bench.comparison.getByRole("row", { name: /winner/ })).toContainText("3");
  // What the network sees stands in for the strokes, and an example in for both.
  await pad.pad.getByRole("radio", { name: "Network sees" }).click();
  await expect(pad.strokes).toHaveCount(0);
  await expect(pad.sheet.locator("canvas")).toHaveAttribute("width", "14");
  await pad.pad.getByRole("radio", { name: "Drawing" }).click();
  await expect(pad.strokes).toHaveCount(1);
  await bench.inputs.getByRole("option", { name: /^8\b/ }).click();
  await expect(pad.strokes).toHaveCount(0);
  await expect(pad.spoken).toHaveText(/^The network reads 7, then/, { timeout: 30_000 });
});

test("strokes are taken back one by one, and the sheet is cleared", async ({ bench }) => {
  const pad = new PadPage(bench);
  await pad.openDigits();
  await pad.draw(ONE);
  await pad.draw(THREE);
  await expect(pad.strokes).toHaveCount(2);
  await pad.pad.getByRole("button", { name: "Take back the last stroke" }).click();
  await expect(pad.strokes).toHaveCount(1);
  await expect(pad.spoken).toHaveText(/^The network reads 1, then/);
  await pad.pad.getByRole("button", { name: "Clear the sheet" }).click();
  await expect(pad.strokes).toHaveCount(0);
  await bench.settled();
});

test("a one is drawn with the keyboard alone", async ({ bench }) => {
  const pad = new PadPage(bench);
  const { keyboard } = bench.page;
  await pad.openDigits();
  await bench.find("draw on the inputs");
  await expect(pad.sheet).toBeFocused();
  for (let i = 0; i < 3; i++) await keyboard.press("Shift+ArrowUp");
  await keyboard.press("Space");
  await expect(pad.sheet.getByText("Pen down")).toBeAttached();
  for (let i = 0; i < 6; i++) await keyboard.press("Shift+ArrowDown");
  await keyboard.press("Space");
  await expect(pad.sheet.getByText("Pen up")).toBeAttached();
  await keyboard.press("ArrowRight");
  await expect(pad.strokes).toHaveCount(1);
  await expect(pad.spoken).toHaveText(/^The network reads 1, then/);
  await keyboard.press("Delete");
  await expect(pad.strokes).toHaveCount(0);
});

test("pixels can still be set by number", async ({ bench }) => {
  await new PadPage(bench).openDigits();
  await expect(bench.inputs.getByRole("slider")).toHaveCount(0);
  await bench.inputs.getByRole("button", { name: "36 pixel values" }).click();
  const field = bench.inputs.getByRole("textbox", { name: "r1c1, value" });
  await field.fill("0.5");
  await field.press("Enter");
  await expect(field).toHaveValue(/0\.5/);
  await bench.settled();
});

test("the heart is painted by its chemistry, and a press puts the point on the inputs", async ({ bench }) => {
  const pad = new PadPage(bench);
  await bench.example("Heart");
  await pad.painted();
  await expect(pad.plane).toContainText("Every point is the limit of the chemistry");
  expect(await pad.colour(0.5, 0.5)).not.toEqual(await pad.colour(0.03, 0.5));
  await pad.press(0.5, 0.5);
  await expect(pad.plane.getByRole("status")).toHaveText(/: inside$/);
  await pad.press(0.03, 0.97);
  await expect(pad.plane.getByRole("status")).toHaveText(/: outside$/);
  await expect(bench.verdict).toContainText("Same winner.");
  await pad.picture.focus();
  const before = await pad.plane.getByRole("status").innerText();
  await bench.page.keyboard.press("Shift+ArrowRight");
  await expect(pad.plane.getByRole("status")).not.toHaveText(before);
  const download = bench.page.waitForEvent("download");
  await pad.plane.getByRole("button", { name: "Save as PNG" }).click();
  expect((await download).suggestedFilename()).toMatch(/^heart.*-plane\.png$/i);
});

test("any network with two inputs paints its plane when asked", async ({ bench }) => {
  const pad = new PadPage(bench);
  await expect(pad.plane).toHaveCount(0);
  await bench.find("paint the plane");
  await pad.painted();
  // Figure 1 is x1 − x2 above zero: blue at the lower right, nothing at the upper left.
  const [red, , blue] = await pad.colour(0.97, 0.97);
  expect(blue).toBeGreaterThan(red! + 60);
  expect(await pad.colour(0.03, 0.03)).toEqual([255, 255, 255]);
  await pad.plane.getByRole("button", { name: "Hide the plane" }).click();
  await expect(pad.plane).toHaveCount(0);
  await expect(bench.inputs.getByRole("button", { name: "Paint the plane" })).toBeVisible();
});

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing serious on pad and plane, ${theme}`, async ({ bench }) => {
    const pad = new PadPage(bench);
    await bench.page.getByRole("radio", { name: new RegExp(theme, "i") }).click();
    for (const [open, part] of [
      [() => pad.openDigits(), pad.pad],
      [() => bench.example("Heart"), pad.plane],
    ] as const) {
      await open();
      await expect(part).toBeVisible();
      const { violations } = await new AxeBuilder({ page: bench.page }).include(".inputs-pane").analyze();
      expect(
        violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      ).toEqual([]);
    }
  });
}

test("1024 pixels wide: the pad is in reach", async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const bench = new Workbench(page);
  await bench.open();
  const pad = new PadPage(bench);
  await pad.openDigits();
  await expect(pad.bars.last()).toBeInViewport();
  expect(await bench.cutOff()).toEqual([]);
});
