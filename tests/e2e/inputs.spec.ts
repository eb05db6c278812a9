import { expect, test } from "./pages/workbench.ts";

test("UX 17: a slider dragged through zero changes the active rail from X⁺ to X⁻", async ({ bench }) => {
  const { inputs, page } = bench;
  const slider = inputs.getByRole("slider", { name: "x1" });
  const rail = inputs.locator(".ui-rail").first();
  await expect(rail).toHaveText(/^X\+\s*3$/);
  await expect(rail).toHaveClass(/ui-rail-plus/);
  const colour = await rail.evaluate((element) => getComputedStyle(element).color);
  const box = (await slider.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await bench.drag({ x, y }, { x: x - 110, y });
  await expect(rail).toHaveText(/^X−\s*[\d.]+$/);
  await expect(rail).toHaveClass(/ui-rail-minus/);
  expect(await rail.evaluate((element) => getComputedStyle(element).color)).not.toBe(colour);
  await expect(inputs.locator(".slider-fill").first()).toHaveClass(/slider-fill-minus/);
  await expect(bench.neuron("x₁").locator(".cv-rail")).toHaveText("X−");
  // At zero neither rail has anything.
  await inputs.getByRole("textbox", { name: /^x1/ }).fill("0");
  await page.keyboard.press("Enter");
  await expect(rail).toHaveText(/^X\s*0$/);
});

test("UX 17: flower 51 is found in the list and its true label is shown", async ({ bench }) => {
  const { inputs, page } = bench;
  await bench.example("IRIS");
  const search = inputs.getByRole("searchbox", { name: "Find an example" });
  await search.fill("51");
  const options = inputs.getByRole("option");
  await expect(options).toHaveCount(1);
  await expect(options).toContainText("versicolor");
  await search.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(inputs.getByText("flower 51: versicolor")).toBeVisible();
  await expect(options).toHaveAttribute("aria-selected", "true");
  await bench.settled();
  await expect(bench.comparison.getByRole("row", { name: /versicolor.*winner/ })).toBeVisible();

  await search.fill("virginica");
  await expect(inputs.getByRole("status")).toHaveText("50");
  await search.fill("rose");
  await expect(inputs.getByText("No example is called “rose”.")).toBeVisible();
  await search.press("Escape");
  await expect(search).toHaveValue("");
  await expect(options.first()).toBeVisible();
});
