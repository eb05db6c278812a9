import { expect, type Locator, type Page } from "@playwright/test";

/** The lessons beside the panes, in a learner's words. */
export class Lessons {
  constructor(readonly page: Page) {}

  get panel(): Locator {
    return this.page.getByRole("complementary", { name: "Lessons" });
  }
  /** What the exercise says about the page. */
  get task(): Locator {
    return this.panel.locator(".lesson-task");
  }
  get ring(): Locator {
    return this.page.locator(".lesson-ring");
  }
  get heading(): Locator {
    return this.panel.getByRole("heading", { level: 3 });
  }
  get progress(): Locator {
    return this.panel.getByRole("progressbar");
  }

  /** Opens the list from the Help menu. */
  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Help" }).click();
    await this.page.getByRole("menuitem", { name: /^Lessons/ }).click();
    await expect(this.panel).toBeVisible();
  }

  /** Begins a lesson from the list. */
  async begin(title: string | RegExp): Promise<void> {
    await this.panel.getByRole("button", { name: title }).click();
    await expect(this.heading).toBeVisible();
  }

  button(name: string | RegExp): Locator {
    return this.panel.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** One step on; waits until the panel shows it. */
  async next(): Promise<void> {
    const before = await this.progress.getAttribute("aria-valuenow");
    await this.button("Next").click();
    await expect(this.progress).not.toHaveAttribute("aria-valuenow", before ?? "");
  }

  /** Opens a lesson by its address and waits for its step. */
  async visit(address: string): Promise<void> {
    await this.page.goto(`/?lesson=${address}`);
    await expect(this.heading).toBeVisible({ timeout: 20_000 });
  }

  /** Waits until the run of the step is over. */
  async settled(): Promise<void> {
    await expect(this.page.getByText("Settled, t = ").first()).toBeVisible({ timeout: 30_000 });
  }

  async solved(): Promise<void> {
    await expect(this.task).toContainText("Solved.", { timeout: 30_000 });
  }
}
