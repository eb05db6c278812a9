import type { Page } from "@playwright/test";
import { frames } from "./pages/frames.ts";
import { expect, test } from "./pages/workbench.ts";

/** Counts plotly's redraws and changes of the drawn edges from now on. */
async function watchRedraws(page: Page): Promise<() => Promise<{ plots: number; edges: number }>> {
  await page.evaluate(() => {
    const counts = { plots: 0, edges: 0 };
    (window as unknown as { counts: typeof counts }).counts = counts;
    const plot = document.querySelector(".js-plotly-plot") as unknown as {
      on(e: string, f: () => void): void;
    };
    plot.on("plotly_afterplot", () => counts.plots++);
    const edges = document.querySelector(".react-flow__edges") as Element;
    new MutationObserver(() => counts.edges++).observe(edges, {
      subtree: true,
      childList: true,
      attributes: true,
    });
  });
  return () =>
    page.evaluate(() => (window as unknown as { counts: { plots: number; edges: number } }).counts);
}

test("UX 16: dragging along the chart shows every neuron, the inputs and the table at that time", async ({
  bench,
}) => {
  const { page, comparison, cursor } = bench;
  const redraws = await watchRedraws(page);
  await bench.scrub(0.6, 0.04);
  const t = Number(await cursor.getAttribute("aria-valuenow"));
  expect(t).toBeGreaterThan(1);
  expect(t).toBeLessThan(3);
  expect((await redraws()).plots).toBe(0);

  const [x, h, y] = [await bench.valueOf("x₁"), await bench.valueOf("h₁"), await bench.valueOf("y")];
  for (const [value, end] of [
    [x, 3],
    [h, 2],
    [y, 2],
  ] as const) {
    expect(value).toBeGreaterThan(0.05);
    expect(value).toBeLessThan(end);
  }
  expect(await bench.levelOf("x₁")).toBeCloseTo(x / 3, 1);
  expect(await bench.levelOf("h₁")).toBeCloseTo(h / 2, 1);
  await expect(bench.inputs.getByText("X+").first()).toBeVisible();
  await expect(bench.inputs.locator(".ui-rail").first()).toContainText(x.toFixed(3));

  // The reading and the table say what the drawn curves say.
  await expect(comparison.getByRole("columnheader", { name: /CRN at t = / })).toContainText(
    String(Number(t.toPrecision(2))),
  );
  const at = ({ x: times, y: values }: { x: number[]; y: number[] }) => {
    const i = times.findIndex((time) => time > t) - 1;
    const share = (t - times[i]!) / (times[i + 1]! - times[i]!);
    return values[i]! + share * (values[i + 1]! - values[i]!);
  };
  const drawn = await bench.drawn();
  const reading = bench.trajectory.locator(".chart-reading");
  for (const [name, curve] of Object.entries(drawn)) {
    if (!/^y/.test(name)) continue;
    await expect(reading, name).toContainText(at(curve).toFixed(2).replace("-", "−"));
  }
  await expect(comparison.getByRole("row", { name: /^y / })).toContainText(at(drawn.y!).toFixed(4));

  await page.keyboard.press("End");
  await expect(reading).toHaveCount(0);
  await expect(comparison).toContainText("CRN at t = 50");
  expect([await bench.valueOf("x₁"), await bench.valueOf("h₁"), await bench.valueOf("y")]).toEqual([3, 2, 2]);
  expect(await bench.levelOf("h₁")).toBe(0);
});

