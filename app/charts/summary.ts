import type { CurveSet, Reference } from "../curves/curves.ts";
import { chartText } from "./text.ts";

const words = chartText.summary;

/** The chart in words, for people who do not see it. */
export function chartSummary(
  set: CurveSet,
  references: readonly Reference[],
  completion90: number | null,
): string {
  const values = set.curves.filter((curve) => curve.kind === "value");
  const shown = values.length > 0 ? values : set.curves.filter((curve) => curve.kind === "rail");
  const sentences = shown.map((curve) => {
    const first = curve.values[0] ?? 0;
    const last = curve.values.at(-1) ?? 0;
    const end = curve.times.at(-1) ?? 0;
    const reference = references.find((candidate) => candidate.name === curve.plain);
    return words.goes(curve.plain, first, last, end, reference?.value ?? null);
  });
  if (completion90 !== null) sentences.push(words.complete(completion90));
  return sentences.join(" ");
}
