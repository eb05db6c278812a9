import { afterAll, describe, expect, test } from "vitest";
import { type BatchHost, createBatchHost } from "../../../src-worker/experiments/batch.ts";
import type { EnsembleJob } from "../../../src-worker/experiments/ensemble.ts";
import { randomCase } from "../../../src-worker/experiments/randomNetwork.ts";
import type { VerifyJob } from "../../../src-worker/experiments/verify.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import { evaluate } from "../../../src-worker/model/network.ts";
import { DEFAULT_SETTINGS } from "../../../src-worker/model/simulation.ts";
import { spawnThread } from "../../../src-worker/node/pool.ts";
import { Pool, type PoolWorker } from "../../../src-worker/pool.ts";
import { createPartner } from "../../../src-worker/train/partner.ts";
import { processorMs } from "../../support/processorTime.ts";

const SIZE = { inputs: 3, width: 4, depth: 1, outputs: 2 };
const { network } = randomCase(SIZE, 1, 0);

/** Rows 0, 1, 2, … as inputs (r, 1, −1). */
function verifyJob(rows: number, check: VerifyJob["check"] = "limit"): VerifyJob {
  const values = Float64Array.from({ length: 3 * rows }, (_, i) => [Math.floor(i / 3), 1, -1][i % 3]);
  const labels = Int32Array.from({ length: rows }, (_, r) => {
    const { outputs } = evaluate(network, values.subarray(3 * r, 3 * r + 3));
    return outputs[0] >= outputs[1] ? 0 : 1;
  });
  const settings = { ...DEFAULT_SETTINGS, tEnd: 5 };
  return { network, options: DEFAULT_COMPILE_OPTIONS, rows: { values, labels }, check, settings };
}

/** A worker in this very thread, with its calls changed. */
function fake(change: (host: BatchHost, lose: (reason: string) => void) => Partial<BatchHost>): PoolWorker {
  const host = createBatchHost();
  let lose: (reason: string) => void = () => {};
  const lost = new Promise<string>((resolve) => {
    lose = resolve;
  });
  return { host: { ...host, ...change(host, lose) }, partner: createPartner(), lost, terminate: () => {} };
}

const never = () => new Promise<never>(() => {});

describe("a pool of workers", () => {
  test("hands out every item once, in chunks, to all workers", async () => {
    const seen: number[][] = [];
    const spawn = () => {
      const mine: number[] = [];
      seen.push(mine);
      return fake((host) => ({
        run: async (id, from, to) => {
          for (let i = from; i < to; i++) mine.push(i);
          await new Promise((resolve) => setTimeout(resolve, 1));
          return host.run(id, from, to);
        },
      }));
    };
    const pool = new Pool(spawn, 3, 0);
    const result = await pool.run("verify", verifyJob(500));
    pool.close();
    if (!result.ok) throw new Error(result.problem.message);
    expect(result.value).toMatchObject({ done: 500, stopped: false });
    const local = await new Pool(null, 1).run("verify", verifyJob(500));
    expect(result).toEqual(local);
    expect(seen).toHaveLength(3);
    const all = seen.flat();
    expect(new Set(all).size).toBe(all.length);
    for (const mine of seen) expect(mine.length).toBeGreaterThan(0);
  });

  test("small jobs start no workers", async () => {
    const pool = new Pool(() => {
      throw new Error("started");
    }, 2);
    expect((await pool.run("verify", verifyJob(20))).ok).toBe(true);
    pool.close();
  });

  test("a crashed worker's chunk is computed by another one", async () => {
    let spawned = 0;
    let crashed = false;
    const spawn = () => {
      spawned++;
      return fake((host, lose) => ({
        run: (id, from, to) => {
          if (crashed || from > 0) return host.run(id, from, to);
          crashed = true;
          lose("out of memory");
          return never();
        },
      }));
    };
    const pool = new Pool(spawn, 2, 0);
    // The calling thread must not take the first chunk.
    const local = { ...createBatchHost(), run: async () => ({ items: [], problem: null }) };
    const result = await pool.run("verify", verifyJob(40), null, local);
    pool.close();
    expect(crashed).toBe(true);
    expect(spawned).toBe(3);
    expect(result).toEqual(await new Pool(null, 1).run("verify", verifyJob(40)));
  });

  test("a chunk that costs two workers is reported by its items", async () => {
    const spawn = () =>
      fake((host, lose) => ({
        run: (id, from, to) => {
          if (to <= 7 || from > 7) return host.run(id, from, to);
          lose("out of memory");
          return never();
        },
      }));
    const pool = new Pool(spawn, 2, 0);
    const local = { ...createBatchHost(), run: async () => ({ items: [], problem: null }) };
    const result = await pool.run("verify", verifyJob(40), null, local);
    pool.close();
    expect(result).toMatchObject({ ok: false, problem: { code: "worker-lost" } });
    if (!result.ok)
      expect(result.problem.message).toMatch(/^Two workers stopped over items? \d.*out of memory/);
  });

  test("a call that throws counts as a lost worker", async () => {
    const spawn = () => fake(() => ({ run: () => Promise.reject(new Error("array too long")) }));
    const pool = new Pool(spawn, 1, 0);
    const local = { ...createBatchHost(), run: async () => ({ items: [], problem: null }) };
    const result = await pool.run("verify", verifyJob(3), null, local);
    pool.close();
    expect(result).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining("array too long") },
    });
  });

  test("where no worker can be started the calling thread does the work", async () => {
    const pool = new Pool(
      () =>
        fake((_, lose) => ({
          open: () => {
            lose("it could not be loaded");
            return never();
          },
        })),
      2,
      0,
    );
    expect(await pool.run("verify", verifyJob(30))).toEqual(
      await new Pool(null, 1).run("verify", verifyJob(30)),
    );
    pool.close();
  });

  test.each([
    ["early", (from: number) => from < 20],
    ["late", (from: number) => from >= 20],
  ])("the first refused row is reported, whichever worker finds one first: %s rows slow", async (_, slow) => {
    const job = verifyJob(60);
    for (let row = 17; row < 60; row += 2) job.rows.values[3 * row] = Number.NaN;
    const spawn = () =>
      fake((host) => ({
        run: async (id, from, to) => {
          await new Promise((resolve) => setTimeout(resolve, slow(from) ? 30 : 1));
          return host.run(id, from, to);
        },
      }));
    const pool = new Pool(spawn, 3, 0);
    const local = { ...createBatchHost(), run: async () => ({ items: [], problem: null }) };
    const result = await pool.run("verify", job, null, local);
    pool.close();
    expect(result).toMatchObject({ ok: false, problem: { where: { row: 18 } } });
    if (!result.ok) expect(result.problem.message).toBe("Row 18: Input x1 is NaN; give a finite number.");
  });

  test("a refused job starts nothing", async () => {
    const pool = new Pool(() => fake(() => ({})), 2, 0);
    const job = { ...verifyJob(3), options: { ...DEFAULT_COMPILE_OPTIONS, positiveInputs: [0] } };
    expect(await pool.run("verify", job)).toMatchObject({ ok: false, problem: { code: "bounds-count" } });
  });
});

