/** The fields of anything; none where it has none. */
export function fieldsOf(raw: unknown): Readonly<Record<string, unknown>> {
  return typeof raw === "object" && raw !== null ? (raw as Record<string, unknown>) : {};
}

/** A finite number. */
export function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

/** A whole number from `least` to `most`. */
export function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
}

/** A finite number above 0. */
export function isPositive(value: unknown): value is number {
  return isNumber(value) && value > 0;
}

/** A list of finite numbers; longer ones than any network has inputs are none. */
export function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.length < 1e7 && all(value, isNumber);
}

/** The value if it is one of the allowed ones. */
export function oneOf<T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T {
  return allowed.find((choice) => choice === value) ?? otherwise;
}

/** True when every entry passes, missing ones included, which `every` would skip. */
export function all(list: readonly unknown[], test: (entry: unknown) => boolean): boolean {
  return list.findIndex((entry) => !test(entry)) < 0;
}
