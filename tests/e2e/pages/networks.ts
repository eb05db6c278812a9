/** A network file and its weights: `weights[l][i][j]` from unit i into unit j of layer l + 1, as "+" or "-". */
export interface MadeNetwork {
  readonly file: string;
  readonly weights: readonly (readonly string[])[];
}

/** Random ±1 weights from a small generator, rows as strings; `skip` adds weights from the inputs into layer 2. */
export function randomNetwork(widths: readonly number[], { skip = false } = {}): MadeNetwork {
  let state = 7;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const row = (width: number) => Array.from({ length: width }, () => (random() < 0.5 ? "-" : "+")).join("");
  const matrix = (from: number, to: number) =>
    Array.from({ length: widths[from] as number }, () => row(widths[to] as number));
  const layers = widths.slice(1).map((width, l) => ({
    activation: l === widths.length - 2 ? "linear" : "relu",
    weights: matrix(l, l + 1),
    bias: Array.from({ length: width }, () => Math.round((random() - 0.5) * 400) / 100),
    ...(skip && l === 1 ? { skips: [{ from: 0, weights: matrix(0, 2) }] } : {}),
  }));
  const inputs = Array.from({ length: widths[0] as number }, (_, i) => `x${i + 1}`);
  const values = inputs.map(() => Math.round((random() - 0.3) * 100) / 100);
  const outputs = Array.from({ length: widths.at(-1) as number }, (_, i) => `y${i}`);
  const file = JSON.stringify({
    format: "dualrail-network",
    version: 1,
    name: "Large",
    inputs,
    layers,
    outputs,
    examples: [{ name: "Random", values }],
  });
  return { file, weights: layers.map((layer) => layer.weights) };
}
