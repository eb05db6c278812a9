import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { TrainPane } from "./pages/trainPane.ts";
import { expect, test, type Workbench } from "./pages/workbench.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** The file that `train` writes on the command line. */
function onTheCommandLine(...words: readonly string[]): string {
  const file = join(mkdtempSync(join(tmpdir(), "dualrail-train-")), "net.dualrail.json");
  execFileSync("npm", ["--prefix", ROOT, "run", "--silent", "dualrail", "--", "train", ...words, "-o", file]);
  return readFileSync(file, "utf8");
}

async function opened(bench: Workbench): Promise<TrainPane> {
  const train = new TrainPane(bench);
  await train.open();
  return train;
}

test("IRIS by the pane's defaults: live curves, one undo step, the command line's file to the byte", async ({
  bench,
}) => {
  const train = await opened(bench);
  await train.set("Seed", "31415");
  await train.start();
  await expect(train.pane.locator(".scatterlayer .trace").first()).toBeAttached({ timeout: 20_000 });
  // The network in training is on the canvas, compiled and simulated.
  await expect(bench.button("File: Iris 4-8-3")).toBeVisible({ timeout: 20_000 });
  await train.finished();
  const right = Number(/training (\d+) of 150/.exec((await train.status.textContent()) ?? "")?.[1]);
  expect(right).toBeGreaterThanOrEqual(145);
  await expect(train.result).toContainText("On the canvas; undo brings back what was there");
  await bench.settled();
  await expect(bench.verdict).toContainText("Same winner.");
  await expect(bench.button("Undo train Iris 4-8-3")).toBeVisible();
  const file = await train.download();
  expect(file).toBe(onTheCommandLine("--data", "iris", "--hidden", "8", "--seed", "31415"));
  await bench.letGo();
  await bench.page.keyboard.press("Control+z");
  await expect(bench.button("File: Figure 1")).toBeVisible();
  await expect(bench.page.getByRole("button", { name: "Undo", exact: true })).toBeDisabled();
  // It is still there to be used.
  await train.button("Use this network").click();
  await expect(bench.button("File: Iris 4-8-3")).toBeVisible();
});

test("paused it waits while the page simulates; stopped it keeps the best epoch and waits to be used", async ({
  bench,
}) => {
  const train = await opened(bench);
  await train.data("Heart");
  await train.watch(false);
  await train.set("Epochs", "100000");
  await train.start();
  await expect(train.pane).toContainText(/Best so far: .* of the validation rows/, { timeout: 20_000 });
  await train.button("Pause").click();
  await expect(train.pane.getByText("Paused")).toBeVisible();
  // Reports under way when Pause was pressed are told before it holds.
  const place = train.pane.getByText(/epoch [\d,]+ of 100,000/);
  await expect(async () => {
    const before = await place.textContent();
    await bench.example("min");
    expect(await place.textContent()).toBe(before);
  }).toPass();
  const before = await place.textContent();
  await train.button("Resume").click();
  await expect(place).not.toHaveText(before ?? "");
  await train.button("Stop").click();
  await train.finished();
  await expect(bench.button("File: min")).toBeVisible();
  await expect(train.result).toContainText("validation");
  await expect(train.result).toContainText("test");
  await train.button("Use this network").click();
  await expect(bench.button("File: Heart 2-32-16-16-2")).toBeVisible();
  await bench.letGo();
  await bench.page.keyboard.press("Control+z");
  await expect(bench.button("File: min")).toBeVisible();
});

test("going back while it trains is left alone", async ({ bench }) => {
  const train = await opened(bench);
  await train.set("Epochs", "1000000");
  await train.start();
  await expect(bench.button("File: Iris 4-8-3")).toBeVisible({ timeout: 20_000 });
  await bench.letGo();
  await bench.page.keyboard.press("Control+z");
  await expect(bench.button("File: Figure 1")).toBeVisible();
  await expect(train.pane).toContainText("Another network is shown: the training goes on beside it.");
  await train.button("Stop").click();
  await train.finished();
  await expect(bench.button("File: Figure 1")).toBeVisible();
  await expect(train.button("Use this network")).toBeVisible();
});

const TABLE = [
  "u;v;size",
  ...Array.from({ length: 40 }, (_, r) => `${r % 7};${(r * 3) % 5};${r % 7 > 3 ? "big" : "small"}`),
  "?;2;big",
].join("\n");

