import { expect, test } from "vitest";
import { createEngine } from "../../../src-worker/engine.ts";
import { readCrnText } from "../../../src-worker/formats/crnText.ts";
import { DEFAULT_SETTINGS } from "../../../src-worker/model/simulation.ts";

test("reactions whose species were renamed answer with the new names", async () => {
  const engine = createEngine();
  const names = async (text: string) => {
    const crn = readCrnText(text, "a");
    if (!crn.ok) throw new Error(crn.problem.message);
    const run = await engine.simulateCrn({ crn: crn.value, settings: DEFAULT_SETTINGS, record: "all" }, null);
    if (!run.ok) throw new Error(run.problem.message);
    return run.value.outputs.map(({ name }) => name);
  };
  expect(await names("A @initial 1\nA -> B\n")).toEqual(["A", "B"]);
  expect(await names("A @initial 1\nA -> C\n")).toEqual(["A", "C"]);
});
