import fc from "fast-check";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import type { ExportableRun } from "../../../src-worker/engine.ts";
import { writeFile } from "../../../src-worker/formats/registry.ts";
import { pairsOf } from "../../../src-worker/model/crn.ts";
import { DEFAULT_RUN } from "../../../src-worker/model/exported.ts";
import { crns } from "../../fixtures/arbitraries.ts";
import { csvRows } from "../../peers/peers.ts";

/** Any run: any species recorded in any order, odd numbers, odd names. */
const runs: fc.Arbitrary<ExportableRun> = crns.chain((crn) => {
  const number = fc.double({ noNaN: true, min: -1e300, max: 1e300 }).map((x) => x + 0);
  return fc
    .record({
      species: fc.shuffledSubarray([...crn.species.ids.keys()]),
      samples: fc.integer({ min: 1, max: 5 }),
      seed: fc.array(number, { minLength: 60, maxLength: 60 }),
      known: fc.boolean(),
    })
    .map(({ species, samples, seed, known }) => ({
      kind: "trajectory" as const,
      crn,
      run: {
        ...DEFAULT_RUN,
        network: known ? pairsOf(crn, "output").map((_, i) => seed[i] as number) : null,
      },
      trajectory: {
        times: Float64Array.from({ length: samples }, (_, i) => i / 4),
        species: Int32Array.from(species),
        curves: species.map((_, c) =>
          Float64Array.from({ length: samples }, (_, i) => seed[(7 * c + i) % 60] as number),
        ),
      },
      shown: species.slice(0, 1),
    }));
});

async function write(run: ExportableRun, format: string): Promise<Uint8Array> {
  const written = await writeFile(run, format);
  if (!written.ok) throw new Error(written.problem.message);
  return written.value;
}

function valueAt({ trajectory: { species, curves } }: ExportableRun, plus: number, minus: number, i: number) {
  const of = (s: number) => curves[species.indexOf(s)]?.[i] ?? 0;
  return of(plus) - of(minus);
}

test("CSV: every number and name is read back exactly", async () => {
  await fc.assert(
    fc.asyncProperty(runs, async (run) => {
      const [head, ...rows] = csvRows(new TextDecoder().decode(await write(run, "trajectory-csv")));
      const { crn, trajectory } = run;
      const outputs = pairsOf(crn, "output");
      const wellFormed = (text: string) => new TextDecoder().decode(new TextEncoder().encode(text));
      expect(head).toEqual([
        "time",
        ...outputs.map(({ name }) => wellFormed(name)),
        ...Array.from(trajectory.species, (s) => crn.species.ids[s]),
      ]);
      rows.forEach((row, i) => {
        expect(row.map(Number)).toEqual([
          trajectory.times[i],
          ...outputs.map(({ plus, minus }) => valueAt(run, plus, minus, i)),
          ...trajectory.curves.map((curve) => curve[i]),
        ]);
      });
      expect(rows).toHaveLength(trajectory.times.length);
    }),
  );
});

/** A small reader of `.npy` files (version 1.0). */
function npy(bytes: Uint8Array): { shape: number[]; values: (number | string)[] } {
  const header = new TextDecoder().decode(bytes.subarray(10, 10 + bytes[8]! + 256 * bytes[9]!));
  expect([...bytes.subarray(0, 8)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  expect((10 + header.length) % 64).toBe(0);
  expect(header.endsWith("\n")).toBe(true);
  const [, type, size, list] = /'descr': '<([fU])(\d+)', 'fortran_order': False, 'shape': \(([^)]*)\)/.exec(
    header,
  )!;
  const data = bytes.slice(10 + header.length);
  const view = new DataView(data.buffer);
  const shape = list!
    .split(",")
    .filter((n) => n.trim() !== "")
    .map(Number);
  if (type === "f")
    return { shape, values: Array.from({ length: data.length / 8 }, (_, i) => view.getFloat64(8 * i, true)) };
  const width = Number(size);
  const texts = Array.from({ length: shape[0]! }, (_, i) =>
    Array.from({ length: width }, (_, c) => view.getUint32(4 * (i * width + c), true))
      .filter((point) => point !== 0)
      .map((point) => String.fromCodePoint(point))
      .join(""),
  );
  return { shape, values: texts };
}

test("NumPy: every number and name is read back exactly", async () => {
  await fc.assert(
    fc.asyncProperty(runs, async (run) => {
      const files = unzipSync(await write(run, "trajectory-npz"));
      const read = (name: string) => npy(files[`${name}.npy`] as Uint8Array);
      const { crn, trajectory } = run;
      const outputs = pairsOf(crn, "output");
      const samples = trajectory.times.length;
      expect(read("times").values).toEqual([...trajectory.times]);
      expect(read("species").values).toEqual(Array.from(trajectory.species, (s) => crn.species.ids[s]));
      const { shape, values } = read("concentrations");
      expect(shape).toEqual([samples, trajectory.curves.length]);
      expect(values).toEqual(
        Array.from({ length: samples }, (_, i) => trajectory.curves.map((curve) => curve[i]!)).flat(),
      );
      expect(read("outputs").shape).toEqual([outputs.length]);
      expect(read("values").values).toEqual(
        Array.from({ length: samples }, (_, i) =>
          outputs.map(({ plus, minus }) => valueAt(run, plus, minus, i)),
        ).flat(),
      );
      if (run.run.network) expect(read("network").values).toEqual(run.run.network);
      else expect(files["network.npy"]).toBeUndefined();
    }),
  );
});

test("chart data: outputs with rails and network, selected species", async () => {
  await fc.assert(
    fc.asyncProperty(runs, async (run) => {
      const chart = JSON.parse(new TextDecoder().decode(await write(run, "chart-json")));
      const { crn, trajectory } = run;
      const curve = (s: number) => trajectory.curves[trajectory.species.indexOf(s)];
      const list = (s: number) => (curve(s) ? Array.from(curve(s)!) : null);
      expect(chart).toMatchObject({ format: "dualrail-chart", version: 1, times: [...trajectory.times] });
      expect(chart.outputs).toEqual(
        pairsOf(crn, "output").map(({ name, plus, minus }, i) => ({
          name,
          network: run.run.network?.[i] ?? null,
          values: Array.from(trajectory.times, (_, t) => valueAt(run, plus, minus, t)),
          plus: list(plus),
          minus: list(minus),
        })),
      );
      expect(chart.species.map(({ id }: { id: string }) => id)).toEqual(
        run.shown?.map((s) => crn.species.ids[s]),
      );
    }),
  );
});
