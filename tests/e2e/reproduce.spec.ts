import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { noiseFiles, Reproduction } from "./pages/reproduction.ts";
import { expect, test } from "./pages/workbench.ts";

test.describe("Reproduce the paper", () => {
  test("one button measures every row, with figures, footnotes and files a person opens", async ({
    bench,
  }) => {
    test.setTimeout(360_000);
    const paper = new Reproduction(bench);
    await paper.open();
    await expect(paper.status).toContainText("Run it");
    await expect(paper.button("Run")).toBeFocused();
    // Opened files are measured at once.
    await paper.choose("MNIST", noiseFiles(12));
    await expect(paper.row("Figure 1: reactions, Algorithm 1")).toContainText("as printed");
    await expect(paper.status).toContainText(
      /^\d+ rows in \d+ s: 1 below the paper; \d with another number, see their notes; 7 wait for data/,
      {
        timeout: 300_000,
      },
    );
    await expect(paper.row("MNIST: reactions, Algorithm 1")).toContainText("4,488");
    await expect(paper.row("MNIST: reactions, Algorithm 2")).toContainText("1,024 + 392 = 1,416");
    await expect(paper.row("MNIST: reactions, Algorithm 2")).toContainText("see note");
    await expect(paper.row("IRIS: flowers classified right")).toContainText("149 of 150");
    await expect(paper.row("MNIST: limit of the CRN")).toContainText("12 of 12");
    await expect(paper.row("Virus: 30 random splits")).toContainText("needs GSE73072");
    await expect(paper.figures).toHaveCount(4);
    await expect(paper.figures.nth(2).locator(".scatterlayer .trace").first()).toBeAttached();
    await expect(paper.dialog.getByRole("img", { name: "The input image" })).toBeVisible();

    await paper.row("MNIST: network").getByRole("link").click();
    await expect(paper.dialog.getByText("are misprints")).toBeFocused();
    await expect(paper.dialog.getByText("are misprints")).toBeInViewport();

    const download = bench.page.waitForEvent("download");
    await paper.button("Download CSV").click();
    const table = await readFile(await (await download).path(), "utf8");
    expect(table).toMatch(/^Group,What,The paper,This machine,Compared,Notes\n/);
    expect(table).toContain('"IRIS: reactions, Algorithm 2",16,8 + 8 = 16,as printed,');

    for (const theme of ["dark", "light"]) {
      await bench.page.emulateMedia({ colorScheme: theme as "dark" | "light" });
      await expect(bench.page.locator("html")).toHaveAttribute("data-theme", theme);
      await bench.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
      const { violations } = await new AxeBuilder({ page: bench.page }).include('[role="dialog"]').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });

  test("stopped, it keeps the rows it has; closed, it goes on", async ({ bench }) => {
    const paper = new Reproduction(bench);
    await paper.open();
    await paper.button("Run").click();
    await expect(paper.row("Figure 1: reactions, Algorithm 2")).toContainText("3 + 4 = 7");
    await bench.page.keyboard.press("Escape");
    await expect(paper.dialog).toHaveCount(0);
    await paper.open();
    await paper.button("Stop").click();
    await expect(paper.status).toContainText(/^Stopped after \d+ rows/, { timeout: 30_000 });
    await expect(paper.row("Figure 1: reactions, Algorithm 2")).toContainText("3 + 4 = 7");
    await expect(paper.button("Run again")).toBeVisible();
  });

  test("files that are something else are named, and change nothing", async ({ bench }) => {
    const paper = new Reproduction(bench);
    await paper.open();
    const wrong = {
      name: "rows.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("a,b,label\n1,2,x\n3,4,y\n"),
    };
    await paper.choose("GSE73072", [wrong]);
    await expect(paper.dialog.getByRole("alert")).toHaveText(
      "rows.csv: these are not the tables of GSE73072 (icml2020dataset_GSE73072_….csv).",
    );
    await expect(paper.dialog.getByText("file chosen")).toHaveCount(0);
  });
});
