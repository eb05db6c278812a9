import type { DataSet, Split } from "../data/dataSet.ts";
import type { Standardisation } from "../model/document.ts";
import type { TrainingOptions } from "./options.ts";

/** What training a data set needs beside its rows. */
export interface TrainingGround {
  readonly data: DataSet;
  readonly split: Split;
  readonly preparation: Standardisation | null;
  readonly options: TrainingOptions;
}
