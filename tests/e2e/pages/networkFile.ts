/** A network file with pseudorandom ±1 weights and no biases, rows as strings. */
export function networkFile(name: string, widths: readonly number[]): string {
  let state = 7;
  const sign = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state < 2 ** 31 ? "-" : "+";
  };
  const row = (width: number) => Array.from({ length: width }, sign).join("");
  const layers = widths.slice(1).map((width, l) => ({
    activation: l === widths.length - 2 ? "linear" : "relu",
    weights: Array.from({ length: widths[l] as number }, () => row(width)),
    bias: Array.from({ length: width }, () => 0),
  }));
  const inputs = Array.from({ length: widths[0] as number }, (_, i) => `x${i + 1}`);
  const outputs = Array.from({ length: widths.at(-1) as number }, (_, i) => `y${i}`);
  const examples = [{ name: "Steps", values: inputs.map((_, i) => ((i % 7) - 2) / 10) }];
  return JSON.stringify({ format: "dualrail-network", version: 1, name, inputs, layers, outputs, examples });
}
