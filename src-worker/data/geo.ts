import { fail, ok, type Result } from "../model/problem.ts";
import type { DataSet, TextFile } from "./dataSet.ts";
import { isNumber, readTable, type TableRow } from "./table.ts";

/** The tables of GEO series GSE73072 that hold ten genes, the samples' titles and the infections. */
export interface GeoFiles {
  /** One line per gene, one column per sample, and a last line (no gene name) with the virus. */
  readonly expression: TextFile;
  /** Accession and title per sample: "H1N1 DEE3 Subject 1, Hour -21". */
  readonly samples: TextFile;
  /** Per study ("DEE3"): subject, …, infection onset hour, infection offset hour. */
  readonly studies: readonly { readonly study: string; readonly file: TextFile }[];
}

interface Interval {
  readonly onset: number;
  readonly offset: number;
}

interface Sample {
  readonly study: string;
  readonly subject: number;
  readonly hour: number;
}

// One title writes the study as "DEE 4", all others without the space.
const TITLE = /^\S+ (\S+(?: \d+)?) Subject (\d+), Hour (-?[\d.]+)$/;

/**
 * Reads GSE73072 and keeps the samples taken while the subject was infected: onset ≤ hour < offset
 * (698 of 2886). Inputs are genes, classes viruses, groups "study subject". The labels are confounded:
 * each study has one virus. Fails naming file and line on anything it cannot read.
 */
export function readGeo(files: GeoFiles): Result<DataSet> {
  const infections = readInfections(files);
  if (!infections.ok) return infections;
  const samples = readSamples(files.samples);
  if (!samples.ok) return samples;
  const table = readTable(files.expression);
  if (!table.ok) return table;
  return selectInfected(files.expression.name, table.value, samples.value, infections.value);
}

/** Onset and offset hour per "study subject"; subjects that were never infected are left out. */
function readInfections(files: GeoFiles): Result<Map<string, Interval>> {
  const infections = new Map<string, Interval>();
  for (const { study, file } of files.studies) {
    const table = readTable(file);
    if (!table.ok) return table;
    const rows = table.value.slice(1);
    for (const { line, cells } of rows) {
      const [subject, onset, offset] = [cells[0], cells.at(-2), cells.at(-1)] as [string, string, string];
      if (onset === "NaN" && offset === "NaN") continue;
      if (!isNumber(subject) || !isNumber(onset) || !isNumber(offset)) {
        return fail(
          "geo-infection",
          `${file.name}, line ${line}: subject, onset and offset must be numbers (or NaN for both hours).`,
          { file: file.name, line },
        );
      }
      infections.set(`${study} ${Number(subject)}`, { onset: Number(onset), offset: Number(offset) });
    }
  }
  return ok(infections);
}

/** Study, subject and hour per accession. */
function readSamples(file: TextFile): Result<Map<string, Sample>> {
  const table = readTable(file);
  if (!table.ok) return table;
  const samples = new Map<string, Sample>();
  for (const { line, cells } of table.value.slice(1)) {
    const match = TITLE.exec(cells[1] ?? "");
    if (!match) {
      return fail(
        "geo-title",
        `${file.name}, line ${line}, column 2: "${cells[1] ?? ""}" is no sample title such as "H1N1 DEE3 Subject 1, Hour -21".`,
        { file: file.name, line, column: 2 },
      );
    }
    const [, study, subject, hour] = match as unknown as [string, string, string, string];
    samples.set(cells[0] as string, {
      study: study.replace(" ", ""),
      subject: Number(subject),
      hour: Number(hour),
    });
  }
  return ok(samples);
}

function selectInfected(
  file: string,
  table: readonly TableRow[],
  samples: ReadonlyMap<string, Sample>,
  infections: ReadonlyMap<string, Interval>,
): Result<DataSet> {
  const accessions = (table[0] as TableRow).cells;
  const last = table.at(-1) as TableRow;
  const genes = table.slice(1, -1);
  if (genes.length === 0 || last.cells[0] !== "") {
    return fail("geo-labels", `${file}: the last line must hold the labels, its first cell empty.`, { file });
  }
  const kept: number[] = [];
  const groups: string[] = [];
  for (let c = 1; c < accessions.length; c++) {
    const sample = samples.get(accessions[c] as string);
    if (!sample) {
      return fail(
        "geo-sample",
        `${file}, line 1, column ${c + 1}: no title is known for sample "${accessions[c]}".`,
        {
          file,
          line: 1,
          column: c + 1,
        },
      );
    }
    const group = `${sample.study} ${sample.subject}`;
    const infection = infections.get(group);
    if (!infection || sample.hour < infection.onset || sample.hour >= infection.offset) continue;
    kept.push(c);
    groups.push(group);
  }
  const rows = readExpression(file, genes, kept);
  if (!rows.ok) return rows;
  const names = kept.map((c) => last.cells[c] as string);
  const classes = [...new Set(names)].sort();
  return ok({
    name: "Virus",
    inputs: genes.map((gene) => gene.cells[0] as string),
    rows: rows.value,
    labels: Int32Array.from(names, (name) => classes.indexOf(name)),
    classes,
    groups,
  });
}

/** Columns `kept` of the gene table, transposed: one row per sample. */
function readExpression(
  file: string,
  genes: readonly TableRow[],
  kept: readonly number[],
): Result<Float64Array> {
  const rows = new Float64Array(kept.length * genes.length);
  for (let g = 0; g < genes.length; g++) {
    const { line, cells } = genes[g] as TableRow;
    for (let r = 0; r < kept.length; r++) {
      const c = kept[r] as number;
      const cell = cells[c] as string;
      if (!isNumber(cell)) {
        return fail("geo-number", `${file}, line ${line}, column ${c + 1}: "${cell}" is not a number.`, {
          file,
          line,
          column: c + 1,
        });
      }
      rows[r * genes.length + g] = Number(cell);
    }
  }
  return ok(rows);
}
