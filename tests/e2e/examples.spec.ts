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

test("every example opens running", async ({ bench }) => {
  for (const name of ["ReLU", "min", "\\|x\\|", "max of two", "XOR", "IRIS", "Figure 1"]) {
    await bench.example(name);
    await expect(bench.verdict).toContainText(/Agrees to \d+ decimal|differ/);
  }
});

for (const theme of ["light", "dark"] as const) {
  test(`nothing serious for assistive technology, ${theme}`, async ({ bench }) => {
    await bench.page.getByRole("radio", { name: new RegExp(theme, "i") }).click();
    await bench.example("IRIS");
    const { violations } = await new AxeBuilder({ page: bench.page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}

test("1024 pixels wide: no sideways scrolling, everything in reach", async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const bench = new Workbench(page);
  await bench.open();
  await bench.example("IRIS");
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expect(bench.verdict).toBeInViewport();
  await expect(bench.button("Run")).toBeInViewport();
});
