import { expect, type Locator } from "@playwright/test";
import type { Workbench } from "./workbench.ts";

interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** "Reproduce the paper", as somebody uses it. */
export class Reproduction {
  constructor(private readonly bench: Workbench) {}

  get dialog(): Locator {
    return this.bench.page.getByRole("dialog", { name: "Reproduce the paper" });
  }
  get status(): Locator {
    return this.dialog.getByRole("status");
  }
  get figures(): Locator {
    return this.dialog.getByRole("figure");
  }
  button(name: string): Locator {
    return this.dialog.getByRole("button", { name, exact: true });
  }

  /** By the palette, as the command is found. */
  async open(): Promise<void> {
    await this.bench.page.keyboard.press("Control+k");
    await this.bench.page.keyboard.type("reproduce");
    await this.bench.page.keyboard.press("Enter");
    await expect(this.dialog).toBeVisible();
  }

  /** The cells of a row: the paper, this machine, how they compare. */
  row(what: string): Locator {
    return this.dialog
      .getByRole("row")
      .filter({ has: this.bench.page.getByRole("rowheader", { name: what }) });
  }

  async choose(set: string, files: ChosenFile[]): Promise<void> {
    await this.dialog.getByLabel(`${set} files`).setInputFiles(files);
  }
}

/** MNIST's kind of files with images of noise, which belong to nobody. */
export function noiseFiles(images: number): ChosenFile[] {
  const head = (...words: number[]) => {
    const bytes = Buffer.alloc(4 * words.length);
    words.forEach((word, i) => {
      bytes.writeUInt32BE(word, 4 * i);
    });
    return bytes;
  };
  const pixels = Buffer.from(Array.from({ length: images * 784 }, (_, i) => (i * 7919) % 251));
  const labels = Buffer.from(Array.from({ length: images }, (_, i) => i % 10));
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: "application/octet-stream", buffer });
  return [
    file("t10k-images-idx3-ubyte", Buffer.concat([head(0x803, images, 28, 28), pixels])),
    file("t10k-labels-idx1-ubyte", Buffer.concat([head(0x801, images), labels])),
  ];
}
