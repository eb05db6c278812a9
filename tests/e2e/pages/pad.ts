import { expect, type Locator } from "@playwright/test";
import type { Workbench } from "./workbench.ts";

/** The pad over the inputs of a network that takes pictures, and the painted plane of one with two inputs. */
export class PadPage {
  constructor(readonly bench: Workbench) {}

  get pad(): Locator {
    return this.bench.inputs.getByRole("region", { name: "Digit pad" });
  }
  get sheet(): Locator {
    return this.pad.getByRole("application", { name: /^Sheet to draw on/ });
  }
  /** The strokes that are drawn. */
  get strokes(): Locator {
    return this.sheet.locator("path");
  }
  /** Said once the chemistry has settled. */
  get spoken(): Locator {
    return this.pad.getByText(/^The network reads/);
  }
  get bars(): Locator {
    return this.pad.getByRole("list", { name: "Outputs" }).getByRole("listitem");
  }

  get plane(): Locator {
    return this.bench.inputs.getByRole("region", { name: "Painted plane" });
  }
  get picture(): Locator {
    return this.plane.getByRole("application", { name: /^Plane of/ });
  }

  /** Opens the small network that reads digits of 6 × 6 pixels. */
  async openDigits(): Promise<void> {
    await this.bench.button("Examples").click();
    await this.bench.page.getByRole("menuitem", { name: /^Digits \d/ }).click();
    await expect(this.bench.button("File: MNIST 36-20-10")).toBeVisible();
    await this.bench.settled();
  }

  /** Draws one stroke with the mouse through points of the sheet, 0 … 1 from its top left. */
  async draw(points: readonly (readonly [number, number])[]): Promise<void> {
    const box = (await this.sheet.boundingBox())!;
    const { mouse } = this.bench.page;
    const at = ([x, y]: readonly [number, number]) =>
      [box.x + x * box.width, box.y + y * box.height] as const;
    const [first, ...rest] = points;
    await mouse.move(...at(first!));
    await mouse.down();
    for (const point of rest) await mouse.move(...at(point), { steps: 4 });
    await mouse.up();
  }

  /** Presses a place of the painted plane, 0 … 1 from its top left. */
  async press(x: number, y: number): Promise<void> {
    const { width, height } = (await this.picture.boundingBox())!;
    await this.picture.click({ position: { x: x * width, y: y * height } });
  }

  /** Red, green, blue of the painted plane at a place. */
  async colour(x: number, y: number): Promise<readonly number[]> {
    return this.picture.locator("canvas").evaluate(
      (canvas: HTMLCanvasElement, [u, v]) => {
        const context = canvas.getContext("2d")!;
        return Array.from(context.getImageData(u! * canvas.width, v! * canvas.height, 1, 1).data.slice(0, 3));
      },
      [x, y],
    );
  }

  /** Waits until the fine picture stands. */
  async painted(): Promise<void> {
    await expect
      .poll(() => this.picture.locator("canvas").evaluate((canvas: HTMLCanvasElement) => canvas.width), {
        timeout: 20_000,
      })
      .toBe(192);
    await expect(this.plane.getByRole("progressbar")).toHaveCount(0);
  }
}
