import type { SourceFile } from "../jobs.ts";
import { ok } from "../model/problem.ts";
import { documentOf } from "../weights/import.ts";
import type { WeightFile } from "../weights/realNetwork.ts";
import { guarded, refuse } from "../weights/refusal.ts";
import { MAX_FILE_BYTES } from "./bytes.ts";
import type { FormatModule } from "./format.ts";
import { shorten } from "./show.ts";

/** What a reader of weights gets: the file that was chosen, and those chosen with it. */
export interface WeightSource {
  readonly main: SourceFile;
  readonly others: readonly SourceFile[];
}

/** Reads weights; refusals are thrown (see `refuse`) and come out as results. */
export type WeightReader = (source: WeightSource) => WeightFile | Promise<WeightFile>;

/** A format of trained weights: opened at once where no choice is needed, else through a preview. */
export interface WeightModule extends FormatModule {
  readonly weights: WeightReader;
  /** Names of further files that `main` refers to, relative to it. */
  readonly companions?: (main: SourceFile) => readonly string[];
}

export function weightFormat(weights: WeightReader, companions?: WeightModule["companions"]): WeightModule {
  return {
    weights,
    ...(companions ? { companions } : {}),
    read: (file, choices) =>
      guarded(async () => {
        const weightFile = await readWeightFile(weights, { main: file, others: [] });
        return ok({ kind: "network", ...documentOf(weightFile, file.name, choices ?? {}) } as const);
      }),
  };
}

/** Runs a reader within its limits: sizes first, and memory that runs out becomes a sentence. */
export async function readWeightFile(weights: WeightReader, source: WeightSource): Promise<WeightFile> {
  const total = [source.main, ...source.others].reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total > MAX_FILE_BYTES) {
    const [size, limit] = [total, MAX_FILE_BYTES].map((n) => Math.ceil(n / 1024 / 1024));
    refuse(
      "file-too-big",
      `The file has ${size} MB; at most ${limit} MB are read. Save the weights alone, without optimiser state.`,
      { field: "file" },
    );
  }
  try {
    return await weights(source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // "Array buffer allocation failed", "Invalid typed array length": the machine's limits, not a bug.
    return refuse(
      "memory",
      `${shorten(source.main.name)} needs more memory than there is. Save a smaller network.`,
      { field: "file" },
    );
  }
}
