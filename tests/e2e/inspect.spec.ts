import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./pages/workbench.ts";

/** What axe finds that keeps people out. */
async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

test("UX 18: a selected neuron shows its formula, species, reactions and curves together, with the paper’s numbers", async ({
  bench,
}) => {
  const { inspector, page } = bench;
  await expect(inspector).toHaveCount(0);
  await bench.pick("h₃");
  await expect(inspector.getByRole("heading", { name: "h3 = 2" })).toBeVisible();
  await expect(inspector).toContainText("ReLU neuron 3 of 3, layer 1");
  await expect(inspector.getByText("z = + x₁ (3) − x₂ (1) = 2; h₃ = ReLU(2) = 2")).toBeAttached();
  await expect(inspector).toContainText("Active: (2) goes on until I⁻ is used up, M ends at z = 2.");
  const species = inspector.getByRole("table", { name: "Species" });
  await expect(species.getByRole("row")).toHaveCount(1 + 5);
  // M₁,₃ starts at 0 and ends at z; its curve is drawn.
  const mediator = species.getByRole("row").filter({ has: page.getByRole("button", { name: "M 1,3" }) });
  await expect(mediator).toContainText(/0\.0000\s*2\.0000\s*2\.0000/);
  await expect(mediator.locator("svg path").last()).toHaveAttribute("d", /^M0 100L.+/);
  const reactions = inspector.getByRole("region", { name: "Reactions" });
  await expect(reactions).toContainText("8 of 16");
  // The paper numbers them (3)–(6), (11), (12), (17), (18); its ReLU is (1) and (2).
  await expect(reactions.getByRole("listitem")).toHaveText([
    /^\(3\)X/,
    /^\(4\)X/,
    /^\(5\)X/,
    /^\(6\)X/,
    /^\(11\)\(1\)I/,
    /^\(12\)\(2\)M/,
    /^\(17\)H/,
    /^\(18\)H/,
  ]);
  await bench.reduce("paper");
  await expect(reactions).toContainText("Reactions before the reduction");
  await expect(reactions.getByRole("listitem").nth(4)).toContainText(
    /removed; its products are in 1 \(36\), 4 \(37\)/,
  );
  await expect(reactions.getByRole("listitem").nth(5)).toContainText(/kept, now 7 \(35\)/);
  await expect(species.getByRole("row").nth(1)).toContainText("removed by the reduction");
  await inspector.getByRole("button", { name: "Show reaction 7 in the list" }).first().click();
  await expect(bench.reactions.getByRole("row", { name: /^7: / })).toHaveAttribute("aria-selected", "true");
  // Moving an input moves the numbers: at −2 the neuron is off.
  const field = bench.inputs.getByRole("textbox", { name: "x1, value" });
  await field.fill("-1");
  await field.press("Enter");
  await expect(inspector).toContainText("At 0: (2) goes on until M is used up, I⁻ ends at −z = 2.");
  await expect(mediator).toContainText(/0\.0000\s*0\.0000\s*0\.0000/);
  await field.fill("3");
  await field.press("Enter");
  await expect(mediator).toContainText(/0\.0000\s*2\.0000\s*2\.0000/);
  // The time cursor moves the concentrations, and stands in the small curves.
  await bench.cursor.focus();
  await page.keyboard.press("Home");
  await expect(mediator).toContainText(/0\.0000\s*0\.0000\s*2\.0000/);
  await expect(mediator.locator(".in-cursor")).toHaveAttribute("d", "M0 0V100");
  await page.keyboard.press("End");
  await expect(mediator).toContainText(/0\.0000\s*2\.0000\s*2\.0000/);
});

