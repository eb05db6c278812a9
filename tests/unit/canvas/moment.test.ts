import { describe, expect, test } from "vitest";
import { isOff, isRecorded, levelOf, show, showMoment, shownValue } from "../../../app/drawing/show.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { compileNetwork } from "../../../src-worker/compile/compile.ts";
import { createEngine } from "../../../src-worker/engine.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import { type MomentReader, momentReader } from "../../../src-worker/model/moment.ts";
import { DEFAULT_SETTINGS } from "../../../src-worker/model/simulation.ts";

const { network } = FIGURE_1;
const compiled = compileNetwork("", network, DEFAULT_COMPILE_OPTIONS);
if (!compiled.ok) throw new Error(compiled.problem.message);

/** Figure 1 on (3, 1), with everything recorded, only the outputs, or an overview beside them. */
async function run(record: "all" | "outputs", overview?: number): Promise<MomentReader> {
  const more = overview === undefined ? {} : { overview };
  const job = {
    network,
    options: DEFAULT_COMPILE_OPTIONS,
    input: [3, 1],
    settings: DEFAULT_SETTINGS,
    record,
  };
  const ran = await createEngine().simulate({ ...job, ...more }, null);
  if (!ran.ok || !compiled.ok) throw new Error("not simulated");
  const { trajectory, overview: beside } = ran.value;
  return momentReader(network, compiled.value, [3, 1], beside ? [trajectory, beside] : [trajectory]);
}
const settled = show(FIGURE_1, [3, 1]);
const unit = (layer: number, index: number) => ({ layer, index });

describe("Figure 1 while it computes", () => {
  test("starts with its inputs full and everything else empty, and ends with the network's values", async () => {
    const at = await run("all");
    const start = showMoment(settled, at(0));
    expect([...(start.values[0] ?? [])]).toEqual([3, 1]);
    expect(levelOf(start, unit(0, 0))).toBe(1);
    for (const u of [unit(1, 0), unit(1, 1), unit(1, 2), unit(2, 0)]) expect(levelOf(start, u)).toBe(0);
    expect(isOff(start, unit(1, 0))).toBe(true);
    const end = showMoment(settled, at(50));
    expect(levelOf(end, unit(0, 0))).toBeLessThan(1e-6);
    expect(shownValue(end, unit(1, 0), 3)).toBe("2.000");
    expect(shownValue(end, unit(2, 0), 3)).toBe("2.000");
    expect(isOff(end, unit(1, 0))).toBe(false);
  });

  test("units fill up in the order of the layers", async () => {
    const at = await run("all");
    const half = (u: { layer: number; index: number }) =>
      Array.from({ length: 500 }, (_, i) => i / 50).find(
        (t) => levelOf(showMoment(settled, at(t)), u) > 0.5,
      ) as number;
    expect(half(unit(1, 0))).toBeGreaterThan(0);
    expect(half(unit(2, 0))).toBeGreaterThan(half(unit(1, 0)));
  });

  test("z is what a unit has received, and reaches the network's z", async () => {
    const at = await run("all");
    expect(at(0).z[0]?.[0]).toBe(0);
    expect(at(50).z[0]?.[0]).toBeCloseTo(2, 3);
  });

  test("layers of which nothing was recorded say so, and an overview knows them", async () => {
    const poor = showMoment(settled, (await run("outputs"))(5));
    expect([0, 1, 2].map((layer) => isRecorded(poor, layer))).toEqual([false, false, true]);
    expect(shownValue(poor, unit(1, 0), 3)).toBe("–");
    expect(poor.outputs[0]).toBeGreaterThan(1);
    const rich = await run("outputs", 12);
    const fine = await run("all");
    expect(rich(5).recorded).toEqual([true, true, true]);
    const [coarse, exact] = [rich(5).values[1]?.[0] as number, fine(5).values[1]?.[0] as number];
    expect(Math.abs(coarse - exact)).toBeLessThan(0.1);
    // Outputs have curves of their own: as fine as ever.
    expect(rich(5).outputs[0]).toBe(fine(5).outputs[0]);
  });

  test("without a moment nothing differs from the network's values", () => {
    expect(settled.moment).toBeNull();
    expect(isRecorded(settled, 1)).toBe(true);
    expect(shownValue(settled, unit(1, 0), 3)).toBe("2");
  });
});
