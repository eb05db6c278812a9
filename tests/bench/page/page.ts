import type { Page } from "@playwright/test";
import { writeFile } from "../../../src-worker/formats/registry.ts";
import type { NetworkDocument } from "../../../src-worker/model/document.ts";
import type { Network } from "../../../src-worker/model/network.ts";
import { value } from "../measure.ts";
import { randomInput, randomNetwork } from "../networks.ts";
import { during, frames, openSite, type Probes, readProbes, type Site } from "./browser.ts";
import { openScripts } from "./scripts.ts";

const SHAPES = [
  [2, 3, 1],
  [32, 32, 32],
  [100, 100, 10],
  [196, 512, 512, 10],
];
const MNIST = [196, 512, 512, 10];
/** How often edits and inputs are tried. */
const TRIES = 15;

/** The page on its production build: start, large networks, frames, edits. Prints a line for each. */
export async function benchPage(print: (line: string) => void): Promise<void> {
  print("\nThe page, production build, headless Chromium");
  const site = await openSite();
  try {
    print(`  ${await startUp(site)}`);
    for (const widths of SHAPES) print(`  ${await panAndZoom(site, widths)}`);
    print(`  ${await editIris(site)}`);
    for (const line of await large(site)) print(`  ${line}`);
    for (const line of await openScripts(site)) print(`  ${line}`);
  } finally {
    await site.close();
  }
}

async function settled(page: Page, seconds = 30): Promise<void> {
  await page
    .getByText("Settled, t = ")
    .first()
    .waitFor({ timeout: 1000 * seconds });
  await page
    .locator(".scatterlayer .trace")
    .first()
    .waitFor({ state: "attached", timeout: 1000 * seconds });
}

async function startUp(site: Site): Promise<string> {
  const times: number[] = [];
  let longest = 0;
  for (let i = 0; i < 3; i++) {
    const page = await site.newPage();
    const began = performance.now();
    await page.goto(site.address);
    await settled(page);
    times.push(performance.now() - began);
    longest = Math.max(longest, (await readProbes(page)).longest);
    await page.context().close();
  }
  return `start to the first settled chart: ${range(times)}, longest task ${longest.toFixed(0)} ms`;
}

/** Opens a random network of the given widths; answers the time to its stable picture, ms. */
async function openNetwork(
  page: Page,
  widths: readonly number[],
  simulation: NetworkDocument["simulation"] = {},
): Promise<number> {
  const network = randomNetwork(widths, 5);
  const buffer = Buffer.from(await fileOf(network, simulation));
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Control+o")]);
  const began = performance.now();
  await chooser.setFiles({ name: "bench.dualrail.json", mimeType: "application/json", buffer });
  await page.getByRole("contentinfo").last().getByText(widths.join("-")).waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return performance.now() - began;
}

async function fileOf(network: Network, simulation: NetworkDocument["simulation"] = {}): Promise<Uint8Array> {
  const document = {
    name: "Bench",
    network,
    examples: [{ name: "Random", values: randomInput(network.inputs.length, 3) }],
    simulation,
    extra: {},
  };
  return value(await writeFile({ kind: "network", document }, "dualrail-network"));
}

async function opened(site: Site, widths: readonly number[]): Promise<{ page: Page; ms: number }> {
  const page = await site.newPage();
  await page.goto(site.address);
  await settled(page);
  const ms = await openNetwork(page, widths);
  await settled(page);
  return { page, ms };
}

