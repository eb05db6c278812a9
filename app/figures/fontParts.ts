import unicode from "@fontsource-variable/inter/unicode.json";

/** The files Inter comes in; each holds the characters of its ranges. */
export type FontPart = "latin" | "latin-ext" | "greek" | "cyrillic" | "vietnamese";

const PARTS: readonly FontPart[] = ["latin", "latin-ext", "greek", "cyrillic", "vietnamese"];

function holds(part: FontPart, code: number): boolean {
  return unicode[part].split(",").some((range) => {
    const [first = "", last = first] = range.slice(2).split("-");
    return code >= Number.parseInt(first, 16) && code <= Number.parseInt(last, 16);
  });
}

/** The parts that a text needs, in a fixed order; characters of no part are left to the reader's own fonts. */
export function partsFor(text: string): FontPart[] {
  const needed = new Set<FontPart>();
  for (const character of new Set(text)) {
    const code = character.codePointAt(0) as number;
    const part = PARTS.find((one) => holds(one, code));
    if (part) needed.add(part);
  }
  return PARTS.filter((part) => needed.has(part));
}

/** CSS that brings the font along; programs that read no style sheets take the next font of the list. */
export function fontFaces(fonts: readonly { readonly part: FontPart; readonly base64: string }[]): string {
  return fonts
    .map(
      ({ part, base64 }) =>
        `@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${base64}) format("woff2");` +
        `unicode-range:${unicode[part]}}`,
    )
    .join("");
}
