import AxeBuilder from "@axe-core/playwright";
import { fixture } from "../support/weightFixtures.ts";
import { csv, json } from "../support/weightWriters.ts";
import { expect, test } from "./pages/workbench.ts";

const ONES = (n: number) => new Array<number>(n).fill(1);

/** Two layers, 4-3-5, with 0.5 in layer 2, row 3, column 5. */
const HALF = [
  { name: "W1", shape: [4, 3], values: ONES(12) },
  { name: "W2", shape: [3, 5], values: [...ONES(10), -1, 1, 1, 1, 0.5] },
];

test("trained weights show what they are before anything is replaced", async ({ bench }) => {
  const dialog = await bench.dropWeights(fixture("plain.npz"));
  await expect(dialog).toContainText("4-8-3, 56 weights: 26 are +1, 30 are −1; 11 biases.");
  await expect(dialog.getByRole("row", { name: /W1.*4 × 8.*b1/ })).toBeVisible();
  await expect(dialog.getByRole("img", { name: /^Layer 2: \d+ are \+1/ })).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).last().click();
  await expect(dialog).toBeHidden();
  await expect(bench.button("File: Figure 1")).toBeVisible();
  await bench.dropWeights(fixture("plain.npz"));
  await dialog.getByRole("button", { name: "Open" }).click();
  await expect(bench.button("File: plain")).toBeVisible();
  await bench.settled();
  await expect(bench.page.getByRole("contentinfo").last()).toContainText("4-8-3");
  await expect(bench.button("Undo open plain")).toBeEnabled();
  await bench.button("Undo open plain").click();
  await expect(bench.button("File: Figure 1")).toBeVisible();
});

test("UX 9: a weight of one half is named by layer, row and column, taking signs is offered, nothing is replaced", async ({
  bench,
}) => {
  for (const [name, bytes] of [
    ["half.json", json(HALF)],
    ["half.csv", csv(HALF)],
  ] as const) {
    const dialog = await bench.dropWeights({ name, bytes });
    await expect(dialog).toContainText("Layer 2 (W2), row 3, column 5: 0.5 is not −1, 0 or 1.");
    await expect(dialog.getByRole("radio", { name: "take signs" })).toBeChecked();
    await expect(dialog.getByRole("radio", { name: "fold scales" })).toHaveCount(0);
    await bench.page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(bench.button("File: Figure 1")).toBeVisible();
  }
  const document = {
    format: "dualrail-network",
    version: 1,
    inputs: ["a"],
    layers: [{ activation: "relu", weights: [[1, 0.5]], bias: [0, 0] }],
    outputs: ["p", "q"],
  };
  await bench.drop("half.dualrail.json", JSON.stringify(document));
  await expect(bench.page.getByRole("alert")).toContainText(
    "half.dualrail.json: Layer 1, weights row 1, column 2 is 0.5.",
  );
  await expect(bench.button("File: Figure 1")).toBeVisible();
  await expect(bench.button("Undo")).toBeDisabled();
  await expect(bench.comparison.getByRole("row", { name: /^y / })).toContainText("2.0000");
});

test("choices change the preview, and what is opened is what was seen", async ({ bench }) => {
  const dialog = await bench.dropWeights(fixture("real.npz"));
  await expect(dialog).toContainText("27 are +1, 29 are −1;");
  await dialog.getByRole("radio", { name: "ternary" }).click();
  await expect(dialog).toContainText("26 are +1, 29 are −1, 1 is 0;");
  const threshold = dialog.getByRole("textbox", { name: "|w| below" });
  await threshold.fill("0.8");
  await threshold.press("Enter");
  await expect(dialog).toContainText("24 are 0;");
  await expect(dialog).toContainText("With this threshold layer 2 has no weights left.");
  await threshold.fill("0.55");
  await threshold.press("Enter");
  await dialog
    .getByRole("radiogroup", { name: "Last layer" })
    .or(dialog.getByRole("group", { name: "Last layer" }))
    .getByRole("radio", { name: "ReLU" })
    .click();
  await expect(dialog.getByRole("rowheader", { name: /2 ReLU/ })).toBeVisible();
  await dialog.getByRole("button", { name: "Open" }).click();
  await bench.settled();
  await expect(bench.page.getByRole("contentinfo").last()).toContainText("55 weights");
});

