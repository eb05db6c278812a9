import {
  footnotesOf,
  type ReproductionGroup,
  type ReproductionRow,
  rowsByGroup,
} from "../../src-worker/model/reproduction.ts";
import type { GlossaryWord } from "../help/glossary.ts";
import { Term } from "../help/Term.tsx";
import { useReproduction } from "../store/reproduction.ts";
import { text } from "./text.ts";

/** What the groups are about. */
const WORDS = {
  networks: "reduction",
  accuracy: "accuracy",
  agreement: "limit",
  kinetics: "completion time",
} as const satisfies Record<ReproductionGroup, GlossaryWord>;

/** The rows as one table, and the footnotes they point to. */
export function Rows() {
  const rows = useReproduction((state) => state.rows);
  if (rows.length === 0) return null;
  const notes = footnotesOf(rows);
  const { what, paper, here, verdict } = text.columns;
  return (
    <>
      <table className="rp-table" aria-label={text.table}>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            <th scope="col">{paper}</th>
            <th scope="col">{here}</th>
            <th scope="col">{verdict}</th>
          </tr>
        </thead>
        {rowsByGroup(rows).map((part) => (
          <tbody key={part.group}>
            <tr>
              <th scope="rowgroup" colSpan={4}>
                <Term word={WORDS[part.group]}>{text.groups[part.group]}</Term>
              </th>
            </tr>
            {part.rows.map((row) => (
              <Row key={row.id} row={row} notes={notes} />
            ))}
          </tbody>
        ))}
      </table>
      {notes.length > 0 ? <Notes notes={notes} /> : null}
    </>
  );
}

function Row({ row, notes }: { readonly row: ReproductionRow; readonly notes: readonly string[] }) {
  return (
    <tr data-verdict={row.verdict}>
      <th scope="row">
        {row.what}
        {row.notes.map((note) => {
          const n = notes.indexOf(note) + 1;
          return (
            <sup key={n}>
              <a href={`#rp-note-${n}`} aria-label={text.noteMark(n)} onClick={(event) => toNote(event, n)}>
                {n}
              </a>
            </sup>
          );
        })}
      </th>
      <td>{row.paper}</td>
      <td>{row.here ?? (row.needs ? text.needed(row.needs) : "")}</td>
      <td>{text.verdicts[row.verdict]}</td>
    </tr>
  );
}

/** The address of the page belongs to the network it shows: a footnote is gone to without it. */
function toNote(event: { preventDefault(): void }, n: number): void {
  event.preventDefault();
  const note = document.getElementById(`rp-note-${n}`);
  note?.scrollIntoView({ block: "nearest" });
  note?.focus({ preventScroll: true });
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  return (
    <section className="rp-notes" aria-label={text.notes}>
      <h3>{text.notes}</h3>
      <ol>
        {notes.map((note, n) => (
          <li key={note} id={`rp-note-${n + 1}`} tabIndex={-1}>
            {note}
          </li>
        ))}
      </ol>
    </section>
  );
}
