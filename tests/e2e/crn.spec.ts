import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { compiled, filesOf, MAJORITY, script } from "./pages/crnFiles.ts";
import { expect, type Page, test, Workbench } from "./pages/workbench.ts";

test("every kind of reaction file opens in the editor and runs", async ({ bench }) => {
  const files = await filesOf(compiled());
  for (const [name, content] of Object.entries(files)) {
    await bench.drop(name, content);
    await expect(bench.code).toContainText("->", { timeout: 15_000 });
    await expect(bench.editor).toContainText("16 reactions");
    await bench.settled();
    await expect(bench.recognition).toContainText("unreduced compilation of a 2-3-2 network");
    await expect(bench.comparison.getByRole("row")).toHaveCount(3);
    await expect(bench.verdict).toContainText("of the limit at t");
    // One step; the network of before is still there.
    await bench.button(/^Undo open/i).click();
    await expect(bench.neuron("x₁")).toBeVisible();
    await bench.settled();
    await expect(bench.comparison.getByRole("columnheader", { name: "network" })).toBeVisible();
  }
});

test("what is typed runs; what cannot be read is said under its line and changes nothing", async ({
  bench,
}) => {
  await bench.openReactions("majority.crn", MAJORITY);
  await expect(bench.comparison.getByRole("row", { name: /^X / })).toContainText("10.00");
  await bench.atEndOf("Y @initial 4");
  await bench.page.keyboard.type("0");
  await expect(bench.comparison.getByRole("row", { name: /^Y / })).toContainText("46.00");
  await bench.atEndOf("Y + B -> 2 Y");
  await bench.page.keyboard.type(" + ");
  const wrong = bench.code.locator(".crn-error");
  await expect(wrong).toContainText("A species is missing beside a +");
  await expect(bench.editor.getByRole("status")).toContainText("Line 9: ");
  await expect(bench.editor.getByRole("status")).toContainText("The curves show the last valid text.");
  await expect(bench.comparison.getByRole("row", { name: /^Y / })).toContainText("46.00");
  // It is kept as it is, and said again.
  await bench.saved();
  await bench.page.reload();
  await bench.settled();
  await expect(bench.code).toContainText("Y + B -> 2 Y +");
  await expect(wrong).toContainText("A species is missing beside a +");
  await bench.editor.getByRole("button", { name: "Go to line 9" }).click();
  await expect(bench.code).toBeFocused();
  await bench.page.keyboard.press("End");
  await bench.page.keyboard.type("C");
  await expect(wrong).toHaveCount(0);
  await expect(bench.comparison.getByRole("row", { name: /^C / })).toBeVisible();
});

test("species complete, and undo knows both hands and text", async ({ bench }) => {
  await bench.openReactions(
    "long.crn",
    "Substrate + Enzyme -> Enzyme + Product [k = 2]\nSubstrate @initial 3\n",
  );
  await bench.atEndOf("Substrate @initial 3");
  await bench.page.keyboard.press("Enter");
  await bench.page.keyboard.type("Enz");
  await expect(bench.page.getByRole("option", { name: "Enzyme" })).toBeVisible();
  await bench.page.waitForTimeout(200);
  await bench.page.keyboard.press("Enter");
  await bench.page.keyboard.type(" @initial 1");
  await expect(bench.code).toContainText("Enzyme @initial 1");
  await expect(bench.inputs.getByRole("slider", { name: "Enzyme" })).toBeVisible();
  // The text's own undo, then the document's.
  await bench.page.keyboard.press("Control+z");
  await expect(bench.code).not.toContainText("Enzyme @initial 1");
  await bench.button(/^Undo edit reactions/i).click();
  await expect(bench.code).toContainText("Substrate @initial 3");
});

test("the network behind reactions opens as one, and undo goes back", async ({ bench }) => {
  const { "small.crn": text } = await filesOf(compiled());
  await bench.openReactions("small.crn", text as string);
  await expect(bench.recognition).toContainText("proven by compiling it again");
  await bench.recognition.getByRole("button", { name: "Details" }).click();
  await expect(bench.page.getByRole("dialog", { name: "What was found" })).toContainText("all 16 reactions");
  await bench.page.keyboard.press("Escape");
  const before = await bench.comparison.getByRole("row").nth(1).getByRole("cell").first().textContent();
  await bench.recognition.getByRole("button", { name: "Open as network" }).click();
  await expect(bench.neuron("x₁")).toBeVisible();
  await bench.settled();
  await expect(bench.shape).toContainText("2-3-2");
  await expect(bench.comparison.getByRole("row").nth(1)).toContainText(before as string);
  await bench.button(/^Undo open as network/i).click();
  await expect(bench.code).toContainText("@initial");
  await expect(bench.recognition).toContainText("2-3-2");
});

test("reactions that are no network's say which does not fit, and lead to its line", async ({ bench }) => {
  await bench.openReactions("majority.crn", MAJORITY);
  await expect(bench.recognition).toContainText("X is a reactant of reactions 1 and 2");
  await bench.recognition.getByRole("button", { name: /^Go to line/ }).click();
  await expect(bench.code).toBeFocused();
  await expect(bench.verdict).toContainText("No limit is proved");
});

test("a network's reactions can be edited as text", async ({ bench }) => {
  const y = await bench.comparison.getByRole("row", { name: /^y / }).textContent();
  await bench.find("edit reactions as text");
  await expect(bench.code).toContainText("X1p");
  await bench.settled();
  await expect(bench.editor).toContainText("16 reactions");
  await expect(bench.recognition).toContainText("2-3-1 network");
  await expect(bench.comparison.getByRole("row", { name: /^y / })).toContainText(
    (y ?? "").match(/\d\.\d+/)?.[0] ?? "",
  );
  await bench.button(/^Undo edit reactions as text/i).click();
  await expect(bench.neuron("x₁")).toBeVisible();
});

