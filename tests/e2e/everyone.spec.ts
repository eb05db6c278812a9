import AxeBuilder from "@axe-core/playwright";
import { MAJORITY } from "./pages/crnFiles.ts";
import { randomNetwork } from "./pages/networks.ts";
import { expect, type Page, test, Workbench } from "./pages/workbench.ts";

test.describe.configure({ timeout: 600_000 });

/** Everything that WCAG 2.2 asks for at levels A and AA, as far as a program can tell, and that names say what is read. */
const STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Symbols are named as they are spoken: "plus x₁", not "+ x 1"; WCAG 2.5.3 leaves mathematical text out. */
const SYMBOL = /class="(sp|in-term)"|>\(\d+\)</;

/** What keeps people out of what is shown, "rule: element". */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: { type: "tag", values: STANDARD },
      // Menus stand at the end of the page, outside its landmarks, while they are open.
      rules: {
        region: { enabled: false },
        "target-size": { enabled: true },
        "label-content-name-mismatch": { enabled: true },
      },
    })
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => id !== "label-content-name-mismatch" || !SYMBOL.test(html))
      .map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
}

/** The page's states: how each is reached from the one before. */
const STATES: readonly (readonly [string, (bench: Workbench) => Promise<unknown>])[] = [
  ["Figure 1", async () => {}],
  ["a selected neuron", (bench) => bench.pick("h₁")],
  ["the palette", (bench) => bench.page.keyboard.press("Control+k")],
  ["keys", (bench) => closeThen(bench, () => bench.page.keyboard.press("?"))],
  ["recent networks", (bench) => closeThen(bench, () => bench.recent())],
  ["the export dialog", (bench) => closeThen(bench, () => bench.openExport())],
  ["a menu", (bench) => closeThen(bench, () => bench.button("Examples").click())],
  ["settings", (bench) => closeThen(bench, () => bench.button("Simulation settings").click())],
  ["IRIS, reduced", (bench) => closeThen(bench, () => iris(bench))],
  ["the inspector", (bench) => bench.find("neuron inspector")],
  ["experiments", (bench) => bench.lab("Experiments")],
  ["matrices", (bench) => bench.openFile("large.dualrail.json", randomNetwork([49, 60, 50, 10]).file)],
  ["weights", (bench) => bench.openWeights("Layer 2")],
  ["the reaction editor", (bench) => bench.openReactions("majority.crn", MAJORITY)],
];

async function closeThen(bench: Workbench, open: () => Promise<unknown>): Promise<void> {
  await bench.page.keyboard.press("Escape");
  await expect(bench.page.locator('[role="dialog"], [role="menu"]')).toHaveCount(0);
  await bench.letGo();
  await open();
}

/** Waits for a run that is over and shown. */
async function steady({ page }: Workbench): Promise<void> {
  await expect(page.locator(".run-state:not([data-stale])")).toContainText("Settled, t = ");
}

async function iris(bench: Workbench): Promise<void> {
  await bench.example("IRIS");
  await bench.reduce("paper");
  await bench.pick("h₁");
}

test("nothing keeps anybody out, in any state of the page", async ({ bench }) => {
  // Colours on their way from one to another say nothing.
  await bench.page.emulateMedia({ reducedMotion: "reduce" });
  for (const [state, reach] of STATES) {
    await reach(bench);
    await steady(bench);
    const found = await barriers(bench.page);
    // Results that a run is about to replace are faint on purpose: a run may have begun meanwhile.
    if (found.length > 0) await steady(bench);
    expect.soft(found.length > 0 ? await barriers(bench.page) : [], state).toEqual([]);
  }
});

for (const theme of ["Dark", "Projector"]) {
  test(`nothing keeps anybody out in the theme ${theme}`, async ({ bench }) => {
    await bench.view(theme);
    await bench.example("IRIS");
    expect(await barriers(bench.page)).toEqual([]);
  });
}

test("in the system's own colours it still shows what is focused, chosen and to be pressed", async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/");
  const bench = new Workbench(page);
  await bench.settled();
  const style = (element: Element, name: string) => getComputedStyle(element).getPropertyValue(name);
  const chosen = bench.reactions.getByRole("radio", { checked: true }).first();
  expect(Number.parseFloat(await chosen.evaluate(style, "outline-width"))).toBeGreaterThanOrEqual(2);
  const other = bench.reactions.getByRole("radio", { checked: false }).first();
  expect(await other.evaluate(style, "outline-style")).toBe("none");
  for (const control of [bench.button("Examples"), bench.inputs.getByRole("slider").first()]) {
    await page.keyboard.press("Tab");
    await control.focus();
    expect(Number.parseFloat(await control.evaluate(style, "outline-width"))).toBeGreaterThanOrEqual(2);
  }
  const run = bench.button(/^Run/);
  expect(await run.evaluate(style, "color")).not.toBe(await run.evaluate(style, "background-color"));
});

test("nothing moves for people who asked for that", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/");
  const bench = new Workbench(page);
  await bench.settled();
  await bench.pick("h₁");
  await bench.button("Examples").click();
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((animation) => Number(animation.effect?.getComputedTiming().duration) > 1),
  );
  expect(moving).toHaveLength(0);
});

test("at 200 % zoom of a laptop's window everything can be reached", async ({ browser, baseURL }) => {
  // A window of 1440 × 900 at 200 % has 720 × 450 pixels of CSS.
  const context = await browser.newContext({
    viewport: { width: 720, height: 450 },
    deviceScaleFactor: 2,
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  await page.goto(baseURL as string);
  const bench = new Workbench(page);
  await expect(page.getByText("Settled, t = ").first()).toBeAttached({ timeout: 30_000 });
  expect(await bench.cutOff()).toEqual([]);
  for (const name of [/^Run/, "Examples", "Export", "View", /^File: /]) {
    await expect(bench.button(name)).toBeInViewport();
  }
  await context.close();
});
