/** A file name from a document's name: "Iris 4-8-3" → "iris-4-8-3"; "network" when nothing is left. */
export function fileStem(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^\w\s.-]+/g, "")
    .trim()
    .toLowerCase()
    .replace(/[\s.]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return plain.slice(0, 80) || "network";
}

/** The first lines of a text, and how many are left out. */
export function previewOf(text: string, limit: number): { readonly head: string; readonly more: number } {
  const lines = text.replace(/\n$/, "").split("\n");
  return { head: lines.slice(0, limit).join("\n"), more: Math.max(0, lines.length - limit) };
}
