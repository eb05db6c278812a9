import { describe, expect, test } from "vitest";
import { isChanged } from "../../../app/experiments/changed.ts";
import { stochasticCsv } from "../../../app/experiments/csv.ts";
import { tableFrom } from "../../../app/experiments/dataFile.ts";
import {
  disturbedInputs,
  prepareRows,
  ratesEnd,
  ratesJob,
  stochasticTimes,
  tableOf,
} from "../../../app/experiments/jobs.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import { parseList } from "../../../app/ui/fields.tsx";
import { settingOf } from "./fixture.ts";

const { network } = FIGURE_1;
const lines = (text: string) => text.split("\n").map((line, i) => ({ line: i + 1, cells: line.split(",") }));

function table(text: string, outputs: readonly string[] = network.outputs) {
  return tableFrom("rows.csv", lines(text), { ...network, outputs });
}

function problem(text: string): string {
  const result = table(text);
  return result.ok ? "accepted" : result.problem.message;
}

describe("tableFrom", () => {
  test("columns are found by name, whatever their order; other columns are left alone", () => {
    const result = table("id,x2,label,x1\n7,1,y,3\n8,2,,4");
    expect(result).toEqual({
      ok: true,
      value: {
        name: "rows.csv",
        rows: [Float64Array.of(3, 1), Float64Array.of(4, 2)],
        labels: Int32Array.of(0, -1),
      },
    });
  });

  test("without names they go in order, beside a label column of words", () => {
    const result = table("3,1,no\n4,2,yes", ["yes", "no"]);
    expect(result.ok && Array.from(result.value.labels)).toEqual([1, 0]);
    expect(result.ok && result.value.rows[1]).toEqual(Float64Array.of(4, 2));
  });

  test("labels may be output numbers from 0", () => {
    const result = table("x1,x2,label\n1,2,1\n1,2,0", ["a", "b"]);
    expect(result.ok && Array.from(result.value.labels)).toEqual([1, 0]);
  });

  test("what cannot be read names the place", () => {
    expect(problem("x1,x2")).toMatch(/rows\.csv holds no rows/);
    expect(problem("x1,x2\n1,2\n3")).toMatch(/rows\.csv, line 3: 1 cell where the first line has 2/);
    expect(problem("a,b,c\n1,2,3")).toMatch(/3 columns of values and the network 2 inputs/);
    expect(problem("x1,x2\n1,2\n1,oops\n1,3")).toBe(
      'rows.csv, line 3, column 2: "oops" is not a number. Write decimal numbers with a point, such as 5.1.',
    );
    expect(problem("x1,x2\n,2\n1,2\n2,2")).toMatch(/line 2, column 1: the value is missing/);
    expect(problem("x1,x2,label\n1,2,z")).toMatch(/line 2: label "z" is no output/);
  });
});

describe("jobs", () => {
  const examples = Array.from({ length: 10 }, (_, i) => ({ name: `${i}`, values: [i, 0], label: "y" }));
  const document = { ...FIGURE_1, examples, preparation: { mean: [1, 0], deviation: [2, 1] } };

  test("examples are rows with labels; a data file goes before them", () => {
    const own = tableOf({ document, table: null });
    expect(own.rows).toHaveLength(10);
    expect(Array.from(own.labels)).toEqual(new Array(10).fill(0));
    const file = { name: "f", rows: [Float64Array.of(1, 2)], labels: Int32Array.of(-1) };
    expect(tableOf({ document, table: file })).toBe(file);
  });

  test("rows go through the preparation", async () => {
    const rows = [Float64Array.of(3, 1), Float64Array.of(1, 5)];
    expect(Array.from(await prepareRows(document, { rows }))).toEqual([1, 1, 0, 5]);
  });

  test("disturbed inputs are spread over the examples", () => {
    const form = { ...settingOf("disturb").form, on: "examples" as const, rows: 5 };
    const inputs = disturbedInputs({ document, input: [9, 9], form });
    expect(inputs.map(([x]) => x)).toEqual([0, 2, 4, 6, 8]);
    expect(disturbedInputs({ document, input: [9, 9], form: { ...form, on: "shown" } })).toEqual([[9, 9]]);
  });

  test("six decades lie around 1, and last as long as the slowest constant needs", () => {
    const form = { ...settingOf("rates").form, decades: 6 };
    const job = ratesJob(settingOf("rates", { form }));
    expect(job.low).toBeCloseTo(1e-3);
    expect(job.high).toBeCloseTo(1e3);
    expect(job.settings.tEnd).toBe(50_000);
    expect(ratesEnd({ ...form, tEnd: 7 }, 50)).toBe(7);
  });

  test("stochastic samples ascend from 0 to the end exactly", () => {
    const times = stochasticTimes(50);
    expect([times[0], times.at(-1)]).toEqual([0, 50]);
    expect(times.every((t, i) => i === 0 || t > (times[i - 1] as number))).toBe(true);
  });
});

describe("isChanged", () => {
  const then = settingOf("rates");
  const now = { network, options: then.options, settings: then.settings, input: then.input, form: then.form };

  test("other inputs, sets or settings make another experiment; another axis does not", () => {
    expect(isChanged("rates", then, now)).toBe(false);
    expect(isChanged("rates", then, { ...now, input: [0, 0] })).toBe(true);
    expect(isChanged("rates", then, { ...now, settings: { ...then.settings } })).toBe(true);
    expect(isChanged("rates", then, { ...now, form: { ...then.form, members: 7 } })).toBe(true);
    expect(isChanged("rates", then, { ...now, form: { ...then.form, timeScale: "linear" } })).toBe(false);
  });

  test("verifying a data set does not look at the shown inputs", () => {
    const verify = settingOf("verify");
    const same = { ...now, form: verify.form, input: [0, 0] };
    expect(isChanged("verify", verify, same)).toBe(false);
  });
});

test("a list of numbers is read with commas or spaces, sorted, without repeats; nonsense is refused", () => {
  const positive = (x: number) => x > 0;
  expect(parseList("5, 1 2;2", positive)).toEqual([1, 2, 5]);
  expect(parseList("1e−3, 0.5", positive)).toEqual([0.001, 0.5]);
  for (const bad of ["", "1, x", "0", "-1"]) expect(parseList(bad, positive)).toBeNull();
});

test("the stochastic table has mean and deviation per output, empty where there is none", () => {
  const values = [{ mean: Float64Array.of(1, 2), deviation: Float64Array.of(Number.NaN, 0.5) }];
  expect(stochasticCsv({ times: Float64Array.of(0, 1), values }, ['a "b", c'])).toBe(
    'time,"a ""b"", c mean","a ""b"", c deviation"\n0,1,\n1,2,0.5\n',
  );
});
