import { count, shorten, show, showStored } from "../formats/show.ts";
import type { NetworkDocument } from "../model/document.ts";
import { countWeights } from "../model/network.ts";
import type {
  ImportChoices,
  ImportPreview,
  LayerPreview,
  MatrixPreview,
  ModeOffer,
  WeightMode,
} from "../model/weightImport.ts";
import { type Arranged, arrange } from "./arrange.ts";
import { type Measured, measure, placeText } from "./measure.ts";
import { pictureOf } from "./picture.ts";
import type { RealNetwork, WeightFile } from "./realNetwork.ts";
import { refuse } from "./refusal.ts";
import { foldedScales, type Scales, type Ternary, ternaryNetwork } from "./ternary.ts";

/** A file's network as the choices make it. */
interface Read {
  readonly real: RealNetwork;
  readonly measured: readonly (readonly Measured[])[];
  readonly orientation: Omit<Arranged, "network" | "rows"> & { readonly rows: Arranged["rows"] | null };
  readonly scales: Scales;
  readonly notes: string[];
  readonly warnings: string[];
}

/** Ternary weight networks start from 0.7 · mean |w| (Li & Liu 2016, arXiv 1605.04711, equation 6). */
const TERNARY_SHARE = 0.7;

function read(file: WeightFile, choices: ImportChoices): Read {
  const notes: string[] = [];
  const warnings = [...file.remarks];
  const { content } = file;
  const arranged =
    content.kind === "tensors"
      ? arrange(content, choices, notes, warnings)
      : { network: content.network, rows: null, settled: true, open: false, reason: content.orientation };
  const { network: real, ...orientation } = arranged;
  const measured = measure(real);
  return { real, measured, orientation, scales: foldedScales(real, measured), notes, warnings };
}

/**
 * What a file holds and what the choices make of it; nothing is refused that a choice could settle.
 * @param format id and name of the format, for people.
 */
export function previewOf(
  file: WeightFile,
  format: ImportPreview["format"],
  choices: ImportChoices,
): ImportPreview {
  const it = read(file, choices);
  const { real, measured, scales, warnings } = it;
  const mode: WeightMode = choices.weights ?? { kind: scales.ok ? "exact" : "sign" };
  const usable = mode.kind === "exact" && !scales.ok ? ({ kind: "sign" } as const) : mode;
  const made = ternaryNetwork(real, measured, usable);
  const all = measured.flat();
  const threshold = rounded(TERNARY_SHARE * meanSize(real, measured), 2);
  const { plus, minus, zero } = countWeights(made.network);
  return {
    name: file.name,
    format,
    widths: [real.inputs.length, ...real.layers.map(({ bias }) => bias.length)],
    weights: { plus, minus, zero },
    other: all.reduce((sum, { other }) => sum + other, 0),
    biases: real.layers.reduce((sum, { bias }) => sum + bias.length, 0),
    layers: real.layers.map((_, l) => layerPreview(real, measured, made, l)),
    orientation: it.orientation,
    modes: offers(scales),
    mode: usable,
    threshold,
    lastOpen:
      file.content.kind === "tensors" && file.content.tensors.every((t) => t.activation === undefined),
    outputScale: made.outputScale,
    notes: [...it.notes, ...notesOn(real, scales, usable, made)],
    warnings: [...warnings, ...lossOf(real, measured, usable, made)],
  };
}

/** A document made of trained weights, and what was left out, assumed or folded on the way. */
export interface Imported {
  readonly document: NetworkDocument;
  readonly remarks: readonly string[];
}

/**
 * The document that a file and the choices make. Errors: "needs-weights" and "needs-orientation" where a
 * choice is missing, and those of the choices themselves; all located.
 */
export function documentOf(file: WeightFile, source: string, choices: ImportChoices): Imported {
  const { real, measured, orientation, scales, notes, warnings } = read(file, choices);
  if (!orientation.settled) refuseOrientation(real, orientation.reason);
  if (!choices.weights && !scales.ok) refuseWeights(real, measured);
  const mode = choices.weights ?? ({ kind: "exact" } as const);
  const made = ternaryNetwork(real, measured, mode);
  const { network, outputScale } = made;
  const document = {
    name: file.name,
    network,
    ...(real.preparation ? { preparation: real.preparation } : {}),
    ...(outputScale === 1 ? {} : { outputScale }),
    about: { source: `${source}${howText(mode, outputScale)}` },
    extra: {},
  };
  const lost = lossOf(real, measured, mode, made);
  return { document, remarks: [...warnings, ...lost, ...notes, ...notesOn(real, scales, mode, made)] };
}

function howText(mode: WeightMode, outputScale: number): string {
  if (mode.kind === "sign") return "; signs of the weights taken";
  if (mode.kind === "ternary")
    return `; weights below ${show(mode.threshold)} in size set to 0, signs of the others taken`;
  return outputScale === 1 ? "" : "; one scale for each layer folded into biases and outputs";
}

