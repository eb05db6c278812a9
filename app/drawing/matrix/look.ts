import type { Standardisation } from "../../../src-worker/model/document.ts";
import { matrixFrom } from "../../../src-worker/model/editMatrix.ts";
import { pictureSide } from "../../../src-worker/model/inputPicture.ts";
import { incoming, type Network, type WeightMatrix } from "../../../src-worker/model/network.ts";
import type { MatrixLook } from "../../store/levels.ts";
import { fieldImage, type MatrixImage, picturesPerRow, weightImage } from "./image.ts";

/** The weights into a layer that are shown, and how. */
export interface ShownMatrix {
  readonly layer: number;
  /** The layer they come from; 0 = inputs. */
  readonly from: number;
  readonly weights: WeightMatrix;
  /** Side of the input picture the sources are, where they are one. */
  readonly side: number | null;
  /** As receptive fields; only where there is a `side`. */
  readonly fields: boolean;
  /** Every layer weights come from, the one before first. */
  readonly sources: readonly number[];
}

/** What a layer's matrix shows; a look that the network has no weights for falls back to the layer before. */
export function shownMatrix(
  network: Network,
  layer: number,
  look: Partial<MatrixLook> = {},
  preparation?: Standardisation,
): ShownMatrix | null {
  const own = network.layers[layer - 1];
  if (!own) return null;
  const sources = incoming(own, layer).map((skip) => skip.from);
  const wanted = look.from !== undefined && sources.includes(look.from) ? look.from : layer - 1;
  const weights = matrixFrom(own, layer, wanted);
  const from = weights ? wanted : layer - 1;
  const side = from === 0 ? pictureSide(network.inputs.length, preparation) : null;
  const fields = side !== null && look.fields === true;
  return { layer, from, weights: weights ?? own.weights, side, fields, sources };
}

const images = new WeakMap<WeightMatrix, Map<string, MatrixImage>>();

/** The cells to draw in a frame of the given aspect (width / height); the same ones for the same weights. */
export function imageOf({ weights, side, fields }: ShownMatrix, aspect: number): MatrixImage {
  const perRow = fields && side !== null ? picturesPerRow(weights.width, aspect) : 0;
  const known = images.get(weights) ?? new Map<string, MatrixImage>();
  const key = `${perRow > 0 ? side : 0} ${perRow}`;
  images.set(weights, known);
  const image =
    known.get(key) ??
    (perRow > 0 && side !== null ? fieldImage(weights, side, perRow) : weightImage(weights));
  known.set(key, image);
  return image;
}
