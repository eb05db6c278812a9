import cyrillic from "@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?url";
import greek from "@fontsource-variable/inter/files/inter-greek-wght-normal.woff2?url";
import latinExt from "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url";
import latin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import vietnamese from "@fontsource-variable/inter/files/inter-vietnamese-wght-normal.woff2?url";
import { type FontPart, fontFaces, partsFor } from "./fontParts.ts";
import { type Scene, textsOf } from "./scene.ts";
import { base64 } from "./svg.ts";

const FILES: Readonly<Record<FontPart, string>> = {
  latin,
  "latin-ext": latinExt,
  greek,
  cyrillic,
  vietnamese,
};

const loaded = new Map<FontPart, Promise<string>>();

/** The `@font-face` rules with the parts of Inter that a scene's text needs; rejects when they cannot be read. */
export async function embeddedFonts(scene: Scene): Promise<string> {
  const text = textsOf(scene.shapes)
    .flatMap(({ runs }) => runs.map((run) => run.text))
    .join("");
  const parts = partsFor(text);
  const fonts = await Promise.all(parts.map(async (part) => ({ part, base64: await load(part) })));
  return fontFaces(fonts);
}

/** The page's own font file, kept once read. */
function load(part: FontPart): Promise<string> {
  const known = loaded.get(part);
  if (known) return known;
  const reading = fetch(FILES[part]).then(async (answer) => {
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    return base64(new Uint8Array(await answer.arrayBuffer()));
  });
  loaded.set(part, reading);
  reading.catch(() => loaded.delete(part));
  return reading;
}
