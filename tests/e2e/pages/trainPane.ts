import { readFileSync } from "node:fs";
import { expect, type Locator } from "@playwright/test";
import type { Workbench } from "./workbench.ts";

/** The training pane, as a person uses it. */
export class TrainPane {
  constructor(readonly bench: Workbench) {}

  get pane(): Locator {
    return this.bench.page.getByRole("region", { name: "Train", exact: true });
  }
  /** What was found, or what Train would do. */
  get status(): Locator {
    return this.pane.getByRole("status", { name: "What the training found" });
  }
  get result(): Locator {
    return this.pane.getByRole("complementary", { name: "Result" });
  }
  get bar(): Locator {
    return this.pane.getByRole("progressbar", { name: "Training done" });
  }
  get preview(): Locator {
    return this.bench.page.getByRole("dialog", { name: /^Data from/ });
  }

  button(name: string): Locator {
    return this.pane.getByRole("button", { name, exact: true });
  }

  /** Opens the pane; the flowers are there to be trained on. */
  async open(): Promise<void> {
    await this.bench.page.keyboard.press("Shift+L");
    await expect(this.status).toContainText("Iris flowers: 150 rows", { timeout: 20_000 });
  }

  /** Chooses a data set that comes with the page. */
  async data(name: string): Promise<void> {
    await this.pane.getByRole("combobox", { name: "Data" }).selectOption({ label: name });
    await expect(this.status).toContainText(`${name}: `, { timeout: 20_000 });
  }

  /** Types into a field of the form. */
  async set(label: string, value: string): Promise<void> {
    const field = this.pane.getByRole("textbox", { name: label, exact: true });
    await field.fill(value);
    await field.press("Enter");
  }

  async more(): Promise<void> {
    await this.pane.getByText("More settings").click();
  }

  async watch(on: boolean): Promise<void> {
    await this.pane.getByRole("checkbox", { name: "Watch it become chemistry" }).setChecked(on);
  }

  /** Presses Train and waits for the first epochs. */
  async start(): Promise<void> {
    await this.button("Train").click();
    await expect(this.bar).toBeVisible();
  }

  async finished(timeout = 50_000): Promise<void> {
    await expect(this.status).toContainText(/trained in .* s\.$/, { timeout });
  }

  /** Opens data files; their preview follows, or a line that says why not. */
  async openFiles(
    files: readonly { readonly name: string; readonly content: string | Buffer }[],
  ): Promise<void> {
    await this.pane.getByLabel("Data files").setInputFiles(
      files.map(({ name, content }) => ({
        name,
        mimeType: "application/octet-stream",
        buffer: Buffer.from(content),
      })),
    );
  }

  /** The network on the canvas as its file. */
  async download(): Promise<string> {
    await this.bench.letGo();
    const [download] = await Promise.all([
      this.bench.page.waitForEvent("download"),
      this.bench.page.keyboard.press("Control+s"),
    ]);
    return readFileSync((await download.path()) ?? "", "utf8");
  }
}
