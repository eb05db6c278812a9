import type { IndexHtmlTransformContext } from "vite";
import { FRAME, PANES } from "./stages.ts";

export type Bundle = NonNullable<IndexHtmlTransformContext["bundle"]>;

/** What the first curves are drawn with. */
const CHARTS = ["plotly-cartesian.min"];

/** File names of the scripts of a first visit, in the order in which they are wanted; nothing is in two parts. */
export interface Parts {
  /** Up to the first picture: the top bar and the frames of all panes. */
  readonly frame: readonly string[];
  /** What the panes add: from here on the page can be used. */
  readonly panes: readonly string[];
  /** What the curves add. */
  readonly charts: readonly string[];
}

/**
 * Sorts the scripts of a first visit by when they are wanted.
 *
 * @throws when a module that the lists name is no chunk of its own any more
 */
export function partsOf(bundle: Bundle): Parts {
  const found = new Set<string>();
  const part = (names: readonly string[]) => {
    const before = found.size;
    for (const name of names) visit(bundle, chunkNamed(bundle, name), found);
    return [...found].slice(before);
  };
  return { frame: part(Object.keys(FRAME)), panes: part(Object.keys(PANES)), charts: part(CHARTS) };
}

/** A chunk with all it imports at once, imported ones first. */
function visit(bundle: Bundle, fileName: string, found: Set<string>): void {
  const file = bundle[fileName];
  if (file?.type !== "chunk" || found.has(fileName)) return;
  for (const next of file.imports) visit(bundle, next, found);
  found.add(fileName);
}

function chunkNamed(bundle: Bundle, name: string): string {
  const chunk = Object.values(bundle).find((file) => file.type === "chunk" && file.name === name);
  if (!chunk) throw new Error(`No chunk is called ${name}: adapt app/build/stages.ts.`);
  return chunk.fileName;
}
