import AxeBuilder from "@axe-core/playwright";
import type { Locator } from "@playwright/test";
import { json } from "../support/weightWriters.ts";
import { expect, test, type Workbench } from "./pages/workbench.ts";

const FLOATING = "[data-radix-popper-content-wrapper], [role=dialog]";

/** What axe finds that keeps people out. */
async function serious(bench: Workbench, within?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page: bench.page });
  const { violations } = await (within ? axe.include(within) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

const PASTED = {
  format: "dualrail-network",
  version: 1,
  name: "Pasted",
  inputs: ["a"],
  layers: [{ activation: "linear", weights: ["+-"], bias: [0, 1] }],
  outputs: ["p", "q"],
};

/** Everything that opens over the page, by its name, and how a person opens it. */
function openers(bench: Workbench): Record<string, () => Promise<unknown>> {
  const { page } = bench;
  const { keyboard } = page;
  const paste = async (text: string) => {
    await bench.putOnClipboard(text);
    await keyboard.press("Control+v");
  };
  const find = async (typed: string) => {
    await keyboard.press("Control+k");
    await expect(bench.palette).toBeVisible();
    await keyboard.type(typed);
    await keyboard.press("Enter");
  };
  const onLayer = async (key: string) => {
    await bench.button("Select Layer 1").click();
    await keyboard.press(key);
  };
  return {
    "Find a command": () => keyboard.press("Control+k"),
    Keys: () => keyboard.press("?"),
    Export: () => keyboard.press("Control+e"),
    "Figure of the chart": () => find("figure of the chart"),
    Recent: () => keyboard.press("Control+Shift+O"),
    "Rename network": () => find("rename network"),
    "Bias of 3 neurons": () => onLayer("b"),
    "Randomise weights": () => onLayer("Shift+R"),
    "Paste the weights": async () => {
      await bench.button("Select Layer 1").click();
      await paste("0,3\t-2\n0,1\t1\n-5\t-1");
    },
    "Open the copied network?": () => paste(JSON.stringify(PASTED)),
    "Open half.json": () =>
      bench.dropWeights({
        name: "half.json",
        bytes: json([{ name: "W", shape: [1, 2], values: [1, 0.5] }]),
      }),
    "File menu": () => bench.button(/^File: /).click(),
    "Edit menu": () => bench.button("Edit").click(),
    "View menu": () => bench.button("View").click(),
    Examples: () => bench.button("Examples").click(),
    Settings: () => bench.button("Simulation settings").click(),
    Certificate: () => bench.button("Rate-independent").click(),
    Speed: () => bench.button("Speed ×1").click(),
  };
}

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

for (const theme of ["Light", "Dark"]) {
  test(`axe finds nothing serious in anything that opens over the page, ${theme.toLowerCase()}`, async ({
    bench,
  }) => {
    test.setTimeout(180_000);
    const { page } = bench;
    await bench.view(theme);
    await bench.clickEdge("h₃ to y, weight −1");
    await bench.saved();
    const opened: Locator = page.locator(FLOATING);
    for (const [name, open] of Object.entries(openers(bench))) {
      await bench.letGo();
      await open();
      await expect(opened.first(), name).toBeVisible();
      expect(await serious(bench, FLOATING), name).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(opened, name).toHaveCount(0);
    }
  });
}

test("axe finds nothing serious in inspector, player, initial concentrations, experiments and an empty network", async ({
  bench,
}) => {
  test.setTimeout(120_000);
  const { page } = bench;
  await bench.pick("h₃");
  await expect(bench.inspector).toBeVisible();
  expect(await serious(bench), "inspector").toEqual([]);
  await page.keyboard.press("p");
  await expect(bench.player).toBeVisible();
  await page.keyboard.press("ArrowRight");
  expect(await serious(bench), "player").toEqual([]);
  await page.keyboard.press("Escape");
  await bench.reactions.getByRole("button", { name: /^Initial/ }).click();
  expect(await serious(bench), "initial concentrations").toEqual([]);
  await bench.letGo();
  await page.keyboard.press("e");
  await expect(page.getByRole("region", { name: "Experiments" })).toBeVisible();
  expect(await serious(bench), "experiments").toEqual([]);
  await bench.choose(/^File: /, /^New network/);
  await expect(bench.button("File: Untitled")).toBeVisible();
  expect(await serious(bench), "empty network").toEqual([]);
});

test("a dialog that closes gives the focus back to where it was", async ({ bench }) => {
  const { page } = bench;
  const slider = bench.inputs.getByRole("slider").first();
  for (const keys of ["?", "Control+e", "Control+Shift+O", "Control+k"]) {
    await slider.focus();
    await page.keyboard.press(keys);
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(slider, keys).toBeFocused();
  }
  // A menu's row is gone by then: its button has it.
  await bench.openExport();
  await page.keyboard.press("Escape");
  await expect(bench.button("Export")).toBeFocused();
});
