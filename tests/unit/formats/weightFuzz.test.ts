import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { encodeText } from "../../../src-worker/formats/bytes.ts";
import { inspectFiles } from "../../../src-worker/formats/inspect.ts";
import { hostileCase } from "../../fuzz/cases.ts";
import { MOST_MS, tryFiles } from "../../fuzz/check.ts";

/** `npx tsx tests/fuzz/readers.ts weights 100000` runs as many as wanted. */
const CASES = 2000;
const MOST_MEMORY = 500 * 1024;

test(`${CASES} hostile files open or are refused with a place: none throws, hangs or eats memory`, async () => {
  const before = process.resourceUsage().maxRSS;
  let opened = 0;
  for (let seed = 1; seed <= CASES; seed++) {
    const hostile = hostileCase(seed);
    const outcome = await tryFiles(hostile, seed);
    if (outcome.opened) opened++;
    expect(outcome.fault, `seed ${seed}, ${hostile.what}, ${hostile.files[0]?.name}`).toBeNull();
  }
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(MOST_MEMORY);
  // Both ways out are exercised.
  expect(opened).toBeGreaterThan(CASES / 30);
  expect(opened).toBeLessThan(CASES / 2);
}, 300_000);

const MB = 1024 * 1024;

/** A zip whose one entry unpacks to `size` zeros. */
function bomb(name: string, size: number): Uint8Array {
  return zipSync({ [name]: new Uint8Array(size) }, { level: 9 });
}

function npyHeader(shape: string, descr = "<f4"): Uint8Array {
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape}), }\n`;
  return Uint8Array.from([
    0x93,
    ...encodeText("NUMPY"),
    1,
    0,
    text.length & 255,
    text.length >> 8,
    ...encodeText(text),
  ]);
}

function safetensors(header: string): Uint8Array {
  const size = new Uint8Array(new BigUint64Array([BigInt(header.length)]).buffer);
  return Uint8Array.from([...size, ...encodeText(header)]);
}

function pickle(bytes: readonly number[]): Uint8Array {
  return zipSync({ "a/data.pkl": Uint8Array.from(bytes) });
}

/** What it is, the file's name, its bytes, and what the refusal says. */
const HOSTILE: readonly (readonly [string, string, () => Uint8Array, RegExp])[] = [
  ["a zip bomb", "a.npz", () => bomb("W1.npy", 97 * MB), /more than the 96 MB/],
  ["a zip bomb as a pickle", "a.pt", () => bomb("a/data.pkl", 9 * MB), /pickle has \d+ bytes/],
  [
    "a zip bomb of weights",
    "a.keras",
    () => zipSync({ "config.json": encodeText("{}"), "model.weights.h5": new Uint8Array(9) }),
    /class missing/,
  ],
  ["a zip of a million claimed files", "a.npz", () => claimedEntries(), /directory|files/],
  [
    "a declared shape of 10^18",
    "a.npy",
    () => npyHeader("1000000000, 1000000000"),
    /at most 8388608 numbers/,
  ],
  ["a declared shape beyond the file", "a.npy", () => npyHeader("1000, 1000"), /takes 4000000/],
  ["an empty dimension", "a.npy", () => npyHeader("0, 4"), /no weight matrix/],
  ["thousands of dimensions", "a.npy", () => npyHeader("0, ".repeat(60)), /no weight matrix/],
  ["pickled objects", "a.npy", () => npyHeader("2,", "|O"), /holds Python objects/],
  ["records", "a.npy", () => npyHeader("2,", "<V8"), /has the type/],
  [
    "a header of 2^63 bytes",
    "a.safetensors",
    () => Uint8Array.from([255, 255, 255, 255, 255, 255, 255, 127, 0x7b, 0x22]),
    /header|no file/,
  ],
  [
    "tensors over one another",
    "a.safetensors",
    () => safetensors('{"a.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,9]}}        '),
    /outside the file/,
  ],
  [
    "a shape of minus one",
    "a.safetensors",
    () => safetensors('{"a":{"dtype":"F32","shape":[-1,2],"data_offsets":[0,8]}}'),
    /Dimensions are whole numbers/,
  ],
  ["nesting 100,000 deep", "a.json", () => encodeText(`${"[".repeat(100_000)}1`), /64 deep/],
  [
    "nested pickle tuples",
    "a.pt",
    () => pickle([0x80, 2, 0x29, ...new Array<number>(100_000).fill(0x85), 0x2e]),
    /not a state dict/,
  ],
  ["nested parameters", "a.pt", () => pickle(nestedParameters()), /not a state dict|steps/],
  [
    "a pickle that never ends",
    "a.pt",
    () => pickle([0x80, 2, ...new Array<number>(600_000).fill(0x5d)]),
    /500000 steps/,
  ],
  [
    "a pickle that calls a function",
    "a.pt",
    () => pickle([0x80, 2, ...encodeText("cos\nsystem\n"), 0x58, 2, 0, 0, 0, 0x6c, 0x73, 0x85, 0x52, 0x2e]),
    /asks for os\.system \(byte 2 of data\.pkl\).*Nothing was run/,
  ],
  [
    "a pickle that calls eval by text",
    "a.pt",
    () => pickle([0x80, 4, 0x8c, 8, ...encodeText("builtins"), 0x8c, 4, ...encodeText("eval"), 0x93, 0x2e]),
    /asks for builtins\.eval/,
  ],
  [
    "a field count without end",
    "a.onnx",
    () => Uint8Array.from({ length: 3 * MB }, (_, i) => (i % 2 === 0 ? 8 : 7)),
    /more fields|no graph/,
  ],
  [
    "a length beyond the file",
    "a.onnx",
    () => Uint8Array.from([8, 7, 0x3a, 255, 255, 255, 255, 15]),
    /breaks off/,
  ],
  ["a row of four million numbers", "a.csv", () => encodeText("1,".repeat(4 * MB)), /line 1 .*longer than/i],
  ["a table 25 MB long", "a.csv", () => encodeText("1\n".repeat(13 * MB)), /24 MB/],
  ["25 MB of JSON", "a.json", () => encodeText(`[[1${",1".repeat(13 * MB)}]]`), /24 MB/],
];

/** An end record that claims 65,535 files. */
function claimedEntries(): Uint8Array {
  const bytes = zipSync({ "a.npy": new Uint8Array(4) }).slice();
  const view = new DataView(bytes.buffer);
  view.setUint16(bytes.length - 12, 60_000, true);
  return bytes;
}

/** _rebuild_parameter around _rebuild_parameter, 20,000 times. */
function nestedParameters(): number[] {
  const name = [...encodeText("ctorch._utils\n_rebuild_parameter\n")];
  return [
    0x80,
    2,
    ...Array.from({ length: 5000 }, () => name).flat(),
    0x29,
    ...new Array<number[]>(5000).fill([0x85, 0x52]).flat(),
    0x2e,
  ];
}

test.each(HOSTILE)("%s is refused fast, with a place", async (_, name, make, reason) => {
  const bytes = make();
  const before = process.resourceUsage().maxRSS;
  // Time of this process alone: others may be busy.
  const start = process.cpuUsage();
  const result = await inspectFiles([{ name, bytes }], {});
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(MOST_MS);
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(MOST_MEMORY);
  expect(result.ok ? "opened" : result.problem.message).toMatch(reason);
  if (!result.ok) expect(Object.keys(result.problem.where).length).toBeGreaterThan(1);
});