test("UX 16: Space plays and pauses while no control has the focus, and a played run ends at its end", async ({
  bench,
}) => {
  const { page, cursor } = bench;
  const shown = bench.trajectory.locator(".chart-time");
  await bench.letGo();
  await page.keyboard.press("Space");
  await expect(shown).toContainText(" of 50");
  await page.waitForTimeout(300);
  await page.keyboard.press("Space");
  const paused = await shown.innerText();
  await page.waitForTimeout(300);
  expect(await shown.innerText()).toBe(paused);
  await expect(cursor).toHaveAttribute("aria-valuetext", /^t = .*: y /);
  // On a button Space presses the button.
  await bench.inputs.getByRole("button", { name: "Reset" }).focus();
  await page.keyboard.press("Space");
  await page.waitForTimeout(200);
  expect(await shown.innerText()).toBe(paused);
  // Held to pan the canvas it does not play.
  await bench.letGo();
  const canvas = (await page.locator(".cv-stage").boundingBox())!;
  const middle = { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height - 60 };
  await page.mouse.move(middle.x, middle.y);
  await page.keyboard.down("Space");
  await page.mouse.down();
  await page.mouse.move(middle.x + 20, middle.y, { steps: 3 });
  await page.mouse.up();
  await page.keyboard.up("Space");
  await expect(bench.button("Play the run")).toBeVisible();

  await bench.button("Speed ×1").click();
  await page.getByRole("menuitem", { name: "×16" }).click();
  await bench.letGo();
  await page.keyboard.press("Space");
  await expect(shown).toHaveText("t = 50");
  await expect(bench.button("Play the run")).toBeVisible();
});

test("arrow keys, page keys, Home and End move the cursor; the logarithmic axis steps by factors", async ({
  bench,
}) => {
  const { page, cursor } = bench;
  const t = async () => Number(await cursor.getAttribute("aria-valuenow"));
  await cursor.focus();
  await page.keyboard.press("ArrowLeft");
  expect(await t()).toBe(49.5);
  await page.keyboard.press("PageDown");
  expect(await t()).toBe(44.5);
  await page.keyboard.press("Shift+ArrowRight");
  expect(await t()).toBe(44.55);
  await page.keyboard.press("Home");
  expect(await t()).toBe(0);
  await page.keyboard.press("End");
  await expect(cursor).toHaveAttribute("aria-valuetext", /end of the run/);
  await bench.trajectory.getByRole("radio", { name: "log" }).click();
  await cursor.focus();
  await page.keyboard.press("PageDown");
  const first = await t();
  await page.keyboard.press("PageDown");
  const second = await t();
  await page.keyboard.press("PageDown");
  expect(first / second).toBeCloseTo(second / (await t()), 1);
  await page.keyboard.press("Home");
  expect(await bench.valueOf("x₁")).toBe(3);
});

test("a drag with Shift, or with the zoom button, zooms; the cursor keeps to the zoomed axis", async ({
  bench,
}) => {
  const { page, cursor } = bench;
  await page.keyboard.down("Shift");
  await bench.drag(await bench.inPlot(0, 0.1), await bench.inPlot(0.2, 0.9));
  await page.keyboard.up("Shift");
  await expect(bench.button("Whole run")).toBeVisible();
  await expect(bench.trajectory.locator(".chart-time")).toHaveText("t = 50");
  await bench.scrub(0.8, 0.5);
  expect(Number(await cursor.getAttribute("aria-valuenow"))).toBeCloseTo(5, 0);
  const line = (await bench.trajectory.locator(".chart-cursor-line").boundingBox())!;
  expect(line.x).toBeCloseTo((await bench.inPlot(0.5)).x, -1);
  await bench.button("Whole run").click();
  await expect(bench.button("Whole run")).toHaveCount(0);
  await expect
    .poll(async () => (await bench.trajectory.locator(".chart-cursor-line").boundingBox())?.x)
    .toBeCloseTo((await bench.inPlot(0.1)).x, -1);
  await bench.button(/^Zoom: drag a box/).click();
  await bench.drag(await bench.inPlot(0.5, 0.1), await bench.inPlot(0.9, 0.9));
  await expect(bench.button("Whole run")).toBeVisible();
  // By keyboard, too.
  await cursor.focus();
  await page.keyboard.press("-");
  await page.keyboard.press("-");
  await page.keyboard.press("-");
  await expect(bench.button("Whole run")).toHaveCount(0);
});

