import { expect, test } from "vitest";
import { cellSize, cellsOf } from "../../../app/files/import/picture.ts";
import { text } from "../../../app/files/import/text.ts";
import { droppedFiles } from "../../../app/files/picked.ts";

test("the summary states shape, signs and biases in one sentence", () => {
  expect(text.summary([4, 8, 3], { plus: 29, minus: 27, zero: 0 }, 11)).toBe(
    "4-8-3, 56 weights: 29 are +1, 27 are −1; 11 biases.",
  );
  expect(text.summary([2, 1], { plus: 1, minus: 0, zero: 1 }, 1)).toBe(
    "2-1, 2 weights: 1 is +1, 0 are −1, 1 is 0; 1 bias.",
  );
  expect(text.summary(new Array<number>(12).fill(3), { plus: 1000, minus: 2, zero: 0 }, 9)).toMatch(
    /^3-3-3-3-…-3, 1,002 weights/,
  );
});

test("cells of a picture tell their sign by shape where there is room", () => {
  const picture = { rows: 1, columns: 3, cells: Int8Array.of(127, 0, -127) };
  const [plus, minus, ...others] = cellsOf(picture, 9);
  expect(others).toEqual([]);
  expect(plus).toMatchObject({ x: 0, y: 0, width: 8, height: 8, sign: 1, strength: 1 });
  expect(minus).toMatchObject({ x: 18, width: 8, height: 3, sign: -1 });
  expect(cellsOf(picture, 1).map(({ height }) => height)).toEqual([1, 1]);
  expect(cellSize({ rows: 48, columns: 48 }, 72)).toBe(1);
  expect(cellSize({ rows: 4, columns: 8 }, 72)).toBe(9);
});

/** What a browser hands over for a dropped file. */
function fileEntry(path: string): FileSystemEntry {
  const file = new File(["x"], path.split("/").at(-1) as string);
  return {
    isFile: true,
    isDirectory: false,
    name: file.name,
    fullPath: path,
    file: (done: (f: File) => void) => done(file),
  } as unknown as FileSystemEntry;
}

/** A folder, which answers its entries in two portions. */
function folderEntry(path: string, children: readonly FileSystemEntry[]): FileSystemEntry {
  const portions = [children.slice(0, 1), children.slice(1), []];
  const readEntries = (done: (entries: readonly FileSystemEntry[]) => void) => done(portions.shift() ?? []);
  return {
    isFile: false,
    isDirectory: true,
    name: path.split("/").at(-1),
    fullPath: path,
    createReader: () => ({ readEntries }),
  } as unknown as FileSystemEntry;
}

function transferOf(entries: readonly FileSystemEntry[]): DataTransfer {
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }));
  return { items, files: [new File(["x"], "plain.npz")] } as unknown as DataTransfer;
}

test("a dropped folder is walked through, hidden files are left out", async () => {
  const inner = folderEntry("/net/shards", [fileEntry("/net/shards/a.bin")]);
  const folder = folderEntry("/net", [fileEntry("/net/model.json"), fileEntry("/net/.DS_Store"), inner]);
  const found = await droppedFiles(transferOf([folder]));
  expect(found.map(({ name }) => name)).toEqual(["net/model.json", "net/shards/a.bin"]);
  expect((await droppedFiles(transferOf([fileEntry("/plain.npz")]))).map(({ name }) => name)).toEqual([
    "plain.npz",
  ]);
});
