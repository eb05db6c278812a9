import { expect, test, type Workbench } from "./pages/workbench.ts";

function experiments(bench: Workbench) {
  return bench.page.getByRole("region", { name: "Experiments" });
}

/** Opens the experiments on IRIS, on one of them. */
async function open(bench: Workbench, kind: string) {
  await bench.example("IRIS");
  await bench.lab("Experiments");
  const pane = experiments(bench);
  await pane.getByRole("radio", { name: kind, exact: true }).click();
  return pane;
}

test("verify IRIS by limit: all flowers agree, and the table is handed out", async ({ bench }) => {
  const pane = await open(bench, "Verify");
  await pane.getByRole("button", { name: "Run", exact: true }).click();
  await expect(pane.getByRole("status")).toContainText("150 of 150 rows agree by limit", { timeout: 20_000 });
  await expect(pane.locator(".barlayer .point").first()).toBeAttached();
  const download = bench.page.waitForEvent("download");
  await pane.getByRole("button", { name: "Download CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/^iris.*-verify\.csv$/);
});

test("a row that disagrees goes to the inputs with one click", async ({ bench }) => {
  const pane = await open(bench, "Verify");
  await bench.button("Simulation settings").click();
  const end = bench.page.getByRole("textbox", { name: /^End time/ });
  await end.fill("0.5");
  await end.press("Enter");
  await bench.page.keyboard.press("Escape");
  await pane.getByRole("radio", { name: "ODE" }).click();
  await pane.getByRole("button", { name: "Run", exact: true }).click();
  await expect(pane.getByRole("status")).toContainText("rows agree by ODE at t = 0.5", { timeout: 20_000 });
  const row = pane.getByRole("button", { name: /^Put row \d+ on the inputs/ }).last();
  const number = (await row.getAttribute("aria-label"))?.match(/\d+/)?.[0];
  await row.click();
  await expect(bench.inputs.getByRole("option", { selected: true })).toContainText(`${number}`);
});

test("a small ensemble of rate constants reaches one limit, and can be stopped", async ({ bench }) => {
  const pane = await open(bench, "Rates");
  const sets = pane.getByRole("textbox", { name: "Sets" });
  await sets.fill("12");
  await sets.press("Enter");
  await pane.getByRole("button", { name: "Run", exact: true }).click();
  const found = pane.getByRole("status");
  await expect(found).toContainText(/^12 sets of rate constants over 4 decades: all reach the same limit/, {
    timeout: 20_000,
  });
  await expect(pane.locator(".scatterlayer .trace").first()).toBeAttached();
  await sets.fill("9000");
  await sets.press("Enter");
  await pane.getByRole("button", { name: "Run", exact: true }).click();
  await expect(pane.getByRole("progressbar")).toBeVisible();
  await expect(pane.getByText(/^\d+ of 9,000$/)).toBeVisible();
  await pane.getByRole("button", { name: "Stop" }).click();
  await expect(found).toContainText(/^Stopped after [\d,]+ of 9,000\. [\d,]+ sets/);
});
