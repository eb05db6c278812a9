import { shorten } from "../formats/show.ts";
import type { MatrixRows } from "../model/weightImport.ts";
import { refuse } from "./refusal.ts";
import { byNaturalName, type Part } from "./roles.ts";
import { quoted, shapeText } from "./tensor.ts";

/** A matrix with its bias, in the order of the layers. */
export interface Link {
  readonly matrix: Part;
  readonly bias: Part | null;
}

/** A way to read the arrays as a chain of layers. */
export interface Chain {
  readonly links: readonly Link[];
  /** The orientations under which every layer takes what the one before gives. */
  readonly fits: readonly MatrixRows[];
  /** Set when neither the file's nor the names' order chained, but just one other does. */
  readonly reordered: boolean;
}

/** More matrices than this are not put in order by their shapes. */
const MAX_REORDERED = 8;
/** Arrays that may be a bias or a matrix, tried both ways up to this many. */
const MAX_EITHER = 6;
/** Layers of one network. */
const MAX_LAYERS = 1000;

const BOTH: readonly MatrixRows[] = ["in-out", "out-in"];

export function fanInOf(part: Part, rows: MatrixRows): number {
  return part.tensor.shape[rows === "in-out" ? 0 : 1] as number;
}

export function widthOf(part: Part, rows: MatrixRows): number {
  return part.tensor.shape[rows === "in-out" ? 1 : 0] as number;
}

/**
 * Puts arrays into the order of a network's layers: as the file has them, else by their names, else by
 * their shapes where just one order chains. Biases go to the matrix whose name they share, else to the
 * matrix before them. Refuses, naming the arrays, what cannot be chained or paired.
 *
 * @param rows the orientation that was chosen or that the arrays' framework uses; null when nothing says.
 * Every chain read backwards chains transposed, so a known orientation goes before a known order.
 */
export function chainOf(parts: readonly Part[], ordered: boolean, rows: MatrixRows | null): Chain {
  const sorted = [...parts].sort(byNaturalName);
  const orders = ordered ? [parts, sorted] : [sorted, parts];
  const paired = orders.flatMap((order) =>
    [...readings(order)].flatMap((reading) => {
      const links = pair(reading);
      return links ? [links] : [];
    }),
  );
  const [first] = paired;
  if (!first) return refuseUnpaired(orders[0] as readonly Part[]);
  const found = paired.map((links) => ({
    links,
    fits: BOTH.filter((way) => chains(links, way)),
    reordered: false,
  }));
  const fitting = rows && (found.find(({ fits }) => fits.includes(rows)) ?? onlyOrder(first, rows));
  if (fitting) return fitting;
  const any = found.find(({ fits }) => fits.length > 0) ?? onlyOrder(first, "in-out");
  return any ?? refuseChain(first, rows ?? "in-out");
}

/** Every way to take the arrays that may be a bias or a matrix, the likeliest first. */
function* readings(parts: readonly Part[]): Generator<Part[]> {
  const open = parts.filter((part) => part.role === "either").slice(0, MAX_EITHER);
  for (let choice = 0; choice < 2 ** open.length; choice++) {
    yield parts.map((part) => {
      if (part.role !== "either") return part;
      // A single row is a list of biases sooner than a layer with one input; a single column is a unit.
      const likely = part.tensor.shape[0] === 1 ? "vector" : "matrix";
      const other = likely === "vector" ? "matrix" : "vector";
      const at = open.indexOf(part);
      return { ...part, role: at >= 0 && (choice >> at) & 1 ? other : likely } as Part;
    });
  }
}

/** Matrices with their biases; null when a list of numbers belongs to no matrix. */
function pair(parts: readonly Part[]): Link[] | null {
  const matrices = parts.filter((part) => part.role === "matrix");
  if (matrices.length === 0 || matrices.length > MAX_LAYERS) return null;
  const biases = new Map<Part, Part>();
  const byKey = new Map<string, Part | null>();
  for (const matrix of matrices) byKey.set(matrix.key, byKey.has(matrix.key) ? null : matrix);
  // Where names pair, a name without a partner is a mistake, not a bias of the matrix before it.
  const paired = parts.some((part) => part.role === "vector" && part.named && byKey.get(part.key));
  let before: Part | null = null;
  for (const part of parts) {
    if (part.role === "matrix") before = part;
    if (part.role !== "vector") continue;
    const owner: Part | null = byKey.get(part.key) ?? (part.named && paired ? null : before);
    if (!owner || biases.has(owner)) return null;
    biases.set(owner, part);
  }
  return matrices.map((matrix) => ({ matrix, bias: biases.get(matrix) ?? null }));
}

