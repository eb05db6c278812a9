import { readFileSync } from "node:fs";
import { elementsOf } from "../support/svg.ts";
import { frames } from "./pages/frames.ts";
import { expect, test } from "./pages/workbench.ts";

test("UX 14: while MNIST is simulated the canvas pans, a bar shows the time, and Stop keeps the partial curves", async ({
  bench,
}, info) => {
  test.setTimeout(120_000);
  const { page } = bench;
  await bench.example("MNIST");
  // Tight enough for a run of many seconds.
  await bench.button("Simulation settings").click();
  await page.getByRole("textbox", { name: "Relative tolerance" }).fill("1e-13");
  await page.getByRole("textbox", { name: "Absolute tolerance" }).fill("1e-14");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  const bar = page.getByRole("progressbar", { name: "Simulated time" });
  const time = async () => Number(await bar.getAttribute("aria-valuenow"));
  await expect.poll(time, { timeout: 30_000 }).toBeGreaterThan(0);
  const before = await time();

  const canvas = (await page.locator(".cv-stage").boundingBox())!;
  const middle = { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height - 30 };
  const node = bench.layer("Layer 1");
  const place = (await node.boundingBox())!;
  await page.mouse.move(middle.x, middle.y);
  const counted = frames(page, 1200);
  for (let i = 0; i < 30; i++) await page.mouse.wheel(0, 4);
  const { median } = await counted;
  info.annotations.push({ type: "frames while simulating", description: `${median.toFixed(1)} ms` });
  expect(median).toBeLessThan(150);
  expect((await node.boundingBox())!.y).not.toBe(place.y);
  await expect.poll(time).toBeGreaterThan(before);

  const began = Date.now();
  await bench.button("Stop").click();
  await expect(page.getByText(/^Stopped, t = /).first()).toBeVisible();
  const ms = Date.now() - began;
  info.annotations.push({ type: "stopped after", description: `${ms} ms` });
  // 0.5 s where nothing else runs.
  expect(ms).toBeLessThan(3000);
  await expect
    .poll(async () => Math.max(...Object.values(await bench.drawn()).map(({ x }) => x.at(-1) ?? 0)))
    .toBeGreaterThan(0);
  const reached = Number(
    (
      await page
        .getByText(/^Stopped, t = /)
        .first()
        .innerText()
    ).split("= ")[1],
  );
  expect(reached).toBeGreaterThan(0);
  expect(reached).toBeLessThan(50);
  // The curves follow a moment later.
  await expect
    .poll(async () => {
      const outputs = Object.entries(await bench.drawn()).filter(([name]) => /^y/.test(name));
      return Math.max(...outputs.map(([, { x }]) => x.at(-1) ?? 0));
    })
    .toBeLessThan(50);
});