test("inspector, canvas, reaction list and chart point at each other", async ({ bench }) => {
  const { inspector, page, reactions } = bench;
  await bench.pick("h₃");
  const species = inspector.getByRole("table", { name: "Species" });
  const mediator = species.getByRole("button", { name: "M 1,3" });
  // A species lights its reactions and lifts its curve, and the other way round.
  const width = () =>
    bench.trajectory.locator(".js-plotly-plot").evaluate((plot) => {
      const { data } = plot as unknown as { data: { name?: string; line?: { width: number } }[] };
      return data.find(({ name }) => name === "M₁,₃")?.line?.width ?? 0;
    });
  await expect.poll(width).toBeGreaterThan(0);
  const before = await width();
  await mediator.hover();
  await expect(reactions.locator(".sp-hovered, .sp-linked").filter({ hasText: "M" }).first()).toBeVisible();
  await expect.poll(width).toBeGreaterThan(before);
  await mediator.click();
  await expect(mediator).toHaveAttribute("aria-pressed", "true");
  await reactions.getByRole("row", { name: /^9: / }).locator(".sp").nth(2).hover();
  await expect(inspector.locator("tr.is-lit")).toHaveCount(1);
  await expect(inspector.locator("tr.is-lit")).toContainText("H");
  // A source is a way to its neuron.
  await inspector.getByRole("button", { name: "plus x₁, now 3" }).hover();
  await expect(bench.neuron("x₁").locator(".is-hovered")).toBeVisible();
  await inspector.getByRole("button", { name: "plus x₁, now 3" }).click();
  await expect(inspector.getByRole("heading", { name: "x1 = 3" })).toBeVisible();
  await expect(inspector).toContainText("Starts as 3 on its + rail.");
  await expect(bench.neuron("x₁").locator(".is-selected")).toBeVisible();
  // A species pressed in the list goes to its neuron.
  await reactions.getByRole("row", { name: /^1: / }).locator(".sp").nth(2).click();
  await expect(inspector.getByRole("heading", { name: "h2 = 2" })).toBeVisible();
  await expect(species.getByRole("button", { name: "I⁺ 1,2" })).toHaveAttribute("aria-pressed", "true");
  await inspector.getByRole("button", { name: "The unit after, in its layer" }).click();
  await expect(inspector.getByRole("heading", { name: "h3 = 2" })).toBeVisible();
  expect(await serious(page)).toEqual([]);
});

test("the inspector hides, comes back by key, and Escape closes it", async ({ bench }) => {
  const { inspector, page } = bench;
  const canvas = bench.neuron("h₃");
  const before = (await canvas.boundingBox())!;
  await bench.pick("h₃");
  await expect(inspector).toBeVisible();
  // Opening moves nothing under the pointer.
  expect(await canvas.boundingBox()).toEqual(before);
  await bench.button("Hide the inspector").click();
  await expect(inspector).toHaveCount(0);
  await bench.pick("h₁");
  await page.waitForTimeout(200);
  await expect(inspector).toHaveCount(0);
  await page.keyboard.press("i");
  await expect(inspector).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await expect(inspector).toHaveCount(0);
  // Asked for once, it opens with the next selection again.
  await bench.pick("h₂");
  await expect(inspector.getByRole("heading", { name: "h2 = 2" })).toBeVisible();
  await bench.pick("h₁", true);
  await expect(inspector).toContainText("2 units selected: 2 not 0; value 2.");
  await inspector.getByRole("button", { name: /^h1/ }).click();
  await expect(inspector.getByRole("heading", { name: "h1 = 2" })).toBeVisible();
  // Another network has nothing selected: the room goes back to the reactions.
  await bench.example("min");
  await expect(inspector).toHaveCount(0);
  await bench.pick("h₁");
  await expect(inspector).toBeVisible();
});

