import { expect, test } from "./pages/workbench.ts";

test("a neuron from the palette is connected by dragging and computes", async ({ bench }) => {
  const { page } = bench;
  await bench.button("Add neuron to Layer 1").click();
  const added = bench.neuron("h₄");
  await expect(added).toBeVisible();
  await expect(bench.button(/^Undo add neuron/i)).toBeEnabled();
  const from = bench.neuron("x₁").locator(".react-flow__handle.source");
  const start = (await from.boundingBox())!;
  const end = (await added.boundingBox())!;
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x - 30, end.y + end.height / 2, { steps: 6 });
  await page.mouse.move(end.x + 6, end.y + end.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(bench.edge("x₁ to h₄, weight +1")).toBeVisible();
  await expect(page.getByRole("contentinfo").last()).toContainText("2-4-1");
  await added.click({ position: { x: 12, y: 8 } });
  await page.keyboard.press("Delete");
  await expect(added).toHaveCount(0);
  await expect(page.getByRole("contentinfo").last()).toContainText("2-3-1");
  await page.keyboard.press("Control+z");
  await expect(added).toBeVisible();
});

test("a layer is dragged from the palette between two layers", async ({ bench }) => {
  const { page } = bench;
  const hidden = (await bench.neuron("h₁").boundingBox())!;
  const output = (await bench.neuron("y").boundingBox())!;
  const part = (await bench.button("Layer: drag between two layers").boundingBox())!;
  await page.mouse.move(part.x + part.width / 2, part.y + part.height / 2);
  await page.mouse.down();
  const middle = (hidden.x + hidden.width + output.x) / 2;
  await page.mouse.move(middle - 60, output.y + 100, { steps: 6 });
  await page.mouse.move(middle, output.y + 120, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByRole("contentinfo").last()).toContainText(/2-3-\d+-1/);
  await expect(bench.button(/^Undo add layer/i)).toBeEnabled();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("contentinfo").last()).toContainText("2-3-1");
});

test("without a mouse: a sign is flipped, a bias typed, a neuron connected and removed", async ({
  bench,
}) => {
  const { page } = bench;
  const { keyboard } = page;
  await bench.edge("h₃ to y, weight −1").focus();
  await keyboard.press("Enter");
  await expect(bench.edge("h₃ to y, weight +1")).toBeVisible();
  await bench.neuron("h₁").focus();
  await keyboard.press("Enter");
  await keyboard.type("-1");
  await keyboard.press("Enter");
  await expect(bench.neuron("h₁")).toContainText("b −1");
  await expect(bench.comparison.getByRole("row", { name: /^y / })).toContainText("5.0000");
  await bench.neuron("h₁").focus();
  await keyboard.press("Delete");
  await expect(page.getByRole("contentinfo").last()).toContainText("2-2-1");
  await keyboard.press("Control+z");
  await keyboard.press("Control+z");
  await keyboard.press("Control+z");
  await expect(bench.button("Undo")).toBeDisabled();
  await expect(bench.comparison.getByRole("row", { name: /^y / })).toContainText("2.0000");
});

test("a bias is typed after a double click", async ({ bench }) => {
  await bench.neuron("y").getByText("b 0").dblclick();
  await bench.page.keyboard.type("1.5");
  await bench.page.keyboard.press("Enter");
  await expect(bench.neuron("y")).toContainText("b +1.5");
  await expect(bench.comparison.getByRole("row", { name: /^y / })).toContainText("3.5000");
});

test("a box selects neurons, which move as one named step", async ({ bench }) => {
  const { page } = bench;
  const first = (await bench.neuron("h₁").boundingBox())!;
  const third = (await bench.neuron("h₃").boundingBox())!;
  await page.mouse.move(first.x - 25, first.y - 12);
  await page.mouse.down();
  await page.mouse.move(third.x + third.width + 25, third.y + third.height + 12, { steps: 10 });
  await page.mouse.up();
  await expect(page.locator(".react-flow__node.selected")).toHaveCount(3);
  await page.mouse.move(first.x + 20, first.y + 10);
  await page.mouse.down();
  await page.mouse.move(first.x + 60, first.y + 60, { steps: 6 });
  await page.mouse.up();
  await expect(bench.button("Undo move 3 neurons")).toBeEnabled();
  await page.keyboard.press("Control+z");
  await expect(bench.button("Undo")).toBeDisabled();
});

test("selecting a neuron shows its formula, marks its reactions and adds its curves", async ({ bench }) => {
  await bench.neuron("h₂").click({ position: { x: 12, y: 8 } });
  await expect(bench.page.getByText("ReLU(x", { exact: false }).first()).toBeVisible();
  await expect(bench.reactions.getByText("linked to h₂: 8")).toBeVisible();
  await expect(bench.trajectory.getByText("8 of 30 curves")).toBeVisible();
});

test("reactions are found by species", async ({ bench }) => {
  await bench.reactions.getByRole("textbox").fill("M1,3");
  await expect(bench.reactions.getByRole("row")).toHaveCount(2);
});
