import AxeBuilder from "@axe-core/playwright";
import { expect, test, Workbench } from "./pages/workbench.ts";

test("IRIS: flower 51 in centimetres, reduced from 40 to 16 reactions", async ({ bench }) => {
  await bench.example("IRIS");
  await expect(bench.page.getByText("149/150")).toBeVisible();
  const list = bench.inputs.getByRole("listbox");
  await list.hover();
  await bench.page.mouse.wheel(0, 46 * 24);
  await list.getByRole("option", { name: /^51\b/ }).click();
  await expect(bench.inputs.getByRole("textbox", { name: /Sepal length/ })).toHaveValue("7.0");
  await expect(list.getByRole("option", { name: /^51\b/ })).toContainText("versicolor");
  await expect(bench.comparison.getByRole("row", { name: /versicolor/ })).toBeVisible();
  await expect(bench.verdict).toContainText("Same winner.");
  await expect(bench.reactions.getByText(/= 40$/)).toBeVisible();
  await bench.reduce("paper");
  await expect(bench.reactions.getByText("8 bimolecular + 8 input = 16")).toBeVisible();
  await bench.reduce("compact");
  await expect(bench.reactions.getByText("8 bimolecular + 8 input = 16")).toBeVisible();
  await expect(bench.verdict).toContainText("Same winner.");
});

test("UX 3: network, CRN and their difference stand side by side for every output, with a verdict", async ({
  bench,
}) => {
  await bench.example("IRIS");
  const { comparison, verdict } = bench;
  for (const name of ["setosa", "versicolor", "virginica"]) {
    const cells = comparison.getByRole("row", { name: new RegExp(name) }).getByRole("cell");
    const [network, crn, limit] = (await cells.allInnerTexts()).map((cell) => Number(cell.replace("−", "-")));
    expect(crn).toBeCloseTo(network as number, 4);
    expect(limit).toBeCloseTo(network as number, 4);
  }
  await expect(verdict).toContainText(/Same winner\. Agrees to \d+ decimals at t\s=\s50\./);
  // Early in the run they differ, and the digits that do are set apart.
  await bench.cursor.focus();
  await bench.page.keyboard.press("Home");
  for (let i = 0; i < 4; i++) await bench.page.keyboard.press("ArrowRight");
  await expect(comparison.locator(".compare-off").first()).toBeVisible();
});

test("every example opens running", async ({ bench }) => {
  for (const name of ["ReLU", "min", "\\|x\\|", "max of two", "XOR", "IRIS", "Figure 1"]) {
    await bench.example(name);
    await expect(bench.verdict).toContainText(/Agrees to \d+ decimal|differ/);
  }
});

test("every trained example opens running", async ({ bench }) => {
  const files = {
    "IRIS ternary": "Iris 4-3-3",
    Heart: "Heart 2-32-16-16-2",
    Virus: "Virus 10-32-4",
    Digits: "MNIST 36-20-10",
    MNIST: "MNIST 196-512-512-10",
  };
  for (const [name, file] of Object.entries(files)) {
    await bench.button("Examples").click();
    await bench.page.getByRole("menuitem", { name: new RegExp(`^${name} \\d`) }).click();
    await expect(bench.button(`File: ${file}`)).toBeVisible();
    await bench.settled();
    await expect(bench.verdict).toContainText("Same winner.");
  }
});

for (const theme of ["light", "dark"] as const) {
  test(`nothing serious for assistive technology, ${theme}`, async ({ bench }) => {
    await bench.page.getByRole("radio", { name: new RegExp(theme, "i") }).click();
    await bench.example("IRIS");
    expect(await serious(new AxeBuilder({ page: bench.page }))).toEqual([]);
  });
}

test("nothing serious in what opens: menu, settings, certificate, dialog", async ({ bench }) => {
  const { page } = bench;
  const floating = "[data-radix-popper-content-wrapper], [role=dialog]";
  const openers = [
    () => bench.button("Examples").click(),
    () => bench.button("Simulation settings").click(),
    () => bench.button("Rate-independent").click(),
    () => page.keyboard.press("Control+e"),
  ];
  for (const open of openers) {
    await open();
    await expect(page.locator(floating).first()).toBeVisible();
    expect(await serious(new AxeBuilder({ page }).include(floating))).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.locator(floating)).toHaveCount(0);
  }
});

/** What axe finds that keeps people out. */
async function serious(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test("the theme follows the system, and a choice outlives the page", async ({ page }) => {
  const root = page.locator("html");
  await page.emulateMedia({ colorScheme: "dark" });
  const bench = new Workbench(page);
  await bench.open();
  await expect(root).toHaveAttribute("data-theme", "dark");
  await page.getByRole("radio", { name: "Light theme" }).click();
  await expect(root).toHaveAttribute("data-theme", "light");
  await page.reload();
  await bench.settled();
  await expect(root).toHaveAttribute("data-theme", "light");
});

test("1024 pixels wide: no sideways scrolling, everything in reach", async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const bench = new Workbench(page);
  await bench.open();
  await bench.example("IRIS");
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expect(bench.verdict).toBeInViewport();
  await expect(bench.page.getByRole("button", { name: "Run", exact: true })).toBeInViewport();
});
