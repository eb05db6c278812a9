import { expect, onOrigin, Workbench } from "./pages/workbench.ts";

/** Browsers that lack something, or do not give it: the page says so or does without, and is never blank. */
const test = onOrigin;

test.describe.configure({ timeout: 120_000 });

test("without WebAssembly the engine computes with its plain loops", async ({ page }) => {
  await page.route(/\/assets\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    const body = `delete self.WebAssembly;\n${await response.text()}`;
    await route.fulfill({ response, body });
  });
  await page.goto("/");
  const bench = new Workbench(page);
  await bench.settled();
  await bench.example("IRIS");
  await expect(bench.verdict).toContainText("Same winner");
});

test("without workers nothing is computed, and the last screen says why", async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "Worker");
  });
  await page.goto("/");
  await expect(page.getByRole("alert").first()).toContainText("Worker");
  await expect(page.getByRole("button", { name: "Reload the page" })).toBeVisible();
});

test("where nothing may be stored the page works, and does not promise to work offline", async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("storage is off", "SecurityError");
    };
    for (const name of ["indexedDB", "caches", "localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, { get: refuse });
    }
    Object.defineProperty(Navigator.prototype, "serviceWorker", { get: refuse });
  });
  await page.goto("/");
  const bench = new Workbench(page);
  await bench.settled();
  await bench.clickEdge("h₃ to y, weight −1");
  await expect(bench.edge("h₃ to y, weight +1")).toBeVisible();
  await expect(bench.footer).toContainText("Not saved");
  await expect(bench.footer).not.toContainText("works offline");
});

test("a dialog whose code is gone after an update offers the network and a new start", async ({ page }) => {
  await page.goto("/");
  const bench = new Workbench(page);
  await bench.settled();
  const gone = /\/assets\/ExportDialog-[^/]*\.js$/;
  await page.route(gone, (route) =>
    route.fulfill({ status: 404, contentType: "text/html", body: "<h1>404</h1>" }),
  );
  await bench.choose("Export", /^Export…/);
  const screen = page.getByRole("alert").filter({ hasText: "stopped working" });
  await expect(screen.getByRole("button", { name: "Download your network" })).toBeVisible();
  await page.unroute(gone);
  await screen.getByRole("button", { name: "Reload the page" }).click();
  await bench.settled();
});
