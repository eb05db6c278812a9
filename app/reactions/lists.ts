/** A titled run of rows; rows are numbers (reactions, or positions in another table). */
export interface ListSection {
  readonly title: string;
  /** Shown after the title. */
  readonly count: string;
  readonly rows: Int32Array;
}

/** What stands at a position of a list: a row, or the heading of a later section. */
export type ListItem =
  | { readonly kind: "row"; readonly row: number; readonly section: number }
  | { readonly kind: "heading"; readonly section: number };

/**
 * Number of positions in a list: all rows and a heading before every section but the first (the
 * heading of the topmost section stays above the list).
 */
export function listLength(sections: readonly ListSection[]): number {
  return sections.reduce((sum, section) => sum + section.rows.length, Math.max(0, sections.length - 1));
}

/** What stands at position `index`, without building the list. */
export function itemAt(sections: readonly ListSection[], index: number): ListItem | null {
  let rest = index;
  for (let section = 0; section < sections.length; section++) {
    const { rows } = sections[section] as ListSection;
    if (section > 0) {
      if (rest === 0) return { kind: "heading", section };
      rest--;
    }
    if (rest < rows.length) return { kind: "row", row: rows[rest] as number, section };
    rest -= rows.length;
  }
  return null;
}

/** Position of a row, −1 when it is not listed. Rows ascend within a section. */
export function positionOf(sections: readonly ListSection[], row: number): number {
  let before = 0;
  for (let section = 0; section < sections.length; section++) {
    const { rows } = sections[section] as ListSection;
    if (section > 0) before++;
    const at = binarySearch(rows, row);
    if (at >= 0) return before + at;
    before += rows.length;
  }
  return -1;
}

function binarySearch(rows: Int32Array, row: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = rows[middle] as number;
    if (value === row) return middle;
    if (value < row) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The position the keyboard moves to from `from` (−1: nowhere yet): the nearest row in that direction. */
export function movedPosition(sections: readonly ListSection[], from: number, step: number): number {
  const last = listLength(sections) - 1;
  const direction = step < 0 ? -1 : 1;
  const start = from < 0 ? (step < 0 ? last : 0) : Math.max(0, Math.min(last, from + step));
  for (let at = start; at >= 0 && at <= last; at += direction) {
    if (itemAt(sections, at)?.kind === "row") return at;
  }
  return from;
}
