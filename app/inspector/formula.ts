import {
  type Activity,
  incoming,
  type Layer,
  type Network,
  type UnitRef,
} from "../../src-worker/model/network.ts";

/** One source of a unit with its present value. */
export interface FormulaTerm {
  readonly source: UnitRef;
  readonly weight: 1 | -1;
  readonly value: number;
}

/** What a unit computes, in present numbers: z = Σ ± source + bias, then its activation. */
export interface Formula {
  readonly kind: "input" | "relu" | "linear";
  /** Sources in order of their layers; those without an edge are left out. */
  readonly terms: readonly FormulaTerm[];
  readonly bias: number;
  /** What the terms add and what they take, both ≥ 0, without the bias. */
  readonly plus: number;
  readonly minus: number;
  readonly z: number;
  readonly value: number;
}

/** @param activity of the same network. */
export function formulaOf(network: Network, activity: Activity, unit: UnitRef): Formula {
  const value = activity.values[unit.layer]?.[unit.index] ?? 0;
  if (unit.layer === 0) return { kind: "input", terms: [], bias: 0, plus: 0, minus: 0, z: value, value };
  const layer = network.layers[unit.layer - 1] as Layer;
  const terms = incoming(layer, unit.layer)
    .sort((a, b) => a.from - b.from)
    .flatMap(({ from, weights }) => {
      const values = activity.values[from] as Float64Array;
      const found: FormulaTerm[] = [];
      for (let i = 0; i < weights.fanIn; i++) {
        const weight = weights.values[i * weights.width + unit.index] as number;
        if (weight === 0) continue;
        found.push({
          source: { layer: from, index: i },
          weight: weight > 0 ? 1 : -1,
          value: values[i] as number,
        });
      }
      return found;
    });
  let plus = 0;
  let minus = 0;
  for (const { weight, value: x } of terms) {
    if (weight * x > 0) plus += weight * x;
    else minus -= weight * x;
  }
  const z = activity.z[unit.layer - 1]?.[unit.index] ?? 0;
  return { kind: layer.activation, terms, bias: layer.bias[unit.index] as number, plus, minus, z, value };
}
