import AxeBuilder from "@axe-core/playwright";
import { randomNetwork } from "./pages/networks.ts";
import { ShareDialog } from "./pages/share.ts";
import { expect, mayLeave, type Page, test, Workbench } from "./pages/workbench.ts";

// Several pages one after the other, on whatever machine this runs.
test.describe.configure({ timeout: 180_000 });

/** A page of somebody else's browser, on an address. */
async function stranger(bench: Workbench, address: string): Promise<Workbench> {
  const context = await bench.page.context().browser()!.newContext();
  const other = new Workbench(await context.newPage());
  await other.page.goto(address);
  await other.settled();
  return other;
}

const file = (bench: Workbench, name: string) =>
  expect(bench.page.getByRole("button", { name: new RegExp(`^File: ${name}`) })).toBeVisible({
    timeout: 20_000,
  });

async function axe(page: Page, include: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(include).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test("a link to IRIS is short and shows the same network, inputs and chart in another browser", async ({
  bench,
}) => {
  const { page } = bench;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await bench.example("IRIS");
  await bench.inputs.getByRole("searchbox", { name: "Find an example" }).fill("51");
  await expect(bench.inputs.getByRole("option")).toHaveCount(1);
  await bench.inputs.getByRole("option").click();
  await bench.reduce("compact");
  await bench.trajectory.getByRole("radio", { name: "log" }).click();
  await bench.settled();
  await expect(bench.verdict).toContainText("Same winner");

  const share = new ShareDialog(page);
  await page.keyboard.press("Shift+S");
  await share.made();
  await axe(page, "[role=dialog]");
  await share.button("Copy link").click();
  await expect(share.dialog.getByText("Copied", { exact: true }).first()).toBeVisible();
  const link = await bench.clipboard();
  expect(link).toBe(await share.link.inputValue());
  expect(link.length).toBeLessThan(400);
  await expect(share.dialog).toContainText(`${link.length} characters. Short enough for any chat program.`);
  await page.keyboard.press("Escape");

  const other = await stranger(bench, link);
  await file(other, "Iris 4-8-3");
  for (const name of ["Sepal length", "Sepal width", "Petal length", "Petal width"]) {
    const value = (b: Workbench) => b.inputs.getByRole("textbox", { name: `${name}, value` }).inputValue();
    expect(Number(await value(other))).toBe(Number(await value(bench)));
  }
  await expect(other.inputs).toContainText("flower 51: versicolor");
  await expect(other.reactions.getByRole("radio", { name: /^compact/ })).toBeChecked();
  await expect(other.trajectory.getByRole("radio", { name: "log" })).toBeChecked();
  const [ends, otherEnds] = [await bench.curveEnds(), await other.curveEnds()];
  expect(Object.keys(otherEnds)).toEqual(Object.keys(ends));
  for (const [name, y] of Object.entries(ends)) {
    // Dashed lines of the network's values end in no number.
    if (typeof y === "number") expect(otherEnds[name]).toBeCloseTo(y, 6);
  }

  await share.open();
  await share.dialog.getByRole("checkbox", { name: "With all 150 examples" }).check();
  await share.made();
  const full = await share.link.inputValue();
  expect(full.length).toBeLessThan(2000);
  const third = await stranger(bench, full);
  await expect(third.inputs).toContainText("149/150");
});

test("a link opens beside what was there, is kept, and leaves the address for the person's own edits", async ({
  bench,
}) => {
  const { page } = bench;
  await bench.example("XOR");
  const link = await new ShareDialog(page).take();
  await bench.example("Figure 1");
  await bench.clickEdge("h₃ to y, weight −1");
  await bench.saved();

  // In the running page: one step, and one undo.
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    link.slice(link.indexOf("#")),
  );
  await file(bench, "XOR");
  await expect(bench.notice).toContainText("from a link. What you had before is kept");
  await expect.poll(() => new URL(page.url()).hash, { timeout: 15_000 }).toBe("");
  await bench.button("Undo").click();
  await file(bench, "Figure 1");
  await expect(bench.edge("h₃ to y, weight +1")).toBeVisible();
  await bench.saved();

  // As a page's address: what was kept is in the list, and a reload brings the link's network with later edits.
  await page.goto("about:blank");
  await page.goto(link);
  await bench.settled();
  await file(bench, "XOR");
  await expect.poll(() => new URL(page.url()).hash, { timeout: 15_000 }).toBe("");
  await bench.inputs.getByRole("textbox", { name: "a, value" }).fill("4");
  await page.keyboard.press("Enter");
  await bench.saved();
  await page.reload();
  await bench.settled();
  await expect(bench.inputs.getByRole("textbox", { name: "a, value" })).toHaveValue("4");
  const list = await bench.recent();
  await expect(list.getByRole("button", { name: /^Figure 1/ })).toBeVisible();
});

