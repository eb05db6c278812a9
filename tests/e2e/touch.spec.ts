import type { Page } from "@playwright/test";
import { expect, test } from "./pages/workbench.ts";

test.use({ hasTouch: true, isMobile: true, viewport: { width: 1024, height: 768 } });

type Point = { readonly x: number; readonly y: number };

/** A finger that goes down, rests or moves, and is lifted. */
async function finger(page: Page, from: Point, to: Point, restMs = 0): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const send = (type: "touchStart" | "touchMove" | "touchEnd", points: Point[]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(({ x, y }) => ({ x, y })) });
  await send("touchStart", [from]);
  await page.waitForTimeout(restMs);
  for (let i = 1; i <= 8 && restMs === 0; i++) {
    await send("touchMove", [
      { x: from.x + ((to.x - from.x) * i) / 8, y: from.y + ((to.y - from.y) * i) / 8 },
    ]);
  }
  await send("touchEnd", []);
  await session.detach();
}

const middle = (box: { x: number; y: number; width: number; height: number } | null): Point => ({
  x: box!.x + box!.width / 2,
  y: box!.y + box!.height / 2,
});

test("two taps connect two neurons: from the dot of one, or with the connect tool (UX 25)", async ({
  bench,
}) => {
  const { page } = bench;
  const dot = middle(await bench.neuron("x₁").locator(".cv-source").boundingBox());
  const y = middle(await bench.neuron("y").boundingBox());
  await page.touchscreen.tap(dot.x, dot.y);
  await expect(page.locator(".cv-explain")).toContainText("Edge +1 from x1: press the neuron it goes to");
  await page.touchscreen.tap(y.x, y.y);
  await expect(bench.edge("x₁ to y, weight +1")).toBeAttached();
  await bench.button(/^Connect: press one neuron/).tap();
  await expect(page.locator(".cv-explain")).toContainText("press the neuron it comes from");
  const x2 = middle(await bench.neuron("x₂").boundingBox());
  await page.touchscreen.tap(x2.x - 20, x2.y);
  await page.touchscreen.tap(y.x, y.y);
  await expect(bench.edge("x₂ to y, weight +1")).toBeAttached();
  // What cannot be is said, and nothing is drawn.
  await page.touchscreen.tap(y.x, y.y);
  await page.touchscreen.tap(x2.x - 20, x2.y);
  await expect(page.getByRole("alert")).toContainText("goes backward");
  await bench.button(/^Undo connect x₂ → y/).tap();
  await expect(bench.edge("x₂ to y, weight +1")).toHaveCount(0);
});

test("what a finger presses is 44 px high and wide (UX 25)", async ({ bench }) => {
  const { page } = bench;
  expect(await page.evaluate(() => matchMedia("(pointer: coarse)").matches)).toBe(true);
  await bench.example("IRIS");
  const small = await page.evaluate(() => {
    const found: string[] = [];
    const targets = "button, input, [role=slider], [role=tab], [role=radio], [role=option], [data-reaction]";
    for (const element of document.querySelectorAll(targets)) {
      const own = element.getBoundingClientRect();
      // The canvas is zoomed as people like it.
      if (own.width === 0 || element.closest(".react-flow__viewport")) continue;
      const around = getComputedStyle(element, "::before");
      const more = around.content !== "none" && around.position === "absolute";
      const width = Math.max(own.width, more ? Number.parseFloat(around.width) : 0);
      const height = Math.max(own.height, more ? Number.parseFloat(around.height) : 0);
      const name = element.getAttribute("aria-label") ?? element.textContent?.slice(0, 30);
      if (width < 43.5 || height < 43.5) found.push(`${name} ${width.toFixed(0)} × ${height.toFixed(0)}`);
    }
    return found;
  });
  expect(small).toEqual([]);
  expect(await bench.cutOff()).toEqual([]);
});

test("a finger moves the time cursor, a slider and a border between panes", async ({ bench }) => {
  const { page, inputs } = bench;
  await finger(page, await bench.inPlot(0.7), await bench.inPlot(0.1));
  expect(Number(await bench.cursor.getAttribute("aria-valuenow"))).toBeCloseTo(5, 0);
  expect(await bench.valueOf("h₁")).toBeLessThan(2);
  const thumb = middle(await inputs.getByRole("slider", { name: "x1" }).boundingBox());
  await finger(page, thumb, { x: thumb.x - 90, y: thumb.y });
  await expect(inputs.locator(".ui-rail").first()).toHaveClass(/ui-rail-minus/);
  const before = (await bench.trajectory.boundingBox())!.width;
  const grip = middle(await page.getByRole("separator", { name: "Resize chart" }).boundingBox());
  await finger(page, grip, { x: grip.x - 60, y: grip.y });
  await expect.poll(async () => (await bench.trajectory.boundingBox())!.width).toBeGreaterThan(before + 30);
});

test("a finger that rests asks for the context menu, once", async ({ bench }) => {
  const { page } = bench;
  await page.evaluate(() => {
    const kept = window as unknown as { asked: string[] };
    kept.asked = [];
    document.querySelector(".cv-stage")!.addEventListener("contextmenu", (event) => {
      event.preventDefault();
      const node = (event.target as Element).closest(".react-flow__node");
      kept.asked.push(node?.getAttribute("data-id") ?? "canvas");
    });
  });
  const asked = () => page.evaluate(() => (window as unknown as { asked: string[] }).asked);
  const h1 = middle(await bench.neuron("h₁").boundingBox());
  await finger(page, h1, h1, 1200);
  await expect.poll(asked).toEqual(["1,0"]);
  await finger(page, h1, { x: h1.x + 40, y: h1.y + 30 });
  await page.waitForTimeout(800);
  expect(await asked()).toEqual(["1,0"]);
});
