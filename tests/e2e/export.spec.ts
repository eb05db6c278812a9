import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { strFromU8, unzipSync } from "fflate";
import { writeNetworkJson } from "../../src-worker/formats/networkJson.ts";
import { randomNetwork } from "../bench/networks.ts";
import { csvRows } from "../peers/peers.ts";
import { expect, test } from "./pages/workbench.ts";

test("reduced reactions are fewer, previewed, copied and downloaded as text", async ({ bench, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await bench.reduce("paper");
  await expect(bench.reactions.getByText("3 bimolecular + 4 input = 7")).toBeVisible();
  await bench.openExport();
  const dialog = bench.exportDialog;
  await expect(dialog).toContainText("7 reactions of Figure 1");
  expect(await bench.chooseFormat(/^Reaction text/)).toContain("M1u1 + I1u1n -> Y1n");
  await dialog.getByRole("button", { name: "Copy" }).click();
  await expect(dialog.getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = await bench.page.evaluate(() => navigator.clipboard.readText());
  const { name, path } = await bench.downloadExport();
  expect(name).toBe("figure-1.crn");
  const saved = readFileSync(path, "utf8");
  expect(saved).toBe(copied);
  expect(saved.match(/->/g)).toHaveLength(7);
  expect(saved).toMatch(/^X1p @initial 3\b/m);
  await dialog.getByRole("radio", { name: "unreduced" }).click();
  await expect(dialog).toContainText("16 reactions of Figure 1");
});

test("a lab finds its tool by name and takes the file along", async ({ bench }) => {
  await bench.openExport();
  const dialog = bench.exportDialog;
  const find = dialog.getByRole("combobox", { name: "Find a tool or format" });
  await expect(find).toBeFocused();
  await find.fill("copasi");
  await expect(dialog.getByRole("option")).toHaveText([/^SBML/, /^COMBINE archive/]);
  await expect(dialog.getByRole("region", { name: /^Preview of figure-1.xml/ })).toContainText("<sbml");
  await expect(dialog).toContainText("Validated by libSBML without errors");
  await bench.page.keyboard.press("ArrowDown");
  await expect(dialog.getByRole("region", { name: /^Preview of figure-1.omex/ })).toContainText(
    "<omexManifest",
  );
  await expect(dialog.getByRole("button", { name: "Copy" })).toHaveAttribute("aria-disabled", "true");
  const archive = await bench.downloadExport();
  expect(archive.name).toBe("figure-1.omex");
  const files = unzipSync(new Uint8Array(readFileSync(archive.path)));
  expect(strFromU8(files["experiment.sedml"]!)).toContain('outputEndTime="50" numberOfSteps="399"');
  expect(strFromU8(files["model.xml"]!)).toContain('<species id="X1p" name="X⁺₁"');
  await find.fill("nobody's tool");
  await expect(dialog).toContainText("No format is known for that.");
  await find.fill("octave");
  await expect(dialog.getByRole("region", { name: /^Preview of figure_1.m/ })).toContainText(
    "function [t, y, x, names] = figure_1(times)",
  );
});

test("every format of the list is written", async ({ bench }) => {
  await bench.openExport();
  // Figures are pictures: see figures.spec.ts.
  const formats = bench.exportDialog.getByRole("option").filter({ hasNotText: "Figure of" });
  const names = await formats.locator("span").allTextContents();
  expect(names.length).toBeGreaterThan(15);
  for (const name of names) {
    const preview = await bench.chooseFormat(new RegExp(`^${name.replace(/[.,]/g, ".")}`));
    expect([name, preview.length > 50]).toEqual([name, true]);
  }
  await expect(bench.exportDialog.getByRole("alert")).toHaveCount(0);
});

test("inputs and random rate constants go into the file, or stay out of it", async ({ bench }) => {
  await bench.button("Randomise rates").click();
  await expect(bench.verdict).toContainText("New rate constants");
  const shown = bench.reactions.getByRole("row", { name: /^1: / }).getByRole("gridcell").last();
  await expect(shown).not.toHaveText("1");
  // Behind an open dialog the list is out of reach.
  const listed = Number(await shown.textContent());
  await bench.page.keyboard.press("Control+e");
  const dialog = bench.exportDialog;
  const rateOf = (text: string) => Number(/X1p -> I1u1p.*?\[k = ([\d.e+-]+)\]/.exec(text)?.[1]);
  const text = await bench.chooseFormat(/^Reaction text/);
  const k = rateOf(text);
  expect(k).toBeGreaterThan(0);
  expect(k / listed).toBeCloseTo(1, 2);
  expect(text).toContain("X1p @initial 3");
  await dialog.getByLabel("Rate constants of the shown run").uncheck();
  await dialog.getByLabel("Inputs in the initial concentrations").uncheck();
  await expect(dialog.getByRole("region", { name: /^Preview/ })).toContainText("X1p @initial 0");
  expect(rateOf(await bench.exportPreview())).toBe(1);
});

test("the curves of the run as CSV: outputs alone or every species", async ({ bench }) => {
  await bench.openExport();
  await bench.chooseFormat(/^Trajectory, CSV/);
  const all = csvRows(readFileSync((await bench.downloadExport()).path, "utf8"));
  expect(all[0]).toHaveLength(2 + 21);
  expect(all).toHaveLength(401);
  expect(Number(all.at(-1)?.[1])).toBeCloseTo(2, 3);
  await bench.exportDialog.getByRole("radio", { name: "outputs" }).click();
  await expect(bench.exportDialog.getByRole("region", { name: /^Preview/ })).toContainText(
    /time,y,Y1p,Y1n\s*0,/,
  );
  const few = csvRows(readFileSync((await bench.downloadExport()).path, "utf8"));
  expect(few[0]).toEqual(["time", "y", "Y1p", "Y1n"]);
});

test("4,488 reactions: written beside the page, warned of where a tool chokes, with a way out", async ({
  bench,
}, info) => {
  test.setTimeout(120_000);
  const { page } = bench;
  const network = randomNetwork([196, 512, 512, 10], 7);
  const examples = [{ name: "One", values: network.inputs.map((_, i) => Math.sin(i)) }];
  const document = writeNetworkJson({ name: "Large", network, examples, extra: {} });
  if (!document.ok) throw new Error(document.problem.message);
  await bench.openFile("large.dualrail.json", document.value);
  await expect(bench.verdict).toContainText("Same winner.", { timeout: 60_000 });
  await page.evaluate(() => {
    const kept = window as unknown as { longest: number };
    kept.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) kept.longest = Math.max(kept.longest, duration);
    }).observe({ type: "longtask" });
  });
  await bench.openExport();
  const dialog = bench.exportDialog;
  expect(await bench.chooseFormat(/^BioNetGen rules/)).toContain("begin molecule types");
  await expect(dialog).toContainText("4,488 reactions. BioNetGen expands rules one by one");
  await dialog.getByRole("button", { name: "BioNetGen network, .net" }).click();
  await expect(dialog.getByRole("heading", { name: "BioNetGen network, .net" })).toBeVisible();
  await expect(dialog).not.toContainText("expands rules one by one");
  await bench.chooseFormat(/^SBML/);
  await expect(dialog).toContainText(/5\d\.\d MB\. First 200 of 7\d\d,\d{3} lines/);
  expect(readFileSync((await bench.downloadExport()).path).length).toBeGreaterThan(50_000_000);
  await bench.chooseFormat(/^Trajectory, NumPy/);
  await expect(dialog.getByRole("region", { name: /^Preview/ })).toContainText("(400, 5532) float64");
  const longest = await page.evaluate(() => (window as unknown as { longest: number }).longest);
  info.annotations.push({ type: "longest task in the dialog", description: `${Math.round(longest)} ms` });
  expect(longest).toBeLessThan(1500);
});

test("axe finds nothing serious in the export dialog", async ({ bench }) => {
  await bench.openExport();
  for (const format of [/^Reaction text/, /^Trajectory, NumPy/]) {
    await bench.chooseFormat(format);
    const { violations } = await new AxeBuilder({ page: bench.page }).include(".ui-dialog").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
  await bench.page.keyboard.press("Escape");
  await expect(bench.exportDialog).toBeHidden();
});
