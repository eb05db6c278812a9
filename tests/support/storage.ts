import fc from "fast-check";

/** Anything a browser's database can hand out: typed arrays, dates, maps, loops included; never functions. */
export const anything = fc.anything({
  maxDepth: 3,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: true,
  withNullPrototype: false,
});

/** A deep copy with one value, chosen by a walk through `turns`, replaced or removed. */
export function damaged(value: unknown, turns: readonly number[], by: unknown): unknown {
  const whole = { root: structuredClone(value) };
  let holder: Record<string, unknown> = whole;
  let key = "root";
  for (const turn of turns) {
    const inner = holder[key];
    if (typeof inner !== "object" || inner === null || ArrayBuffer.isView(inner)) break;
    const keys = Object.keys(inner);
    if (keys.length === 0) break;
    holder = inner as Record<string, unknown>;
    key = keys[turn % keys.length] as string;
  }
  if (by === undefined) delete holder[key];
  else holder[key] = by;
  return whole.root;
}

/** How to damage a value: the way to the place, and what is put there (undefined removes it). */
export const damage = fc.record({
  turns: fc.array(fc.nat(1000), { maxLength: 7 }),
  by: fc.oneof(
    anything,
    fc.constantFrom<unknown>(undefined, null, Number.NaN, Number.POSITIVE_INFINITY, -1, 2 ** 53, "", [], {}),
    fc.constant(Int8Array.of(1, 7)),
    fc.constant(new Float64Array(1)),
  ),
});
