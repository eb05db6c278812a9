import { expect, type Locator } from "@playwright/test";
import type { Workbench } from "./workbench.ts";

/** The data pane. */
export class RowsPage {
  constructor(readonly bench: Workbench) {}

  get pane(): Locator {
    return this.bench.page.getByRole("region", { name: "Data", exact: true });
  }
  get list(): Locator {
    return this.pane.getByRole("listbox", { name: /^Rows/ });
  }
  get options(): Locator {
    return this.list.getByRole("option");
  }
  get chosen(): Locator {
    return this.list.getByRole("option", { selected: true });
  }
  get matrix(): Locator {
    return this.pane.getByRole("region", { name: "Confusion matrix" });
  }
  /** How many rows are right. */
  get finding(): Locator {
    return this.pane.locator(".lab-finding");
  }

  async open(): Promise<void> {
    await this.bench.lab("Data");
    await expect(this.pane).toBeVisible();
  }

  /** The count of a label that was answered as something. */
  cell(label: string, answer: string): Locator {
    return this.matrix.getByRole("button", { name: new RegExp(`^${label} answered as ${answer}:`) });
  }

  /** Opens data files and uses them as they were read. */
  async openFiles(files: readonly { readonly name: string; readonly content: Buffer }[]): Promise<void> {
    const [chooser] = await Promise.all([
      this.bench.page.waitForEvent("filechooser"),
      this.pane.getByRole("button", { name: "Open file" }).click(),
    ]);
    await chooser.setFiles(
      files.map(({ name, content }) => ({ name, mimeType: "application/octet-stream", buffer: content })),
    );
    await this.bench.page.getByRole("dialog").getByRole("button", { name: /^Use/ }).click();
  }
}
