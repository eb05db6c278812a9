import { existsSync, readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { createEngine, type ReproductionJob } from "../../../src-worker/engine.ts";
import { readNetworkJson } from "../../../src-worker/formats/networkJson.ts";
import {
  footnotesOf,
  type Reproduction,
  type ReproductionProgress,
  rowsByGroup,
} from "../../../src-worker/model/reproduction.ts";
import { turns } from "../../../src-worker/reproduce/figures.ts";

const DATA = new URL("../../../../shared/data/", import.meta.url);

function network(name: string) {
  const url = new URL(`../../../public/examples/${name}.dualrail.json`, import.meta.url);
  const read = readNetworkJson(readFileSync(url, "utf8"));
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

const NETWORKS = {
  figure1: network("figure1"),
  iris: network("iris"),
  virus: network("virus"),
  mnist: network("mnist"),
};
const JOB: ReproductionJob = { networks: NETWORKS, files: { mnist: [], virus: [] }, full: false };

async function run(job: ReproductionJob, listener: (p: ReproductionProgress) => boolean = () => true) {
  const result = await createEngine().reproduce(job, listener);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

describe("the paper reproduced without the data that cannot come along", () => {
  let all: Reproduction;
  const told: ReproductionProgress[] = [];
  const row = (id: string) => all.rows.find((candidate) => candidate.id === id);
  beforeAll(async () => {
    all = await run(JOB, (progress) => {
      told.push(progress);
      return true;
    });
  }, 120_000);

  it("counts reactions as printed, in both ways of counting", () => {
    const counts = (key: string) => [row(`${key}-unreduced`)?.here, row(`${key}-reduced`)?.here];
    expect(counts("figure1")).toEqual(["16", "3 + 4 = 7"]);
    expect(counts("iris")).toEqual(["40", "8 + 8 = 16"]);
    expect(counts("virus")).toEqual(["148", "32 + 20 = 52"]);
    expect(counts("mnist")).toEqual(["4,488", "1,024 + 392 = 1,416"]);
    expect(row("mnist-shape")).toMatchObject({
      paper: "142-512-512-10",
      here: "196-512-512-10",
      verdict: "explained",
    });
  });

  it("measures at least what the paper prints for IRIS, by the kinetics", () => {
    expect(row("iris-accuracy")?.values.correct).toBeGreaterThanOrEqual(148);
    expect(row("iris-agree-none")).toMatchObject({ here: "150 of 150", verdict: "same" });
    expect(row("iris-agree-paper")).toMatchObject({ here: "150 of 150", verdict: "same" });
    expect(row("iris-rates")?.values.agree).toBe(150);
    const faster = row("iris-faster")?.values;
    expect(faster?.reduced).toBeLessThan(faster?.unreduced ?? 0);
    expect(all.rows.filter(({ verdict }) => verdict === "below")).toEqual([]);
  });

  it("says of every row that needs data which, and leaves it empty", () => {
    const missing = all.rows.filter(({ here }) => here === null);
    expect(missing.map(({ needs }) => needs).sort()).toEqual([
      ...Array.from({ length: 3 }, () => "mnist"),
      ...Array.from({ length: 7 }, () => "virus"),
    ]);
    expect(missing.every(({ verdict }) => verdict === "missing")).toBe(true);
    const virus = all.rows.filter(({ id, group }) => id.startsWith("virus-") && group === "accuracy");
    for (const { notes } of virus) expect(notes.join(" ")).toContain("Confounded");
  });

  it("draws Figures 2, 3 and 4: curves that run into the network's outputs", () => {
    expect(all.figures.map(({ id }) => id)).toEqual(["2a", "2b", "3", "4"]);
    for (const { curves, times, picture, id } of all.figures) {
      expect(curves.length).toBe(id === "3" ? 10 : id === "4" ? 4 : 3);
      expect(times[times.length - 1]).toBe(id.startsWith("2") ? 20 : 50);
      expect(picture?.pixels.length ?? 0).toBe(id === "3" ? 196 : 0);
      const range = Math.max(...curves.map(({ target }) => Math.abs(target)));
      for (const { values, target } of curves) {
        expect(values).toHaveLength(times.length);
        expect(Math.abs(values[values.length - 1] - target)).toBeLessThan(0.02 * range);
      }
    }
  });

  it("tells every row and figure once, as soon as it is known", () => {
    expect(told.flatMap(({ rows }) => rows).length).toBeLessThanOrEqual(all.rows.length);
    const ids = told.flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(ids).toEqual(all.rows.slice(0, ids.length).map(({ id }) => id));
    expect(new Set(all.rows.map(({ id }) => id)).size).toBe(all.rows.length);
    expect(told.every(({ done, total, share }) => done < total && share >= 0 && share <= 1)).toBe(true);
  });

  it("numbers footnotes in the order in which the rows are read", () => {
    const notes = footnotesOf(all.rows);
    const read = rowsByGroup(all.rows).flatMap((part) => part.rows.flatMap((one) => one.notes));
    const firsts = notes.map((note) => read.indexOf(note));
    expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
    expect(rowsByGroup(all.rows).flatMap((part) => part.rows)).toHaveLength(all.rows.length);
  });
});

describe("the paper reproduced", () => {
  it("keeps what is known when it is stopped", async () => {
    const { rows, stopped } = await run(JOB, ({ done }) => done < 2);
    expect(stopped).toBe(true);
    expect(rows.map(({ id }) => id.split("-")[0])).toEqual([
      ...Array.from({ length: 5 }, () => "figure1"),
      ...Array.from({ length: 5 }, () => "iris"),
    ]);
  });

  it("refuses files that are something else", async () => {
    const files = [{ name: "rows.csv", bytes: new TextEncoder().encode("a,b,label\n1,2,x\n3,4,y\n") }];
    const result = await createEngine().reproduce({ ...JOB, files: { mnist: files, virus: [] } }, null);
    expect(result).toMatchObject({
      ok: false,
      problem: {
        message:
          "rows.csv: these are not MNIST’s images and labels (t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz).",
      },
    });
  });

  it("measures images that a person opens, with everything measured all of them by the rate equations", async () => {
    const file = (name: string, ...bytes: number[]) => ({ name, bytes: Uint8Array.from(bytes) });
    const pixels = Array.from({ length: 3 * 784 }, (_, i) => (i * 7919) % 251);
    const mnist = [
      file("t10k-images", 0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 28, 0, 0, 0, 28, ...pixels),
      file("t10k-labels", 0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3),
    ];
    const job = { ...JOB, files: { mnist, virus: [] }, full: true };
    const { rows } = await run(job, ({ doing }) => doing !== "Figure 3");
    const found = rows.filter(({ id }) => id.startsWith("mnist-a"));
    expect(found.map(({ id, values }) => [id, values.rows])).toEqual([
      ["mnist-accuracy", 3],
      ["mnist-agree-limit", 3],
      ["mnist-agree-ode", 3],
      ["mnist-agree-ode-all", 3],
    ]);
    for (const { id, values } of found.slice(1)) expect([id, values.agree]).toEqual([id, 3]);
  });

  it("counts the turns of a curve, not its ripples", () => {
    expect(turns(Float64Array.of(0, 1, 2, 3))).toBe(0);
    expect(turns(Float64Array.of(0, 2, 1, 3))).toBe(2);
    expect(turns(Float64Array.of(3, 1, -2))).toBe(0);
    expect(turns(Float64Array.of(0, 1, 0.9999, 2))).toBe(0);
    expect(turns(Float64Array.of(1, 1, 1))).toBe(0);
  });

  it.skipIf(!existsSync(new URL("gse73072", DATA)) || !existsSync(new URL("mnist", DATA)))(
    "measures accuracies on the data and agreement of the limits on all of them (skipped without ../shared/data)",
    async () => {
      const files = (folder: string, wanted: RegExp) =>
        readdirSync(new URL(folder, DATA))
          .filter((name) => wanted.test(name))
          .map((name) => ({ name, bytes: new Uint8Array(readFileSync(new URL(`${folder}/${name}`, DATA))) }));
      const job = { ...JOB, files: { mnist: files("mnist", /^t10k/), virus: files("gse73072", /csv$/) } };
      // Twenty trainings are for the command, not for every change.
      const { rows } = await run(job, ({ doing }) => !doing.includes("30 random splits"));
      const valuesOf = (id: string) => rows.find((row) => row.id === id)?.values;
      expect(valuesOf("mnist-accuracy")).toEqual({ correct: 9861, rows: 10_000 });
      expect(valuesOf("mnist-agree-limit")).toMatchObject({ agree: 10_000, rows: 10_000 });
      expect(valuesOf("mnist-agree-ode")).toMatchObject({ agree: 100, rows: 100 });
      expect(valuesOf("virus-accuracy")).toEqual({ correct: 102, rows: 105 });
      expect(valuesOf("virus-agree-limit")).toEqual({ agree: 105, rows: 105 });
      expect(rows.filter(({ verdict }) => verdict === "below")).toEqual([]);
    },
    400_000,
  );
});
