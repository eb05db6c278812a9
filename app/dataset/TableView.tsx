import type { TablePreview } from "../../src-worker/engine.ts";
import { parseNumber } from "../ui/numbers.ts";
import { text } from "./text.ts";

/** Columns that are shown; a table of thousands would be slow and could not be read. */
const MOST_COLUMNS = 24;

/** The first rows as they are written, with what each column is. Cells that are no numbers are marked. */
export function TableView({ table }: { readonly table: TablePreview }) {
  const columns = table.columns.slice(0, MOST_COLUMNS);
  const more = table.columns.length - columns.length;
  const title = text.preview(table.first.length, table.rows);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled table is reached by the keyboard
    <section className="data-table" aria-label={title} tabIndex={0}>
      <table>
        <caption className="ui-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{text.line}</th>
            {columns.map(({ name, role, missing, words }, c) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <th key={c} scope="col" className={role === "label" ? "is-label" : undefined}>
                {name}
                <small>{role === "label" ? text.isLabel : text.input}</small>
                {role === "input" && missing > 0 ? (
                  <small className="is-bad">{text.empty(missing)}</small>
                ) : null}
                {role === "input" && words > 0 ? <small className="is-bad">{text.words(words)}</small> : null}
              </th>
            ))}
            {more > 0 ? <th scope="col">… {more}</th> : null}
          </tr>
        </thead>
        <tbody>
          {table.first.map(({ line, cells }) => (
            <tr key={line}>
              <th scope="row">{line}</th>
              {columns.map(({ role }, c) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <td key={c} className={classOf(role, cells[c] ?? "")}>
                  {cells[c]}
                </td>
              ))}
              {more > 0 ? <td>…</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function classOf(role: "input" | "label", cell: string): string | undefined {
  if (role === "label") return "is-label";
  return parseNumber(cell) === null ? "is-bad" : undefined;
}