function refuseOrientation({ layers }: RealNetwork, reason: string): never {
  const matrix = layers[0]?.terms[0]?.matrix;
  const place = shorten(matrix?.place ?? "");
  const message = `Layer 1 (${place}): ${reason} Choose whether rows are inputs or units.`;
  return refuse("needs-orientation", message, { layer: 1, field: place });
}

function refuseWeights(real: RealNetwork, measured: Read["measured"]): never {
  const { text, layer, place, field } = firstOther(real, measured);
  const message = `${text} Choose how to read them: take signs, or threshold to ternary.`;
  const { row, column } = place;
  return refuse("needs-weights", message, { layer, row, column, field });
}

/** The first weight of the file that is none of −1, 0 and 1, and how many there are. */
function firstOther(real: RealNetwork, measured: Read["measured"]) {
  const other = measured.flat().reduce((sum, m) => sum + m.other, 0);
  const total = real.layers.reduce(
    (n, { terms }) => n + terms.reduce((m, t) => m + t.matrix.values.length, 0),
    0,
  );
  const share = `${other} of ${count(total, "weight")} ${other === 1 ? "is" : "are"} none of these.`;
  for (const [l, layer] of real.layers.entries()) {
    for (const [t, { matrix }] of layer.terms.entries()) {
      const place = measured[l]?.[t]?.first;
      if (!place) continue;
      const text = `${placeText(l, matrix, place)}: ${showStored(place.value)} is not −1, 0 or 1. ${share}`;
      return { text, layer: l + 1, place, field: shorten(matrix.place) };
    }
  }
  throw new Error("Some weight is not −1, 0 or 1.");
}

function offers(scales: Scales): ModeOffer[] {
  return [
    { kind: "exact", refusal: scales.ok ? null : scales.because },
    { kind: "sign", refusal: null },
    { kind: "ternary", refusal: null },
  ];
}

function layerPreview(
  real: RealNetwork,
  measured: Read["measured"],
  { network }: Ternary,
  l: number,
): LayerPreview {
  const layer = real.layers[l] as RealNetwork["layers"][number];
  const made = network.layers[l] as Ternary["network"]["layers"][number];
  return {
    name: layer.name,
    units: layer.bias.length,
    activation: layer.activation,
    bias: layer.biasPlace,
    matrices: layer.terms
      .map(({ from, matrix }, t): MatrixPreview => {
        const { plus, minus, zero, other, scale, first } = (measured[l] as readonly Measured[])[
          t
        ] as Measured;
        const skip = made.skips.find((s) => s.from === from);
        const picture = pictureOf(skip ? skip.weights : made.weights);
        const { fanIn: rows, width: columns, place } = matrix;
        return { from, place, rows, columns, plus, minus, zero, other, scale, first, picture };
      })
      // The matrix from the layer before comes first.
      .sort((a, b) => b.from - a.from),
  };
}

function notesOn(real: RealNetwork, scales: Scales, mode: WeightMode, made: Ternary): string[] {
  const notes: string[] = [];
  if (mode.kind === "exact" && scales.ok && scales.scales.some((s) => s !== 1)) {
    notes.push(
      `ReLU(s·z) = s·ReLU(z) for s > 0, so each layer's scale moves exactly into the biases and the outputs. The file's outputs are these times ${show(rounded(made.outputScale, 4))}.`,
    );
  }
  const missing = real.layers.flatMap(({ biasPlace }, l) => (biasPlace === null ? [l + 1] : []));
  if (missing.length > 0) notes.push(`No biases in the file for ${layersText(missing)}: they are 0.`);
  if (real.preparation)
    notes.push("The file normalises its inputs; mean and deviation are kept with the network.");
  return notes;
}

function layersText(layers: readonly number[]): string {
  if (layers.length === 1) return `layer ${layers[0]}`;
  return layers.length > 6 ? `${layers.length} layers` : `layers ${layers.join(", ")}`;
}

/** What a mode throws away. */
function lossOf(real: RealNetwork, measured: Read["measured"], mode: WeightMode, made: Ternary): string[] {
  const all = measured.flat();
  if (mode.kind === "exact" || all.every(({ other }) => other === 0)) return [];
  const { text } = firstOther(real, measured);
  const loss = "Their sizes are lost, and the outputs change with them.";
  const empty = made.network.layers.flatMap(({ weights, skips }, l) =>
    [weights, ...skips.map((s) => s.weights)].every((w) => w.values.every((x) => x === 0)) ? [l + 1] : [],
  );
  const dead = empty.length > 0 ? [`With this threshold ${layersText(empty)} has no weights left.`] : [];
  return [`${text} ${loss}`, ...dead];
}

function meanSize(real: RealNetwork, measured: Read["measured"]): number {
  let [sum, count] = [0, 0];
  for (const [l, layer] of real.layers.entries()) {
    for (const [t, { matrix }] of layer.terms.entries()) {
      sum += (measured[l]?.[t]?.meanSize ?? 0) * matrix.values.length;
      count += matrix.values.length;
    }
  }
  return sum / Math.max(1, count);
}

function rounded(x: number, digits: number): number {
  return Number(x.toPrecision(digits));
}
