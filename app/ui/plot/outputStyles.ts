/** Colour tokens a curve may take; blue and orange (`pos`, `neg`) only ever mean a rail. */
export type Ink = "y0" | "y1" | "y2" | "accent" | "ink2" | "ink3" | "pos" | "neg";
export type MarkerShape = "circle" | "square" | "diamond";

/** How an output is drawn wherever it appears: chart, table, labels. */
export interface OutputStyle {
  readonly ink: Ink;
  readonly marker: MarkerShape | null;
}

/**
 * Styles of the outputs: up to three get a hue and a marker each; above three the leader is accent,
 * the runner-up violet and the others grey.
 */
export function outputStyles(ranking: readonly number[]): OutputStyle[] {
  const few: readonly OutputStyle[] = [
    { ink: "y0", marker: "circle" },
    { ink: "y1", marker: "square" },
    { ink: "y2", marker: "diamond" },
  ];
  if (ranking.length <= few.length) return few.slice(0, ranking.length);
  const order = ranking.map((_, i) => i).sort((a, b) => (ranking[b] ?? 0) - (ranking[a] ?? 0) || a - b);
  const styles: OutputStyle[] = ranking.map(() => ({ ink: "ink3", marker: null }));
  styles[order[0] as number] = { ink: "accent", marker: "circle" };
  styles[order[1] as number] = { ink: "y0", marker: "square" };
  return styles;
}
