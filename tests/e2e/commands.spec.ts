import AxeBuilder from "@axe-core/playwright";
import { expect, test, Workbench } from "./pages/workbench.ts";

/** What was opened over the page; the page itself is looked at elsewhere. */
async function accessible(bench: Workbench, within: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: bench.page }).include(within).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

test("UX 19: ? lists all keys, Ctrl K finds any command by name and shows its key, tooltips name keys", async ({
  bench,
}) => {
  const { page } = bench;
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet.getByText("Insert layer")).toBeVisible();
  await expect(sheet.getByRole("heading")).toHaveText([
    "Keys",
    "Run",
    "Inputs",
    "File",
    "Edit",
    "Select",
    "Neurons and edges",
    "Weights",
    "Layers",
    "Arrange",
    "Reaction text",
    "Time",
    "Panes and themes",
    "View",
    "Help",
    "On the canvas",
    "In a weight matrix",
    "In the reaction text",
    "In the list of reactions",
    "While a reduction is played",
    "With the mouse",
  ]);
  await accessible(bench, ".ui-dialog");
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await expect(bench.palette.getByRole("option", { name: /^Undo\s*Nothing to undo/ })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await accessible(bench, ".ui-dialog");
  await page.keyboard.type("shortcuts");
  await expect(bench.palette.getByRole("option")).toHaveText(["Keys?"]);
  await page.keyboard.press("Control+k");
  await expect(bench.palette).toHaveCount(0);
  await bench.button("Pan: drag the canvas").hover();
  await expect(page.getByRole("tooltip")).toContainText("H");
});