test("a script of the authors' shape: systems to choose, examples with labels, recognised", async ({
  bench,
}) => {
  const began = Date.now();
  await bench.openReactions("iris.wls", script([4, 8, 3], 150));
  expect(Date.now() - began).toBeLessThan(15_000);
  await expect(bench.recognition).toContainText("unreduced compilation of a 4-8-3 network");
  const list = bench.inputs.getByRole("listbox");
  await expect(list.getByRole("option").nth(1)).toContainText("y1");
  await list.getByRole("option").nth(1).click();
  await expect(bench.inputs).toContainText("example 1: y1");
  await expect(bench.verdict).toContainText(/Largest output .*labelled/);
  await bench.editor.getByRole("button", { name: /^System: / }).click();
  await bench.page.getByRole("menuitemradio", { name: /Reduced/ }).click();
  await expect(bench.editor).toContainText("16 reactions");
  await bench.settled();
  await expect(bench.recognition).toContainText("reduced as in the paper");
  await bench.button(/^Undo show system/i).click();
  await expect(bench.editor).toContainText("40 reactions");
});

test("reactions are kept, listed, downloaded and exported as they are", async ({ bench }) => {
  await bench.openReactions("majority.crn", MAJORITY);
  await bench.inputs
    .getByRole("spinbutton", { name: "Y, value" })
    .or(bench.inputs.getByRole("textbox", { name: "Y, value" }))
    .fill("9");
  await bench.page.keyboard.press("Enter");
  await expect(bench.comparison.getByRole("row", { name: /^Y / })).toContainText("15.00");
  await bench.saved();
  await bench.page.reload();
  await bench.settled();
  await expect(bench.code).toContainText("# The majority converts everybody.");
  await expect(bench.comparison.getByRole("row", { name: /^Y / })).toContainText("15.00");
  const dialog = await bench.recent();
  await expect(dialog.getByRole("button", { name: /Majority/ }).first()).toContainText("4 reactions");
  await bench.page.keyboard.press("Escape");
  const [download] = await Promise.all([
    bench.page.waitForEvent("download"),
    bench.choose(/^File: /, /^Download a copy/),
  ]);
  expect(download.suggestedFilename()).toBe("majority.crn.json");
  expect(JSON.parse(readFileSync((await download.path()) as string, "utf8"))).toMatchObject({
    format: "dualrail-crn",
    text: MAJORITY,
  });
  await bench.openExport();
  expect(await bench.chooseFormat(/^SBML/)).toContain("<sbml");
  expect(await bench.chooseFormat(/^Reaction text/)).toContain("Y @initial 9");
});

test("random rates and experiments work on reactions; what needs a network says so", async ({ bench }) => {
  await bench.openReactions("majority.crn", MAJORITY);
  await bench.button("Randomise rates").click();
  await expect(bench.trajectory).toContainText("rate constants: log-uniform");
  await bench.settled();
  await bench.lab("Experiments");
  const pane = bench.page.getByRole("region", { name: "Experiments" });
  const kinds = pane.getByRole("radiogroup", { name: "Which experiment" }).getByRole("radio");
  await expect(kinds).toHaveText(["Rates", "Errors", "Counts"]);
  await kinds.filter({ hasText: "Counts" }).click();
  await pane.getByRole("button", { name: "Run" }).click();
  await expect(pane.getByRole("status", { name: "Finding" })).toContainText("runs", { timeout: 20_000 });
  await bench.page.keyboard.press("Control+k");
  await expect(bench.palette).toBeVisible();
  await bench.page.keyboard.type("insert layer");
  await expect(bench.palette.getByRole("option").first()).toContainText("the page shows reactions");
});

test("by keyboard alone: into the text, out of it, and to the network", async ({ bench }) => {
  await bench.openReactions("majority.crn", MAJORITY);
  await bench.letGo();
  await bench.page.keyboard.press("t");
  await expect(bench.code).toBeFocused();
  await bench.page.keyboard.press("Escape");
  await bench.page.keyboard.press("Tab");
  await expect(bench.code).not.toBeFocused();
  await bench.page.keyboard.press("Shift+Tab");
  await expect(bench.code).toBeFocused();
});

test("nothing keeps people out of the editor", async ({ bench, page }) => {
  await bench.openReactions("majority.crn", MAJORITY);
  await bench.atEndOf("X + B -> 2 X");
  await bench.page.keyboard.type(" +");
  await expect(bench.code.locator(".crn-error")).toBeVisible();
  for (const theme of ["Light", "Dark", "Projector"]) {
    await bench.view(theme);
    expect(await serious(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 1024, height: 768 });
  expect(await bench.cutOff()).toEqual([]);
});

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test("a CRN too large for a text runs all the same and says so", async ({ page }) => {
  const bench = new Workbench(page);
  await bench.open();
  const reactants = Array.from({ length: 600 }, (_, i) => `R${i}`);
  const products = Array.from({ length: 100 }, (_, i) => `P${i}`).join(" + ");
  await bench.drop("large.crn", reactants.map((r) => `${r} -> ${products}`).join("\n"));
  await expect(bench.editor).toContainText("too many to edit as text here");
  await expect(bench.reactions.getByRole("treegrid").first()).toContainText("R0");
});