test("a link that cannot be read changes nothing and says what to do", async ({ bench }) => {
  const { page } = bench;
  await bench.example("XOR");
  await bench.saved();
  const link = await new ShareDialog(page).take();
  const hash = link.slice(link.indexOf("#"));
  const put = (next: string) =>
    page.evaluate((h) => {
      location.hash = h;
    }, next);

  await put(hash.slice(0, 60));
  await expect(bench.notice).toContainText(
    "The link is damaged, or was cut off on its way. Copy it again as a whole, or ask whoever sent it for the file. Nothing was changed.",
  );
  await file(bench, "XOR");
  await put("#1.<script>alert(1)</script>");
  await expect.poll(() => new URL(page.url()).hash).toBe("");
  await expect(bench.notice).toContainText("damaged");
  await put(hash.replace("#1.", "#2."));
  await expect(bench.notice).toContainText("made by a newer Dualrail. Reload the page");
  expect(new URL(page.url()).hash).toContain("#2.");

  // At a start, too: what was kept is restored as always.
  await page.reload();
  await bench.settled();
  await file(bench, "XOR");
  await expect(bench.notice).toContainText("made by a newer Dualrail");
  await expect(bench.footer).toContainText("Restored");
});

test("a longer link warns, and 196-512-512-10 is too long: the file instead", async ({ bench }) => {
  const { page } = bench;
  const share = new ShareDialog(page);
  await bench.drop("middle.dualrail.json", randomNetwork([196, 64, 10]).file);
  await file(bench, "Large");
  await bench.settled();
  await share.open();
  await expect(share.dialog).toContainText(
    "Some chat programs will cut this link. Try it, or send the file.",
  );
  await expect(share.button("Copy link")).toBeVisible();
  await expect(share.button("Download the file")).toBeVisible();
  await page.keyboard.press("Escape");

  await bench.example("MNIST");
  await share.open();
  await expect(share.dialog.getByRole("alert")).toContainText("Too long for a link");
  await expect(share.dialog).toContainText(/7\d,\d{3} characters/);
  await expect(share.link).toHaveCount(0);
  await expect(share.code).toHaveCount(0);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    share.button("Download the file").click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.dualrail\.json$/);
});

