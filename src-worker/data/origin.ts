import type { Problem, Result } from "../model/problem.ts";
import { ok } from "../model/problem.ts";
import type { DataSet } from "./dataSet.ts";
import { rowCount, rowOf } from "./dataSet.ts";
import { type OpenedData, openData, summary } from "./openData.ts";
import { type BuiltInData, builtIn, type DataChoices, type DataSource } from "./sources.ts";
import type { TablePreview } from "./tablePreview.ts";

/** A file as it was read; `data` is how `--data` names a set of several. */
interface OriginFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Where the rows of a data set come from: every worker can read them from this. `key` is another number for
 * every data set and every other choice, so that a worker reads the rows once.
 */
export type DataOrigin =
  | { readonly kind: "builtIn"; readonly key: number; readonly name: BuiltInData }
  | {
      readonly kind: "files";
      readonly key: number;
      readonly files: readonly OriginFile[];
      readonly choices: DataChoices;
    };

/** What is to be known about a data set beside its rows: small enough for the page. */
export interface DataSurvey {
  readonly kind: OpenedData["kind"];
  readonly name: string;
  /** False where the rows cannot be used yet: `problem` says why, and a choice may help. */
  readonly usable: boolean;
  readonly problem: Problem | null;
  /** What a text file holds; null for other kinds. */
  readonly table: TablePreview | null;
  readonly rows: number;
  readonly inputs: readonly string[];
  /** Unit per input ("cm"). */
  readonly units: readonly string[] | null;
  /** Rows per class. */
  readonly classes: readonly { readonly name: string; readonly rows: number }[];
  /** Rows per part of the split that the data came with; null where they came without. */
  readonly parts: { readonly train: number; readonly validation: number; readonly test: number } | null;
  /** Rows belong to subjects whose rows should not be torn apart. */
  readonly grouped: boolean;
  /** The raw values of the first row; empty where there is none. */
  readonly first: readonly number[];
  /** Size of the images that the rows were made from, pixels, and of what became of them. */
  readonly picture: {
    readonly height: number;
    readonly width: number;
    readonly margin: number;
    readonly shrink: number;
  } | null;
}

/** The rows that a worker read last: training and the page's questions ask for the same ones again. */
export class DataShelf {
  private held: { readonly key: number; readonly opened: Promise<Result<OpenedData>> } | null = null;

  /** Reads the rows, or answers those it has. Fails like `openData`. */
  open(origin: DataOrigin): Promise<Result<OpenedData>> {
    if (this.held?.key === origin.key) return this.held.opened;
    const opened =
      origin.kind === "builtIn"
        ? Promise.resolve(ok(builtInOpened(origin.name)))
        : openData(origin.files, origin.choices);
    this.held = { key: origin.key, opened };
    return opened;
  }

  /** The rows with this key, without their origin; null when this worker never read them. */
  async get(key: number): Promise<DataSet | null> {
    const opened = this.held?.key === key ? await this.held.opened : null;
    return opened?.ok ? opened.value.data : null;
  }
}

/** What is to be known about opened data beside the rows. */
export function surveyOf({ kind, data, problem, table, classes, rows }: OpenedData): DataSurvey {
  const { split, images } = data ?? {};
  return {
    kind,
    name: data?.name ?? "",
    usable: data !== null,
    problem,
    table,
    rows,
    inputs: data?.inputs ?? [],
    units: data?.units ?? null,
    classes,
    parts: split
      ? { train: split.train.length, validation: split.validation.length, test: split.test.length }
      : null,
    grouped: data?.groups !== undefined,
    first: data && rows > 0 ? Array.from(rowOf(data, 0)) : [],
    picture: images
      ? { height: images.height, width: images.width, margin: images.margin, shrink: images.shrink }
      : null,
  };
}

/** The files of an origin as `--data` names them; a folder's path is the person's own business. */
export function sourceOf(origin: DataOrigin, kind: OpenedData["kind"]): DataSource {
  if (origin.kind === "builtIn") return { kind: origin.name };
  const names = origin.files.map(({ name }) => name);
  if (kind === "expression") return { kind: "virus", folder: "FOLDER" };
  if (kind === "table") return { kind: "rows", path: names[0] };
  if (names.length > 2) return { kind: "mnist", folder: "FOLDER" };
  const labels = names.find((name) => /label|idx1/i.test(name)) ?? names[1];
  return { kind: "idx", images: names.find((name) => name !== labels) ?? names[0], labels };
}

function builtInOpened(name: BuiltInData): OpenedData {
  const data = builtIn(name);
  return { ...summary(data.images ? "images" : "table", data), rows: rowCount(data) };
}