test("UX 19: every tooltip of a command with a key names the key", async ({ bench }) => {
  const { page } = bench;
  await bench.clickEdge("h₃ to y, weight −1");
  await bench.button(/^Undo/).click();
  const tip = page.getByRole("tooltip");
  for (const [name, key] of [
    [/^Undo/, "Ctrl Z"],
    [/^Redo/, "Ctrl Shift Z"],
    ["Find a command", "Ctrl K"],
    ["Run", "Ctrl Enter"],
    ["Randomise rates", "R"],
    ["Select: drag a box", "V"],
    ["Pan: drag the canvas", "H"],
    [/^Connect: /, "D"],
    ["Neuron: drag onto a layer", "N"],
    ["Layer: drag between two layers", "Shift N"],
    ["New edges are −1", "S"],
    ["Fit the network", "Z"],
    ["Play the run", "Space"],
  ] as const) {
    // A tooltip goes, and comes, with a pointer that moves on as a hand does.
    await page.mouse.move(720, 700, { steps: 4 });
    await expect(tip).toHaveCount(0);
    const box = (await bench.button(name).first().boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    await expect(tip, `${name}`).toContainText(key);
  }
  // Small things have the browser's own hints.
  for (const [thing, hint] of [
    [bench.button("Zoom to 100 %"), "Zoom to 100 % (Shift Z)"],
    [bench.button("Select Layer 1"), "Select the layer (L)"],
    [page.getByRole("radio", { name: "Watch layout" }), /\(Shift W\)$/],
    [page.getByRole("radio", { name: "Dark theme" }), "Dark theme (Shift T)"],
  ] as const) {
    await expect(thing).toHaveAttribute("title", hint);
  }
});

test("UX 21: network and chart as SVG and PNG with every edge, the font, white or clear paper; CSV with every species", async ({
  bench,
}) => {
  const file = async () => {
    const { name, path } = await bench.downloadExport();
    return { name, bytes: readFileSync(path) };
  };
  /** The alpha of a PNG file's first pixel. */
  const corner = (png: Buffer) =>
    bench.page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
      context.drawImage(bitmap, 0, 0);
      return [...context.getImageData(0, 0, 1, 1).data];
    }, png.toString("base64"));

  for (const [of, prefix, count] of [
    ["network", "edge-", 9],
    ["chart", "curve-", 3],
  ] as const) {
    await bench.openFigure(of);
    await bench.figureChoice("SVG");
    const svg = await file();
    expect(svg.name).toBe(`figure-1-${of}.svg`);
    const drawn = elementsOf(svg.bytes.toString());
    expect(drawn.filter(({ attributes }) => attributes.id?.startsWith(prefix))).toHaveLength(count);
    expect(svg.bytes.toString()).toContain("@font-face{font-family:Inter;");
    await bench.figureChoice("PNG");
    expect(await corner((await file()).bytes)).toEqual([255, 255, 255, 255]);
    const clear = bench.exportDialog.getByRole("checkbox", { name: "Transparent" });
    await clear.check();
    await bench.figureDrawn();
    expect((await corner((await file()).bytes))[3]).toBe(0);
    await clear.uncheck();
    await bench.page.keyboard.press("Escape");
  }

  await bench.openExport();
  await bench.chooseFormat(/^Trajectory, CSV/);
  const [head] = (await file()).bytes.toString().split(/\r?\n/);
  const columns = head?.split(",") ?? [];
  expect(columns[0]).toBe("time");
  for (const species of ["X1p", "X2n", "I1u1p", "M1u3", "H1u2n", "Y1p", "Y1n"]) {
    expect(columns).toContain(species);
  }
  // Time, y, and 21 species.
  expect(columns).toHaveLength(2 + 21);
});

test("figure options outlive the page", async ({ bench }) => {
  await bench.openFigure("network");
  await bench.figureChoice("174 mm");
  await bench.figureChoice("PNG");
  await bench.exportDialog.getByRole("checkbox", { name: "Values" }).uncheck();
  await bench.page.reload();
  await bench.settled();
  await bench.openFigure("chart");
  for (const choice of ["174 mm", "PNG"]) {
    await expect(bench.exportDialog.getByRole("radio", { name: choice })).toBeChecked();
  }
  await expect(bench.exportDialog.getByRole("checkbox", { name: "Values" })).not.toBeChecked();
});

test("keys work as soon as the page can be seen, and Escape takes back a dialog on its way", async ({
  page,
}) => {
  // Listened to from the start: the browser's answer to the key may come before Playwright's own listening.
  page.on("filechooser", () => {});
  await page.goto("/");
  await page.getByRole("button", { name: /^File: / }).waitFor();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Control+o")]);
  expect(chooser.isMultiple()).toBe(true);
  let arrive = () => {};
  const late = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/ExportDialog[^/]*\.js$/, async (route) => {
    await late;
    await route.continue();
  });
  await expect(page.getByText("Settled, t = ").first()).toBeVisible({ timeout: 20_000 });
  const asked = page.waitForRequest(/ExportDialog[^/]*\.js$/);
  await page.keyboard.press("Control+e");
  await asked;
  await page.keyboard.press("Escape");
  const came = page.waitForResponse(/ExportDialog[^/]*\.js$/);
  arrive();
  await (await came).finished();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(1);
});
