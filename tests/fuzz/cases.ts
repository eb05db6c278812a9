import { readdirSync } from "node:fs";
import { unzipSync, zipSync } from "fflate";
import type { SourceFile } from "../../src-worker/engine.ts";
import { createRandom } from "../../src-worker/random.ts";
import { fixture, WEIGHTS } from "../support/weightFixtures.ts";

/** A file or several, made to break a reader. */
export interface HostileCase {
  readonly what: string;
  readonly files: readonly SourceFile[];
}

/** A whole number from 0 up to, not including, n. */
export type Draw = (n: number) => number;

const SINGLE = readdirSync(WEIGHTS).filter((name) => /\.[a-z0-9]+$/.test(name) && name !== "expected.json");
const TFJS = ["tfjs/model.json", "tfjs/group1-shard1of2.bin", "tfjs/group1-shard2of2.bin"];
const cache = new Map<string, SourceFile>();

function original(name: string): SourceFile {
  const known = cache.get(name) ?? fixture(name);
  cache.set(name, known);
  return known;
}

/** Values that sizes, offsets and counts break at. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

const WORDS = [
  ...["[", "]", "{", "}", '"', ",", ":", "-", ".", "e", "9e999", "1e308", "null", "true", "NaN", "\n", "\0"],
  ...["[[[[[[[[", "__proto__", '"shape":[4294967296,4294967296]', '"units":1e99', "−1", "\u{1F480}"],
];

/** One to four changes of bytes; in texts also pieces of them. */
export function mutate(bytes: Uint8Array, draw: Draw, text: boolean): Uint8Array {
  let result: Uint8Array = bytes;
  for (let n = 1 + draw(4); n > 0; n--) result = mutateOnce(result, draw, text);
  return result;
}

function mutateOnce(bytes: Uint8Array, draw: Draw, text: boolean): Uint8Array {
  const at = draw(bytes.length + 1);
  const to = Math.min(bytes.length, at + 1 + draw(draw(4) === 0 ? 200 : 8));
  const kind = draw(text ? 8 : 6);
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  switch (kind) {
    case 0:
      if (at < copy.length) copy[at] = draw(256);
      return copy;
    case 1: {
      const size = [1, 2, 4][draw(3)] as number;
      const value = EDGES[draw(EDGES.length)] as number;
      if (at + size > copy.length) return copy;
      if (size === 1) view.setUint8(at, value & 255);
      else if (size === 2) view.setUint16(at, value & 65535, true);
      else view.setUint32(at, value, true);
      return copy;
    }
    case 2: {
      // All of an eight-byte size or address.
      if (at + 8 <= copy.length)
        view.setBigUint64(
          at,
          draw(2) === 0 ? 2n ** 64n - 1n : BigInt(draw(2 ** 31)) << BigInt(draw(33)),
          true,
        );
      return copy;
    }
    case 3:
      return splice(bytes, at, to, new Uint8Array(0));
    case 4:
      return splice(bytes, to, to, bytes.subarray(at, to));
    case 5:
      return draw(4) === 0 ? bytes.slice(0, at) : copy;
    default:
      return splice(
        bytes,
        at,
        draw(2) === 0 ? at : to,
        new TextEncoder().encode(WORDS[draw(WORDS.length)] as string),
      );
  }
}

function splice(bytes: Uint8Array, from: number, to: number, put: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length - (to - from) + put.length);
  result.set(bytes.subarray(0, from));
  result.set(put, from);
  result.set(bytes.subarray(to), from + put.length);
  return result;
}

/** Changes files inside an archive and packs them again, so that their checksums are right. */
function mutateInside(bytes: Uint8Array, draw: Draw): Uint8Array {
  const files: Record<string, Uint8Array> = unzipSync(bytes);
  const names = Object.keys(files);
  const name = names[draw(names.length)] as string;
  const text = /\.json$/.test(name);
  files[name] = mutate(files[name] as Uint8Array, draw, text);
  return zipSync(files, { level: draw(2) === 0 ? 0 : 6 });
}

/** A pickle of random steps around the calls that a state dict makes, and others. */
function randomPickle(draw: Draw): Uint8Array {
  const calls = [
    "collections\nOrderedDict",
    "torch._utils\n_rebuild_tensor_v2",
    "os\nsystem",
    "torch\nFloatStorage",
    "builtins\neval",
  ];
  const parts: number[] = [0x80, 2];
  const put = (text: string) => parts.push(...new TextEncoder().encode(text));
  for (let n = draw(60); n > 0; n--) {
    switch (draw(8)) {
      case 0:
        put(`c${calls[draw(calls.length)]}\n`);
        break;
      case 1:
        put("(");
        break;
      case 2:
        parts.push([0x74, 0x85, 0x86, 0x87, 0x29, 0x5d, 0x7d][draw(7)] as number);
        break;
      case 3:
        parts.push([0x52, 0x62, 0x51, 0x81, 0x73, 0x75, 0x61, 0x65][draw(8)] as number);
        break;
      case 4:
        parts.push(0x58, draw(4), 0, 0, draw(50) === 0 ? 255 : 0);
        put("abcd");
        break;
      case 5:
        parts.push(0x4a, draw(256), draw(256), 0, draw(2) * 127);
        break;
      case 6:
        parts.push(draw(2) === 0 ? 0x71 : 0x68, draw(8));
        break;
      default:
        parts.push(draw(256));
    }
  }
  put(".");
  return zipSync({ "archive/data.pkl": Uint8Array.from(parts), "archive/data/0": new Uint8Array(64) });
}

const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ["a.npy", [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]],
  ["a.npz", [0x50, 0x4b, 3, 4]],
  ["a.safetensors", [200, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x22]],
  ["a.onnx", [8, 7, 0x3a]],
  ["a.h5", [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["a.keras", [0x50, 0x4b, 3, 4]],
  ["a.pt", [0x50, 0x4b, 3, 4]],
  ["a.json", [0x5b, 0x5b]],
  ["a.csv", [0x31, 0x2c]],
];

function randomBytes(draw: Draw): HostileCase {
  const [name, magic] = MAGIC[draw(MAGIC.length)] as (typeof MAGIC)[number];
  const bytes = Uint8Array.from({ length: magic.length + draw(3000) }, (_, i) => magic[i] ?? draw(256));
  return { what: "random bytes", files: [{ name, bytes }] };
}

/** Case number `seed`; the same seed gives the same case. */
export function hostileCase(seed: number): HostileCase {
  const random = createRandom(seed);
  const draw: Draw = (n) => Math.floor(random.uniform() * n);
  const kind = draw(20);
  if (kind === 0) return randomBytes(draw);
  if (kind === 1) return { what: "random pickle", files: [{ name: "a.pt", bytes: randomPickle(draw) }] };
  if (kind <= 3) {
    const hit = draw(TFJS.length + 2) % TFJS.length;
    const files = TFJS.map(original).map((file, i) =>
      i === hit ? { ...file, bytes: mutate(file.bytes, draw, i === 0) } : file,
    );
    return { what: "TensorFlow.js", files: draw(8) === 0 ? files.slice(0, 2) : files };
  }
  const name = SINGLE[draw(SINGLE.length)] as string;
  const { bytes } = original(name);
  const text = /\.(json|csv|tsv)$/.test(name);
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b && draw(3) > 0;
  return {
    what: zipped ? "inside an archive" : "mutated",
    files: [{ name, bytes: zipped ? mutateInside(bytes, draw) : mutate(bytes, draw, text) }],
  };
}
