import { expect, test } from "vitest";
import type { Format } from "../../../src-worker/formats/format.ts";
import { united } from "../../../src-worker/formats/united.ts";
import { ok } from "../../../src-worker/model/problem.ts";

const row = (more: Partial<Format>): Format => ({
  id: "x",
  name: "A name",
  extensions: [".a"],
  reads: null,
  writes: null,
  carries: "Something.",
  recognises: () => 0,
  load: async () => ({}),
  ...more,
});

const info = { group: "exchange", tools: [], checked: "Yes.", mediaType: "text/plain" } as const;
const reader = row({
  name: "Read",
  extensions: [".b", ".a"],
  reads: "crn",
  recognises: () => 2,
  load: async () => ({ read: () => ok({ kind: "crn", crn: {} as never }) }),
});
const writer = row({
  name: "Written",
  writes: "crn",
  export: info,
  load: async () => ({ write: () => ok(new Uint8Array(3)) }),
});

test.each([
  ["reader first", [reader, writer]],
  ["writer first", [writer, reader]],
])("a reader and a writer of a format are one format: %s", async (_, rows) => {
  const [format, ...others] = united([...rows, row({ id: "y" })]);
  expect(others.map(({ id }) => id)).toEqual(["y"]);
  expect(format).toMatchObject({
    name: "Read",
    reads: "crn",
    writes: "crn",
    extensions: [".a", ".b"],
    export: { ...info, name: "Written", carries: "Something." },
  });
  expect(format?.recognises("", new Uint8Array(0))).toBe(2);
  expect(Object.keys((await format?.load()) ?? {}).sort()).toEqual(["read", "write"]);
});

test("two rows that do the same are a mistake", () => {
  expect(() => united([writer, writer])).toThrow("Two rows of x do the same.");
});
