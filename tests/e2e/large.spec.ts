import { randomNetwork } from "./pages/networks.ts";
import { expect, test } from "./pages/workbench.ts";

test("the paper's MNIST shape opens as matrices, computes, and is reduced", async ({ bench }, info) => {
  const { page } = bench;
  const { file } = randomNetwork([196, 512, 512, 10]);
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
