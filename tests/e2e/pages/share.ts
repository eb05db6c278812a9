import { expect, type Locator, type Page } from "@playwright/test";

/** The share dialog, as a person uses it. */
export class ShareDialog {
  constructor(readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole("dialog", { name: "Share" });
  }
  /** The link that can be copied. */
  get link(): Locator {
    return this.dialog.getByRole("textbox", { name: "Link", exact: true });
  }
  get code(): Locator {
    return this.dialog.getByRole("textbox", { name: "Embed code" });
  }

  /** Opens the dialog and waits until the link is made, or is not. */
  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Share…" }).click();
    await this.made();
  }

  async made(): Promise<void> {
    await expect(this.dialog.getByRole("region", { name: "Link" })).toHaveAttribute("aria-busy", "false", {
      timeout: 20_000,
    });
  }

  button(name: string): Locator {
    return this.dialog.getByRole("button", { name });
  }

  /** Opens the dialog, takes the link and closes it. */
  async take(): Promise<string> {
    await this.open();
    const link = await this.link.inputValue();
    await this.page.keyboard.press("Escape");
    await expect(this.dialog).toHaveCount(0);
    return link;
  }
}
