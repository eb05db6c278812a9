import { expect, test } from "./pages/workbench.ts";

/** A network file with ±1 weights from a small generator, rows as strings. */
function randomNetwork(widths: readonly number[]): string {
  let state = 7;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const row = (width: number) => Array.from({ length: width }, () => (random() < 0.5 ? "-" : "+")).join("");
  const layers = widths.slice(1).map((width, l) => ({
    activation: l === widths.length - 2 ? "linear" : "relu",
    weights: Array.from({ length: widths[l] as number }, () => row(width)),
    bias: Array.from({ length: width }, () => Math.round((random() - 0.5) * 400) / 100),
  }));
  const inputs = Array.from({ length: widths[0] as number }, (_, i) => `x${i + 1}`);
  const values = inputs.map(() => Math.round((random() - 0.3) * 100) / 100);
  const outputs = Array.from({ length: widths.at(-1) as number }, (_, i) => `y${i}`);
  const examples = [{ name: "Random", values }];
  return JSON.stringify({
    format: "dualrail-network",
    version: 1,
    name: "Large",
    inputs,
    layers,
    outputs,
    examples,
  });
}

test("the paper's MNIST shape opens as matrices, computes, and is reduced", async ({ bench }, info) => {
  const { page } = bench;
  const file = randomNetwork([196, 512, 512, 10]);
  const began = Date.now();
  await bench.openFile("large.dualrail.json", file);
  await expect(page.getByRole("contentinfo").last()).toContainText("196-512-512-10");
  await expect(page.getByText("196 × 512")).toBeVisible();
  await expect(bench.verdict).toContainText("Same winner.", { timeout: 40_000 });
  info.annotations.push({ type: "opened and computed after", description: `${Date.now() - began} ms` });
  await expect(
    bench.reactions.getByText("1,024 bimolecular + 3,072 unimolecular + 392 input = 4,488"),
  ).toBeVisible();
  await bench.reduce("compact");
  await expect(bench.reactions.getByText("1,024 bimolecular + 392 input = 1,416")).toBeVisible({
    timeout: 40_000,
  });
  await expect(bench.verdict).toContainText("Same winner.", { timeout: 40_000 });
  await page.keyboard.press("Control+z");
  await expect(bench.button("File: Figure 1")).toBeVisible();
  await bench.settled();
});
