import AxeBuilder from "@axe-core/playwright";
import { RowsPage } from "./pages/rows.ts";
import { expect, test } from "./pages/workbench.ts";

test("IRIS: 149 of 150 right, the wrong one goes to the inputs, a count lists its rows", async ({
  bench,
}) => {
  const rows = new RowsPage(bench);
  await bench.example("IRIS");
  await rows.open();
  await expect(rows.finding).toHaveText(/^149 of 150 right, 99\.3/, { timeout: 20_000 });
  await rows.pane.getByRole("button", { name: "Next misclassified" }).click();
  await expect(rows.chosen).toContainText("134");
  await expect(bench.inputs.getByRole("textbox", { name: /Sepal length/ })).toHaveValue("6.3");
  await expect(rows.cell("virginica", "versicolor")).toHaveText("1");
  await rows.cell("virginica", "versicolor").click();
  await expect(rows.options).toHaveCount(1);
  await rows.cell("virginica", "versicolor").click();
  await expect(rows.pane.getByText("150 rows", { exact: true })).toBeVisible();
  await bench.settled();
});

test("rows are found, filtered and put on the inputs with the keyboard", async ({ bench }) => {
  const rows = new RowsPage(bench);
  await bench.example("IRIS");
  await bench.page.keyboard.press("Shift+D");
  await expect(rows.finding).toHaveText(/^149 of 150/, { timeout: 20_000 });
  const search = rows.pane.getByRole("searchbox");
  await search.fill("51");
  await expect(rows.options).toHaveCount(1);
  await rows.list.focus();
  await bench.page.keyboard.press("ArrowDown");
  await bench.page.keyboard.press("Enter");
  await expect(bench.inputs.getByRole("textbox", { name: /Sepal length/ })).toHaveValue("7.0");
  await search.fill("tulip");
  await expect(rows.options).toHaveCount(0);
  await rows.pane.getByRole("button", { name: "Show all rows" }).click();
  await rows.pane.getByRole("combobox", { name: "Label" }).selectOption("setosa");
  await expect(rows.pane.getByText("50 of 150 rows")).toBeVisible();
  await rows.pane.getByRole("button", { name: "Close the data" }).click();
  await expect(bench.reactions).toBeVisible();
});

test("an edited network is asked again", async ({ bench }) => {
  const rows = new RowsPage(bench);
  await bench.example("IRIS");
  await rows.open();
  await expect(rows.finding).toHaveText(/^149 of 150/, { timeout: 20_000 });
  await bench.pick("h₁");
  await bench.page.keyboard.press("Delete");
  await expect(rows.finding).toHaveText(/^(?!149)\d+ of 150 right/, { timeout: 20_000 });
});

test("drawn digits have pictures, parts and a place on the inputs, at another size than they were read", async ({
  bench,
}) => {
  const rows = new RowsPage(bench);
  await bench.example("MNIST");
  await rows.open();
  await expect(rows.pane).toContainText("Drawn digits, 600 rows", { timeout: 20_000 });
  await expect(rows.finding).toHaveText(/^\d+ of 600 right/, { timeout: 40_000 });
  await expect(rows.options.first().locator("canvas")).toHaveCount(1);
  await rows.pane.getByRole("combobox", { name: "Part" }).selectOption("test");
  await expect(rows.pane.getByText("100 of 600 rows")).toBeVisible();
  await expect(rows.finding).toContainText("(test)");
  await rows.options.nth(2).click();
  await expect(bench.inputs.getByText(/^The network reads/)).toBeAttached({ timeout: 30_000 });
  await rows.pane.getByRole("radio", { name: "Examples" }).click();
  await expect(rows.finding).toHaveText(/^10 of 10 right/, { timeout: 20_000 });
});

test("a table that is opened is asked row by row, and data that do not fit say so", async ({ bench }) => {
  const rows = new RowsPage(bench);
  const lines = [
    "petal,sepal,kind",
    ...Array.from({ length: 40 }, (_, i) => `${i},${40 - i},${i % 2 ? "a" : "b"}`),
  ];
  await bench.example("Heart");
  await rows.open();
  await expect(rows.finding).toHaveText(/^7,9\d\d of 8,000 right/, { timeout: 30_000 });
  await rows.openFiles([{ name: "two.csv", content: Buffer.from(lines.join("\n")) }]);
  await expect(rows.pane).toContainText("two, 40 rows");
  await rows.options.nth(1).click();
  await expect(bench.inputs.getByRole("textbox", { name: "y, value" })).toHaveValue("39");
  await bench.example("IRIS");
  await rows.pane.getByRole("radio", { name: "Data set" }).click();
  await expect(rows.pane.getByRole("alert")).toContainText("2 inputs per row, the network takes 4");
  await expect(rows.options.first()).toBeVisible();
});

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing serious in the data pane, ${theme}`, async ({ bench }) => {
    const rows = new RowsPage(bench);
    await bench.page.getByRole("radio", { name: new RegExp(theme, "i") }).click();
    await bench.example("IRIS");
    await rows.open();
    await expect(rows.finding).toHaveText(/^149 of 150/, { timeout: 20_000 });
    const { violations } = await new AxeBuilder({ page: bench.page }).include(".rows").analyze();
    expect(
      violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    ).toEqual([]);
  });
}
