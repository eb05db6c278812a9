import * as h5wasm from "h5wasm";
import { beforeAll, describe, expect, test } from "vitest";
import { type H5Object, openHdf5 } from "../../../src-worker/formats/hdf5/file.ts";
import { createRandom } from "../../../src-worker/random.ts";
import { Refusal } from "../../../src-worker/weights/refusal.ts";
import { Budget } from "../../../src-worker/weights/tensor.ts";

type Draw = (n: number) => number;
type Libver = "earliest" | "v108" | "latest";

/** What was written: path → values or texts. */
interface Written {
  readonly datasets: Map<string, { readonly shape: number[]; readonly values: number[] }>;
  readonly texts: Map<string, string[]>;
}

const TYPES = ["<f4", "<f8", "<i1", "<i4", "<H"] as const;

let files = 0;
let module: Awaited<typeof h5wasm.ready>;

beforeAll(async () => {
  module = await h5wasm.ready;
});

/** A random file, written by the HDF5 library (compiled to WebAssembly). */
function writeFile(draw: Draw, libver: Libver): { readonly bytes: Uint8Array; readonly written: Written } {
  const name = `written-${++files}.h5`;
  const file = new h5wasm.File(name, "w", { libver: [libver, "latest"] });
  const written: Written = { datasets: new Map(), texts: new Map() };
  const fill = (group: h5wasm.Group, path: string, depth: number) => {
    for (let n = draw(4); n > 0; n--) {
      const list = Array.from({ length: 1 + draw(3) }, () => "t".repeat(draw(40)) + draw(1000));
      group.create_attribute(`text${n}`, list);
      written.texts.set(`${path}@text${n}`, list);
    }
    // More than eight links and attributes leave the object's header in newer files.
    for (let n = draw(draw(3) === 0 ? 30 : 6); n > 0; n--) {
      const shape = Array.from({ length: 1 + draw(3) }, () => 1 + draw(7));
      const size = shape.reduce((x, y) => x * y, 1);
      const dtype = TYPES[draw(TYPES.length)] as string;
      const values = Array.from({ length: size }, () =>
        dtype.includes("f") ? (draw(257) - 128) / 8 : draw(100),
      );
      const packed = draw(3) === 0 && libver !== "latest";
      const chunks = packed ? shape.map((s) => 1 + draw(s)) : null;
      const settings = {
        name: `data ${n}`,
        data: values,
        shape,
        dtype,
        ...(chunks ? { chunks, compression: "gzip", compression_opts: [4] } : {}),
      };
      group.create_dataset(settings as unknown as Parameters<typeof group.create_dataset>[0]);
      written.datasets.set(`${path}data ${n}`, { shape, values });
    }
    if (depth < 3)
      for (let n = draw(4); n > 0; n--)
        fill(group.create_group(`group${n}`) as h5wasm.Group, `${path}group${n}/`, depth + 1);
  };
  fill(file as unknown as h5wasm.Group, "", 0);
  file.close();
  const bytes = new Uint8Array(module.FS.readFile(name) as Uint8Array);
  module.FS.unlink(name);
  return { bytes, written };
}

function parentOf(root: H5Object, path: string): H5Object | null {
  return path.includes("/") ? root.child(path.slice(0, path.lastIndexOf("/"))) : root;
}

describe("our reader against the HDF5 library's own files", () => {
  test.each(["earliest", "v108", "latest"] as const)("random files, lower bound %s", (libver) => {
    let datasets = 0;
    for (let seed = 1; seed <= 25; seed++) {
      const random = createRandom(seed);
      const { bytes, written } = writeFile((n) => Math.floor(random.uniform() * n), libver);
      const root = openHdf5(bytes);
      for (const [path, { shape, values }] of written.datasets) {
        const tensor = root.child(path)?.tensor(path, new Budget());
        expect(
          tensor && { shape: [...tensor.shape], values: Array.from(tensor.values) },
          `seed ${seed}, ${path}`,
        ).toEqual({ shape, values });
        datasets++;
      }
      for (const [path, list] of written.texts) {
        const [place, name] = path.split("@") as [string, string];
        const owner = place === "" ? root : root.child(place);
        expect(owner?.texts(name), `seed ${seed}, ${path}`).toEqual(list);
        expect(parentOf(root, place)).not.toBeNull();
      }
    }
    expect(datasets).toBeGreaterThan(100);
  });

  test("an attribute beyond 64 kB, as the configuration of a large Keras model is", () => {
    const file = new h5wasm.File("big.h5", "w", { libver: ["v108", "latest"] });
    const long = JSON.stringify(Array.from({ length: 20_000 }, (_, i) => i));
    file.create_attribute("model_config", long);
    for (let n = 0; n < 12; n++) file.create_attribute(`other${n}`, `text ${n}`);
    file.close();
    const root = openHdf5(new Uint8Array(module.FS.readFile("big.h5") as Uint8Array));
    expect(root.texts("model_config")).toEqual([long]);
    expect(root.texts("other7")).toEqual(["text 7"]);
    expect(root.texts("none")).toBeNull();
  });
});

test("cut files are refused with the byte", () => {
  const { bytes } = writeFile((n) => n - 1, "earliest");
  for (let length = 0; length < bytes.length; length += 97) {
    try {
      const root = openHdf5(bytes.subarray(0, length));
      for (const name of root.names) root.child(name)?.tensor(name, new Budget());
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect((error as Refusal).message).toMatch(/^The HDF5 file .*\(byte \d+\)\. Save it again\.$/);
    }
  }
});
