import type { Box } from "../../drawing/boxes.ts";

/** A box around points, growing. */
export class Bounds {
  #left = Number.POSITIVE_INFINITY;
  #top = Number.POSITIVE_INFINITY;
  #right = Number.NEGATIVE_INFINITY;
  #bottom = Number.NEGATIVE_INFINITY;

  point(x: number, y: number): void {
    if (x < this.#left) this.#left = x;
    if (x > this.#right) this.#right = x;
    if (y < this.#top) this.#top = y;
    if (y > this.#bottom) this.#bottom = y;
  }

  box({ x, y, width, height }: Box): void {
    this.point(x, y);
    this.point(x + width, y + height);
  }

  /** Ends and control points of an SVG path of absolute M, L, C, H, V, z: a curve lies within their hull. */
  path(d: string): void {
    let [x, y] = [0, 0];
    for (const [, letter = "", list = ""] of d.matchAll(/([MLCHVz])([^MLCHVz]*)/g)) {
      const numbers = list.match(/-?\d+(\.\d+)?(e[+-]?\d+)?/g)?.map(Number) ?? [];
      if (letter === "H" || letter === "V") {
        if (letter === "H") x = numbers.at(-1) ?? x;
        else y = numbers.at(-1) ?? y;
        this.point(x, y);
      } else {
        for (let i = 0; i + 1 < numbers.length; i += 2) {
          [x, y] = [numbers[i] as number, numbers[i + 1] as number];
          this.point(x, y);
        }
      }
    }
  }

  /** The box with `margin` around it. */
  around(margin: number): Box {
    return {
      x: this.#left - margin,
      y: this.#top - margin,
      width: this.#right - this.#left + 2 * margin,
      height: this.#bottom - this.#top + 2 * margin,
    };
  }
}
