import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeText } from "../../../src-worker/formats/bytes.ts";
import { readNetworkJson } from "../../../src-worker/formats/networkJson.ts";
import { openFile } from "../../../src-worker/formats/registry.ts";
import { GOOD_CRN_TEXT } from "../../fixtures/bad-crns.ts";
import { BAD_NETWORKS, GOOD_TEXT } from "../../fixtures/bad-networks.ts";
import { processorMs } from "../../support/processorTime.ts";

const examples = new URL("../../../public/examples/", import.meta.url);
const VALID: readonly (readonly [string, Uint8Array])[] = [
  ...readdirSync(examples)
    .filter((file) => file.endsWith(".dualrail.json"))
    .map((file) => [file, new Uint8Array(readFileSync(new URL(file, examples)))] as const),
  ["good.dualrail.json", encodeText(GOOD_TEXT)],
  ["packed.dualrail.json", encodeText(GOOD_TEXT.replace('["+++","---"]', '{"packed":"VQo=","shape":[2,3]}'))],
  ["min.crn.json", encodeText(GOOD_CRN_TEXT)],
  [
    "min.crn",
    encodeText(
      '#! name "min"\nA @initial 3\nA + 2 B <=> C [kf = 1, kr = 1e-7]\n#! dualrail output "c" = C - B\n',
    ),
  ],
];

/** Bytes that break things more often than random ones do. */
const NASTY = [...'{}[]",:0-+.eE1nN\\u#!@>;= \n\r\t\0', "\u{ff}"].map((c) => c.charCodeAt(0));

const mutation = fc.record({
  at: fc.nat(100_000),
  remove: fc.nat(3),
  insert: fc.array(fc.oneof(fc.constantFrom(...NASTY), fc.nat(255)), { maxLength: 3 }),
});

function mutate(
  bytes: Uint8Array,
  changes: readonly { at: number; remove: number; insert: number[] }[],
): Uint8Array {
  const list = [...bytes];
  for (const { at, remove, insert } of changes) list.splice(at % (list.length + 1), remove, ...insert);
  return Uint8Array.from(list);
}

test("mutated files open or are refused with a place, and never throw", async () => {
  let refused = 0;
  let opened = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...VALID),
      fc.array(mutation, { minLength: 1, maxLength: 2 }),
      async ([name, bytes], changes) => {
        const result = await openFile({ name, bytes: mutate(bytes, changes) });
        if (result.ok) {
          opened++;
          return;
        }
        refused++;
        const { message, where } = result.problem;
        expect(message.startsWith(`${name}: `)).toBe(true);
        expect(message).toMatch(/[.)]$/);
        expect(Object.keys(where).length).toBeGreaterThan(1);
      },
    ),
    { numRuns: 1000 },
  );
  // Some 100 of 1000 still open: both ways out are exercised, whatever the seed.
  expect(Math.min(refused, opened)).toBeGreaterThan(20);
});

test("any JSON value in any place of a network is taken or refused, and never throws", () => {
  const paths = [
    ["version"],
    ["name"],
    ["inputs"],
    ["inputs", 0],
    ["layers"],
    ["layers", 0],
    ["layers", 0, "activation"],
    ["layers", 0, "weights"],
    ["layers", 1, "weights", 2],
    ["layers", 0, "bias"],
    ["layers", 0, "bias", 1],
    ["layers", 1, "skips"],
    ["layers", 0, "units"],
    ["outputs"],
    ["preparation"],
    ["preparation", "image"],
    ["inputBounds"],
    ["outputScale"],
    ["examples"],
    ["canvas"],
    ["simulation"],
    ["about"],
    ["other"],
  ];
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 4 }), (path, value) => {
      const preparation = { mean: [0, 0], deviation: [1, 1] };
      const document = { ...(JSON.parse(GOOD_TEXT) as Record<string, unknown>), preparation };
      let parent = document as Record<PropertyKey, unknown>;
      for (const key of path.slice(0, -1)) parent = parent[key] as Record<PropertyKey, unknown>;
      parent[path.at(-1) as PropertyKey] = value;
      const result = readNetworkJson(JSON.stringify(document));
      if (!result.ok) expect(Object.keys(result.problem.where)).not.toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test("hostile files are refused fast", async () => {
  const size = 1_000_000;
  const hostile: [string, string][] = [
    ["a.dualrail.json", "[".repeat(size)],
    ["a.dualrail.json", '{"a":'.repeat(size)],
    ["a.dualrail.json", `{"a":"${"\\".repeat(size)}`],
    ["a.dualrail.json", `{"a":${"1".repeat(size)}}`],
    ["a.dualrail.json", `${" ".repeat(size)}{`],
    ["a.crn", "1".repeat(size)],
    ["a.crn", `${"1".repeat(size)} 1 A -> B`],
    ["a.crn", "@".repeat(size)],
    ["a.crn", "\n".repeat(size)],
    ["a.crn", "-".repeat(size)],
    ["a.crn", `A -> B [k = ${"[".repeat(size)}`],
    ["a.crn", `#! dualrail output "${"\\".repeat(size)}`],
    ["a.crn", `#! dualrail ${"a ".repeat(size)}`],
    ["a.crn", "A+".repeat(size)],
    ["a.crn", `A -> B [${" ".repeat(size)}x`],
    ["a.crn", `A @i ${" ".repeat(size)}x y`],
    ["a.crn", `A -> B\n#! dualrail output "y" = A ${" ".repeat(size)}x y`],
  ];
  for (const [name, text] of hostile) {
    const start = processorMs();
    const result = await openFile({ name, bytes: encodeText(text) });
    expect(result.ok).toBe(false);
    // Linear reading takes well under a second here; quadratic reading would take minutes.
    expect(processorMs() - start, JSON.stringify(text.slice(0, 30))).toBeLessThan(10_000);
  }
});

test("refused files leave Object.prototype alone", () => {
  for (const { text } of BAD_NETWORKS) readNetworkJson(text);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).name).toBeUndefined();
});
