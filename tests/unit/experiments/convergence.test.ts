import { expect, test } from "vitest";
import { type ConvergenceRow, convergenceCsv } from "../../../src-worker/experiments/convergence.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import type { Crn } from "../../../src-worker/model/crn.ts";
import type { Network } from "../../../src-worker/model/network.ts";
import { DEFAULT_SETTINGS } from "../../../src-worker/model/simulation.ts";
import { Pool } from "../../../src-worker/pool.ts";
import { crnOf } from "../../support/crns.ts";

const SETTINGS = { ...DEFAULT_SETTINGS, tEnd: 20, rtol: 1e-8, atol: 1e-12 };

async function rowOf(job: {
  crn: Crn;
  band: number;
  fraction: number;
  tEnd?: number;
}): Promise<ConvergenceRow> {
  const { crn, band, fraction, tEnd = 20 } = job;
  const settings = { ...SETTINGS, tEnd };
  const result = await new Pool(null, 1).run("convergence", {
    subject: { kind: "crn", crn },
    settings,
    band,
    fraction,
  });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value.items[0]!;
}

/** Y1 = 2(1 − e^−t) overtakes Y2 = 1 + 0.5·e^−t when 2.5·e^−t = 1. */
const overtaking = () =>
  crnOf(["A -> Y1p", "B -> Y2n"], { A: 2, B: 0.5, Y2p: 1.5, Y1n: 0 }, [
    { name: "y1", plus: "Y1p", minus: "Y1n", role: "output" },
    { name: "y2", plus: "Y2p", minus: "Y2n", role: "output" },
  ]);

test("bands, fractions and the last change of the winner, against closed forms", async () => {
  const { outputs, winner, layers } = await rowOf({ crn: overtaking(), band: 0.05, fraction: 0.2 });
  expect(outputs.map((o) => [o.name, o.target])).toEqual([
    ["y1", 2],
    ["y2", 1],
  ]);
  expect(outputs[0].absolute).toBeCloseTo(Math.log(2 / 0.05), 6);
  expect(outputs[0].relative).toBeCloseTo(Math.log(2 / 0.4), 6);
  expect(outputs[0].completion90).toBeCloseTo(Math.log(10), 6);
  expect(outputs[1].absolute).toBeCloseTo(Math.log(0.5 / 0.05), 6);
  expect(outputs[1].relative).toBeCloseTo(Math.log(0.5 / 0.2), 6);
  expect(winner?.name).toBe("y1");
  expect(winner?.lastChange).toBeCloseTo(Math.log(2.5), 6);
  expect(layers).toEqual([]);
});

test("null while still outside at t-end; 0 when never outside", async () => {
  const { outputs, winner } = await rowOf({ crn: overtaking(), band: 0.5, fraction: 1e-9, tEnd: 0.5 });
  expect(outputs[0].absolute).toBeNull();
  expect(outputs[0].relative).toBeNull();
  expect(outputs[1].absolute).toBe(0);
  expect(winner).toEqual({ name: "y2", lastChange: 0 });
});

test("there is no fraction of a target that is 0", async () => {
  const crn = crnOf(["A -> Yn"], { A: 1, Yp: 1 }, [{ name: "y", plus: "Yp", minus: "Yn", role: "output" }]);
  const { outputs, winner } = await rowOf({ crn, band: 0.1, fraction: 0.1 });
  expect(outputs[0]).toMatchObject({ target: 0, relative: null });
  expect(outputs[0].absolute).toBeCloseTo(Math.log(10), 6);
  expect(outputs[0].completion90).toBeCloseTo(Math.log(1000), 6);
  expect(winner).toBeNull();
});

test("a layer is as far as its slowest mediator, under every reduction", async () => {
  // One unit: z = 2, so M tends to 2; the linear output copies it.
  const network: Network = {
    inputs: ["x"],
    layers: [
      {
        activation: "relu",
        weights: { fanIn: 1, width: 1, values: Int8Array.of(1) },
        skips: [],
        bias: Float64Array.of(0),
      },
      {
        activation: "linear",
        weights: { fanIn: 1, width: 1, values: Int8Array.of(1) },
        skips: [],
        bias: Float64Array.of(0),
      },
    ],
    outputs: ["y"],
  };
  for (const reduction of ["none", "compact"] as const) {
    const result = await new Pool(null, 1).run("convergence", {
      subject: {
        kind: "network",
        network,
        options: { ...DEFAULT_COMPILE_OPTIONS, reduction },
        inputs: [[2]],
      },
      settings: SETTINGS,
      band: 0.1,
      fraction: 0.05,
    });
    if (!result.ok) throw new Error(result.problem.message);
    const [row] = result.value.items;
    expect(row?.layers).toHaveLength(1);
    const { layer, units, absolute } = row!.layers[0];
    expect([layer, units]).toEqual([1, 1]);
    // M = 2(1 − (1 + t)e^−t) unreduced (X → I → M), 2(1 − e^−t) compact (X → M).
    const left =
      reduction === "none" ? (t: number) => 2 * (1 + t) * Math.exp(-t) : (t: number) => 2 * Math.exp(-t);
    expect(left(absolute!)).toBeCloseTo(0.1, 6);
    const csv = convergenceCsv({ rows: [row], band: 0.1, fraction: 0.05, stopped: false });
    expect(csv.split("\n")[2]).toMatch(/^1,layer 1,,,/);
  }
});

test("a CRN whose limit depends on rates is refused", async () => {
  const crn = crnOf(["A -> B", "A -> C"], { A: 1 });
  const result = await new Pool(null, 1).run("convergence", {
    subject: { kind: "crn", crn },
    settings: SETTINGS,
    band: 0.1,
    fraction: 0.1,
  });
  expect(result).toMatchObject({ ok: false, problem: { code: "no-limit" } });
});