test("UX 10: IRIS reduces 40 reactions to 16; a search or a click on a neuron leaves its own", async ({
  bench,
  context,
}) => {
  test.slow();
  const { page, reactions } = bench;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await bench.example("IRIS");
  await expect(reactions.getByText("8 bimolecular + 24 unimolecular + 8 input = 40")).toBeVisible();
  await bench.reduce("paper");
  await expect(reactions.getByText("8 bimolecular + 8 input = 16")).toBeVisible();
  await bench.search("M1,3");
  await expect(reactions.getByRole("status")).toHaveText(/^\d+ of 16$/);
  const all = await reactions.getByRole("row").all();
  expect(all.length).toBeGreaterThan(0);
  for (const row of all) expect(await row.getAttribute("aria-label")).toMatch(/M₁,₃/);
  await bench.search("y versicolor");
  for (const row of await reactions.getByRole("row").all())
    expect(await row.getAttribute("aria-label")).toMatch(/Y[⁺⁻]₂|and \d+ more/);
  await bench.search("");
  // Only the reactions of the selected neuron, and then of the next one.
  await bench.pick("h₃");
  await expect(
    bench.inspector.getByRole("region", { name: "Reactions" }).getByRole("listitem"),
  ).not.toHaveCount(0);
  await reactions.getByRole("button", { name: /^linked to h₃: 9/ }).click();
  await expect(reactions.getByRole("status")).toHaveText("9 of 16");
  await reactions.getByRole("button", { name: "Keep h₃ in the filter" }).click();
  await bench.pick("h₁");
  await expect(reactions.getByRole("status")).toHaveText("9 of 16");
  await reactions.getByRole("button", { name: "Take h₃ out of the filter" }).click();
  await bench.reduce("unreduced");
  await reactions.getByRole("button", { name: "Output", exact: true }).click();
  await expect(reactions.getByRole("status")).toHaveText("16 of 40");
  await bench.button("Hide the inspector").click();
  // By keyboard: from the search into the list, down, copy.
  await page.keyboard.press("/");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(reactions.getByRole("row", { name: /^26: / })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Control+c");
  await expect(page.getByText("Copied 1 reaction.")).toBeVisible();
  const clipboard = () => bench.clipboard();
  expect(await clipboard()).toBe("H1u1n -> Y1n + Y2p + Y3p");
  await reactions.getByRole("button", { name: /^Copy reactions|^Copied/ }).click();
  await page.getByRole("menuitem", { name: "Reaction 26 for LaTeX" }).click();
  await expect.poll(clipboard).toBe("H_{1,1}^{-} \\rightarrow Y_{1}^{-} + Y_{2}^{+} + Y_{3}^{+}");
  await reactions.getByRole("button", { name: /^Copy reactions|^Copied/ }).click();
  await page.getByRole("menuitem", { name: "16 shown reactions as text" }).click();
  await expect.poll(async () => (await clipboard()).split("\n").length).toBe(16);
  expect(await serious(page)).toEqual([]);
});

test("long right-hand sides fold with counts and unfold in place", async ({ bench }) => {
  const { reactions, page } = bench;
  const layers = [
    { activation: "relu", weights: ["+-".repeat(60)], bias: new Array(120).fill(0.5) },
    { activation: "linear", weights: new Array(120).fill("+"), bias: [0] },
  ];
  const file = {
    format: "dualrail-network",
    version: 1,
    name: "Wide",
    inputs: ["x"],
    layers,
    outputs: ["y"],
  };
  await bench.openFile(
    "wide.dualrail.json",
    JSON.stringify({ ...file, examples: [{ name: "one", values: [1] }] }),
  );
  await expect(page.getByRole("contentinfo").last()).toContainText("1-120-1");
  await expect(reactions.getByText("120 bimolecular + 360 unimolecular + 2 input = 482")).toBeVisible({
    timeout: 20_000,
  });
  const first = reactions.getByRole("row", { name: /^1: / });
  const fold = first.getByRole("button", { name: /^\+ \d+ more: \d+ I⁺, \d+ I⁻$/ });
  await expect(fold).toBeVisible();
  const folded = (await first.boundingBox())!.height;
  await fold.click();
  await expect(first.locator(".sp")).toHaveCount(121);
  expect((await first.boundingBox())!.height).toBeGreaterThan(folded * 2);
  await reactions.getByRole("treegrid").first().focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowLeft");
  await expect(first).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("ArrowRight");
  await expect(first).toHaveAttribute("aria-expanded", "true");
});

test("Figure 1's reduction is played step by step, as in the paper's §3.3", async ({ bench }) => {
  test.slow();
  const { page, player } = bench;
  await bench.button("Play reduction").click();
  await expect(player).toContainText("16 reactions = 3 bimolecular + 4 input + 9 to remove");
  await expect(player).toContainText("16 reactions of Algorithm 1, the paper's (3)–(18).");
  await page.keyboard.press("ArrowRight");
  await expect(player).toContainText("H⁺₁,₁ → Y⁺₁ is removed (13).");
  await expect(player).toContainText("§3.3; Algorithm 2, lines 6–15");
  await expect(player).toContainText("15 reactions = 3 bimolecular + 4 input + 8 to remove");
  const row = (n: number) => player.getByRole("row", { name: new RegExp(`^${n}: `) });
  await expect(row(11)).toHaveAttribute("aria-label", "11: H⁺₁,₁ → Y⁺₁, removed");
  await expect(row(5)).toHaveAttribute("aria-label", "5: I⁺₁,₁ → M₁,₁ + Y⁺₁, changed");
  // What was replaced is struck, what came instead is marked; the neuron concerned is lit on the canvas.
  const detail = player.getByRole("region", { name: "This step" });
  await expect(detail.locator(".sp-gone")).toHaveCount(1);
  await expect(detail.locator(".sp-put")).toHaveCount(1);
  await expect(bench.neuron("h₁").locator(".is-spotlit")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(row(11)).toHaveCount(0);
  await page.keyboard.press("ArrowLeft");
  await expect(row(11)).toHaveAttribute("aria-label", "11: H⁺₁,₁ → Y⁺₁, removed");
  // By layers: (13)–(18), then (7), (9), (11), then the rails cancel.
  await player.getByRole("radio", { name: "layer" }).click();
  await player.getByRole("button", { name: "Step", exact: true }).click();
  await expect(player).toContainText("The 6 fan-out reactions of layer 1 are removed (13)–(18).");
  await expect(player).toContainText("Left are the paper's (19)–(28).");
  await player.getByRole("button", { name: "To the end" }).click();
  await expect(player).toContainText("Done: 3 bimolecular + 4 input = 7 reactions.");
  await expect(row(1)).toHaveAttribute("aria-label", "1: X⁺₁ → M₁,₁ + M₁,₂ + M₁,₃ + Y⁺₁, changed");
  expect(await serious(page)).toEqual([]);
  await bench.button("Use this reduction").click();
  await page.keyboard.press("Escape");
  await expect(player).toHaveCount(0);
  await expect(bench.reactions.getByText("3 bimolecular + 4 input = 7")).toBeVisible();
  await expect(bench.reactions.getByRole("row", { name: "1: X⁺₁ → M₁,₁ + M₁,₂ + M₁,₃ + Y⁺₁" })).toBeVisible();
  await expect(bench.neuron("h₁").locator(".is-spotlit")).toHaveCount(0);
});

test("IRIS plays by itself, compact and with reduced motion, to the CRN the engine reduces", async ({
  bench,
}) => {
  test.slow();
  const { page, player } = bench;
  await page.emulateMedia({ reducedMotion: "reduce" });
  await bench.example("IRIS");
  await bench.reduce("compact");
  await expect(bench.reactions.getByText("8 bimolecular + 8 input = 16")).toBeVisible();
  const grid = bench.reactions.getByRole("treegrid").first();
  const reduced = async (list: typeof grid) => {
    const names = await list
      .getByRole("row")
      .evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label") ?? ""));
    return names.map(
      (name) =>
        name
          .replace(/^\d+: /, "")
          .replace(/, changed$/, "")
          .split(" → ")[0],
    );
  };
  const inputs = await reduced(grid);
  await page.keyboard.press("p");
  await expect(player.getByRole("radio", { name: "compact" })).toBeChecked();
  await expect(player).toContainText("40 reactions = 8 bimolecular + 8 input + 24 to remove");
  await player.getByRole("radio", { name: "4×" }).click();
  await player.getByRole("button", { name: "Play", exact: true }).click();
  await expect(player).toContainText("Done: 8 bimolecular + 8 input = 16 reactions.", { timeout: 30_000 });
  await expect(player.getByRole("button", { name: "Play again" })).toBeVisible();
  await player.getByRole("slider", { name: "Steps done" }).focus();
  await page.keyboard.press("Home");
  await expect(player).toContainText("40 reactions = ");
  await page.keyboard.press("End");
  await expect(player).toContainText("16 reactions = ");
  const played = await reduced(player.getByRole("treegrid"));
  expect(played.slice(0, 8)).toEqual(inputs.slice(0, 8));
  await page.keyboard.press("Escape");
  await expect(player).toHaveCount(0);
  await expect(bench.button("Play reduction")).toBeFocused();
});

test("at 1024 pixels the inspector and the player fit", async ({ bench }) => {
  const { page } = bench;
  await page.setViewportSize({ width: 1024, height: 768 });
  await bench.example("IRIS");
  await bench.pick("h₁");
  await expect(bench.inspector).toBeVisible();
  const overflowing = () =>
    page.evaluate(
      (bars) =>
        [...document.querySelectorAll<HTMLElement>(bars)]
          .filter((element) => {
            const { overflowX } = getComputedStyle(element);
            return (
              overflowX === "visible" &&
              element.clientWidth > 0 &&
              element.scrollWidth > element.clientWidth + 2
            );
          })
          .map((element) => `${element.className} ${element.scrollWidth} > ${element.clientWidth}`),
      ".rl-header, .rl-filter, .in-header, .in-columns, .in-row, .pl-header, .pl-transport, .pl-caption",
    );
  expect(await overflowing()).toEqual([]);
  await bench.reactions.getByRole("button", { name: "Reduction: unreduced" }).click();
  await page.getByRole("menuitem", { name: /^paper/ }).click();
  await expect(bench.reactions.getByRole("button", { name: "Reduction: paper" })).toBeVisible();
  await bench.reactions.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Reactions of Layer 1" }).click();
  await page.keyboard.press("Escape");
  await expect(bench.reactions.getByRole("button", { name: "Filter 1" })).toBeVisible();
  await page.keyboard.press("p");
  await expect(bench.player).toContainText("40 reactions");
  await expect(bench.inspector).toHaveCount(0);
  expect(await overflowing()).toEqual([]);
  await bench.button("Close the reduction").click();
  await expect(bench.inspector).toBeVisible();
});
