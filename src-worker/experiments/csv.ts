type Cell = string | number | boolean | null;

/** A table as CSV (RFC 4180): a header, then rows; null is an empty cell. */
export function csvOf(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${[header, ...rows].map((row) => row.map(cellOf).join(",")).join("\n")}\n`;
}

function cellOf(cell: Cell): string {
  if (cell === null || (typeof cell === "number" && Number.isNaN(cell))) return "";
  const text = String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Column names for the shown quantiles: "y q05" … "y q95". */
export function quantileColumns(name: string, quantiles: readonly number[]): string[] {
  return quantiles.map((q) => `${name} q${String(Math.round(q * 100)).padStart(2, "0")}`);
}