function chains(links: readonly Link[], rows: MatrixRows): boolean {
  return links.every(({ matrix, bias }, l) => {
    const next = links[l + 1];
    const width = widthOf(matrix, rows);
    if (bias && bias.tensor.values.length !== width) return false;
    return !next || fanInOf(next.matrix, rows) === width;
  });
}

/** The one order of few layers that chains with these rows, or null; backwards it chains the other way. */
function onlyOrder(links: readonly Link[], rows: MatrixRows): Chain | null {
  if (links.length > MAX_REORDERED) return null;
  const found: Link[][] = [];
  const extend = (chain: readonly Link[], rest: readonly Link[]) => {
    if (found.length > 1) return;
    if (rest.length === 0) found.push([...chain]);
    const last = chain.at(-1);
    for (const link of rest) {
      const fits = !last || widthOf(last.matrix, rows) === fanInOf(link.matrix, rows);
      const own = !link.bias || link.bias.tensor.values.length === widthOf(link.matrix, rows);
      const others = rest.filter((other) => other !== link);
      if (fits && own) extend([...chain, link], others);
    }
  };
  extend([], links);
  const [only, second] = found;
  return only && !second ? { links: only, fits: BOTH, reordered: true } : null;
}

function refuseUnpaired(parts: readonly Part[]): never {
  const matrices = parts.filter((part) => part.role !== "vector");
  if (matrices.length === 0) {
    const message =
      "The file holds no weight matrix. A network needs one two-dimensional array for each layer.";
    return refuse("no-weights", message, { field: "weights" });
  }
  if (matrices.length > MAX_LAYERS) {
    const message = `The file holds ${matrices.length} matrices; at most ${MAX_LAYERS} layers are read.`;
    return refuse("too-many-layers", message, { field: "weights" });
  }
  const named = new Set(matrices.map((part) => part.key));
  const vectors = parts.filter((part) => part.role === "vector");
  const stray = vectors.find((part) => !named.has(part.key)) ?? (vectors[0] as Part);
  const message = `${describe(stray)} belongs to no matrix. Name biases like their weights, such as W1 and b1, and leave other arrays out.`;
  return refuse("tensor-unknown", message, { field: shorten(stray.tensor.name) });
}

/** Says where a chain breaks, both ways round. */
export function refuseChain(links: readonly Link[], rows: MatrixRows): never {
  for (const [l, { matrix, bias }] of links.entries()) {
    const layer = l + 1;
    const where = { layer, field: shorten(matrix.tensor.name) };
    const width = widthOf(matrix, rows);
    if (bias && bias.tensor.values.length !== width && bias.tensor.values.length !== fanInOf(matrix, rows)) {
      const message = `Layer ${layer}: ${describe(bias)} does not fit ${describe(matrix)}. Give one bias for each unit.`;
      return refuse("chain", message, where);
    }
    const next = links[l + 1]?.matrix;
    if (!next || fanInOf(next, rows) === width) continue;
    const place = `${describe(matrix)} and layer ${layer + 1}, ${describe(next)}`;
    const message = `Layer ${layer}, ${place}, do not chain, neither with rows = inputs nor transposed: the second must take what the first gives. Check order and shapes.`;
    return refuse("chain", message, { ...where, layer: layer + 1 });
  }
  const bias = links.find(({ matrix, bias: b }) => b && b.tensor.values.length !== widthOf(matrix, rows));
  const layer = bias ? links.indexOf(bias) + 1 : 1;
  const { matrix } = bias ?? (links[0] as Link);
  const named = bias?.bias ? `${describe(bias.bias)} does not fit ${describe(matrix)}` : describe(matrix);
  const message = `Layer ${layer}: ${named} when rows are ${rows === "in-out" ? "inputs" : "units"}. Give one bias for each unit.`;
  return refuse("chain", message, { layer, field: shorten(matrix.tensor.name) });
}

export function describe({ tensor }: Part): string {
  const [n] = tensor.shape;
  const shape = tensor.shape.length === 1 ? `${n} number${n === 1 ? "" : "s"}` : shapeText(tensor.shape);
  return `${quoted(tensor.name)} (${shape})`;
}
