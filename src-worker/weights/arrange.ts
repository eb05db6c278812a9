import { shorten } from "../formats/show.ts";
import type { ImportChoices, MatrixRows } from "../model/weightImport.ts";
import { type Chain, chainOf, describe, fanInOf, type Link, refuseChain, widthOf } from "./chain.ts";
import { fitting, numbered } from "./close.ts";
import type { RealLayer, RealNetwork, TensorFile } from "./realNetwork.ts";
import { refuse } from "./refusal.ts";
import { type Part, partsOf } from "./roles.ts";
import { transpose } from "./tensor.ts";

/** A network made of bare arrays, with how its orientation was settled. */
export interface Arranged {
  readonly network: RealNetwork;
  readonly rows: MatrixRows;
  readonly settled: boolean;
  /** Both orientations chain. */
  readonly open: boolean;
  readonly reason: string;
}

/**
 * Makes layers out of bare arrays: finds their order, their biases and whether rows are inputs. Hidden
 * layers are ReLU and the last one linear where the file does not say otherwise; both are told in
 * `notes`. Refuses what has no place, naming the array.
 */
export function arrange(
  file: TensorFile,
  choices: ImportChoices,
  notes: string[],
  remarks: string[],
): Arranged {
  const parts = partsOf(file.tensors, remarks);
  const own = parts.filter(({ role }) => role !== "mean" && role !== "deviation");
  const convention = file.convention ?? conventionOf(own);
  const chain = chainOf(own, file.ordered, choices.orientation ?? convention?.orientation ?? null);
  if (chain.reordered)
    notes.push("The order of the layers was found from their shapes: only one order chains.");
  const orientation = orient(chain, convention, choices);
  const network = networkOf(chain.links, orientation.rows, file, choices, parts);
  const hidden = chain.links.slice(0, -1);
  if (hidden.some(({ matrix }) => matrix.tensor.activation === undefined)) {
    notes.push("The file does not state activations: hidden layers are taken as ReLU.");
  }
  return { network, ...orientation };
}

function orient(
  chain: Chain,
  convention: TensorFile["convention"],
  choices: ImportChoices,
): Omit<Arranged, "network"> {
  const { links, fits } = chain;
  const open = fits.length > 1;
  const chosen = choices.orientation;
  if (chosen) {
    if (!fits.includes(chosen)) return refuseChosen(links, chosen);
    return { rows: chosen, settled: true, open, reason: "Chosen by you." };
  }
  const [only] = fits as [MatrixRows];
  if (!open) {
    const against = convention && convention.orientation !== only;
    const doubt = against ? ` (${convention.reason}, but that does not chain)` : "";
    return { rows: only, settled: true, open, reason: `Only this way do the shapes chain${doubt}.` };
  }
  if (convention)
    return { rows: convention.orientation, settled: true, open, reason: `${convention.reason}.` };
  const reason = "The shapes chain both ways and the file does not say what its rows are.";
  return { rows: "in-out", settled: false, open, reason };
}

/** What the names of the arrays say about their framework. */
function conventionOf(parts: readonly Part[]): TensorFile["convention"] {
  const matrices = parts.filter(({ role }) => role === "matrix");
  const all = (pattern: RegExp) =>
    matrices.length > 0 && matrices.every(({ tensor }) => pattern.test(tensor.name));
  if (all(/(^|[./])weight$/)) {
    return {
      orientation: "out-in",
      reason: "Arrays called “….weight” come from PyTorch, which stores rows = units",
    };
  }
  return all(/kernel/i)
    ? { orientation: "in-out", reason: "Kernels, as Keras calls them, have rows = inputs" }
    : null;
}

function refuseChosen(links: readonly Link[], rows: MatrixRows): never {
  for (const [l, { matrix }] of links.entries()) {
    const next = links[l + 1]?.matrix;
    if (!next || fanInOf(next, rows) === widthOf(matrix, rows)) continue;
    const meaning = rows === "in-out" ? "rows = inputs" : "rows = units";
    const message = `Layer ${l + 1}, ${describe(matrix)}, and layer ${l + 2}, ${describe(next)}, do not chain with ${meaning}. Choose the other orientation.`;
    return refuse("chain", message, { layer: l + 2, field: shorten(next.tensor.name) });
  }
  return refuseChain(links, rows);
}

function networkOf(
  links: readonly Link[],
  rows: MatrixRows,
  file: TensorFile,
  choices: ImportChoices,
  parts: readonly Part[],
): RealNetwork {
  const layers = links.map(({ matrix, bias }, l): RealLayer => {
    const last = l + 1 === links.length;
    const { name, values, activation } = matrix.tensor;
    const fanIn = fanInOf(matrix, rows);
    const width = widthOf(matrix, rows);
    const turned = rows === "out-in";
    const stored = turned ? transpose(values, width, fanIn) : values;
    return {
      name,
      activation: activation ?? (last ? (choices.last ?? "linear") : "relu"),
      terms: [{ from: l, matrix: { fanIn, width, values: stored, place: name, transposed: turned } }],
      bias: bias ? bias.tensor.values : new Float64Array(width),
      biasPlace: bias ? bias.tensor.name : null,
      perUnit: null,
    };
  });
  const first = (links[0] as Link).matrix;
  const last = (links.at(-1) as Link).matrix;
  const inputs = fanInOf(first, rows);
  const outputs = widthOf(last, rows);
  const sides = ({ tensor }: Part) =>
    rows === "in-out" ? [tensor.rowNames, tensor.columnNames] : [tensor.columnNames, tensor.rowNames];
  return {
    inputs: fitting(file.says?.inputs ?? sides(first)[0], inputs) ?? numbered("x", inputs),
    layers,
    outputs: fitting(file.says?.outputs ?? sides(last)[1], outputs) ?? numbered("y", outputs),
    ...preparationOf(parts, inputs),
  };
}

/** Arrays called mean and std, one number per input. */
function preparationOf(parts: readonly Part[], inputs: number): Pick<RealNetwork, "preparation"> {
  const mean = parts.find(({ role }) => role === "mean");
  const deviation = parts.find(({ role }) => role === "deviation");
  if (!mean && !deviation) return {};
  for (const part of [mean, deviation]) {
    if (part && part.tensor.values.length !== inputs) {
      const message = `${describe(part)} is read as the inputs' normalisation, and the network has ${inputs} inputs. Give one number for each, or rename it.`;
      return refuse("normalisation", message, { field: shorten(part.tensor.name) });
    }
  }
  const spread = deviation ? Array.from(deviation.tensor.values) : new Array<number>(inputs).fill(1);
  const bad = spread.findIndex((d) => !(d > 0) || !Number.isFinite(d));
  if (deviation && bad >= 0) {
    const message = `${describe(deviation)}: entry ${bad + 1} is not above 0. A deviation is a positive number.`;
    return refuse("normalisation", message, { field: shorten(deviation.tensor.name), column: bad + 1 });
  }
  const centre = mean ? Array.from(mean.tensor.values) : new Array<number>(inputs).fill(0);
  return { preparation: { mean: centre, deviation: spread } };
}