test("the palette opens examples and runs what was found", async ({ bench }) => {
  await bench.find("iris");
  await expect(bench.shape).toContainText("4-8-3");
  await bench.settled();
  await bench.find("dark");
  await expect(bench.page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("what is typed before the palette has arrived is searched, and Enter runs it", async ({ page }) => {
  let arrive = () => {};
  const late = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/PaletteDialog[^/]*\.js$/, async (route) => {
    await late;
    await route.continue();
  });
  const bench = new Workbench(page);
  await bench.open();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("darl");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("k");
  await page.keyboard.press("Enter");
  arrive();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(bench.palette).toHaveCount(0);
  await bench.find("iris");
  await expect(bench.shape).toContainText("4-8-3");
});

test("keys that are a character alone can be switched off, and stay off", async ({ bench }) => {
  const { page } = bench;
  await page.keyboard.press("?");
  const off = page.getByRole("checkbox", { name: /^Keys that are a character alone/ });
  await off.uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await expect(bench.button("Undo")).toBeDisabled();
  await page.reload();
  await bench.settled();
  await page.keyboard.press("n");
  await expect(bench.button("Undo")).toBeDisabled();
  await bench.find("keys");
  await off.check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await expect(bench.shape).toContainText("2-4-1");
});

test("the context menu of neuron, edge, layer and canvas does what it says to what it was opened on", async ({
  bench,
}) => {
  const { page } = bench;
  await bench.contextMenu(bench.neuron("h₂"), "Set bias…");
  await page.keyboard.type("-1");
  await page.keyboard.press("Enter");
  await expect(bench.neuron("h₂")).toContainText("b −1");
  await bench.contextMenu(bench.neuron("h₂"), "Rename…");
  await page.keyboard.type("gate");
  await page.keyboard.press("Enter");
  await expect(bench.neuron("h₂ gate")).toBeVisible();

  await bench.edge("h₁ to y, weight +1").focus();
  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menu", { name: "Edge" })).toBeVisible();
  await accessible(bench, ".ui-menu");
  await page.getByRole("menuitem", { name: "Flip edge" }).click();
  await expect(bench.edge("h₁ to y, weight −1")).toBeVisible();

  await bench.contextMenu(bench.button("Select Layer 1"), "Make layer 1 linear", { x: 4, y: 4 });
  await expect(bench.button("Undo make layer 1 linear")).toBeEnabled();
  await bench.button("Select Output").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Move layer earlier" }).hover();
  await expect(page.getByRole("tooltip")).toContainText("The inputs and the output stay");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);

  const [inputs, hidden] = [
    (await bench.neuron("x₁").boundingBox())!,
    (await bench.neuron("h₁").boundingBox())!,
  ];
  await page.mouse.click((inputs.x + inputs.width + hidden.x) / 2, inputs.y - 120, { button: "right" });
  await page.getByRole("menuitem", { name: "Insert layer between inputs and layer 1" }).click();
  await expect(bench.shape).toContainText("2-2-3-1");
  await expect(bench.button("Undo add layer after inputs")).toBeEnabled();
});

test("a collapsed layer has the menu of a layer, and so has its opened matrix", async ({ bench }) => {
  const { page } = bench;
  await bench.button("Select Layer 1").click();
  await page.keyboard.press("k");
  const node = page.getByRole("group", { name: /^Layer 1, 3 units, drawn as one/ });
  await expect(node).toBeVisible();
  await bench.contextMenu(node, "Make layer 1 linear");
  await expect(bench.button("Undo make layer 1 linear")).toBeEnabled();
  await bench.contextMenu(node, "Open the weights into layer 1");
  const matrix = page.getByRole("region", { name: /Layer 1/ });
  await expect(matrix).toBeVisible();
  await matrix.click({ button: "right", position: { x: 200, y: 200 } });
  await expect(page.getByRole("menu", { name: "Layer" })).toBeVisible();
  await page.getByRole("menuitem", { name: "Weights", exact: true }).press("ArrowRight");
  await page.getByRole("menuitem", { name: "Set 6 weights to −1" }).click();
  await expect(bench.button("Undo set 6 weights to −1")).toBeEnabled();
  await page.keyboard.press("Escape");
  await bench.contextMenu(node, "Expand layer 1");
  await expect(bench.edge("x₁ to h₁, weight −1")).toBeVisible();
});

test("what cannot be done now is reached in the menu, says why, and does nothing", async ({ bench }) => {
  const { page } = bench;
  await bench.neuron("h₁").click({ button: "right", position: { x: 12, y: 8 } });
  const up = page.getByRole("menuitem", { name: "Move up in its layer" });
  await expect(up).toHaveAttribute("aria-disabled", "true");
  await up.hover();
  await expect(page.getByRole("tooltip")).toContainText("It is the first of its layer");
  await accessible(bench, ".ui-menu");
  await up.click({ force: true });
  await expect(page.getByRole("menu")).toBeVisible();
  await expect(bench.button("Undo")).toBeDisabled();
});

test("a layer is inserted, moved and deleted with the keyboard; the output stays as it was", async ({
  bench,
}) => {
  const { page } = bench;
  const y = bench.comparison.getByRole("row", { name: /^y / });
  await page.keyboard.press("g");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+N");
  await expect(bench.shape).toContainText("2-3-2-1");
  await expect(y).toContainText("2.0000");
  await page.keyboard.press("Alt+Shift+ArrowLeft");
  await expect(bench.shape).toContainText("2-2-3-1");
  await expect(bench.button("Undo swap layer 1 and layer 2")).toBeEnabled();
  await expect(y).toContainText("2.0000");
  await page.keyboard.press("Shift+Delete");
  await expect(bench.shape).toContainText("2-3-1");
  await expect(bench.button("Undo delete layer 1")).toBeEnabled();
});

test("weights among selected neurons are set, flipped and randomised with a seed", async ({ bench }) => {
  const { page } = bench;
  await bench.button("Select Layer 1").click();
  await page.keyboard.press("-");
  await expect(bench.button("Undo set 6 weights to −1")).toBeEnabled();
  await expect(bench.edge("x₁ to h₁, weight −1")).toBeVisible();
  await page.keyboard.press("f");
  await expect(bench.button("Undo flip 6 weights")).toBeEnabled();
  await expect(bench.edge("x₂ to h₃, weight +1")).toBeVisible();
  await page.keyboard.press("Shift+R");
  const ask = page.getByRole("dialog", { name: "Randomise weights" });
  await expect(ask).toContainText("6 weights are drawn anew");
  await accessible(bench, ".ui-dialog");
  await ask.getByLabel("Seed").fill("x");
  await ask.getByRole("button", { name: "Randomise" }).click();
  await expect(ask.getByRole("alert")).toHaveText("The seed is a whole number from 0.");
  await ask.getByLabel("Seed").fill("7");
  await ask.getByLabel("Share of zeros").fill("50");
  await page.keyboard.press("Enter");
  await expect(ask).toHaveCount(0);
  await expect(bench.button("Undo randomise 6 weights, seed 7")).toBeEnabled();
  const drawn = await page
    .getByRole("group", { name: /^x. to h., weight/ })
    .evaluateAll((edges) => edges.map((edge) => edge.getAttribute("aria-label")));
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Shift+R");
  await ask.getByLabel("Seed").fill("7");
  await page.keyboard.press("Enter");
  await expect(bench.button("Undo randomise 6 weights, seed 7")).toBeEnabled();
  expect(
    await page
      .getByRole("group", { name: /^x. to h., weight/ })
      .evaluateAll((edges) => edges.map((edge) => edge.getAttribute("aria-label"))),
  ).toEqual(drawn);
});

test("biases of several neurons are set at once; the network gets its name", async ({ bench }) => {
  const { page } = bench;
  await bench.button("Select Layer 1").click();
  await page.keyboard.press("b");
  await expect(page.getByRole("dialog", { name: "Bias of 3 neurons" })).toBeVisible();
  await page.keyboard.type("1,5");
  await page.keyboard.press("Enter");
  await expect(bench.button("Undo set bias of 3 neurons to +1.50")).toBeEnabled();
  for (const name of ["h₁", "h₂", "h₃"]) await expect(bench.neuron(name)).toContainText("b +1.5");
  await bench.choose(/^File: /, "Rename network…");
  await expect(page.getByRole("dialog", { name: "Rename network" })).toBeVisible();
  await page.keyboard.type("Half adder");
  await page.keyboard.press("Enter");
  await expect(bench.button("File: Half adder")).toBeVisible();
  await expect(bench.button("Undo rename network")).toBeEnabled();
});

test("UX 23 without a mouse: add a neuron, connect it, flip a sign, run, read the result", async ({
  bench,
}) => {
  const { page } = bench;
  const { keyboard } = page;
  const y = bench.comparison.getByRole("row", { name: /^y / });
  await keyboard.press("n");
  const added = bench.neuron("h₄");
  await expect(added).toBeFocused();
  // An edge x₁ → h₄, then h₄ → y.
  await keyboard.press("g");
  await keyboard.press("ArrowLeft");
  await expect(page.locator(".react-flow__node:focus")).toHaveAttribute("aria-label", /^Input x/);
  await bench.page.keyboard.press("ArrowUp");
  await expect(bench.neuron("x₁")).toBeFocused();
  await keyboard.press("c");
  await keyboard.press("ArrowRight");
  for (let n = 0; n < 4; n++) await keyboard.press("ArrowDown");
  await expect(added).toBeFocused();
  await keyboard.press("Enter");
  await expect(bench.edge("x₁ to h₄, weight +1")).toBeVisible();
  await keyboard.press("c");
  await keyboard.press("ArrowRight");
  await expect(bench.neuron("y")).toBeFocused();
  await keyboard.press("Enter");
  await expect(bench.edge("h₄ to y, weight +1")).toBeVisible();
  await expect(y).toContainText("5.0000");
  // Back through y's edges to the new one.
  await keyboard.press("q");
  await expect(page.getByText("Edge h₄ to y, weight +1, selected")).toBeAttached();
  await keyboard.press("f");
  await expect(bench.edge("h₄ to y, weight −1")).toBeVisible();
  await keyboard.press("Control+Enter");
  await bench.settled();
  await expect(y).toContainText("−1.0000");
  await expect(bench.verdict).toContainText("Agrees");
  // Removing keeps the keyboard on the canvas.
  await added.focus();
  await keyboard.press("Delete");
  await expect(added).toHaveCount(0);
  await expect(bench.neuron("h₃")).toBeFocused();
});
