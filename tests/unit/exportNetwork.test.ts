import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createEngine, type NetworkExport } from "../../src-worker/engine.ts";
import { readNetworkJson } from "../../src-worker/formats/networkJson.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../src-worker/model/compiled.ts";
import type { Result } from "../../src-worker/model/problem.ts";
import { DEFAULT_SETTINGS } from "../../src-worker/model/simulation.ts";
import { csvRows } from "../peers/peers.ts";

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const path = new URL("../../public/examples/figure1.dualrail.json", import.meta.url);
const { network } = value(readNetworkJson(readFileSync(path, "utf8")));
const job: NetworkExport = {
  kind: "compiled",
  name: "Mine",
  network,
  options: DEFAULT_COMPILE_OPTIONS,
  input: [3, 1],
  withInput: true,
  settings: { ...DEFAULT_SETTINGS, tEnd: 30, samples: 50 },
  curves: null,
};
const engine = createEngine();
const text = async (more: Partial<NetworkExport>, format: string) =>
  new TextDecoder().decode(value(await engine.export({ ...job, ...more }, format, 5)).bytes);

describe("a network's export", () => {
  test("has the inputs, the rate constants and the run's settings, or leaves them out", async () => {
    const loguniform = { kind: "loguniform", low: 0.1, high: 10, seed: 3 } as const;
    const full = await text({ settings: { ...job.settings, rates: loguniform } }, "python");
    expect(full).toContain('TITLE = "Mine"');
    expect(full).toContain("T_END, SAMPLES = 30, 50");
    expect(full).toContain('("y", "Y1p", "Y1n", 2)');
    expect(full).toMatch(/^X1p 3$/m);
    expect(full).not.toMatch(/^X1p -> .* ; 1$/m);
    const bare = await text({ withInput: false }, "python");
    expect(bare).toContain('("y", "Y1p", "Y1n", None)');
    expect(bare).toMatch(/^X1p 0$/m);
    expect(bare).toMatch(/^X1p -> .* ; 1$/m);
  });

  test("has the curves that the page draws", async () => {
    const { compiled } = value(await engine.compile("Mine", network, job.options));
    const { options, input, settings } = job;
    const shown = value(await engine.simulate({ network, options, input, settings, record: "all" }, null));
    const [head, ...rows] = csvRows(await text({ curves: { species: "all", shown: [] } }, "trajectory-csv"));
    expect(rows.map(([t]) => Number(t))).toEqual([...shown.trajectory.times]);
    shown.trajectory.species.forEach((s, c) => {
      const column = head.indexOf(compiled.crn.species.ids[s] as string);
      expect(rows.map((row) => Number(row[column]))).toEqual([
        ...(shown.trajectory.curves[c] as Float64Array),
      ]);
    });
    const [few] = csvRows(await text({ curves: { species: "outputs", shown: [] } }, "trajectory-csv"));
    expect(few).toEqual(["time", "y", "Y1p", "Y1n"]);
  });

  test("refuses what cannot be compiled, encoded or rated, with the reason", async () => {
    const refused = async (more: Partial<NetworkExport>) => engine.export({ ...job, ...more }, "sbml", 5);
    expect(await refused({ input: [1] })).toMatchObject({ problem: { code: "input-count" } });
    const rates = { kind: "explicit", values: [1] } as const;
    expect(await refused({ settings: { ...job.settings, rates } })).toMatchObject({
      problem: { code: "rate-count" },
    });
    expect(await refused({ options: { ...job.options, positiveInputs: [1, 1] } })).toMatchObject({
      problem: { code: "bound-positive" },
    });
  });
});
