import type {
  ReproductionData,
  ReproductionFigure,
  ReproductionGroup,
  ReproductionRow,
  ReproductionVerdict,
} from "../model/reproduction.ts";
import { type NoteKey, NOTES } from "./notes.ts";

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

/** Collects rows and figures; footnotes get their numbers as rows come to need them. */
export class Ledger {
  readonly rows: ReproductionRow[] = [];
  readonly figures: ReproductionFigure[] = [];
  private readonly noted: NoteKey[] = [];

  get notes(): readonly string[] {
    return this.noted.map((key) => NOTES[key]);
  }

  add({ notes = [], values = {}, ...entry }: Entry): void {
    this.rows.push({ ...entry, notes: this.numbers(notes), values, needs: null });
  }

  /** A row that waits for data. */
  miss(entry: Pick<Entry, "id" | "group" | "what" | "paper" | "notes">, needs: ReproductionData): void {
    const { notes = [], ...rest } = entry;
    this.rows.push({
      ...rest,
      here: null,
      verdict: "missing",
      notes: this.numbers(notes),
      values: {},
      needs,
    });
  }

  show(figure: ReproductionFigure): void {
    this.figures.push(figure);
  }

  private numbers(keys: readonly NoteKey[]): number[] {
    return keys.map((key) => {
      if (!this.noted.includes(key)) this.noted.push(key);
      return this.noted.indexOf(key) + 1;
    });
  }
}
