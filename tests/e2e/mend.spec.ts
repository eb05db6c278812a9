import { compiled, filesOf, MAJORITY, script } from "./pages/crnFiles.ts";
import { expect, test, type Workbench } from "./pages/workbench.ts";

const mend = (bench: Workbench) => bench.notice.getByRole("button", { name: "Mend it in the editor" });
const wrong = (bench: Workbench) => bench.code.locator(".crn-error");
const status = (bench: Workbench) => bench.editor.getByRole("status");

test("reaction text that cannot be read is offered for mending; what was there stays, one undo away", async ({
  bench,
}) => {
  await bench.drop("broken.crn", MAJORITY.replace("Y + B -> 2 Y", "Y + B -> 2 Y +"));
  await expect(bench.notice).toContainText("broken.crn: Line 9: a species is missing beside a +.");
  await expect(bench.neuron("x₁")).toBeVisible();
  await expect(bench.comparison.getByRole("row", { name: /^y / })).toContainText("2.0000");
  await mend(bench).click();
  await expect(wrong(bench)).toContainText("A species is missing beside a +");
  await expect(status(bench)).toContainText("Nothing runs before it can be read.");
  await expect(bench.reactions).toContainText("No reaction could be read yet.");
  await expect(
    bench.trajectory.or(bench.page.getByText("There is nothing to simulate")).first(),
  ).toBeVisible();
  // It is kept as it is.
  await bench.saved();
  await bench.page.reload();
  await expect(wrong(bench)).toContainText("A species is missing beside a +");
  await bench.editor.getByRole("button", { name: "Go to line 9" }).click();
  await bench.page.keyboard.press("End");
  await bench.page.keyboard.type(" B");
  await expect(wrong(bench)).toHaveCount(0);
  await bench.settled();
  await expect(bench.editor).toContainText("4 reactions");
  await expect(bench.comparison.getByRole("row", { name: /^X / })).toBeVisible();
});

test("the keyboard is in the broken line at once, and undo brings the network back", async ({ bench }) => {
  await bench.drop("broken.crn", "A -> B\nA -> C [k = fast]\n");
  await mend(bench).click();
  await expect(wrong(bench)).toBeVisible();
  await expect(bench.code).toBeFocused();
  await bench.page.keyboard.type("A -> C");
  await bench.settled();
  await expect(bench.editor).toContainText("2 reactions");
  await bench.button(/^Undo edit reactions/i).click();
  await bench.button(/^Undo open broken/i).click();
  await expect(bench.neuron("x₁")).toBeVisible();
  await bench.settled();
});

test("a script with a comma missing is mended as the script it is, and opens with systems and examples", async ({
  bench,
}) => {
  const good = script([4, 8, 3], 5);
  const broken = good.replace(",1],\nrxn", ",1]\nrxn");
  expect(broken).not.toBe(good);
  await bench.drop("iris.wls", broken);
  await expect(bench.notice).toContainText("a comma is missing behind this");
  await mend(bench).click();
  await expect(wrong(bench)).toContainText("A comma is missing behind this");
  await expect(bench.code).toBeFocused();
  await bench.page.keyboard.press("End");
  await bench.page.keyboard.type(",");
  await expect(status(bench)).toContainText("It can be read now: 40 reactions.");
  await bench.editor.getByRole("button", { name: "Open", exact: true }).click();
  await expect(bench.recognition).toContainText("unreduced compilation of a 4-8-3 network");
  await expect(bench.inputs.getByRole("option")).toHaveCount(5);
  await expect(bench.editor.getByRole("button", { name: "System: IRIS" })).toBeVisible();
  await bench.button(/^Undo open IRIS/i).click();
  await expect(bench.code).toContainText("rxn[x0Spos");
  await expect(status(bench)).toContainText("It can be read now");
});

test("every notation can be mended", async ({ bench }) => {
  const files = await filesOf(compiled());
  for (const [name, text] of Object.entries(files)) {
    if (name === "small.crn") continue;
    await bench.drop(name, `${text.slice(0, -60)}\n`);
    await mend(bench).click();
    await expect(wrong(bench)).toBeVisible();
    await expect(status(bench)).toContainText("Nothing runs before it can be read.");
  }
});
