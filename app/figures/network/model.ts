import type { NetworkDocument } from "../../../src-worker/model/document.ts";
import type { Shown } from "../../drawing/show.ts";
import type { FigureOptions } from "../../store/figures.ts";
import type { MatrixLook } from "../../store/levels.ts";
import type { Inks } from "../scene.ts";

/** What a drawing of the network is made from. */
export interface NetworkModel {
  readonly document: NetworkDocument;
  /** What the units hold: the results, or a moment of the run. */
  readonly shown: Shown;
  /** How the weights into collapsed layers are shown. */
  readonly looks: Readonly<Record<number, Partial<MatrixLook>>>;
  readonly inks: Inks;
  readonly show: Pick<FigureOptions, "names" | "values" | "biases" | "legend" | "dashed">;
}