async function panAndZoom(site: Site, widths: readonly number[]): Promise<string> {
  const { page, ms } = await opened(site, widths);
  const box = (await page.locator(".react-flow").boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const pan = await frames(page, () => wheel(page, 60, (i) => [i % 40 < 20 ? 12 : -12, 6]));
  await page.keyboard.down("Control");
  const zoom = await frames(page, () => wheel(page, 60, (i) => [0, i % 40 < 20 ? -40 : 40]));
  await page.keyboard.up("Control");
  await page.context().close();
  return `${widths.join("-").padEnd(15)} open ${ms.toFixed(0)} ms, pan ${frameText(pan)}, zoom ${frameText(zoom)}`;
}

async function wheel(page: Page, count: number, by: (i: number) => readonly [number, number]): Promise<void> {
  for (let i = 0; i < count; i++) {
    const [x, y] = by(i);
    await page.mouse.wheel(x, y);
    await page.waitForTimeout(16);
  }
}

/** From the key that flips an edge to the redrawn chart. */
async function editIris(site: Site): Promise<string> {
  const page = await site.newPage();
  await page.goto(site.address);
  await settled(page);
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("menuitem", { name: /^IRIS \d/ }).click();
  await page.getByRole("button", { name: /^File: iris/i }).waitFor();
  await settled(page);
  await page.waitForTimeout(1000);
  const edge = page.locator(".react-flow__edge").first();
  await edge.focus();
  const times: number[] = [];
  let longest = 0;
  for (let i = 0; i < TRIES; i++) {
    const work = await during(page, async () => {
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => (window as unknown as { probes: Probes }).probes.afterKey > 0);
    });
    times.push(work.afterKey);
    longest = Math.max(longest, work.longest);
    await page.waitForTimeout(300);
  }
  await page.context().close();
  return `IRIS, flip an edge to its new curves: ${range(times)}, longest task ${longest.toFixed(0)} ms`;
}

async function large(site: Site): Promise<string[]> {
  const { page } = await opened(site, MNIST);
  await page.waitForTimeout(1500);
  // As many inputs as a picture has pixels: their sliders are there for whoever asks.
  await page.getByRole("button", { name: "196 pixel values" }).click();
  const slider = page.getByRole("slider").first();
  const box = (await slider.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const drag = await during(page, async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let i = 0; i < 120; i++) {
      await page.mouse.move(x + 60 * Math.sin(i / 9), y);
      await page.waitForTimeout(33);
    }
    await page.mouse.up();
  });
  await settled(page);
  const dragLine =
    `drag an input of 196-512-512-10: ${(drag.fresh / drag.seconds).toFixed(1)} fresh trajectories a second, ` +
    `longest task ${drag.longest.toFixed(0)} ms`;
  const canvas = (await page.locator(".react-flow").boundingBox())!;
  await page.mouse.move(canvas.x + canvas.width / 2, canvas.y + canvas.height / 2);
  await page.keyboard.press("Control+Enter");
  const pan = await frames(page, () => wheel(page, 60, (i) => [i % 40 < 20 ? 12 : -12, 0]));
  const panLine = `pan while it computes: ${frameText(pan)}`;
  await page.context().close();
  return [dragLine, panLine, await stopLarge(site)];
}

/** Stops a run that would take seconds, again and again, some time after its start. */
async function stopLarge(site: Site): Promise<string> {
  const page = await site.newPage();
  await page.goto(site.address);
  await settled(page);
  await openNetwork(page, MNIST, { tEnd: 1e6, rtol: 1e-9, atol: 1e-11 });
  const stop = page.getByRole("button", { name: "Stop" });
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    await stop.waitFor();
    await page.waitForTimeout(150 + 40 * i);
    times.push(
      await stop.evaluate(
        (button) =>
          new Promise<number>((done) => {
            const began = performance.now();
            (button as HTMLElement).click();
            const look = () => {
              if (document.body.innerText.includes("Stopped, t")) done(performance.now() - began);
              else requestAnimationFrame(look);
            };
            look();
          }),
      ),
    );
    await page.keyboard.press("Control+Enter");
  }
  await page.context().close();
  return `stop a long run of 196-512-512-10: ${range(times)}`;
}

function frameText(sorted: readonly number[]): string {
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return `${at(0.5).toFixed(0)} ms a frame (95 %: ${at(0.95).toFixed(0)})`;
}

function range(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted[sorted.length >> 1] ?? 0;
  return `${middle.toFixed(0)} ms (${sorted[0]?.toFixed(0)}–${sorted.at(-1)?.toFixed(0)})`;
}
