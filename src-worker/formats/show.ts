/** A value from a file as it is quoted in a message: short, one line, true minus for numbers. */
export function show(value: unknown): string {
  if (typeof value === "number") return showNumber(value);
  if (value === undefined) return "missing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "string" ? shorten(JSON.stringify(value.slice(0, 100))) : String(value);
}

export function showNumber(value: number): string {
  return String(value).replaceAll("-", "−");
}

/** A stored number as short as its 32 bits allow: 0.7, not 0.699999988079071. */
export function showStored(value: number): string {
  if (Math.fround(value) !== value) return showNumber(value);
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return showNumber(short);
  }
  return showNumber(value);
}

/** At most 40 characters; control characters never reach a message. */
export function shorten(text: string): string {
  const clean = text.slice(0, 100).replace(/\p{Cc}|\p{Cs}/gu, " ");
  const characters = [...clean];
  return characters.length > 40 ? `${characters.slice(0, 39).join("")}…` : clean;
}

/** "1 unit", "3 units". */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
