/** True when two documents hold the same, however deep. Typed arrays are compared entry by entry. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (isNumbers(a) || isNumbers(b)) {
    return a.constructor === b.constructor && isNumbers(a) && isNumbers(b) && sameNumbers(a, b);
  }
  if (kindOf(a) !== kindOf(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  const [left, right] = [a, b] as Record<string, unknown>[];
  return keys.every((key) => Object.hasOwn(b, key) && sameContent(left?.[key], right?.[key]));
}

/** "[object Object]", "[object Array]", "[object Map]". */
function kindOf(value: object): string {
  return Object.prototype.toString.call(value);
}

function isNumbers(value: object): value is Int8Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function sameNumbers(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
