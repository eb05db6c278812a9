import type { Exportable, Opened, SourceFile } from "../jobs.ts";
import type { ExportInfo } from "../model/exported.ts";
import type { Result } from "../model/problem.ts";
import type { ImportChoices } from "../model/weightImport.ts";

/** What a format can hold. */
export type ContentKind = "network" | "crn";
/** What a file can be written from; a trajectory is a finished run with its CRN. */
export type WrittenKind = ContentKind | "trajectory";

/** What people are told about a format. Plain data: it may be posted to the page. */
export interface FormatInfo {
  /** Short name for `--to` and menus: "crn-text". */
  readonly id: string;
  readonly name: string;
  /** With the leading dot, the usual one first. */
  readonly extensions: readonly string[];
  /** What a file of this format opens as; null when it is only written. */
  readonly reads: ContentKind | null;
  /** What it can be written from; null when it is only read. */
  readonly writes: WrittenKind | null;
  /** One sentence: what survives in this format. */
  readonly carries: string;
  /** Where it stands in the export dialog; the formats a CRN or a trajectory is written to have it. */
  readonly export?: ExportInfo;
}

/** The code of one format, loaded when it is first needed. */
export interface FormatModule {
  /** Messages name the place in the file; `openFile` puts the file's name in front. */
  readonly read?: (file: SourceFile, choices?: ImportChoices) => Result<Opened> | Promise<Result<Opened>>;
  readonly write?: (content: Exportable) => Result<Uint8Array> | Promise<Result<Uint8Array>>;
}

/** 0 = certainly not this format or no idea, 1 = could be, 2 = the file says so itself. */
export type Likeness = 0 | 1 | 2;

/** A row of the format table. */
export interface Format extends FormatInfo {
  /** Judges the first 64 kB of a file, decoded leniently and as bytes. Never parses. */
  readonly recognises: (head: string, bytes: Uint8Array) => Likeness;
  readonly load: () => Promise<FormatModule>;
}
