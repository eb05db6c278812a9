import AxeBuilder from "@axe-core/playwright";
import { expect, test, Workbench } from "./pages/workbench.ts";

const width = async (bench: Workbench, name: "Inputs" | "Trajectory"): Promise<number> =>
  (await (name === "Inputs" ? bench.inputs : bench.trajectory).boundingBox())!.width;

test("panes are resized, hidden, remembered and reset", async ({ bench }) => {
  const { page } = bench;
  const split = page.getByRole("separator", { name: "Resize chart" });
  const before = await width(bench, "Trajectory");
  const grip = (await split.boundingBox())!;
  await bench.drag({ x: grip.x, y: grip.y + 200 }, { x: grip.x - 150, y: grip.y + 200 });
  const dragged = await width(bench, "Trajectory");
  expect(dragged).toBeCloseTo(before + 150, -1);
  await bench.view("Inputs");
  await expect(bench.inputs).toHaveCount(0);
  await page.reload();
  await bench.settled();
  expect(await width(bench, "Trajectory")).toBeCloseTo(dragged, -1);
  await expect(bench.inputs).toHaveCount(0);
  // Another layout has sizes of its own.
  await page.keyboard.press("Shift+W");
  await expect(bench.inputs).toBeVisible();
  await page.keyboard.press("Shift+E");
  await expect(bench.inputs).toHaveCount(0);
  expect(await width(bench, "Trajectory")).toBeCloseTo(dragged, -1);
  await bench.view("Reset panes");
  await expect(bench.inputs).toBeVisible();
  expect(await width(bench, "Trajectory")).toBeCloseTo(before, -1);
  // With arrow keys, and back by a double click.
  await split.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowLeft");
  expect(await width(bench, "Trajectory")).toBeGreaterThan(before + 20);
  const now = (await split.boundingBox())!;
  await page.mouse.dblclick(now.x, now.y + 100);
  await expect.poll(() => width(bench, "Trajectory")).toBeCloseTo(before, -1);
});

test("a broken record of the screen does no harm", async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem(
      "dualrail-screen",
      '{"layout":"watch","memory":{"watch":{"sizes":{"chart":-4,"inputs":1e300}}}}',
    );
    localStorage.setItem("dualrail-theme", "<b>");
  });
  const bench = new Workbench(page);
  await bench.open();
  await expect(bench.reactions).toHaveCount(0);
  expect(await width(bench, "Trajectory")).toBeGreaterThan(500);
});

test("the keys of the layouts: watch enlarges the chart, present leaves canvas and chart in large type", async ({
  bench,
}) => {
  const { page } = bench;
  const plain = await width(bench, "Trajectory");
  const heading = bench.trajectory.getByRole("heading", { name: "Trajectory" });
  const small = (await heading.boundingBox())!.height;
  await page.keyboard.press("Shift+W");
  await expect(bench.reactions).toHaveCount(0);
  expect(await width(bench, "Trajectory")).toBeGreaterThan(1.4 * plain);
  await page.keyboard.press("Shift+P");
  await expect(bench.inputs).toHaveCount(0);
  await expect(bench.reactions).toHaveCount(0);
  await expect(page.getByRole("contentinfo")).toBeHidden();
  expect((await heading.boundingBox())!.height).toBeGreaterThan(1.25 * small);
  // Still an editor: an edge flips, the chart follows.
  await bench.clickEdge("h₃ to y, weight −1");
  await expect(bench.comparison.getByRole("row", { name: /^y / })).toContainText("6.0000");
  // The same key leads back to where one came from.
  await page.keyboard.press("Shift+P");
  await expect(bench.inputs).toBeVisible();
  await expect(page.getByRole("radio", { name: "Watch layout" })).toBeChecked();
  await page.getByRole("radio", { name: "Edit layout" }).click();
  await expect(bench.reactions).toBeVisible();
});

test("UX 24: the theme follows the system until one is chosen; the choice is remembered", async ({
  bench,
}) => {
  const { page } = bench;
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  expect(await theme()).toBe("light");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(theme).toBe("dark");
  await page.getByRole("radio", { name: "Light theme" }).click();
  expect(await theme()).toBe("light");
  await page.reload();
  await bench.settled();
  expect(await theme()).toBe("light");
  await bench.view("As the system");
  expect(await theme()).toBe("dark");
  await page.keyboard.press("Shift+T");
  expect(await theme()).toBe("projector");
});

