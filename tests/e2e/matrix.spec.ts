import AxeBuilder from "@axe-core/playwright";
import { frames } from "./pages/frames.ts";
import { randomNetwork } from "./pages/networks.ts";
import { expect, test, type Workbench } from "./pages/workbench.ts";

/** Layers of the paper's shape, but small enough to compute between two steps. */
const SMALL = randomNetwork([49, 60, 50, 10], { skip: true });

async function openSmall(bench: Workbench): Promise<void> {
  await bench.openFile("small.dualrail.json", SMALL.file);
  await expect(bench.layer("Layer 1")).toBeVisible();
}

/** "h₁,₂ → h₂,₃, weight −1" as it is read out, from 0-based places in the second matrix. */
function said(source: number, unit: number, flipped = false): string {
  const sign = (SMALL.weights[1]?.[source]?.[unit] === "+") !== flipped ? "+1" : "−1";
  return `h1,${source + 1} → h2,${unit + 1}, weight ${sign}`;
}

test("UX 15: the paper's MNIST shape opens as layers with heatmaps, pans, and shows single weights and names near", async ({
  bench,
}, info) => {
  const { page } = bench;
  const large = randomNetwork([196, 512, 512, 10]);
  const began = Date.now();
  await bench.openFile("large.dualrail.json", large.file);
  const heat = bench
    .layer("Layer 2")
    .getByRole("img", { name: /^Weights from Layer 1 to Layer 2: 512 × 512/ });
  await expect(heat).toBeVisible();
  const ms = Date.now() - began;
  info.annotations.push({ type: "opened after", description: `${ms} ms` });
  // 3 s where nothing else runs.
  expect(ms).toBeLessThan(15_000);
  await expect(bench.layer("Inputs")).toBeVisible();
  await expect(bench.neuron("y₁0?")).not.toHaveCount(0);
  // Far out, the pointer says which weight is under it.
  const far = await bench.placeOf(heat);
  await page.mouse.move(far.x + far.width / 3, far.y + far.height / 3);
  await expect(bench.card).toContainText(/^h1,1\d\d → h2,1\d\d/);
  // The wheel pans: down, and up again.
  await bench.settled();
  const counted = frames(page, 1500);
  for (let i = 0; i < 40; i++) await page.mouse.wheel(0, i < 20 ? 6 : -6);
  const { median } = await counted;
  info.annotations.push({ type: "frames while panning", description: `${median.toFixed(1)} ms` });
  expect(median).toBeLessThan(150);
  // Zoomed in on the canvas itself until weights are larger than a glyph.
  await page.keyboard.down("Control");
  for (let i = 0; i < 40; i++) await page.mouse.wheel(0, -160);
  await page.keyboard.up("Control");
  await expect
    .poll(async () => ((await heat.boundingBox())?.width ?? 0) / 512, { timeout: 10_000 })
    .toBeGreaterThan(12);
  await page.mouse.move(far.x + far.width / 3 + 2, far.y + far.height / 3 + 2);
  const near = await bench.placeOf(heat);
  const unit = Math.floor((far.x + far.width / 3 + 2 - near.x) / (near.width / 512));
  const source = Math.floor((far.y + far.height / 3 + 2 - near.y) / (near.height / 512));
  const weight = large.weights[1]?.[source]?.[unit] === "+" ? "+1" : "−1";
  await expect(bench.card).toContainText(`h1,${source + 1} → h2,${unit + 1}`);
  await expect(bench.card).toContainText(`weight${weight}`);
  await expect(bench.card).toContainText(`row ${source + 1} of 512`);
});

test("a layer's weights fill the canvas; the keyboard goes from weight to weight and flips", async ({
  bench,
}) => {
  const { page } = bench;
  const { keyboard } = page;
  await openSmall(bench);
  await bench.openWeights("Layer 2");
  await keyboard.press("ArrowRight");
  await expect(bench.cursorText).toContainText(said(0, 0));
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"]) await keyboard.press(key);
  await expect(bench.cursorText).toContainText(said(1, 2));
  await expect(bench.cursorText).toContainText("row 2 of 60, column 3 of 50");
  await keyboard.press("End");
  await expect(bench.cursorText).toContainText(said(1, 49));
  await keyboard.press("Control+End");
  await expect(bench.cursorText).toContainText(said(59, 49));
  await keyboard.press("Home");
  await keyboard.press("Enter");
  await expect(bench.cursorText).toContainText(said(59, 0, true));
  await expect(bench.button("Undo flip edge h₁,₆₀ → h₂,₁")).toBeEnabled();
  await keyboard.press("f");
  await expect(bench.cursorText).toContainText(said(59, 0));
  await keyboard.press("Delete");
  await expect(bench.cursorText).toContainText("h1,60 → h2,1, weight 0, no edge");
  await keyboard.press("Control+z");
  await expect(bench.cursorText).toContainText(said(59, 0));
  // Up to the names: Enter goes to the neuron, Escape comes back level by level.
  await keyboard.press("Control+Home");
  await keyboard.press("ArrowUp");
  await keyboard.press("Enter");
  const where = page.getByRole("navigation", { name: "Where the canvas is" });
  await expect(where).toContainText("NetworkLayer 2h2,1");
  await keyboard.press("Escape");
  await expect(where).toContainText("NetworkLayer 2");
  await keyboard.press("Escape");
  await expect(bench.matrix).toHaveCount(0);
  await expect(bench.layer("Layer 2")).toBeFocused();
});

