import type {
  ReproductionData,
  ReproductionFigure,
  ReproductionGroup,
  ReproductionRow,
  ReproductionVerdict,
} from "../model/reproduction.ts";
import { NOTES, type NoteKey } from "./notes.ts";

/** A row as a step writes it. */
export interface Entry {
  readonly id: string;
  readonly group: ReproductionGroup;
  readonly what: string;
  /** "–" where the paper prints nothing. */
  readonly paper: string;
  readonly here: string;
  readonly verdict: Exclude<ReproductionVerdict, "missing">;
  readonly notes?: readonly NoteKey[];
  readonly values?: Readonly<Record<string, number | null>>;
}

/** Collects rows and figures. */
export class Ledger {
  readonly rows: ReproductionRow[] = [];
  readonly figures: ReproductionFigure[] = [];

  add({ notes = [], values = {}, ...entry }: Entry): void {
    this.rows.push({ ...entry, notes: textsOf(notes), values, needs: null });
  }

  /** A row that waits for data. */
  miss(entry: Pick<Entry, "id" | "group" | "what" | "paper" | "notes">, needs: ReproductionData): void {
    const { notes = [], ...rest } = entry;
    this.rows.push({
      ...rest,
      here: null,
      verdict: "missing",
      notes: textsOf(notes),
      values: {},
      needs,
    });
  }

  show(figure: ReproductionFigure): void {
    this.figures.push(figure);
  }
}

function textsOf(keys: readonly NoteKey[]): string[] {
  return keys.map((key) => NOTES[key]);
}
