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