test("a click flips the weight under the pointer, and the canvas shows it", async ({ bench }) => {
  const { page } = bench;
  await openSmall(bench);
  await bench.layer("Layer 2").getByText("Layer 2").dblclick();
  const box = await bench.placeOf(bench.matrix);
  const place = { source: 20, unit: 30 };
  const at = {
    x: box.x + ((place.unit + 0.5) * box.width) / 50,
    y: box.y + ((place.source + 0.5) * box.height) / 60,
  };
  await page.mouse.move(at.x, at.y);
  const before = SMALL.weights[1]?.[20]?.[30] === "+" ? "+1" : "−1";
  const after = before === "+1" ? "−1" : "+1";
  await expect(bench.card).toContainText("h1,21 → h2,31");
  await expect(bench.card).toContainText(`weight${before}`);
  const colour = () => colourAt(bench, (place.unit + 0.12) / 50, (place.source + 0.5) / 60);
  await expect.poll(colour).toBe(before === "+1" ? "blue" : "orange");
  await page.mouse.click(at.x, at.y);
  await expect(bench.card).toContainText(`weight${after}`);
  await expect.poll(colour).toBe(after === "+1" ? "blue" : "orange");
  await expect(bench.button("Undo flip edge h₁,₂₁ → h₂,₃₁")).toBeEnabled();
  await page.keyboard.press("Control+z");
  await expect.poll(colour).toBe(before === "+1" ? "blue" : "orange");
});

/** Whether the bitmap of the matrix is blue or orange at a share of its width and height. */
async function colourAt(bench: Workbench, x: number, y: number): Promise<string> {
  return bench.matrix.locator("canvas").evaluate(
    (element, [u, v]) => {
      const canvas = element as HTMLCanvasElement;
      const context = canvas.getContext("2d")!;
      const [r, , b] = context.getImageData(u * canvas.width, v * canvas.height, 1, 1).data;
      return (r ?? 0) > (b ?? 0) ? "orange" : "blue";
    },
    [x, y] as const,
  );
}

