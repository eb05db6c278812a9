/** Statements of reaction text: what stands between line ends, `;` and comments. */
function statementsOf(line: string): string[] {
  const hash = line.indexOf("#");
  return (hash < 0 ? line : line.slice(0, hash)).split(";").map((part) => part.trim());
}

/** How many reactions a statement makes: `<=>` two, an initial concentration none. */
function reactionsIn(statement: string): number {
  if (statement === "" || statement.includes("@")) return 0;
  return statement.includes("<=>") ? 2 : 1;
}

/**
 * The line (from 1) on which reaction `r` (from 0) of a reaction text stands, or null where there are not so many.
 * The text is one that `readCrnText` reads.
 */
export function lineOfReaction(text: string, r: number): number | null {
  let before = 0;
  const lines = text.split(/\r\n|\n|\r/);
  for (const [i, line] of lines.entries()) {
    for (const statement of statementsOf(line)) before += reactionsIn(statement);
    if (before > r) return i + 1;
  }
  return null;
}

/** Species names in a reaction text, each once, in order; of a text that cannot be read, too. */
export function namesIn(text: string): string[] {
  const names = new Set<string>();
  for (const line of text.split(/\r\n|\n|\r/)) {
    for (const statement of statementsOf(line)) {
      const code = statement.replace(/\[.*|@.*/, "");
      // "2B" is two of B.
      for (const [, name] of code.matchAll(/(?<!\w)\d*([A-Za-z]\w*)/g)) names.add(name as string);
    }
  }
  return [...names];
}
