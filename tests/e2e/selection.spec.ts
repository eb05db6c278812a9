import { expect, type Page, test, Workbench } from "./pages/workbench.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

/** Lets the marquee run round the three hidden neurons of Figure 1. */
async function boxHidden(bench: Workbench): Promise<void> {
  const first = (await bench.neuron("h₁").boundingBox())!;
  const third = (await bench.neuron("h₃").boundingBox())!;
  await bench.drag(
    { x: first.x - 25, y: first.y - 12 },
    { x: third.x + third.width + 25, y: third.y + third.height + 12 },
  );
  await expect(bench.selected).toHaveCount(3);
}

async function places(bench: Workbench, names: readonly string[]): Promise<{ x: number; y: number }[]> {
  const boxes = await Promise.all(names.map((name) => bench.neuron(name).boundingBox()));
  return boxes.map((box) => ({ x: Math.round(box!.x), y: Math.round(box!.y) }));
}

test("UX 7: five neurons dragged together all return with one undo, which named the step", async ({
  bench,
}) => {
  const { page } = bench;
  await bench.inputs.getByRole("textbox").first().fill("4");
  await page.keyboard.press("Enter");
  await bench.settled();
  await bench.trajectory.getByRole("heading", { name: "Trajectory" }).click();
  await page.keyboard.press("Control+a");
  await expect(bench.selected).toHaveCount(6);
  await bench.pick("y", true);
  await expect(bench.selected).toHaveCount(5);
  const names = ["x₁", "x₂", "h₁", "h₂", "h₃"];
  const before = await places(bench, names);
  const grip = (await bench.neuron("h₂").boundingBox())!;
  await bench.drag({ x: grip.x + 20, y: grip.y + 10 }, { x: grip.x + 70, y: grip.y + 70 });
  const moved = await places(bench, names);
  for (const [n, place] of moved.entries()) {
    expect(place.x - before[n]!.x).toBeGreaterThan(30);
    expect(place.y - before[n]!.y).toBeGreaterThan(30);
  }
  await bench.button("Edit").click();
  await expect(page.getByRole("menuitem", { name: "Undo move 5 neurons" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  expect(await places(bench, names)).toEqual(before);
  await expect(bench.button("Undo")).toBeDisabled();
  await expect(bench.inputs.getByRole("textbox").first()).toHaveValue("4");
});

test("UX 20: three neurons are boxed, copied, pasted in a second tab with their edges; the clipboard is readable", async ({
  bench,
  context,
}) => {
  const { page } = bench;
  // From above x₁ to the upper part of h₂, not as low as x₂.
  const input = (await bench.neuron("x₁").boundingBox())!;
  const second = (await bench.neuron("h₂").boundingBox())!;
  await bench.drag(
    { x: input.x - 6, y: input.y - 10 },
    { x: second.x + second.width + 20, y: second.y + 12 },
  );
  await expect(bench.selected).toHaveCount(3);
  await page.keyboard.press("Control+c");
  await expect(bench.notice).toHaveText("Copied 3 neurons with the edges among them.");
  const clip = JSON.parse(await bench.clipboard());
  expect(clip).toEqual({
    format: "dualrail-units",
    version: 1,
    layers: [
      { kind: "input", layer: 0, units: [{ name: "x1" }] },
      { kind: "hidden", layer: 1, activation: "relu", units: [{ bias: 0 }, { bias: 0 }] },
    ],
    weights: [{ from: 1, to: 2, rows: ["++"] }],
  });
  const other = new Workbench((await context.newPage()) as Page);
  await other.open();
  await other.page.keyboard.press("Control+v");
  await expect(other.shape).toContainText("3-5-1");
  await expect(other.selected).toHaveCount(3);
  await expect(other.button("Undo paste 3 neurons")).toBeEnabled();
  await expect(other.edge("x₃ to h₄, weight +1")).toBeVisible();
  await expect(other.edge("x₃ to h₅, weight +1")).toBeVisible();
  await other.page.keyboard.press("Control+z");
  await expect(other.shape).toContainText("2-3-1");
  await other.page.close();
});

test("duplicate, cut and delete are one named step each", async ({ bench }) => {
  const { page } = bench;
  await boxHidden(bench);
  await page.keyboard.press("Control+d");
  await expect(bench.shape).toContainText("2-6-1");
  await expect(bench.edge("x₁ to h₄, weight +1")).toBeVisible();
  await expect(bench.edge("h₆ to y, weight −1")).toBeVisible();
  await expect(bench.button("Undo duplicate 3 neurons")).toBeEnabled();
  // Each copy feeds the output once more.
  await expect(bench.comparison.getByRole("row", { name: /^y / })).toContainText("4.0000");
  await page.keyboard.press("Control+x");
  await expect(bench.shape).toContainText("2-3-1");
  await expect(bench.button("Undo cut 3 neurons")).toBeEnabled();
  await page.keyboard.press("Control+v");
  await expect(bench.shape).toContainText("2-6-1");
  await page.keyboard.press("Delete");
  await expect(bench.button("Undo delete 3 neurons")).toBeEnabled();
  for (let n = 0; n < 4; n++) await page.keyboard.press("Control+z");
  await expect(bench.button("Undo")).toBeDisabled();
  await expect(bench.comparison.getByRole("row", { name: /^y / })).toContainText("2.0000");
});

test("neurons are aligned and spread; columns are tidied", async ({ bench }) => {
  const { page } = bench;
  const names = ["h₁", "h₂", "h₃"];
  await bench.neuron("h₂").focus();
  for (let n = 0; n < 5; n++) await page.keyboard.press("Shift+ArrowRight");
  await boxHidden(bench);
  await page.keyboard.press("Alt+a");
  await expect(bench.button("Undo align 3 neurons left")).toBeEnabled();
  const left = await places(bench, names);
  expect(new Set(left.map((place) => place.x)).size).toBe(1);
  await page.keyboard.press("Alt+s");
  const bottom = await places(bench, names);
  expect(new Set(bottom.map((place) => place.y)).size).toBe(1);
  await bench.find("tidy up");
  await expect(bench.button("Undo tidy up")).toBeEnabled();
});

test("neurons change places by key and by dragging with Alt; the network computes the same", async ({
  bench,
}) => {
  const { page } = bench;
  const y = bench.comparison.getByRole("row", { name: /^y / });
  await bench.edge("h₃ to y, weight −1").waitFor();
  await bench.pick("h₃");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(bench.button("Undo move h₃ up in its layer")).toBeEnabled();
  await expect(bench.edge("h₂ to y, weight −1")).toBeVisible();
  await expect(bench.neuron("h₂")).toHaveClass(/selected/);
  await expect(y).toContainText("2.0000");
  const [first, moving] = [
    (await bench.neuron("h₁").boundingBox())!,
    (await bench.neuron("h₂").boundingBox())!,
  ];
  await page.keyboard.down("Alt");
  await bench.drag({ x: moving.x + 20, y: moving.y + 10 }, { x: moving.x + 24, y: first.y - 20 });
  await page.keyboard.up("Alt");
  await expect(bench.button("Undo move h₂ within its layer")).toBeEnabled();
  await expect(bench.edge("h₁ to y, weight −1")).toBeVisible();
  await expect(y).toContainText("2.0000");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(bench.edge("h₃ to y, weight −1")).toBeVisible();
});

test("a matrix from a spreadsheet goes onto the selected layer, or is refused at its cell", async ({
  bench,
}) => {
  const { page } = bench;
  const paste = async (text: string) => {
    await bench.putOnClipboard(text);
    await page.keyboard.press("Control+v");
  };
  await paste("1\t-1\t0\n-1\t1\t0");
  await expect(bench.notice).toContainText("Select the layer whose weights it is");
  await bench.button("Select Layer 1").click();
  await expect(bench.selected).toHaveCount(3);
  await paste("1\t-1\t0\n-1\t1\t0.5x");
  await expect(bench.notice).toHaveText(
    "Row 2, column 3 of the pasted table is “0.5x”; expected −1, 0 or 1 (or −, 0, +), without headings.",
  );
  await paste("1\t-1\n-1\t1");
  await expect(bench.notice).toContainText("has 2 rows and 2 columns; the weights into layer 1 are 2 rows");
  await expect(bench.button("Undo")).toBeDisabled();
  await paste("1\t-1\t0\n-1\t1\t0");
  await expect(bench.button("Undo paste weights into layer 1")).toBeEnabled();
  await expect(bench.edge("x₁ to h₂, weight −1")).toBeVisible();
  await expect(bench.edge("x₁ to h₃, weight +1")).toHaveCount(0);
  await paste("0,3\t-2\n0,1\t1\n-5\t-1");
  const ask = page.getByRole("dialog", { name: "Paste the weights into layer 1?" });
  await expect(ask).toContainText("4 values are not −1, 0 or 1, the first in row 1, column 1: 0.3.");
  await ask.getByRole("button", { name: "Transpose and take signs" }).click();
  await expect(bench.edge("x₂ to h₁, weight −1")).toBeVisible();
  await expect(bench.edge("x₁ to h₃, weight −1")).toBeVisible();
  await bench.find("copy weights");
  await expect(bench.notice).toContainText("Copied 2 × 3 weights");
  expect(await bench.clipboard()).toBe("1\t1\t-1\n-1\t1\t-1\n");
});

test("a copied network offers to open; hostile and foreign text is refused and changes nothing", async ({
  bench,
}) => {
  const { page } = bench;
  const paste = async (text: string) => {
    await bench.putOnClipboard(text);
    await page.keyboard.press("Control+v");
  };
  for (const [text, sentence] of [
    ["hello", "The clipboard holds text that is no neurons, no network and no table of weights."],
    ["{broken", "The clipboard holds broken JSON."],
    [
      '{"format":"dualrail-units","version":1,"layers":[],"weights":[]}',
      "layers is too large, too small or empty",
    ],
    ['{"format":"dualrail-units","version":9}', "copied from a newer Dualrail"],
    ['{"a":1}', "JSON that is neither neurons nor a network"],
    ['{"format":"dualrail-network","version":1}', "inputs"],
  ] as const) {
    await paste(text);
    await expect(bench.notice).toContainText(sentence);
    await expect(bench.button("Undo")).toBeDisabled();
  }
  const network = {
    format: "dualrail-network",
    version: 1,
    name: "Pasted",
    inputs: ["a"],
    layers: [{ activation: "linear", weights: ["+-"], bias: [0, 1] }],
    outputs: ["p", "q"],
  };
  await paste(JSON.stringify(network));
  const ask = page.getByRole("dialog", { name: "Open the copied network?" });
  await expect(ask).toContainText("“Pasted” (1-2)");
  await ask.getByRole("button", { name: "Cancel" }).click();
  await expect(bench.shape).toContainText("2-3-1");
  await paste(JSON.stringify(network));
  await ask.getByRole("button", { name: "Open" }).click();
  await expect(bench.shape).toContainText("1-2");
  await page.keyboard.press("Control+z");
  await expect(bench.shape).toContainText("2-3-1");
});
