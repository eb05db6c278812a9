import type { CompileOptions, CompileReport, ReductionKind } from "./compiled.ts";
import { type Network, type WeightMatrix, widths } from "./network.ts";

/** Reactions in total per reduction; null where only compiling would tell. */
export type KnownCounts = Readonly<Record<ReductionKind, number | null>>;

/**
 * Reaction counts of all three reductions. The shown one is reported by the compiler; the others
 * follow from the shape where that is exact: ReLU hidden layers, every unit used, no cancellation.
 * Unreduced: a fan-out per rail of every source unit and two reactions per ReLU unit; reduced: one
 * bimolecular reaction per ReLU unit and the input reactions.
 */
export function knownCounts(
  network: Network,
  options: CompileOptions,
  report: CompileReport | null,
): KnownCounts {
  const shape = shapeCounts(network, options);
  const counts = {
    none: shape?.none ?? null,
    paper: shape?.reduced ?? null,
    compact: shape?.reduced ?? null,
  };
  return report ? { ...counts, [report.reduction]: report.reactions.total } : counts;
}

function shapeCounts(network: Network, options: CompileOptions): { none: number; reduced: number } | null {
  const hidden = network.layers.slice(0, -1);
  const regular =
    options.cancellation === "none" &&
    hidden.every((layer) => layer.activation === "relu") &&
    network.layers.at(-1)?.activation === "linear" &&
    everyUnitUsed(network);
  if (!regular) return null;
  const sizes = widths(network);
  const inputs = sizes[0] as number;
  const units = hidden.reduce((sum, layer) => sum + layer.bias.length, 0);
  const rails = options.positiveInputs ? 1 : 2;
  const inputReactions = options.foldInputs ? 0 : rails * inputs;
  return { none: inputReactions + 4 * units, reduced: inputReactions + units };
}

/** True when every input and every hidden unit has an outgoing edge. */
function everyUnitUsed(network: Network): boolean {
  return widths(network)
    .slice(0, -1)
    .every((width, source) => {
      const used = new Uint8Array(width);
      network.layers.forEach((layer, l) => {
        if (l === source) markRows(used, layer.weights);
        for (const skip of layer.skips) if (skip.from === source) markRows(used, skip.weights);
      });
      return used.every((x) => x === 1);
    });
}

function markRows(used: Uint8Array, { fanIn, width, values }: WeightMatrix): void {
  for (let i = 0; i < fanIn; i++) {
    const end = (i + 1) * width;
    for (let w = i * width; w < end; w++) {
      if (values[w] !== 0) {
        used[i] = 1;
        break;
      }
    }
  }
}
