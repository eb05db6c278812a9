import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { remediesFor, shownColumns, withRole } from "../../app/dataset/preview.ts";
import { openData } from "../../src-worker/data/openData.ts";
import type { DataChoices } from "../../src-worker/data/sources.ts";
import { DELIMITERS, type Delimiter } from "../../src-worker/data/table.ts";

async function opened(text: string, choices: DataChoices = {}) {
  const result = await openData([{ name: "t.csv", bytes: new TextEncoder().encode(text) }], choices);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** A table as somebody may have written it down, and what it holds. */
interface Written {
  readonly values: readonly (readonly number[])[];
  readonly labels: readonly string[];
  readonly delimiter: Delimiter;
  readonly decimal: "." | ",";
  readonly text: (lines?: readonly string[]) => string;
  readonly lines: readonly string[];
}

const number = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.integer({ min: -99_999, max: 99_999 }).map((n) => n / 100),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const written: fc.Arbitrary<Written> = fc
  .record({
    columns: fc.integer({ min: 1, max: 5 }),
    rows: fc.integer({ min: 2, max: 15 }),
    delimiter: fc.constantFrom(...DELIMITERS),
    comma: fc.boolean(),
    header: fc.boolean(),
    end: fc.constantFrom("\n", "\r\n", "\r"),
    mark: fc.constantFrom("", "\uFEFF"),
    quoted: fc.boolean(),
    blank: fc.boolean(),
    pad: fc.constantFrom("", " "),
    seed: fc.infiniteStream(number),
  })
  .map(({ columns, rows, delimiter, comma, header, end, mark, quoted, blank, pad, seed }) => {
    const values = Array.from({ length: rows }, () =>
      Array.from({ length: columns }, () => (seed.next().value as number) + 0),
    );
    // A number with decimals in every row: else nothing shows which mark is meant.
    for (const row of values) row[0] = Math.trunc(row[0] % 1000) + 0.25;
    const decimal = comma ? "," : ".";
    const quote = (cell: string) => (quoted || cell.includes(delimiter) ? `"${cell}"` : cell);
    const cell = (value: number) => pad + quote(String(value).replace(".", decimal));
    const labels = values.map((_, r) => (r % 2 === 0 ? 'big "one"' : "small, other"));
    const lines = values.map((row, r) =>
      [...row.map(cell), `"${labels[r].replaceAll('"', '""')}"`].join(delimiter),
    );
    if (header) lines.unshift([...values[0].map((_, c) => quote(`v${c}`)), "kind"].join(delimiter));
    const text = (all: readonly string[] = lines) =>
      mark + all.join(end + (blank ? end : "")) + (blank ? end : "");
    // What stands before a quote makes it part of the cell.
    return { values, labels, delimiter, decimal: decimal as "." | ",", text, lines };
  });

/** Quotes after a blank are no quotes. */
const readable = written.filter(({ lines }) => !lines.some((line) => /(^|[,;|\t]) "/.test(line)));

describe("a table", () => {
  it("is read as it was meant, whatever its delimiter, decimals, quotes, line ends and byte-order mark", async () => {
    await fc.assert(
      fc.asyncProperty(readable, async ({ values, labels, delimiter, decimal, text }) => {
        const { data, table } = await opened(text());
        expect([table?.delimiter, table?.decimal]).toEqual([delimiter, decimal]);
        expect([...(data?.rows ?? [])]).toEqual(values.flat());
        expect([...(data?.labels ?? [])].map((l) => data?.classes[l])).toEqual(labels);
      }),
      { numRuns: 300 },
    );
  });

  const hole = fc.constantFrom("", "NA", "n/a", "NaN", "?", "-", "null");

  it("with missing values and ragged lines shows where, and can be used without them", async () => {
    await fc.assert(
      fc.asyncProperty(
        readable.filter(({ values }) => values.length > 5),
        fc.nat(),
        hole,
        fc.boolean(),
        async ({ values, delimiter, decimal, text, lines }, at, missing, longer) => {
          const first = lines.length - values.length;
          const [gap, ragged] = [at % values.length, (at + 1) % values.length];
          const broken = lines.map((line, n) => {
            if (n === first + gap) return [missing, ...line.split(delimiter).slice(1)].join(delimiter);
            if (n !== first + ragged) return line;
            return longer ? `${line}${delimiter}7` : `8${delimiter}9`.slice(0, values[0].length > 1 ? 3 : 1);
          });
          // With a decimal comma and a comma between cells, cells are quoted; cutting them up breaks the quotes.
          fc.pre(delimiter !== ",");
          const choices = { delimiter, decimal, header: first > 0 };
          const { data, table, problem } = await opened(text(broken), choices);
          expect(data).toBe(null);
          expect(problem?.where.line).toBeGreaterThan(0);
          expect([table?.uneven, table?.incomplete, table?.wordy]).toEqual([1, 1, 0]);
          const rows = [...(table?.first ?? []), ...(table?.faulty ?? [])];
          expect(rows.filter(({ excess }) => excess !== 0)).toHaveLength(1);
          expect(rows.filter((row) => row.missing.length > 0)).toHaveLength(1);
          const labels = remediesFor(table!, {}).map(({ label }) => label);
          expect(labels).toContain("Leave out 1 broken line");
          expect(labels).toContain("Leave out 1 row with missing values");
          const used = await opened(text(broken), { ...choices, missing: "drop", broken: "drop" });
          const kept = values.filter((_, r) => r !== gap && r !== ragged);
          expect([...(used.data?.rows ?? [])]).toEqual(kept.flat());
        },
      ),
      { numRuns: 200 },
    );
  });

  const piece = fc.oneof(
    fc.constantFrom(",", ";", "\t", "|", '"', '""', "\n", "\r\n", "\r", " ", "NA", "x", "1", "2,5", "-3.5e2"),
    fc.string({ maxLength: 6 }),
    fc.string({ unit: "binary", maxLength: 4 }),
  );
  const anything = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
  const choice: fc.Arbitrary<DataChoices> = fc.record(
    {
      delimiter: fc.constantFrom(...DELIMITERS),
      decimal: fc.constantFrom(".", ","),
      header: fc.boolean(),
      label: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
      ignore: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
      missing: fc.constantFrom("refuse", "drop"),
      broken: fc.constantFrom("refuse", "drop"),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<DataChoices>;

  it("of anything never throws: it has a preview with a place to mend, or no line, or lacks a named column", async () => {
    await fc.assert(
      fc.asyncProperty(anything, choice, async (text, choices) => {
        const clean = new TextDecoder().decode(new TextEncoder().encode(text));
        const result = await openData([{ name: "t.csv", bytes: new TextEncoder().encode(clean) }], choices);
        if (!result.ok) {
          expect(["csv-empty", "csv-label"]).toContain(result.problem.code);
          expect(result.problem.message).toMatch(/^t\.csv .*\.$/s);
          if (result.problem.code === "csv-empty") expect(clean.replace(/[\s,;|"\uFEFF]/g, "")).toBe("");
          return;
        }
        const { data, problem, table } = result.value;
        expect(data === null).toBe(problem !== null);
        expect(table?.columns.length).toBeGreaterThan(0);
        if (problem) expect(problem.message).toMatch(/^t\.csv.*\.$/s);
        for (const x of data?.rows ?? []) expect(Number.isFinite(x)).toBe(true);
        // Every remedy is one that can be read again.
        for (const { change } of remediesFor(table!, choices)) {
          const again = await opened(clean, change.delimiter ? change : { ...choices, ...change });
          expect(again.table).not.toBe(null);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("of text columns between numbers is one press away from use", async () => {
    const table = "id;u;v;note;kind\nS1;1,5;2;good;a\nS2;2,5;3;bad;b\nS3;3,5;4;;a\n";
    const found = await opened(table);
    expect(found.problem?.message).toMatch(/^t\.csv, line 2, column 1 \("id"\): "S1" is not a number/);
    const [remedy] = remediesFor(found.table!, {});
    expect(remedy).toEqual({ label: "Do not use 2 columns of text", change: { ignore: [1, 4], label: 5 } });
    const { data } = await opened(table, remedy.change);
    expect([data?.inputs, [...(data?.rows ?? [])]]).toEqual([
      ["u", "v"],
      [1.5, 2, 2.5, 3, 3.5, 4],
    ]);
  });

  it("has one label column at most, however its columns' roles are chosen", async () => {
    const roles = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom("input", "label", "unused")),
    );
    await fc.assert(
      fc.asyncProperty(roles, async (steps) => {
        let choices: DataChoices = {};
        for (const [c, role] of steps) {
          const { table } = await opened("a,b,c,d\n1,2,3,4\n5,6,7,8\n", choices);
          choices = { ...choices, ...withRole(table!.columns, c, role as "input") };
          const after = (await opened("a,b,c,d\n1,2,3,4\n5,6,7,8\n", choices)).table!.columns;
          expect(after[c].role).toBe(role);
          after.forEach((column, k) => {
            if (k === c) return;
            const before = table!.columns[k].role;
            expect(column.role).toBe(role === "label" && before === "label" ? "input" : before);
          });
        }
      }),
      { numRuns: 50 },
    );
  });

  it("that is wide shows the label and the columns in trouble, wherever they are", () => {
    const columns = Array.from({ length: 500 }, (_, c) => ({
      name: `c${c}`,
      role: c === 499 ? ("label" as const) : ("input" as const),
      missing: c === 300 ? 2 : 0,
      words: c === 400 ? 1 : 0,
    }));
    const shown = shownColumns(columns);
    expect(shown).toHaveLength(24);
    expect(shown.slice(-4)).toEqual([20, 300, 400, 499]);
  });
});
