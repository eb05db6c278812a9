import { expect, test, Workbench } from "./pages/workbench.ts";

type Drawn = Awaited<ReturnType<Workbench["drawn"]>>;

/** The largest difference of the value's curve between two pictures, at equal times. */
function largest(a: Drawn, b: Drawn): number {
  const then = new Map(b.y?.x.map((t, i) => [t, b.y?.y[i] as number]));
  return Math.max(
    ...(a.y?.x ?? []).map((t, i) => Math.abs((a.y?.y[i] as number) - (then.get(t) ?? Number.NaN)) || 0),
  );
}

test("UX 1: a fresh profile sees Figure 1, its reactions and a chart of a run, without a click", async ({
  page,
}, info) => {
  const began = Date.now();
  const bench = new Workbench(page);
  await bench.open();
  const ms = Date.now() - began;
  info.annotations.push({ type: "moving chart after", description: `${ms} ms` });
  // 2 s where nothing else runs.
  expect(ms).toBeLessThan(10_000);
  for (const name of ["x₁", "x₂", "h₁", "h₂", "h₃", "y"]) await expect(bench.neuron(name)).toBeInViewport();
  await expect(bench.comparison.getByRole("row", { name: /^y / })).toContainText("2.0000");
  await expect(bench.verdict).toContainText(/Agrees to \d+ decimals at t\s=\s50/);
  await expect(bench.reactions.getByRole("row", { name: "1: X⁺₁ → I⁺₁,₁ + I⁺₁,₂ + I⁺₁,₃" })).toBeVisible();
  await expect(bench.button("Rate-independent")).toBeVisible();
  const ends = await bench.curveEnds();
  expect(Object.values(ends).some((y) => Math.abs(y - 2) < 1e-3)).toBe(true);
});

test("UX 2: a click on an edge flips its sign; reactions and curves follow, and nothing else moves", async ({
  bench,
}, info) => {
  const { page } = bench;
  const places = () =>
    page
      .locator(
        "section, header, .react-flow__node, .react-flow__viewport, .chart-frame, .compare table, [role=slider]",
      )
      .evaluateAll((all) =>
        all.map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return [x, y, width, height].map(Math.round).join(" ");
        }),
      );
  const before = await places();
  const wasDrawn = (await bench.drawn()).y?.y.at(-1);
  expect(wasDrawn).toBeCloseTo(2, 3);
  const began = Date.now();
  await bench.clickEdge("h₃ to y, weight −1");
  await expect(bench.reactions.getByRole("row", { name: "15: H⁺₁,₃ → Y⁺₁" })).toBeAttached();
  await expect.poll(async () => (await bench.drawn()).y?.y.at(-1), { intervals: [50] }).toBeCloseTo(6, 3);
  const ms = Date.now() - began;
  info.annotations.push({ type: "new curve after", description: `${ms} ms` });
  // 1 s where nothing else runs.
  expect(ms).toBeLessThan(5000);
  await bench.settled();
  // The cursor's thumb is at the end of the run, the sliders at their values: all where they were.
  expect(await places()).toEqual(before);
});

test("clicking an edge flips its sign: reactions, values and curves follow; undo names the step", async ({
  bench,
}) => {
  await bench.clickEdge("h₃ to y, weight −1");
  await expect(bench.edge("h₃ to y, weight +1")).toBeVisible();
  await expect(bench.comparison.getByRole("row", { name: /^y / })).toContainText("6.0000");
  await expect(bench.reactions.getByRole("row", { name: "15: H⁺₁,₃ → Y⁺₁" })).toBeAttached();
  const undo = bench.button(/^Undo flip/i);
  await expect(undo).toBeEnabled();
  await undo.click();
  await expect(bench.edge("h₃ to y, weight −1")).toBeVisible();
  await expect(bench.comparison.getByRole("row", { name: /^y / })).toContainText("2.0000");
  await bench.page.keyboard.press("Control+y");
  await expect(bench.edge("h₃ to y, weight +1")).toBeVisible();
});

test("an input dragged through zero changes its rail and the result", async ({ bench }) => {
  const slider = bench.inputs.getByRole("slider", { name: "x2" });
  await slider.focus();
  await bench.page.keyboard.press("Home");
  const field = bench.inputs.getByRole("textbox", { name: "x2, value" });
  await expect(field).toHaveValue("−5");
  await expect(bench.comparison.getByRole("row", { name: /^y / })).toContainText("8.0000");
  await field.fill("2.5");
  await field.press("Enter");
  await expect(bench.comparison.getByRole("row", { name: /^y / })).toContainText("0.5000");
  const box = (await slider.boundingBox())!;
  await bench.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await bench.page.mouse.down();
  await bench.page.mouse.move(box.x + 20, box.y + box.height / 2, { steps: 8 });
  await bench.page.mouse.up();
  await expect(field).not.toHaveValue("2.5");
});

test("random rates change the way and not the end, and the page says so with numbers", async ({ bench }) => {
  const before = await bench.drawn();
  await bench.button("Randomise rates").click();
  await expect(bench.verdict).toContainText(
    /log-uniform\s0\.3\sto\s30\): at\st\s=\s1 y differs by [\d.]+, at the end by [\d.·⁻]+/,
  );
  await expect(bench.reactions.getByRole("row").filter({ hasText: "X" }).first()).not.toContainText(/ 1$/);
  await expect.poll(async () => largest(await bench.drawn(), before)).toBeGreaterThan(0.05);
  const after = await bench.drawn();
  expect(Math.abs((after.y?.y.at(-1) ?? 0) - (before.y?.y.at(-1) ?? 1))).toBeLessThan(0.05);
  await bench.button("Rate-independent").click();
  await expect(
    bench.page.getByText(/reactant in at most one reaction|reactant of at most one reaction/i),
  ).toBeVisible();
});