test("a table is previewed, corrected and trained on", async ({ bench }) => {
  const train = await opened(bench);
  await train.openFiles([{ name: "sizes.csv", content: TABLE }]);
  const { preview } = train;
  await expect(preview).toContainText("41 rows, not usable yet");
  await expect(preview.getByRole("alert")).toContainText(
    'sizes.csv, line 42, column 1 ("u"): the value is missing',
  );
  await expect(preview.getByRole("button", { name: "Use these data" })).toBeDisabled();
  await preview.getByRole("radio", { name: "leave out rows" }).click();
  await expect(preview).toContainText("40 rows, 2 inputs, 2 classes");
  await preview.getByRole("combobox", { name: "Label column" }).selectOption("v");
  await expect(preview.getByRole("alert")).toContainText('"small" is not a number');
  await preview.getByRole("combobox", { name: "Label column" }).selectOption("size");
  await expect(preview.getByRole("alert")).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page: bench.page }).include('[role="dialog"]').analyze();
  expect(violations).toEqual([]);
  await preview.getByRole("button", { name: "Use these data" }).click();
  await expect(train.status).toContainText("sizes: 40 rows. Trains 2-8-2");
  await train.set("Layers", "2-3-2");
  await train.set("Epochs", "200");
  await train.set("Runs", "1");
  // Over sooner than a bar can be seen.
  await train.button("Train").click();
  await train.finished();
  await expect(bench.button("File: sizes 2-3-2")).toBeVisible();
  // The first row is on the inputs: there is something to watch.
  const file = JSON.parse(await train.download()) as { preparation: unknown; about: { recipe: string } };
  expect(file.preparation).toBeTruthy();
  expect(file.about.recipe).toContain(
    "train --data sizes.csv --hidden 3 --epochs 200 --restarts 1 --label 3 --drop-missing --seed 1",
  );
});

test("images with labels are read; what is no data is named and changes nothing", async ({ bench }) => {
  const train = await opened(bench);
  const images = Buffer.alloc(16 + 20 * 16);
  for (const [i, word] of [0x803, 20, 4, 4].entries()) images.writeUInt32BE(word, 4 * i);
  const labels = Buffer.alloc(8 + 20);
  for (const [i, word] of [0x801, 20].entries()) labels.writeUInt32BE(word, 4 * i);
  for (let r = 0; r < 20; r++) labels[8 + r] = r % 10;
  await train.openFiles([{ name: "small-images.idx", content: images }]);
  await expect(train.pane.getByRole("alert")).toContainText("There are 1 image files and 0 label files");
  await train.openFiles([
    { name: "small-images.idx", content: images },
    { name: "small-labels.idx", content: labels },
  ]);
  await expect(train.preview).toContainText("Images of 4 × 4 pixels become 2 × 2.");
  const shrink = train.preview.getByRole("textbox", { name: "Pixels that become one, each way" });
  await shrink.fill("1");
  await shrink.press("Enter");
  await expect(train.preview).toContainText("20 rows, 16 inputs, 10 classes");
  await train.preview.getByRole("button", { name: "Cancel" }).click();
  await expect(train.status).toContainText("Iris flowers: 150 rows");
});

test("bad settings are kept out; the pane has no accessibility faults, light and dark", async ({ bench }) => {
  const train = await opened(bench);
  await train.more();
  const layers = train.pane.getByRole("textbox", { name: "Layers" });
  await layers.fill("4-x-3");
  await expect(layers).toHaveAttribute("aria-invalid", "true");
  await layers.press("Enter");
  await expect(layers).toHaveValue("4-8-3");
  await train.set("Epochs", "50");
  await train.start();
  await train.finished();
  await bench.page.setViewportSize({ width: 1024, height: 768 });
  for (const theme of ["light", "dark", "projector"]) {
    await expect(bench.page.locator(`[data-theme="${theme}"]`)).toBeAttached();
    const { violations } = await new AxeBuilder({ page: bench.page }).include(".train").analyze();
    expect(violations, theme).toEqual([]);
    await expect.poll(() => bench.cutOff(), theme).toEqual([]);
    await bench.letGo();
    await bench.page.keyboard.press("Shift+T");
  }
});

