import { expect, type Locator } from "@playwright/test";
import type { Workbench } from "./workbench.ts";

/** The dialogs that explain words and numbers. */
export class Help {
  constructor(readonly bench: Workbench) {}

  get glossary(): Locator {
    return this.bench.page.getByRole("dialog", { name: "Glossary" });
  }
  get how(): Locator {
    return this.bench.page.getByRole("dialog", { name: "How is this computed?" });
  }
  /** The numbers of the place that the dialog is opened at. */
  get beside(): Locator {
    return this.how.getByRole("navigation", { name: "Numbers of this place" });
  }
  get tip(): Locator {
    return this.bench.page.getByRole("tooltip");
  }

  /** The way to the numbers of a pane, in its head. */
  button(pane: Locator): Locator {
    return pane.getByRole("button", { name: "How is this computed?" });
  }

  /** Opens a pane's numbers by the mouse and looks that the dialog begins with one of them. */
  async openAt(pane: Locator, title: string): Promise<void> {
    await this.button(pane).click();
    await this.begins(title);
  }

  async begins(title: string): Promise<void> {
    await expect(this.how.getByRole("heading", { name: title })).toBeVisible();
    await expect(this.beside.getByRole("button", { name: title })).toHaveAttribute("aria-current", "true");
  }

  async close(): Promise<void> {
    await this.bench.page.keyboard.press("Escape");
    await expect(this.how).toHaveCount(0);
  }

  /** A word of a pane shows its definition. */
  async explains(pane: Locator, word: string, definition: string): Promise<void> {
    await pane.getByRole("button", { name: word, exact: true }).hover();
    await expect(this.tip).toContainText(definition);
    await this.bench.page.mouse.move(0, 0, { steps: 5 });
    await expect(this.tip).toHaveCount(0);
  }
}