test("one scale for each layer folds, and that is said", async ({ bench }) => {
  const dialog = await bench.dropWeights(fixture("scaled.npz"));
  await expect(dialog.getByRole("radio", { name: "fold scales" })).toBeChecked();
  await expect(dialog).toContainText("all ±0.5");
  await expect(dialog).toContainText("The file's outputs are these times 0.0625.");
});

test("an orientation that the file leaves open is chosen", async ({ bench }) => {
  const dialog = await bench.dropWeights(fixture("single.npy"));
  await expect(dialog).toContainText("4-8, 32 weights");
  await expect(dialog).toContainText("The shapes chain both ways");
  await dialog.getByRole("radio", { name: "units" }).click();
  await expect(dialog).toContainText("8-4, 32 weights");
});

const SHARDS = ["tfjs/model.json", "tfjs/group1-shard2of2.bin", "tfjs/group1-shard1of2.bin"];
const MODELS: readonly (readonly [string, readonly string[], RegExp])[] = [
  ["ONNX", ["torch.onnx"], /^4-8-3, .*Read as ONNX/],
  ["Keras", ["residual.keras"], /^4-8-8-8-3, .*Read as Keras/],
  ["HDF5", ["sequential.h5"], /^4-8-3, .*Read as Keras HDF5/],
  ["PyTorch", ["state.pt"], /^4-8-3, .*Read as PyTorch/],
  ["TensorFlow.js with its shards", SHARDS, /^4-8-5-3, .*Read as TensorFlow\.js/],
];

for (const [framework, names, summary] of MODELS) {
  test(`a model opens: ${framework}`, async ({ bench }) => {
    const files = names.map(fixture).map(({ name, bytes }) => ({ name: name.replace("tfjs/", ""), bytes }));
    const dialog = await bench.dropWeights(...files);
    await expect(dialog.getByText(/Read as/)).toHaveText(summary);
    await dialog.getByRole("button", { name: "Open" }).click();
    await expect(dialog).toBeHidden();
    await bench.settled();
    await expect(bench.page.getByRole("contentinfo").last()).toContainText(/^4-8-/);
  });
}

test("files that cannot be read say what is wrong where, and change nothing", async ({ bench }) => {
  const alert = bench.page.getByRole("alert");
  await bench.dropFiles([fixture("evil.pt")]);
  await expect(alert).toContainText("evil.pt: The file asks for posix.system (byte 13 of data.pkl)");
  await bench.dropFiles([fixture("tfjs/model.json")]);
  await expect(alert).toContainText('"group1-shard1of2.bin" holds weights of the model and is missing');
  await bench.dropFiles([fixture("plain.npz"), fixture("gemm.onnx"), fixture("skip.onnx")]);
  await expect(alert).toContainText("do not belong together");
  await bench.dropFiles([{ name: "cut.h5", bytes: fixture("sequential.h5").bytes.slice(0, 3000) }]);
  await expect(alert).toContainText(/cut\.h5: The HDF5 file .* \(byte \d+\)/);
  await expect(bench.button("File: Figure 1")).toBeVisible();
  await expect(bench.preview).toHaveCount(0);
});

test("the dialog works by keyboard alone, and axe finds nothing", async ({ bench }) => {
  await bench.dropWeights(fixture("real.npz"));
  for (const theme of ["light", "dark"]) {
    await bench.page.evaluate((name) => document.documentElement.setAttribute("data-theme", name), theme);
    const { violations } = await new AxeBuilder({ page: bench.page }).include('[role="dialog"]').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  }
  const { keyboard } = bench.page;
  const focused = () => bench.page.evaluate(() => document.activeElement?.textContent ?? "");
  for (let n = 0; n < 20 && (await focused()) !== "take signs"; n++) await keyboard.press("Tab");
  await keyboard.press("ArrowRight");
  await expect.poll(focused).toBe("ternary");
  await keyboard.press("Space");
  await expect(bench.preview).toContainText("1 is 0;");
  for (let n = 0; n < 20 && (await focused()) !== "Open"; n++) await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(bench.button("File: real")).toBeVisible();
});
