import { fail, ok, type Result } from "../model/problem.ts";
import { readCsv } from "./csv.ts";
import type { DataSet, TextFile } from "./dataSet.ts";
import { digits } from "./digits.ts";
import { readGeo } from "./geo.ts";
import { gunzip } from "./gzip.ts";
import { heart } from "./heart.ts";
import type { ByteFile, PictureRecipe } from "./idx.ts";
import { readImagePair, readMnist } from "./idx.ts";
import { iris } from "./iris.ts";
import type { CsvOptions } from "./sheet.ts";
import { xor } from "./xor.ts";

/** Reads a file's bytes; throws or rejects when it cannot. Node, a browser and tests each bring theirs. */
export type ReadFile = (path: string) => Uint8Array | Promise<Uint8Array>;

/** Data sets that come with the project. */
export const BUILT_IN = ["iris", "heart", "digits", "xor"] as const;
export type BuiltInData = (typeof BUILT_IN)[number];

/** The rows of a data set that comes with the project. */
export function builtIn(name: BuiltInData): DataSet {
  return { iris, heart, digits, xor }[name]();
}

/**
 * Where rows come from: the name of a set that comes with the project, `mnist:FOLDER`, `virus:FOLDER`,
 * `idx:IMAGES,LABELS` with two paths, or the path of a delimited text file.
 */
export type DataSource =
  | { readonly kind: BuiltInData }
  | { readonly kind: "mnist"; readonly folder: string }
  | { readonly kind: "virus"; readonly folder: string }
  | { readonly kind: "idx"; readonly images: string; readonly labels: string }
  | { readonly kind: "rows"; readonly path: string };

const GEO_PREFIX = "icml2020dataset_GSE73072_";
const GEO_STUDIES = ["DEE1", "DEE2", "DEE3", "DEE4", "DEE5", "DUKE", "UVA"];

/** The data source that a word on the command line names. Fails when the folder is missing. */
export function parseDataSource(text: string): Result<DataSource> {
  const known = BUILT_IN.find((name) => name === text);
  if (known) return ok({ kind: known });
  for (const kind of ["mnist", "virus"] as const) {
    if (text !== kind && !text.startsWith(`${kind}:`)) continue;
    const folder = text.slice(kind.length + 1).replace(/[/\\]+$/, "");
    if (folder !== "") return ok({ kind, folder });
    return fail(
      "data-source",
      `"${text}" names no folder. Write ${kind}:FOLDER with the folder of its files.`,
      {
        field: "data",
      },
    );
  }
  if (text.startsWith("idx:")) return parseIdxSource(text);
  if (text !== "") return ok({ kind: "rows", path: text });
  return fail(
    "data-source",
    `No data are named. Write ${BUILT_IN.join(", ")}, mnist:FOLDER, virus:FOLDER, idx:IMAGES,LABELS or a CSV file.`,
    {
      field: "data",
    },
  );
}

function parseIdxSource(text: string): Result<DataSource> {
  const [images = "", labels = "", ...more] = text.slice("idx:".length).split(",");
  if (images !== "" && labels !== "" && more.length === 0) return ok({ kind: "idx", images, labels });
  return fail(
    "data-source",
    `"${text}" does not name two files. Write idx:IMAGES,LABELS with the paths of the images and of their labels.`,
    { field: "data" },
  );
}

/** How rows are read. */
export interface DataChoices extends CsvOptions {
  /** MNIST: how images become rows; halved without. */
  readonly picture?: PictureRecipe;
}

/** The last part of a path. */
export function fileNameOf(path: string): string {
  return path.replace(/^.*[/\\]/, "");
}

/** Reads the rows of a source. Fails by file. */
export async function readData(
  source: DataSource,
  readFile: ReadFile,
  choices: DataChoices = {},
): Promise<Result<DataSet>> {
  switch (source.kind) {
    case "mnist":
      return readMnistFolder(source.folder, readFile, choices.picture);
    case "virus":
      return readVirusFolder(source.folder, readFile);
    case "idx": {
      const images = await readBytes(source.images, readFile);
      if (!images.ok) return images;
      const labels = await readBytes(source.labels, readFile);
      return labels.ok ? readImagePair(images.value, labels.value, choices.picture) : labels;
    }
    case "rows": {
      const file = await readText(source.path, readFile);
      return file.ok ? readCsv(file.value, choices) : file;
    }
    default:
      return ok(builtIn(source.kind));
  }
}

async function readMnistFolder(
  folder: string,
  readFile: ReadFile,
  picture: PictureRecipe | undefined,
): Promise<Result<DataSet>> {
  const names = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"];
  const files: ByteFile[] = [];
  for (const name of names) {
    const file = await readBytes(`${folder}/${name}-ubyte.gz`, readFile);
    if (!file.ok) return file;
    files.push(file.value);
  }
  const [trainImages, trainLabels, testImages, testLabels] = files as [
    ByteFile,
    ByteFile,
    ByteFile,
    ByteFile,
  ];
  return readMnist({ trainImages, trainLabels, testImages, testLabels }, picture);
}

async function readVirusFolder(folder: string, readFile: ReadFile): Promise<Result<DataSet>> {
  const text = (name: string) => readText(`${folder}/${GEO_PREFIX}${name}.csv`, readFile);
  const expression = await text("4labels");
  if (!expression.ok) return expression;
  const samples = await text("sample");
  if (!samples.ok) return samples;
  const studies: { study: string; file: TextFile }[] = [];
  for (const study of GEO_STUDIES) {
    const file = await text(study);
    if (!file.ok) return file;
    studies.push({ study, file: file.value });
  }
  return readGeo({ expression: expression.value, samples: samples.value, studies });
}

/** A file's bytes, decompressed when they are gzip. */
async function readBytes(path: string, readFile: ReadFile): Promise<Result<ByteFile>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const because = error instanceof Error ? ` (${error.message})` : "";
    return fail("file-unreadable", `${path} cannot be read${because}. Check the path.`, { file: path });
  }
  const plain = await gunzip(path, bytes);
  return plain.ok ? ok({ name: path, bytes: plain.value }) : plain;
}

async function readText(path: string, readFile: ReadFile): Promise<Result<TextFile>> {
  const file = await readBytes(path, readFile);
  if (!file.ok) return file;
  try {
    return ok({ name: path, text: new TextDecoder("utf-8", { fatal: true }).decode(file.value.bytes) });
  } catch {
    return fail("file-encoding", `${path} is not UTF-8 text. Save it as UTF-8.`, { file: path });
  }
}