test("embedded: canvas and chart alone, still reacting, nothing kept, and a way to the whole tool", async ({
  bench,
}) => {
  const { page } = bench;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const share = new ShareDialog(page);
  await share.open();
  await share.button("Copy embed code").click();
  await expect(share.dialog.getByText("Copied", { exact: true }).first()).toBeVisible();
  const code = await bench.clipboard();
  expect(code).toContain("?embed=1&amp;hide=reactions,inspector#1.");

  const context = await page.context().browser()!.newContext();
  const lecture = await context.newPage();
  await lecture.route("**/lecture.html", (route) =>
    route.fulfill({ contentType: "text/html", body: `<!doctype html><title>L</title>${code}` }),
  );
  await lecture.goto(new URL("/lecture.html", page.url()).href);
  const frame = lecture.frameLocator("iframe");
  await expect(frame.locator(".scatterlayer .trace").first()).toBeAttached({ timeout: 20_000 });
  await expect(frame.getByRole("region", { name: "Trajectory" })).toBeVisible();
  for (const name of ["Reactions", "Inputs", "Neuron inspector"]) {
    await expect(frame.getByRole("region", { name })).toHaveCount(0);
  }
  await expect(frame.getByRole("button", { name: "Run", exact: true })).toHaveCount(0);
  const row = frame.getByRole("region", { name: "Network, CRN and limit" }).getByRole("row", { name: /^y / });
  await expect(row).toContainText("2.0000");
  const edge = frame.getByRole("group", { name: "h₃ to y, weight −1" });
  await edge.focus();
  await lecture.keyboard.press("Enter");
  await expect(row).toContainText("6.0000");

  const inside = lecture.frames()[1]!;
  expect(await inside.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  expect(await inside.evaluate(() => indexedDB.databases())).toEqual([]);
  const door = frame.getByRole("link", { name: "Open in Dualrail" });
  await door.focus();
  await expect(door).toHaveAttribute("href", /#1\./);
  const [whole] = await Promise.all([context.waitForEvent("page"), door.click()]);
  const opened = new Workbench(whole);
  await opened.settled();
  await expect(opened.edge("h₃ to y, weight +1")).toBeVisible();
  await expect(opened.reactions).toBeVisible();
});

test("themes, layouts, hidden parts and autoplay come from the address and are not remembered", async ({
  page,
}) => {
  const bench = new Workbench(page);
  await page.goto("/?theme=dark&layout=watch&hide=table,footer&autoplay");
  await expect(bench.curves.first()).toBeAttached({ timeout: 20_000 });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveAttribute("data-layout", "watch");
  await expect(bench.comparison).toHaveCount(0);
  await expect(page.getByRole("contentinfo")).toHaveCount(0);
  await expect(bench.trajectory.getByRole("button", { name: "Pause" })).toBeVisible({ timeout: 20_000 });
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.goto("/");
  await bench.settled();
  await expect(page.locator("html")).toHaveAttribute("data-layout", "edit");
});

test("the page of ready examples works, and nothing in it or in an embedded page offends axe", async ({
  page,
}) => {
  await page.goto("/embed-examples/");
  for (const title of ["Figure 1", "IRIS", "XOR"]) {
    const frame = page.locator(`iframe[title="${title} in Dualrail"]`);
    await frame.scrollIntoViewIfNeeded();
    await expect(frame.contentFrame().locator(".scatterlayer .trace").first()).toBeAttached({
      timeout: 30_000,
    });
  }
  await axe(page, "body");
});

test("a file of the same site is opened after asking, and not at all without", async ({ page }) => {
  const bench = new Workbench(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("/?url=examples/xor.dualrail.json");
  const question = page.getByRole("dialog", { name: "Open a file from the web?" });
  await expect(question).toContainText("a file of the same site, xor.dualrail.json");
  await axe(page, "[role=dialog]");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect.poll(() => new URL(page.url()).search).toBe("");
  await bench.settled();
  await file(bench, "Figure 1");
  expect(asked.filter((url) => url.endsWith("/examples/xor.dualrail.json"))).toEqual([]);

  await page.goto("/?url=examples/xor.dualrail.json");
  await question.getByRole("button", { name: "Fetch and open" }).click();
  await file(bench, "XOR");
  await bench.settled();

  await page.goto("/?url=examples/none.json");
  await question.getByRole("button", { name: "Fetch and open" }).click();
  await expect(bench.notice).toContainText(/none\.json/);
  await page.goto("/?url=javascript:alert(1)");
  await expect(bench.notice).toContainText("Only https addresses and files of this site are fetched");
});

// Without the guard against requests that leave the origin: one is what this is about.
mayLeave(
  "a file of another host is fetched by its own worker after asking, or the reason is told",
  async ({ page }) => {
    const bench = new Workbench(page);
    const leaving: string[] = [];
    await page.route("https://files.example/**", (route) => {
      leaving.push(route.request().url());
      const { pathname } = new URL(route.request().url());
      // What a browser does with an answer that CORS forbids; Playwright's own answers are never forbidden.
      if (pathname.includes("closed")) return route.abort("accessdenied");
      const cors = { "access-control-allow-origin": "*" };
      if (pathname.includes("gone")) return route.fulfill({ status: 404, headers: cors, body: "" });
      const body = pathname.includes("hostile")
        ? `{"format":"dualrail-network","version":1,"name":"<b>",`
        : XOR;
      return route.fulfill({ headers: cors, contentType: "application/json", body });
    });
    const ask = async (path: string) => {
      await page.goto(`/?url=https://files.example/${path}`);
      const question = page.getByRole("dialog", { name: "Open a file from the web?" });
      await expect(question).toContainText(`from files.example, which will see that you do`);
      expect(leaving.some((url) => url.endsWith(path))).toBe(false);
      await question.getByRole("button", { name: "Fetch and open" }).click();
    };
    await ask("open.dualrail.json");
    await file(bench, "Exclusive");
    await bench.saved();
    await ask("gone.json");
    await expect(bench.notice).toContainText("files.example answered 404 (not found) for gone.json");
    await ask("hostile.json");
    await expect(bench.notice).toContainText(/Line 1, column \d+/);
    await ask("closed.json");
    await expect(bench.notice).toContainText(
      "files.example cannot be reached, or does not let other sites read its files (CORS)",
    );
    await file(bench, "Exclusive");
    // The page itself may still ask nobody.
    const own = await page.evaluate(() =>
      fetch("https://files.example/direct").then(
        () => "fetched",
        () => "refused",
      ),
    );
    expect(own).toBe("refused");
    expect(leaving.some((url) => url.endsWith("/direct"))).toBe(false);
  },
);

const XOR = JSON.stringify({
  format: "dualrail-network",
  version: 1,
  name: "Exclusive",
  inputs: ["a", "b"],
  layers: [
    { activation: "relu", weights: ["+-", "-+"], bias: [0, 0] },
    { activation: "linear", weights: ["+", "+"], bias: [0] },
  ],
  outputs: ["y"],
});
