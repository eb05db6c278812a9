import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readNetworkJson } from "../../../src-worker/formats/networkJson.ts";
import { type NetworkDocument, prepare } from "../../../src-worker/model/document.ts";
import { drawDigit, type Picture, type Stroke, shrinkPicture } from "../../../src-worker/model/drawing.ts";
import { evaluate, winnerOf } from "../../../src-worker/model/network.ts";

interface DrawnDigit {
  readonly digit: number;
  readonly hand: string;
  /** Pixels of the 28 × 28 picture. */
  readonly pen: number;
  readonly strokes: readonly string[];
}

const at = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
const { digits } = JSON.parse(at("tests/fixtures/drawn-digits.json")) as { digits: DrawnDigit[] };
const opened = readNetworkJson(at("public/examples/mnist.dualrail.json"));
if (!opened.ok) throw new Error(opened.problem.message);
const document: NetworkDocument = opened.value;

function strokesOf({ strokes }: DrawnDigit): Stroke[] {
  return strokes.map((stroke) =>
    stroke.split(" ").map((pair) => {
      const [x, y] = pair.split(",").map(Number);
      return { x, y };
    }),
  );
}

/** The picture moved by whole pixels; what leaves it is lost. */
function moved({ size, pixels }: Picture, dx: number, dy: number): Picture {
  const inside = (x: number, y: number) => x >= 0 && y >= 0 && x < size && y < size;
  const shifted = pixels.map((_, p) => {
    const [x, y] = [(p % size) - dx, Math.floor(p / size) - dy];
    return inside(x, y) ? pixels[y * size + x] : 0;
  });
  return { size, pixels: shifted };
}

function read(picture: Picture): number {
  const input = prepare(document, shrinkPicture(picture, 0, 2));
  return Number(document.network.outputs[winnerOf(evaluate(document.network, input).outputs)]);
}

/** "slanted 4 read as 9" for every drawing that is not read right; the report names them. */
function misread(picture: (drawn: DrawnDigit) => Picture): string[] {
  return digits.flatMap((drawn) => {
    const answer = read(picture(drawn));
    return answer === drawn.digit ? [] : [`${drawn.hand} ${drawn.digit} read as ${answer}`];
  });
}

function report(wrong: readonly string[]): string {
  return `${digits.length - wrong.length} of ${digits.length} right${wrong.length > 0 ? `; ${wrong.join("; ")}` : ""}`;
}

describe("fifty digits drawn for this project, read by the MNIST network that comes along", () => {
  it("are five of each digit in five hands", () => {
    expect(digits.map(({ digit, hand }) => `${digit} ${hand}`)).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((digit) =>
        ["thin", "thick", "slanted", "small", "off-centre"].map((hand) => `${digit} ${hand}`),
      ),
    );
  });

  it("are prepared with the mean of the training images, which the network keeps", () => {
    const { mean, deviation } = document.preparation ?? { mean: [], deviation: [] };
    expect(mean).toHaveLength(196);
    expect(deviation.every((d) => d === 1)).toBe(true);
    // MNIST's training images are 13.07 % ink.
    expect(mean.reduce((sum, m) => sum + m, 0) / 196).toBeCloseTo(0.1307, 3);
    // The middle is inked in almost every image, the corners never.
    expect([mean[0], mean[13], mean[182], mean[195]]).toEqual([0, 0, 0, 0]);
    const empty = prepare(document, new Float64Array(196));
    expect([...empty]).toEqual(mean.map((m) => (0 - m) / 1));
  });

  it("are read right, at least 45 of 50, each with the pen of its hand", async ({ annotate }) => {
    const wrong = misread((drawn) => drawDigit(strokesOf(drawn), drawn.pen));

    await annotate(report(wrong));
    expect(wrong.length, wrong.join("; ")).toBeLessThanOrEqual(5);
  });

  it("are read right, at least 45 of 50, with the pen that drawings are given", async ({ annotate }) => {
    const wrong = misread((drawn) => drawDigit(strokesOf(drawn)));

    await annotate(report(wrong));
    expect(wrong.length, wrong.join("; ")).toBeLessThanOrEqual(5);
  });

  it.for([
    ["left", -2, 0],
    ["right", 2, 0],
    ["up", 0, -2],
    ["down", 0, 2],
  ] as const)(
    "are read right, at least 40 of 50, two pixels too far %s",
    async ([, dx, dy], { annotate }) => {
      const wrong = misread((drawn) => moved(drawDigit(strokesOf(drawn), drawn.pen), dx, dy));

      await annotate(report(wrong));
      expect(wrong.length, wrong.join("; ")).toBeLessThanOrEqual(10);
    },
  );
});
