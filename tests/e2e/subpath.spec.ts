import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { FRAME_LIMIT_KB } from "../../app/build/sizes.ts";
import { MAJORITY } from "./pages/crnFiles.ts";
import { Site } from "./pages/site.ts";
import { expect, test, Workbench } from "./pages/workbench.ts";

test("the build works below any path: curves, examples, editor, export, icons", async ({ page }) => {
  const site = new Site("/some/sub/path/");
  await site.start();
  const missing: string[] = [];
  page.on("response", (response) => {
    const below = /^(blob|data):/.test(response.url()) || response.url().startsWith(site.url);
    if (response.status() >= 400 || !below) missing.push(`${response.status()} ${response.url()}`);
  });
  try {
    await page.goto(`${site.url}?from=a-talk`);
    const bench = new Workbench(page);
    await bench.settled();
    await bench.example("IRIS");
    await expect(page.getByText("149/150")).toBeVisible();
    await bench.openReactions("majority.crn", MAJORITY);
    await bench.openExport();
    expect(await bench.chooseFormat(/^SBML/)).toContain("<sbml");
    const icons = await page.evaluate(async () => {
      const manifest = new URL(document.querySelector<HTMLLinkElement>('link[rel="manifest"]')!.href);
      const { icons, start_url } = await (await fetch(manifest)).json();
      const found = icons.map(({ src }: { src: string }) => new URL(src, manifest).href);
      return [new URL(start_url, manifest).href, ...found];
    });
    expect(icons[0]).toBe(site.url);
    for (const icon of icons) expect((await page.request.get(icon)).status(), icon).toBe(200);
    expect(missing).toEqual([]);
  } finally {
    await site.end();
  }
});

test("the first picture needs little script, and neither plotly nor the editor", async ({ page }) => {
  const html = readFileSync("dist/index.html", "utf8");
  const links = [...html.matchAll(/<(?:link|script)[^>]*?(?:src|href)="\.\/(assets\/[^"]+\.js)"[^>]*>/g)];
  const first = links.filter(([tag]) => !tag.includes("fetchpriority")).map(([, file]) => file as string);
  const bytes = first.map((file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length);
  expect(bytes.reduce((sum, size) => sum + size, 0) / 1000).toBeLessThan(FRAME_LIMIT_KB);
  expect(links.map(([, file]) => file).filter((file) => /plotly|CodeEditor/.test(file ?? ""))).toEqual([]);
  // In few files: a server without HTTP/2 sends six at a time.
  expect(new Set(links.map(([, file]) => file)).size).toBeLessThan(16);
  // The frame really stands on these alone.
  await page.route(/\/assets\/.*\.js$/, (route) => {
    const wanted = first.some((file) => route.request().url().endsWith(file));
    return wanted ? route.continue() : new Promise(() => {});
  });
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Examples" })).toBeVisible();
});

test("before plotly has arrived the page can be used", async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route(/plotly/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/");
  const bench = new Workbench(page);
  await expect(bench.verdict).toContainText("Agrees", { timeout: 20_000 });
  await bench.clickEdge("h₃ to y, weight −1");
  await expect(bench.edge("h₃ to y, weight +1")).toBeVisible();
  await expect(bench.curves).toHaveCount(0);
  release();
  await bench.settled();
});
