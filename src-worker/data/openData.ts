import { fail, ok, type Problem, type Result } from "../model/problem.ts";
import { previewCsv } from "./csv.ts";
import { classCounts, type DataSet, rowCount } from "./dataSet.ts";
import { readGeo } from "./geo.ts";
import { gunzip } from "./gzip.ts";
import { type ByteFile, type PictureRecipe, readImagePair, readMnist } from "./idx.ts";
import type { DataChoices } from "./sources.ts";
import type { TablePreview } from "./tablePreview.ts";

/** A data set that was opened, with what a person should see before it is used. */
export interface OpenedData {
  readonly kind: "table" | "images" | "expression";
  /** Null where the rows cannot be used yet: `problem` says why, and a choice may help. */
  readonly data: DataSet | null;
  readonly problem: Problem | null;
  /** What a text file holds; null for other kinds. */
  readonly table: TablePreview | null;
  /** Rows per class. */
  readonly classes: readonly { readonly name: string; readonly rows: number }[];
  readonly rows: number;
}

const IDX_IMAGES = 0x00000803;
const IDX_LABELS = 0x00000801;

/**
 * Opens the files of one data set: a delimited text file; IDX images with their labels (one pair, or two
 * of which one is called test or t10k); the tables of GSE73072. Any of them may be gzip. Fails, naming
 * the file, on what is none of these and on broken files.
 */
export async function openData(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  choices: DataChoices = {},
): Promise<Result<OpenedData>> {
  if (files.length === 0) return fail("data-none", "No file was chosen.");
  const plain: ByteFile[] = [];
  for (const { name, bytes } of files) {
    const unpacked = await gunzip(name, bytes);
    if (!unpacked.ok) return unpacked;
    plain.push({ name, bytes: unpacked.value });
  }
  if (plain.some((file) => isIdx(file))) return opened("images", readIdxFiles(plain, choices.picture));
  if (plain.some(({ name }) => name.endsWith("_4labels.csv")))
    return opened("expression", readGeoFiles(plain));
  if (plain.length > 1) {
    return fail(
      "data-many",
      `${plain.map(({ name }) => name).join(", ")} are not one data set. Open one table, or the files that belong together.`,
    );
  }
  return openTable(plain[0], choices);
}

function openTable(file: ByteFile, choices: DataChoices): Result<OpenedData> {
  const text = decoded(file);
  if (!text.ok) return text;
  const read = previewCsv(text.value, choices);
  if (!read.ok) return read;
  const { preview, data } = read.value;
  if (data.ok) return ok({ ...summary("table", data.value), table: preview });
  const { rows } = preview;
  return ok({ kind: "table", data: null, problem: data.problem, table: preview, classes: [], rows });
}

function opened(kind: OpenedData["kind"], data: Result<DataSet>): Result<OpenedData> {
  return data.ok ? ok(summary(kind, data.value)) : data;
}

/** Data that can be used, with their rows per class. */
export function summary(kind: OpenedData["kind"], data: DataSet): OpenedData {
  const counts = classCounts(data);
  return {
    kind,
    data,
    problem: null,
    table: null,
    classes: data.classes.map((name, k) => ({ name, rows: counts[k] })),
    rows: rowCount(data),
  };
}

function magic({ bytes }: ByteFile): number {
  return bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
}

function isIdx(file: ByteFile): boolean {
  return magic(file) === IDX_IMAGES || magic(file) === IDX_LABELS;
}

function readIdxFiles(files: readonly ByteFile[], picture: PictureRecipe | undefined): Result<DataSet> {
  const isTest = ({ name }: ByteFile) => /t10k|test/i.test(name);
  const of = (kind: number, test: boolean) => files.filter((f) => magic(f) === kind && isTest(f) === test);
  const [trainImages, testImages] = [of(IDX_IMAGES, false), of(IDX_IMAGES, true)];
  const [trainLabels, testLabels] = [of(IDX_LABELS, false), of(IDX_LABELS, true)];
  const stray = files.find((file) => !isIdx(file));
  if (stray) return fail("idx-magic", `${stray.name} is no IDX file.`, { file: stray.name });
  const counts = [trainImages, trainLabels, testImages, testLabels].map(({ length }) => length);
  const whole = counts.every((n) => n === 1);
  if (whole) {
    const [a, b, c, d] = [trainImages[0], trainLabels[0], testImages[0], testLabels[0]];
    return readMnist({ trainImages: a, trainLabels: b, testImages: c, testLabels: d }, picture);
  }
  const images = [...trainImages, ...testImages];
  const labels = [...trainLabels, ...testLabels];
  if (images.length === 1 && labels.length === 1) return readImagePair(images[0], labels[0], picture);
  return fail(
    "idx-files",
    `There are ${images.length} image files and ${labels.length} label files. Open one of each, or two of each with "test" or "t10k" in the names of the test files.`,
  );
}

function readGeoFiles(files: readonly ByteFile[]): Result<DataSet> {
  const texts = files.map(decoded);
  const bad = texts.find((text) => !text.ok);
  if (bad && !bad.ok) return bad;
  const named = texts.flatMap((text) => (text.ok ? [text.value] : []));
  const expression = named.find(({ name }) => name.endsWith("_4labels.csv"));
  const samples = named.find(({ name }) => name.endsWith("_sample.csv"));
  if (!expression || !samples) {
    return fail(
      "geo-files",
      "The table of sample titles (…_sample.csv) is missing. Open it together with the others.",
    );
  }
  const studies = named
    .filter((file) => file !== expression && file !== samples)
    .map((file) => ({ study: /_([A-Z0-9]+)\.csv$/.exec(file.name)?.[1] ?? file.name, file }));
  if (studies.length === 0) {
    return fail(
      "geo-files",
      "The tables of infections (…_DEE1.csv, …_DUKE.csv, …) are missing. Open them together with the others.",
    );
  }
  return readGeo({ expression, samples, studies });
}

function decoded({ name, bytes }: ByteFile): Result<{ name: string; text: string }> {
  try {
    return ok({ name, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) });
  } catch {
    return fail("file-encoding", `${name} is not UTF-8 text. Save it as UTF-8.`, { file: name });
  }
}
