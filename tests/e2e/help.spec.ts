import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { Help } from "./pages/help.ts";
import { Reproduction } from "./pages/reproduction.ts";
import { RowsPage } from "./pages/rows.ts";
import { TrainPane } from "./pages/trainPane.ts";
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

test("every pane leads to its numbers, by mouse and by keyboard, and to its neighbours", async ({
  bench,
  page,
}) => {
  const help = new Help(bench);
  await help.openAt(bench.trajectory, "Value of the chemistry at a time");
  await help.beside.getByRole("button", { name: "90 % completion time" }).click();
  await help.begins("90 % completion time");
  await expect(help.how).toContainText(/t₉₀ = \d/);
  await expect(help.how).toContainText("CompletionTracker src-worker/simulate/completion.ts");
  await axe(page);
  await help.close();
  await expect(help.button(bench.trajectory)).toBeFocused();

  await help.openAt(bench.reactions, "Number of reactions");
  await help.close();
  // A slider's menu, by the keyboard alone.
  await bench.inputs.getByRole("slider").first().focus();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "How is this computed?" }).press("Enter");
  await help.begins("Input and its rail");
  await help.close();

  const rows = new RowsPage(bench);
  await bench.example("IRIS");
  await rows.open();
  await expect(rows.finding).toContainText(/of 150 right/);
  await help.button(rows.pane).focus();
  await page.keyboard.press("Enter");
  await help.begins("Rows answered right");
  await expect(help.how).toContainText(/\d+ of 150 = \d/);
  await help.close();
  await rows.cell("setosa", "setosa").click({ button: "right" });
  await page.getByRole("menuitem", { name: "How is this computed?" }).click();
  await help.begins("Counts of the confusion matrix");
  await help.close();

  await bench.lab("Experiments");
  const pane = page.getByRole("region", { name: "Experiments" });
  const first = {
    Verify: "Rows that agree",
    Rates: "Bands over the sets of rate constants",
    Errors: "Largest move of an output",
    Scaling: "Completion time against size",
    Counts: "Mean ± deviation",
  };
  for (const [kind, title] of Object.entries(first)) {
    await pane.getByRole("radio", { name: kind, exact: true }).click();
    await help.openAt(pane, title);
    await help.close();
  }

  const train = new TrainPane(bench);
  await train.open();
  await help.openAt(train.pane, "Loss: square hinge");
  await help.close();

  const paper = new Reproduction(bench);
  await paper.open();
  await help.openAt(paper.dialog, "Accuracy and agreement");
  await help.close();
  await expect(paper.dialog).toBeVisible();
});

test("a finished experiment puts its numbers into the formula", async ({ bench, page }) => {
  const help = new Help(bench);
  await bench.example("IRIS");
  await bench.lab("Experiments");
  const pane = page.getByRole("region", { name: "Experiments" });
  await pane.getByRole("radio", { name: "Verify", exact: true }).click();
  await pane.getByRole("button", { name: "Run", exact: true }).click();
  await expect(pane.getByRole("status")).toContainText("150 of 150 rows agree", { timeout: 20_000 });
  await help.openAt(pane, "Rows that agree");
  await expect(help.how).toContainText("150 of 150 = 100\u2009%");
});

test("the field's words are explained where they stand in the panes", async ({ bench, page }) => {
  const help = new Help(bench);
  await help.explains(bench.inputs, "X+", "difference of two concentrations");
  await help.explains(bench.comparison, "limit", "all the time in the world");
  await help.explains(bench.reactions, "3 bimolecular", "two reactants");
  await bench.button("Rate-independent").click();
  const panel = page.getByRole("dialog", { name: "Rate-independent" });
  // There to be read: no definition lies over it at once, and one Escape closes it.
  await expect(panel).toBeFocused();
  await expect(help.tip).toHaveCount(0);
  await help.explains(panel, "Rate-independent", "whatever the rate constants are");
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);

  await bench.button("Simulation settings").click();
  await help.explains(page.getByRole("dialog"), "Rails offset", "onto both rails");
  await page.keyboard.press("Escape");

  const train = new TrainPane(bench);
  await train.open();
  await help.explains(train.pane, "Weights", "BinaryConnect");
  await train.more();
  await help.explains(train.pane, "Ternary threshold", "become 0");
  await help.explains(train.pane, "Loss", "square hinge");
  await train.pane.getByRole("radio", { name: "cross-entropy" }).click();
  await help.explains(train.pane, "Loss", "probability of the right class");
  await expect(train.pane.getByRole("textbox", { name: "Dropout, hidden" })).toBeVisible();

  await train.pane.getByRole("button", { name: "Preparation", exact: true }).press("Enter");
  await expect(help.glossary.getByRole("term").first()).toHaveText("standardisation");
  await help.glossary.getByRole("searchbox").fill("BinaryConnect");
  await help.glossary.getByRole("button", { name: "straight-through" }).first().click();
  await expect(help.glossary.getByRole("term").first()).toHaveText("straight-through");
  await axe(page);
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
