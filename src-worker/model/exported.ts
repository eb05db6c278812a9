import { DEFAULT_SETTINGS } from "./simulation.ts";

/** The experiment that scripts, archives and notebooks run again. Time in arbitrary units. */
export interface RunDescription {
  readonly tEnd: number;
  readonly rtol: number;
  readonly atol: number;
  /** Samples per curve, from t = 0 to t = tEnd. */
  readonly samples: number;
  /** The network's value of each output, in the CRN's order of outputs; null for a CRN without a network. */
  readonly network: readonly number[] | null;
}

export const DEFAULT_RUN: RunDescription = {
  tEnd: DEFAULT_SETTINGS.tEnd,
  rtol: DEFAULT_SETTINGS.rtol,
  atol: DEFAULT_SETTINGS.atol,
  samples: DEFAULT_SETTINGS.samples,
  network: null,
};

/** What a size limit of a tool is about: reactions, product species or product molecules, each in all. */
export type SizeMeasure = "reactions" | "products" | "molecules";

/** Above some size a tool is too slow or its file too long. */
export interface SizeLimit {
  readonly measure: SizeMeasure;
  readonly above: number;
  /** One sentence: what happens then. */
  readonly says: string;
  /** Ids of formats that carry the same and do not choke. */
  readonly instead: readonly string[];
}

export type ExportGroup = "simulators" | "languages" | "exchange" | "papers" | "data";

/** What people are told about a format that is written for another tool. */
export interface ExportInfo {
  readonly group: ExportGroup;
  /** What is written and what survives in it, where that is less than what is read. */
  readonly name?: string;
  readonly carries?: string;
  /** Tools that read it, as people search for them. */
  readonly tools: readonly string[];
  /** One honest sentence: who read or ran files of this format. */
  readonly checked: string;
  readonly mediaType: string;
  /** A zip or another file that is no text. */
  readonly binary?: boolean;
  /** The file's name must be an identifier (MATLAB's functions). */
  readonly identifierName?: boolean;
  readonly limits?: readonly SizeLimit[];
}

/** One file as it is shown before it is saved. */
export interface PreviewPart {
  /** Name inside an archive; null for a file that is none. */
  readonly name: string | null;
  /** Bytes. */
  readonly size: number;
  /** Lines in all; null for a file that is no text. */
  readonly lines: number | null;
  /** The first lines, long ones cut short. */
  readonly head: string;
}

export interface FilePreview {
  readonly parts: readonly PreviewPart[];
}

/** A written file with its preview. */
export interface ExportedFile {
  readonly bytes: Uint8Array;
  readonly preview: FilePreview;
}