test("the card of a trained example states data, recipe, seed, accuracy and reaction counts", async ({
  bench,
}) => {
  await bench.example("IRIS");
  await bench.choose(/^File: /, "About this network");
  const card = bench.page.getByRole("dialog", { name: "Iris 4-8-3" });
  await expect(card).toContainText("R. A. Fisher 1936");
  await expect(card).toContainText("train --data iris --hidden 8 --seed 140");
  await expect(card).toContainText("144");
  await expect(card).toContainText("training 149 of 150 (99.33 %)");
  await expect(card).toContainText("40 unreduced, 16 reduced");
  const { violations } = await new AxeBuilder({ page: bench.page }).include('[role="dialog"]').analyze();
  expect(violations).toEqual([]);
});

const MESSY = [
  "Exported from the plate reader",
  "sample;height;width;kind",
  ...Array.from(
    { length: 30 },
    (_, r) => `S${r};${r % 7},5;${(r * 3) % 5},25;${r % 7 > 3 ? "big" : "small"}`,
  ),
  "S30;4,5;2,0",
  'S31;"4,5;2,0;big',
  "S32;oops;2,0;big",
].join("\r\n");

test("a ragged table with decimal commas and a column of names is mended in its preview", async ({
  bench,
}) => {
  const train = await opened(bench);
  await train.openFiles([{ name: "plate.csv", content: MESSY }]);
  const { preview } = train;
  const use = preview.getByRole("button", { name: "Use these data" });
  const alert = preview.getByRole("alert");
  await expect(alert).toContainText("plate.csv, line 1 has 1 column where line 2 has 4");
  await expect(use).toBeDisabled();
  // The lines further down that are wrong are there too, and say how.
  await expect(preview.getByRole("row", { name: /^33 / })).toContainText("1 cell too few");
  await expect(preview.getByRole("row", { name: /^34 / })).toContainText("a quote is not closed");
  await expect(preview.getByRole("radio", { name: "comma" })).toBeChecked();
  // Another delimiter makes nothing of it; what was found is a press away.
  await preview.getByRole("combobox", { name: "Columns are separated by" }).selectOption("|");
  await expect(use).toBeDisabled();
  await preview.getByRole("button", { name: "Separate at semicolon" }).click();
  await preview.getByRole("button", { name: "Do not use “sample”" }).click();
  await expect(preview.getByRole("combobox", { name: "What sample is" })).toHaveValue("unused");
  const { violations } = await new AxeBuilder({ page: bench.page }).include('[role="dialog"]').analyze();
  expect(violations).toEqual([]);
  await preview.getByRole("button", { name: "Leave out 4 broken lines" }).click();
  await expect(alert).toHaveCount(0);
  await expect(preview).toContainText("30 rows, 2 inputs, 2 classes");
  // A column's use is chosen at its head, too.
  await preview.getByRole("combobox", { name: "What width is" }).selectOption("not used");
  await expect(preview).toContainText("30 rows, 1 input, 2 classes");
  await preview.getByRole("combobox", { name: "What width is" }).selectOption("input");
  await expect(preview).toContainText("30 rows, 2 inputs, 2 classes");
  await use.click();
  await expect(train.status).toContainText("plate: 30 rows. Trains 2-8-2");
  await train.set("Runs", "1");
  await train.button("Train").click();
  await train.finished();
  const { about } = JSON.parse(await train.download()) as { about: { recipe: string } };
  expect(about.recipe).toContain("--label 4");
  expect(about.recipe).toContain("--ignore 1 --drop-broken");
});

test("any text has a preview, and a file that is none says so", async ({ bench }) => {
  const train = await opened(bench);
  await train.openFiles([{ name: "notes.txt", content: "Dear diary,\ntoday nothing\nwas measured.\n" }]);
  await expect(train.preview.getByRole("row", { name: /today nothing/ })).toBeVisible();
  await expect(train.preview.getByRole("alert")).toContainText("notes.txt");
  await expect(train.preview.getByRole("button", { name: "Use these data" })).toBeDisabled();
  await train.preview.getByRole("button", { name: "Cancel" }).click();
  await train.openFiles([{ name: "empty.csv", content: "\n\n" }]);
  await expect(train.pane.getByRole("alert")).toContainText("empty.csv holds no rows");
});
