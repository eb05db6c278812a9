import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./pages/workbench.ts";

const dialog = (page: Page, name: string): Locator => page.getByRole("dialog", { name });
const hints = (page: Page): Locator => page.getByRole("group", { name: "Three things to try" });

async function axe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test("three hints on a first visit, ticked off as they are done, then never again", async ({
  bench,
  page,
}) => {
  await expect(hints(page).getByRole("listitem")).toHaveCount(3);
  await bench.clickEdge("h₃ to y, weight −1");
  await page.keyboard.press("Escape");
  await expect(hints(page).getByRole("img", { name: "done" })).toHaveCount(1);
  await bench.inputs.getByLabel("x1, value").fill("2");
  await page.keyboard.press("Enter");
  await expect(hints(page).getByRole("img", { name: "done" })).toHaveCount(2);
  await hints(page).getByRole("button", { name: "See the reactions" }).click();
  await expect(bench.reactions.getByRole("treegrid").first()).toBeFocused();
  await expect(hints(page)).toHaveCount(0);
  await page.reload();
  await bench.settled();
  await expect(hints(page)).toHaveCount(0);
});

test("dismissed hints stay away until somebody asks for them", async ({ bench, page }) => {
  await page.getByRole("button", { name: "Dismiss the hints for good" }).click();
  await expect(hints(page)).toHaveCount(0);
  await page.reload();
  await bench.settled();
  await expect(hints(page)).toHaveCount(0);
  await bench.find("show the first hints");
  await expect(hints(page)).toBeVisible();
});

test("an embedded page has no hints and remembers nothing of them", async ({ bench, page }) => {
  await page.goto("/?embed=1");
  await expect(bench.comparison.getByRole("row", { name: /^y / })).toContainText("2.0000", {
    timeout: 20_000,
  });
  await expect(hints(page)).toHaveCount(0);
});

test("a word's definition is shown on hover and focus; a press opens the glossary at it", async ({
  bench,
  page,
}) => {
  const word = bench.comparison.getByRole("button", { name: "limit" });
  await word.hover();
  await expect(page.getByRole("tooltip")).toContainText("t → ∞");
  await word.click();
  const glossary = dialog(page, "Glossary");
  await expect(glossary.getByRole("term").first()).toHaveText("limit");
  await axe(page);
  const search = glossary.getByRole("searchbox");
  await search.fill("rail");
  await expect(glossary.getByRole("term")).toContainText(["rail", "rails offset", "dual rail"]);
  await search.fill("xyzzy");
  await expect(glossary).toContainText("No such word");
  await search.fill("ReLU");
  await glossary.getByRole("button", { name: "Show it: lesson 3" }).click();
  await expect(page.getByRole("complementary", { name: "Lessons" })).toContainText("What a neuron does");
});

test("a number says how it is computed: by its context menu, in the inspector, from the Help menu", async ({
  bench,
  page,
}) => {
  await bench.comparison.getByRole("cell").nth(2).click({ button: "right" });
  await page.getByRole("menuitem", { name: "How is this computed?" }).click();
  const how = dialog(page, "How is this computed?");
  await expect(how.getByRole("heading", { name: "Limit" })).toBeVisible();
  await expect(how).toContainText("y → 2");
  await expect(how).toContainText("runToCompletion");
  await axe(page);
  await how
    .getByRole("combobox", { name: "Number" })
    .selectOption({ label: "Value of the chemistry at a time" });
  await expect(how).toContainText("y(50) = 7 − 5 = 2");
  await page.keyboard.press("Escape");
  await bench.pick("h₁");
  await bench.inspector.getByRole("button", { name: "How is this computed?" }).click();
  await expect(how.getByRole("heading", { name: "Value of a neuron" })).toBeVisible();
  await page.keyboard.press("Escape");
  await bench.contextMenu(bench.neuron("h₂"), "How is this computed?");
  await expect(how.getByRole("heading", { name: "Value of a neuron" })).toBeVisible();
  await page.keyboard.press("Escape");
  await bench.choose("Help", "How is this computed?");
  await expect(how).toBeVisible();
});

test("about: version, both citations to copy, licences", async ({ bench, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await bench.choose("Help", "About Dualrail");
  const about = dialog(page, "About Dualrail");
  await expect(about).toContainText(/Version \d+\.\d+\.\d+, built on \d{4}-\d\d-\d\d/);
  await about.getByRole("button", { name: "Copy: Please cite the paper" }).click();
  await expect(about.getByText("Copied")).toBeVisible();
  expect(await bench.clipboard()).toContain("@inproceedings{vasic2020deep");
  await about.getByRole("button", { name: "Copy: and this tool" }).click();
  await expect.poll(() => bench.clipboard()).toContain("@software{dualrail");
  await expect(about.getByText("plotly.js")).toBeAttached();
  await axe(page);
});

test("the sheet of keys leads to the other help", async ({ bench, page }) => {
  await bench.letGo();
  await page.keyboard.press("?");
  await dialog(page, "Keys").getByRole("button", { name: "Glossary" }).click();
  await expect(dialog(page, "Glossary")).toBeVisible();
});
