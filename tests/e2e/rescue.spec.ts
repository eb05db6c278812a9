import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Locator } from "@playwright/test";
import { expect, onOrigin, type Page, Workbench } from "./pages/workbench.ts";

/** These tests break the page on purpose, so complaints on its console are no failure. */
const test = onOrigin.extend<{ bench: Workbench }>({
  bench: async ({ page }, use) => {
    const bench = new Workbench(page);
    await bench.open();
    await use(bench);
  },
});

test.describe.configure({ timeout: 180_000 });

/** Figure 1 with its last edge flipped, in the browser's database. */
async function keepOwn(bench: Workbench): Promise<void> {
  await bench.clickEdge("h₃ to y, weight −1");
  await bench.saved();
}

/** The weights into the output of the network that a button downloads. */
async function rescued(page: Page, screen: Locator): Promise<unknown> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    screen.getByRole("button", { name: "Download your network" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("figure-1.dualrail.json");
  return JSON.parse(readFileSync((await download.path())!, "utf8")).layers[1].weights;
}

const FLIPPED = ["+", "+", "+"];

for (const [what, chunk] of [
  ["the picture", /assets\/page-[^/]*\.js$/],
  ["the whole application", /assets\/start-[^/]*\.js$/],
] as const) {
  test(`when ${what} does not arrive, the last screen hands out the network and starts without it`, async ({
    bench,
  }) => {
    const { page } = bench;
    await keepOwn(bench);
    await page.route(chunk, (route) => route.abort());
    await page.reload();
    const screen = page.getByRole("alert");
    await expect(screen).toContainText("Dualrail could not start");
    await expect(screen).toContainText("A part of the page could not be loaded.");
    expect(await rescued(page, screen)).toEqual(FLIPPED);
    await page.unroute(chunk);
    await screen.getByRole("button", { name: "Start with Figure 1" }).click();
    await bench.settled();
    await expect(bench.edge("h₃ to y, weight −1")).toBeVisible();
    await expect(bench.notice).toContainText("failed at its last start with “Figure 1”");
    await bench.notice.getByRole("button", { name: "Open it again" }).click();
    await expect(bench.edge("h₃ to y, weight +1")).toBeVisible();
    // It was opened well: the next start restores it.
    await bench.settled();
    await page.waitForTimeout(2000);
    await page.reload();
    await bench.settled();
    await expect(bench.footer).toContainText("Restored");
    await expect(bench.edge("h₃ to y, weight +1")).toBeVisible();
  });
}

test("a first visit that fails says that nothing is kept", async ({ page }) => {
  await page.route(/assets\/page-[^/]*\.js$/, (route) => route.abort());
  await page.goto("/");
  const screen = page.getByRole("alert");
  await expect(screen).toContainText("Nothing of yours is kept in this browser.");
  await expect(screen.getByRole("button")).toHaveText(["Reload the page", "Start with Figure 1"]);
});

test("when not even the first script arrives, the page says so instead of staying blank", async ({
  page,
}) => {
  await page.route(/assets\/index-[^/]*\.js$/, (route) => route.abort());
  await page.goto("/");
  await expect(page.getByText("check the connection and reload the page")).toHaveCSS("opacity", "1", {
    timeout: 8000,
  });
});

/** Lets the page fail from its next load on while it draws a restored network: the footer says when it was edited. */
async function breakFooter(page: Page, how: "once" | "twice"): Promise<void> {
  await page.addInitScript(() => {
    const say = Date.prototype.toDateString;
    Date.prototype.toDateString = function () {
      const broken = localStorage.getItem("broken");
      if (!broken) return say.call(this);
      const error = new Error("the footer broke");
      const fail = () => {
        throw new Error("the words broke, too");
      };
      // The boundary shows the error's words.
      throw broken === "once" ? error : Object.defineProperty(error, "message", { get: fail });
    };
  });
  await mend(page, how);
}

async function mend(page: Page, how: "once" | "twice" | null = null): Promise<void> {
  await page.evaluate((value) => {
    if (value) localStorage.setItem("broken", value);
    else localStorage.removeItem("broken");
  }, how);
}

test("a failure that no boundary holds ends on the last screen, with the network from the page", async ({
  bench,
}) => {
  const { page } = bench;
  await keepOwn(bench);
  await breakFooter(page, "twice");
  await page.reload();
  const screen = page.getByRole("alert");
  await expect(screen).toContainText("The reason was: the words broke, too");
  await expect(screen).toContainText("Your network is still here.");
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  expect(await rescued(page, screen)).toEqual(FLIPPED);
});

test("a page that fails while it is drawn hands out the network, goes on, and is no trap at the next start", async ({
  bench,
}) => {
  const { page } = bench;
  await keepOwn(bench);
  await breakFooter(page, "once");
  await page.reload();
  const screen = page.getByRole("alert").filter({ hasText: "The page stopped working" });
  await expect(screen).toContainText("The reason was: the footer broke");
  expect(await rescued(page, screen)).toEqual(FLIPPED);
  await mend(page);
  await page.reload();
  await bench.settled();
  await expect(bench.notice).toContainText("failed at its last start with “Figure 1”");
  await expect(bench.edge("h₃ to y, weight −1")).toBeVisible();
  await bench.notice.getByRole("button", { name: "Open it again" }).click();
  await expect(bench.edge("h₃ to y, weight +1")).toBeVisible();
});

test("a pane that does not arrive is asked for by a new page", async ({ bench }) => {
  const { page } = bench;
  await keepOwn(bench);
  const chunk = /assets\/ReactionsPane-[^/]*\.js$/;
  await page.route(chunk, (route) => route.abort());
  await page.reload();
  const screen = page.getByRole("alert").filter({ hasText: "The page stopped working" });
  expect(await rescued(page, screen)).toEqual(FLIPPED);
  await page.unroute(chunk);
  await screen.getByRole("button", { name: "Reload the page" }).click();
  await bench.settled();
  await expect(bench.reactions.getByRole("row").first()).toBeVisible();
});