test("a dragged block opens as neurons that can be edited, and Escape closes it", async ({ bench }) => {
  const { page } = bench;
  await openSmall(bench);
  await bench.openWeights("Layer 2");
  const box = await bench.placeOf(bench.matrix);
  const point = (source: number, unit: number) => ({
    x: box.x + ((unit + 0.5) * box.width) / 50,
    y: box.y + ((source + 0.5) * box.height) / 60,
  });
  const [from, to] = [point(10, 5), point(14, 8)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await expect(bench.card).toContainText("5 × 4 weights: opens as neurons");
  await page.mouse.up();
  await expect(bench.neurons).toBeVisible();
  await expect(bench.neurons.getByRole("group", { name: /^Neuron/ })).toHaveCount(5 + 4);
  const weight = SMALL.weights[1]?.[12]?.[6] === "+" ? "+1" : "−1";
  const edge = (sign: string) => bench.neurons.getByRole("group", { name: `h₁,₁₃ to h₂,₇, weight ${sign}` });
  await edge(weight).focus();
  await page.keyboard.press("Enter");
  await expect(edge(weight === "+1" ? "−1" : "+1")).toBeVisible();
  await expect(bench.button("Undo flip edge h₁,₁₃ → h₂,₇")).toBeEnabled();
  await bench.neurons.getByRole("group", { name: "Neuron h₂,₇, layer 2, ReLU" }).click();
  await expect(page.locator(".cv-explain")).toContainText(/^h2,7/);
  await page.keyboard.press("Escape");
  // It is remembered when the canvas goes up to the network.
  await page
    .getByRole("navigation", { name: "Where the canvas is" })
    .getByRole("button", { name: "Network" })
    .click();
  await expect(bench.matrix).toHaveCount(0);
  await expect(bench.neurons).toBeVisible();
  await bench.neurons.getByRole("group", { name: "Neuron h₂,₇, layer 2, ReLU" }).focus();
  await page.keyboard.press("Escape");
  await expect(bench.neurons).toHaveCount(0);
});

test("a block marked with Shift and arrow keys opens with N", async ({ bench }) => {
  const { keyboard } = bench.page;
  await openSmall(bench);
  await bench.openWeights("Layer 2");
  await keyboard.press("ArrowDown");
  for (let i = 0; i < 2; i++) await keyboard.press("Shift+ArrowDown");
  for (let i = 0; i < 3; i++) await keyboard.press("Shift+ArrowRight");
  await expect(bench.cursorText).toContainText("3 × 4 marked");
  await keyboard.press("n");
  await expect(bench.neurons.getByRole("group", { name: /^Neuron/ })).toHaveCount(3 + 4);
  await expect(bench.neurons).toBeFocused();
  await keyboard.press("Escape");
  await expect(bench.neurons).toHaveCount(0);
});

test("inputs that are a picture: weights as receptive fields, pointed at by name, clicked to select", async ({
  bench,
}) => {
  const { page } = bench;
  await openSmall(bench);
  await bench.button("Show the receptive fields of Layer 1").click();
  await expect(bench.button("Show the weight matrix of Layer 1")).toBeVisible();
  await bench.openWeights("Layer 1");
  await expect(page.getByRole("radio", { name: "Fields" })).toBeChecked();
  const box = await bench.placeOf(bench.matrix);
  // Beside the middle, where two pictures may meet.
  const at = { x: box.x + box.width / 2 + 28, y: box.y + box.height / 2 + 28 };
  await page.mouse.move(at.x, at.y);
  await expect(bench.card).toContainText(/^h1,\d+ = /);
  const name = (await bench.card.locator("b").textContent())!.split(" = ")[0]!;
  await page.mouse.click(at.x, at.y);
  await expect(page.getByRole("navigation", { name: "Where the canvas is" })).toContainText(name);
  await expect(page.locator(".cv-explain")).toContainText(name);
  await page.keyboard.press("ArrowRight");
  await expect(bench.cursorText).toContainText(/^h1,\d+ = /);
  await page.getByRole("radio", { name: "Weights", exact: true }).click();
  await expect(bench.matrix).toBeVisible();
});

test("weights of a skip connection are shown by a switch of source", async ({ bench }) => {
  const { page } = bench;
  await openSmall(bench);
  const heat = (name: RegExp) => bench.layer("Layer 2").getByRole("img", { name });
  await expect(heat(/^Weights from Layer 1 to Layer 2: 60 × 50/)).toBeVisible();
  await bench.layer("Layer 2").getByRole("combobox", { name: "Weights from" }).selectOption("from Inputs");
  await expect(heat(/^Weights from Inputs to Layer 2: 49 × 50/)).toBeVisible();
  await bench.openWeights("Layer 2");
  await page.keyboard.press("ArrowDown");
  await expect(bench.cursorText).toContainText(/^x1 → h2,1, weight/);
});

test("layers expand and collapse, remembered in the document as a named step", async ({ bench }) => {
  const { page } = bench;
  await bench.button("Collapse").nth(1).click();
  await expect(bench.layer("Layer 1")).toBeVisible();
  await expect(bench.neuron("h₁")).toHaveCount(0);
  await expect(bench.button("Undo collapse layer 1")).toBeEnabled();
  await bench.openWeights("Layer 1");
  await page.keyboard.press("ArrowDown");
  await expect(bench.cursorText).toContainText("x1 → h1, weight +1");
  await page.keyboard.press("Escape");
  await bench.button("Expand").click();
  await expect(bench.neuron("h₁")).toBeVisible();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(bench.button("Undo")).toBeDisabled();
});

test("axe finds nothing serious in a layer, its fields and a window of neurons", async ({ bench }) => {
  const { page } = bench;
  const serious = () => seriousIn(new AxeBuilder({ page }).include(".cv-pane"));
  await openSmall(bench);
  expect(await serious()).toEqual([]);
  await bench.openWeights("Layer 1");
  await page.keyboard.press("ArrowDown");
  expect(await serious()).toEqual([]);
  await page.keyboard.press("n");
  await expect(bench.neurons).toBeVisible();
  expect(await serious()).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("radio", { name: "Fields" }).click();
  expect(await serious()).toEqual([]);
});

/** What axe finds that keeps people out. */
async function seriousIn(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join("; ")}`);
}
