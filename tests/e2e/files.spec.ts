import { readFileSync } from "node:fs";
import { expect, test } from "./pages/workbench.ts";

test("a broken file changes nothing and says what is wrong where", async ({ bench }) => {
  const broken = {
    format: "dualrail-network",
    version: 1,
    name: "Broken",
    inputs: ["a", "b"],
    layers: [{ activation: "relu", weights: ["+-", "+5"], bias: [0, 0] }],
    outputs: ["p", "q"],
  };
  await bench.drop("broken.json", JSON.stringify(broken));
  const alert = bench.page.getByRole("alert");
  await expect(alert).toContainText('broken.json: Layer 1, weights row 2, column 2 is "5"');
  await expect(bench.button("File: Figure 1")).toBeVisible();
  await expect(bench.comparison.getByRole("row", { name: /^y / })).toContainText("2.0000");
  await bench.drop("noise.json", "{ not json");
  await expect(alert).toContainText(/noise\.json.*line 1/i);
});

test("a saved network opens again as it was", async ({ bench }) => {
  await bench.clickEdge("x₂ to h₃, weight −1");
  await expect(bench.edge("x₂ to h₃, weight +1")).toBeVisible();
  const [download] = await Promise.all([
    bench.page.waitForEvent("download"),
    bench.choose(/^File: /, /^Download a copy/),
  ]);
  const saved = readFileSync((await download.path())!, "utf8");
  expect(JSON.parse(saved)).toMatchObject({ format: "dualrail-network", inputs: ["x1", "x2"] });
  await bench.button(/^Undo/).click();
  await bench.openFile("mine.dualrail.json", saved);
  await expect(bench.edge("x₂ to h₃, weight +1")).toBeVisible();
  await expect(bench.button(/^Undo open/i)).toBeEnabled();
});

test("dropping a good file opens it", async ({ bench }) => {
  const network = {
    format: "dualrail-network",
    version: 1,
    name: "Dropped",
    inputs: ["a"],
    layers: [{ activation: "relu", weights: ["+-"], bias: [0, 0] }],
    outputs: ["p", "q"],
  };
  await bench.drop("dropped.json", JSON.stringify(network));
  await expect(bench.button("File: Dropped")).toBeVisible();
  await bench.settled();
  await expect(bench.page.getByRole("contentinfo").last()).toContainText("1-2");
});
