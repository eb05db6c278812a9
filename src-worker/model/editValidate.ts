import type { Layer, Network, WeightMatrix } from "./network.ts";
import { widths } from "./network.ts";
import { fail, ok, type Result } from "./problem.ts";

/**
 * Checks that a network in memory can be compiled: matching dimensions, weights −1, 0 or +1, finite
 * biases, one skip connection per source and only from earlier layers.
 * Returns the network itself, or `network.*` problems that name the layer (counted from 1).
 */
export function validateNetwork(network: Network): Result<Network> {
  if (network.inputs.length === 0) return fail("network.inputs", "The network has no input. Add one.");
  if (network.layers.length === 0) return fail("network.layers", "The network has no layer. Add one.");
  const size = widths(network);
  for (const [l, layer] of network.layers.entries()) {
    const problem = layerProblem(layer, l + 1, size);
    if (problem) return fail("network.layer", `Layer ${l + 1}: ${problem}`, { layer: l + 1 });
  }
  const last = network.layers.length;
  if (network.outputs.length !== size[last]) {
    return fail(
      "network.outputs",
      `Layer ${last} has ${size[last]} units but there are ${network.outputs.length} output names; give one name per unit.`,
      { layer: last },
    );
  }
  return ok(network);
}

function layerProblem(layer: Layer, index: number, size: readonly number[]): string | null {
  const width = layer.bias.length;
  if (width === 0) return "it has no unit; remove it or add one.";
  if (!layer.bias.every(Number.isFinite)) return "a bias is not a finite number.";
  if (layer.units && layer.units.length !== width) return `it needs ${width} unit names.`;
  const direct = matrixProblem(layer.weights, size[index - 1] as number, width);
  if (direct) return direct;
  const seen = new Set<number>();
  for (const { from, weights } of layer.skips) {
    if (!Number.isInteger(from) || from < 0 || from >= index - 1) {
      return `a skip connection comes from ${from}; it must come from an earlier layer than the one before.`;
    }
    if (seen.has(from)) return `two skip connections come from ${from}; merge them into one.`;
    seen.add(from);
    const problem = matrixProblem(weights, size[from] as number, width);
    if (problem) return `skip from ${from}: ${problem}`;
  }
  return null;
}

function matrixProblem(matrix: WeightMatrix, fanIn: number, width: number): string | null {
  if (matrix.fanIn !== fanIn || matrix.width !== width || matrix.values.length !== fanIn * width) {
    return `the weights are ${matrix.fanIn} × ${matrix.width}; they must be ${fanIn} × ${width}.`;
  }
  const wrong = matrix.values.findIndex((w) => w < -1 || w > 1);
  if (wrong < 0) return null;
  const row = Math.floor(wrong / width) + 1;
  return `row ${row}, column ${(wrong % width) + 1}: ${matrix.values[wrong]} is not −1, 0 or 1.`;
}