test("UX 24: the projector doubles text and lines, in the chart and on the canvas, too", async ({
  bench,
}) => {
  const { page, trajectory } = bench;
  const measure = async () => {
    const size = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const scale = element.getBoundingClientRect().height / (element as HTMLElement).offsetHeight || 1;
          return Number.parseFloat(getComputedStyle(element).fontSize) * scale;
        });
    return {
      button: (await page.getByRole("button", { name: "Run", exact: true }).boundingBox())!.height,
      title: (await trajectory.getByRole("heading").boundingBox())!.height,
      tick: await trajectory
        .locator(".xtick text")
        .first()
        .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
      curve: await trajectory
        .locator(".scatterlayer .js-line")
        .first()
        .evaluate((element) => Number.parseFloat(getComputedStyle(element).strokeWidth)),
      label: await size('.react-flow__node[data-id="1,0"] .cv-title b'),
      edge: await page
        .locator(".cv-edge-line")
        .first()
        .evaluate((element) => Number.parseFloat(getComputedStyle(element).strokeWidth)),
    };
  };
  const plain = await measure();
  await page.getByRole("radio", { name: "Projector theme" }).click();
  await expect(trajectory.locator(".xtick text").first()).toHaveCSS("font-size", "22px");
  const large = await measure();
  for (const [what, size] of Object.entries(large)) {
    const ratio = size / plain[what as keyof typeof plain];
    expect(ratio, what).toBeGreaterThan(1.85);
    expect(ratio, what).toBeLessThan(2.3);
  }
  await page.reload();
  await bench.settled();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("projector");
});

for (const [w, h] of [
  [1440, 900],
  [1024, 768],
] as const) {
  for (const [presses, theme] of ["light", "dark", "projector"].entries()) {
    test(`three layouts, ${theme}, ${w} × ${h}: nothing is cut off, nobody is kept out`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.setViewportSize({ width: w, height: h });
      const bench = new Workbench(page);
      await bench.open();
      await bench.example("IRIS");
      await bench.letGo();
      for (let i = 0; i < presses; i++) await page.keyboard.press("Shift+T");
      // What is only good to know gives way where there is less room.
      const wide = w === 1440 && theme !== "projector";
      await expect(page.getByText("Arbitrary time units, k = 1")).toBeVisible({ visible: wide });
      for (const layout of ["E", "W", "P"]) {
        await bench.letGo();
        await page.keyboard.press(`Shift+${layout}`);
        // At a moment of the run: levels, reading and the canvas' own line are there, too.
        await expect(bench.cursor).toBeAttached({ timeout: 20_000 });
        await bench.cursor.focus();
        await page.keyboard.press("Home");
        await page.keyboard.press("PageUp");
        await expect(page.locator(".chart-reading")).toBeVisible();
        expect(await bench.cutOff(), layout).toEqual([]);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(
            ({ id, nodes }) =>
              `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join("; ")}`,
          );
        expect(serious, layout).toEqual([]);
      }
    });
  }
}

for (const [w, h] of [
  [720, 450],
  [512, 384],
] as const) {
  test(`at 200 % browser zoom (${w} × ${h}) everything is within reach`, async ({ page }) => {
    await page.setViewportSize({ width: w, height: h });
    const bench = new Workbench(page);
    await page.goto("/");
    await expect(bench.curves.first()).toBeAttached({ timeout: 20_000 });
    expect(await bench.cutOff()).toEqual([]);
    await bench.clickEdge("h₃ to y, weight −1");
    await expect(bench.comparison.getByRole("row", { name: /^y / })).toContainText("6.0000");
    await page.getByRole("tab", { name: "Inputs" }).click();
    expect(await bench.cutOff()).toEqual([]);
    await bench.inputs.getByRole("slider", { name: "x1" }).press("ArrowRight");
    await page.getByRole("tab", { name: "Reactions" }).click();
    await expect(bench.reactions.getByRole("treegrid").first()).toBeVisible();
    expect(await bench.cutOff()).toEqual([]);
    await bench.view("Chart");
    await expect(page.getByRole("tab", { name: "Chart" })).toHaveCount(0);
    await page.keyboard.press("e");
    await expect(page.getByRole("tab", { name: "Experiments" })).toHaveAttribute("aria-selected", "true");
  });
}