describe("progress and stop", () => {
  const slow = (delay: number): BatchHost => {
    const host = createBatchHost();
    return {
      ...host,
      run: async (id, from, to) => {
        await new Promise((resolve) => setTimeout(resolve, delay));
        return host.run(id, from, to);
      },
    };
  };

  test("progress tells items and time left about ten times a second, and stop keeps what is done", async () => {
    const told: { done: number; secondsLeft: number | null; at: number }[] = [];
    const result = await new Pool(null, 1).run(
      "verify",
      verifyJob(100_000),
      ({ done, total, secondsLeft }) => {
        expect(total).toBe(100_000);
        told.push({ done, secondsLeft, at: performance.now() });
        return told.length < 3;
      },
      slow(20),
    );
    if (!result.ok) throw new Error(result.problem.message);
    const { items, done, stopped } = result.value;
    expect(stopped).toBe(true);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(100_000);
    expect(items.filter((item) => item !== undefined)).toHaveLength(done);
    expect(told[2].at - told[0].at).toBeGreaterThan(150);
    expect(told[2].secondsLeft).toBeGreaterThan(0);
  });

  test("a stop reaches into one long item", async () => {
    const job: EnsembleJob = {
      subject: { kind: "network", network, options: DEFAULT_COMPILE_OPTIONS, inputs: [[1, 1, -1]] },
      settings: { ...DEFAULT_SETTINGS, tEnd: 1e9, rtol: 1e-16, atol: 1e-30 },
      members: 1,
      low: 1,
      high: 1,
      seed: 1,
    };
    const began = processorMs();
    const result = await new Pool(null, 1).run("ensemble", job, () => false);
    expect(result).toMatchObject({ ok: true, value: { done: 0, stopped: true } });
    expect(processorMs() - began).toBeLessThan(1500);
  });
});

describe("threads", () => {
  const pool = new Pool(spawnThread, 2, 0);
  afterAll(() => pool.close());

  test("two threads give exactly the numbers of one", async () => {
    const { input } = randomCase(SIZE, 1, 0);
    const subject = { kind: "network" as const, network, options: DEFAULT_COMPILE_OPTIONS, inputs: [input] };
    const settings = { ...DEFAULT_SETTINGS, tEnd: 20 };
    const ensemble = { subject, settings, members: 12, low: 1e-3, high: 1e3, seed: 5 };
    const disturbance = {
      kind: "errors" as const,
      distribution: "normal" as const,
      levels: [0.01, 0.1],
      samples: 5,
      seed: 2,
      check: "both" as const,
    };
    const here = new Pool(null, 1);
    const verify = verifyJob(40, "ode");
    expect(await pool.run("verify", verify)).toEqual(await here.run("verify", verify));
    expect(await pool.run("ensemble", ensemble)).toEqual(await here.run("ensemble", ensemble));
    const robustness = { subject, disturbance, settings };
    expect(await pool.run("robustness", robustness)).toEqual(await here.run("robustness", robustness));
  });

  test("a thread that dies is noticed", async () => {
    const worker = spawnThread();
    expect(await worker.host.open(1, "verify", verifyJob(3))).toEqual({ ok: true, value: 3 });
    worker.terminate();
    expect(await worker.lost).toMatch(/thread ended/);
  });
});
