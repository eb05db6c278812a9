import type { CurveSet, Reference } from "../curves/curves.ts";
import { brief, timeText } from "../ui/numbers.ts";

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
    const end = timeText(curve.times.at(-1) ?? 0);
    const reference = references.find((candidate) => candidate.name === curve.plain);
    const network = reference ? `; the network's value is ${brief(reference.value, 4)}` : "";
    return `${curve.plain} goes from ${brief(first, 4)} at t = 0 to ${brief(last, 4)} at t = ${end}${network}.`;
  });
  if (completion90 !== null) sentences.push(`90\u2009% complete at t = ${timeText(completion90)}.`);
  return sentences.join(" ");
}