test("playing IRIS redraws neither plot nor edges, frame after frame", async ({ bench }, info) => {
  const { page } = bench;
  await bench.example("IRIS");
  // The last redraw after an example was opened comes once its curves have rested.
  await page.waitForTimeout(1500);
  const redraws = await watchRedraws(page);
  await bench.letGo();
  await page.keyboard.press("Space");
  const { median, longest } = await frames(page, 2500);
  info.annotations.push({
    type: "frames while playing IRIS",
    description: `${median.toFixed(1)} ms, at most ${longest.toFixed(0)}`,
  });
  expect(await redraws()).toEqual({ plots: 0, edges: 0 });
  await page.keyboard.press("Space");
  await expect(page.locator(".cv-moment")).toContainText("At t = ");
  // An input that is moved meanwhile is shown at the same moment of its new run.
  await bench.cursor.press("Home");
  await bench.cursor.press("ArrowRight");
  await bench.cursor.press("ArrowRight");
  const t = await page.locator(".cv-moment-time").innerText();
  const before = await bench.valueOf("x₄");
  await bench.inputs.getByRole("slider", { name: "Petal width" }).focus();
  for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowRight");
  await expect.poll(() => bench.valueOf("x₄")).not.toBe(before);
  expect(await page.locator(".cv-moment-time").innerText()).toBe(t);
  await bench.button("Show the end").click();
  await expect(page.locator(".cv-moment")).toHaveCount(0);
});

test("UX 4: one switch shows y, its rails, or all; a hovered curve or label lights its neuron, and the neuron its curve", async ({
  bench,
}) => {
  const { page, trajectory } = bench;
  const names = async () => Object.keys(await bench.drawn()).filter((name) => name.startsWith("y"));
  for (const [choice, curves] of [
    ["y", ["y"]],
    ["y⁺ y⁻", ["y⁺", "y⁻"]],
    ["all", ["y⁺", "y⁻", "y"]],
  ] as const) {
    await trajectory.getByRole("radio", { name: choice, exact: true }).click();
    await expect.poll(names, choice).toEqual(curves);
  }
  await bench.example("IRIS");
  await expect(trajectory.locator(".ui-plot-labels span").first()).toBeAttached();
  await trajectory.getByRole("radio", { name: "y", exact: true }).click();
  await expect(trajectory.locator(".chart-count")).toContainText("3 of 30");
  await expect
    .poll(async () => Object.keys(await bench.drawn()).filter((name) => /^y.$/.test(name)).length)
    .toBe(3);
  const lit = page.locator(".cv-node.is-hovered");
  // y₂'s curve, at the middle of the plot.
  const curveAt = () =>
    trajectory.locator(".js-plotly-plot").evaluate((element) => {
      type Plot = {
        data: { name: string; x: number[]; y: number[] }[];
        layout: { yaxis: { range: [number, number] } };
      };
      const { data, layout } = element as unknown as Plot;
      const curve = data.find(({ name }) => name === "y₂")!;
      const i = curve.x.findIndex((x) => x > 20);
      const [low, high] = layout.yaxis.range;
      return { x: curve.x[i]! / 50, y: (high - curve.y[i]!) / (high - low) };
    });
  let point = { x: 0, y: 0 };
  // Where it is once the axes have followed the curves.
  await expect(async () => {
    const at = await curveAt();
    point = await bench.inPlot(at.x, at.y);
    await page.mouse.move(point.x - 3, point.y);
    await page.mouse.move(point.x, point.y, { steps: 3 });
    await expect(lit).toHaveCount(1, { timeout: 1000 });
  }).toPass();
  await expect(lit).toContainText("versicolor");
  await page.mouse.move(point.x, point.y - 60);
  await expect(lit).toHaveCount(0);
  // Its label.
  const label = trajectory.locator(".ui-plot-labels span").filter({ hasText: "y3" }).first();
  const box = (await label.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(lit).toContainText("virginica");
  await page.mouse.move(10, 10);
  await expect(lit).toHaveCount(0);
  // The neuron.
  const width = () =>
    trajectory.locator(".js-plotly-plot").evaluate((element) => {
      const { data } = element as unknown as { data: { name: string; line?: { width: number } }[] };
      return data.find(({ name }) => name === "y₁")?.line?.width ?? 0;
    });
  const thin = await width();
  await bench.neuron("y₁").hover();
  await expect.poll(width).toBeGreaterThan(thin);
});
