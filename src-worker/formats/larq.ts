import { refuse } from "../weights/refusal.ts";
import type { NamedTensor } from "../weights/tensor.ts";
import { isFields } from "./header.ts";
import type { KerasLayer } from "./kerasConfig.ts";
import { show } from "./show.ts";

/** The kernel as Larq uses it: sign with +1 for 0 (ste_sign), or ternary (ste_tern). */
export function quantised(layer: KerasLayer, kernel: NamedTensor, place: string): Float64Array {
  const { input_quantizer: inputs, kernel_quantizer: quantizer } = layer.config;
  if (nameOf(inputs) !== null) {
    const message = `${place} (QuantDense): it makes its inputs ±1 (${show(nameOf(inputs))}), and units are ReLU or linear. Only its weights may be ±1.`;
    return refuse("keras-layer", message, { field: place });
  }
  const name = nameOf(quantizer);
  const settings = isFields(quantizer) && isFields(quantizer.config) ? quantizer.config : {};
  const { values } = kernel;
  if (name === null || name === "NoOp" || name === "noop") return values;
  if (name === "ste_sign" || name === "SteSign") return values.map((w) => (w >= 0 ? 1 : -1));
  if (name === "ste_tern" || name === "SteTern") {
    const own = settings.ternary_weight_networks === true;
    const size = values.reduce((sum, w) => sum + Math.abs(w), 0) / Math.max(1, values.length);
    const given = typeof settings.threshold_value === "number" ? settings.threshold_value : 0.05;
    const threshold = own ? 0.7 * size : given;
    return values.map((w) => (Math.abs(w) <= threshold ? 0 : Math.sign(w)));
  }
  const message = `${place} (QuantDense): its kernel quantizer is ${show(name)}. ste_sign and ste_tern are read.`;
  return refuse("keras-layer", message, { field: place });
}

function nameOf(quantizer: unknown): string | null {
  if (typeof quantizer === "string") return quantizer;
  if (!isFields(quantizer)) return null;
  return typeof quantizer.class_name === "string" ? quantizer.class_name.replace(/^.*>/, "") : null;
}
