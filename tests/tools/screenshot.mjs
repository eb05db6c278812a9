/**
 * Takes the README's picture: IRIS with flower 80, reduced as in the paper, light theme, 1440 × 900.
 * Run it with `node tests/tools/screenshot.mjs` after the page changed.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, expect } from "@playwright/test";
import { build, preview } from "vite";
import { launchOptions } from "./browser.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const picture = join(root, ".github/screenshot.png");
const outDir = await mkdtemp(join(tmpdir(), "dualrail-picture-"));

await build({ root, logLevel: "warn", build: { outDir, emptyOutDir: true } });
const server = await preview({ root, build: { outDir }, preview: { host: "127.0.0.1", port: 0 } });
const browser = await chromium.launch(launchOptions());
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  await page.goto(server.resolvedUrls.local[0]);
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("menuitem", { name: /^IRIS \d/ }).click();
  const flowers = page.getByRole("listbox", { name: "Flowers" });
  await flowers.focus();
  for (let flower = 1; flower < 80; flower++) await page.keyboard.press("ArrowDown");
  await expect(flowers.getByRole("option", { name: /^80\b/, selected: true })).toBeVisible();
  await page.getByRole("radio", { name: /^paper/ }).click();
  await expect(page.getByText("8 bimolecular + 8 input = 16")).toBeVisible();
  await expect(page.getByText("Settled, t = 50")).toBeVisible();
  await expect(page.getByText("Same winner.")).toBeVisible();
  await page.getByRole("group", { name: /^Neuron h₃/ }).click({ position: { x: 12, y: 8 } });
  await expect(page.getByText("linked to h₃: 9")).toBeVisible();
  await page.mouse.move(720, 640);
  // Tooltips and the last redraw of the chart have nothing to wait for.
  await page.waitForTimeout(1500);
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
  await server.close();
  await rm(outDir, { recursive: true, force: true });
}
