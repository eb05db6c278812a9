import { rmSync, writeFileSync } from "node:fs";
import type { BrowserContext } from "@playwright/test";
import { MAJORITY } from "./pages/crnFiles.ts";
import { Site } from "./pages/site.ts";
import { expect, onOrigin, type Page, Workbench } from "./pages/workbench.ts";

/** Each test has a host of its own; the address counts, because on a loopback address the server goes first. */
const test = onOrigin.extend<{ host: string; site: Site; bench: Workbench }>({
  host: ["127.0.0.1", { option: true }],
  site: async ({ host }, use) => {
    const site = new Site("/tools/dualrail/", host);
    await site.start();
    await use(site);
    await site.end();
  },
  bench: async ({ page, site }, use) => {
    await page.goto(site.url);
    await use(new Workbench(page));
  },
});

test.use({ serviceWorkers: "allow" });
test.describe.configure({ timeout: 180_000 });

/** Waits until the whole page is kept in the browser. */
async function kept(bench: Workbench): Promise<void> {
  await bench.settled();
  await expect(bench.footer).toContainText("works offline", { timeout: 60_000 });
}

async function cacheNames(page: Page): Promise<string[]> {
  return page.evaluate(() => caches.keys());
}

async function registrations(page: Page): Promise<number> {
  return page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
}

async function secondTab(context: BrowserContext, site: Site): Promise<Workbench> {
  const bench = new Workbench(await context.newPage());
  await bench.page.goto(site.url);
  return bench;
}

for (const host of ["127.0.0.1", "dualrail.localhost"]) {
  test.describe(`at ${host}`, () => {
    test.use({ host });

    test("without a network after one visit: open, edit, simulate, examples, files, editor, export, reload", async ({
      bench,
      site,
    }) => {
      const { page } = bench;
      await kept(bench);
      await site.cut();
      await page.reload();
      await bench.settled();
      // Edit and simulate: engine and kernels come from what is kept.
      await bench.clickEdge("h₃ to y, weight −1");
      await expect(bench.edge("h₃ to y, weight +1")).toBeVisible();
      await bench.settled();
      await bench.saved();
      await bench.example("IRIS");
      await expect(page.getByText("149/150")).toBeVisible();
      // What was never opened while there was a network.
      await bench.openReactions("majority.crn", MAJORITY);
      await bench.openExport();
      expect(await bench.chooseFormat(/^SBML/)).toContain("<sbml");
      expect((await bench.downloadExport()).name).toMatch(/\.xml$|\.sbml$/);
      await page.keyboard.press("Escape");
      await bench.lab("Experiments");
      await expect(page.getByRole("region", { name: "Experiments" })).toBeVisible();
      await bench.saved();
      await page.reload();
      await expect(bench.code).toContainText("X + Y");
      await bench.settled();
    });
  });
}

test.describe("a newer version", () => {
  test.use({ host: "dualrail.localhost" });

  test("says that it is ready, waits, and comes when it is asked for; what was drawn stays", async ({
    bench,
    site,
    context,
  }) => {
    const { page } = bench;
    await kept(bench);
    await bench.clickEdge("h₃ to y, weight −1");
    await bench.saved();
    site.update("Dualrail 2");
    await page.reload();
    // The version that was kept, until somebody says otherwise.
    await expect(page).toHaveTitle("Dualrail");
    await expect(bench.footer).toContainText("A new version is ready", { timeout: 60_000 });
    const other = await secondTab(context, site);
    await expect(other.page).toHaveTitle("Dualrail");
    await other.settled();
    await bench.footer.getByRole("button", { name: "Reload" }).click();
    await expect(page).toHaveTitle("Dualrail 2");
    await bench.settled();
    await expect(bench.edge("h₃ to y, weight +1")).toBeVisible();
    await expect(bench.footer).not.toContainText("A new version is ready");
    // Nobody took the other tab's page away, and its parts are still there.
    await expect(other.page).toHaveTitle("Dualrail");
    await other.openExport();
    expect(await cacheNames(page)).toHaveLength(2);
  });

  test("that is broken on the server leaves the kept one in place", async ({ bench, site }) => {
    const { page } = bench;
    await kept(bench);
    site.update("Dualrail 2");
    writeFileSync(site.path("icon.svg"), "not the file of this build");
    await page.reload();
    await kept(bench);
    await page.evaluate(async () => {
      const found = await navigator.serviceWorker.getRegistration();
      await found?.update();
      const worker = found?.installing;
      if (worker) await new Promise((done) => worker.addEventListener("statechange", done));
    });
    await page.reload();
    await kept(bench);
    await expect(page).toHaveTitle("Dualrail");
    await expect(bench.footer).not.toContainText("A new version is ready");
    await expect.poll(() => cacheNames(page)).toHaveLength(1);
  });

  test("a kept page that lacks a part is mended by the next start", async ({ bench, site }) => {
    const { page } = bench;
    await kept(bench);
    // Parts that neither the browser nor, after an update, the server has any more.
    const chunk = await page.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0] as string);
      const found = (await cache.keys()).find(({ url }) => /assets\/start-/.test(url));
      await cache.delete(found as Request);
      return new URL((found as Request).url).pathname;
    });
    site.intercept = (request, response) => {
      if (!request.url?.endsWith(chunk)) return false;
      response.writeHead(404, { "content-type": "text/html" }).end("<h1>404</h1>");
      return true;
    };
    await page.reload();
    const screen = page.getByRole("alert");
    await expect(screen).toContainText("A part of the page could not be loaded.");
    site.intercept = () => false;
    site.update("Dualrail 2");
    await screen.getByRole("button", { name: "Reload the page" }).click();
    await bench.settled();
    await expect(page).toHaveTitle("Dualrail 2");
  });
});

test("another project on the same address is not hidden by what this one kept", async ({ bench, site }) => {
  const { page } = bench;
  await kept(bench);
  site.intercept = (_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<title>Another project</title>");
    return true;
  };
  await page.reload();
  await expect(page).toHaveTitle("Another project");
  await expect.poll(() => registrations(page)).toBe(0);
  expect(await cacheNames(page)).toEqual([]);
});

test("a worker that another project left on this address gives way", async ({ page, site }) => {
  writeFileSync(
    site.path("other.js"),
    'self.addEventListener("fetch", (e) => e.respondWith(fetch(e.request)));',
  );
  await page.goto(`${site.url}icon.svg`);
  await page.goto(`${site.url}examples/index.json`);
  await page.evaluate((url) => navigator.serviceWorker.register(`${url}other.js`, { scope: url }), site.url);
  await page.goto(site.url);
  const bench = new Workbench(page);
  await kept(bench);
  await expect
    .poll(() =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.scriptURL),
    )
    .toContain("sw.js");
  rmSync(site.path("other.js"));
  await site.cut();
  await page.reload();
  await bench.settled();
});
