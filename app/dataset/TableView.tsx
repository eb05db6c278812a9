import type { ColumnPreview, DataChoices, RowPreview } from "../../src-worker/engine.ts";
import type { TableChoicesProps } from "./Choices.tsx";
import { shownColumns, withRole } from "./preview.ts";
import { text } from "./text.ts";

/**
 * The first lines as they are written, and the first of those further down that something is wrong with: uneven
 * lines say how, cells that are no numbers are marked, lines that are left out are struck through. What a column is
 * is chosen at its head.
 */
export function TableView({ table, choices, correct }: TableChoicesProps) {
  const shown = shownColumns(table.columns);
  const more = table.columns.length - shown.length;
  const title = text.preview(table.first.length, table.rows, table.faulty.length);
  const line = { columns: table.columns, shown, choices };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled table is reached by the keyboard
    <section className="data-table" aria-label={title} tabIndex={0}>
      <table>
        <caption className="ui-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{text.line}</th>
            {shown.map((c) => (
              <Head key={c} columns={table.columns} c={c} correct={correct} />
            ))}
            {more > 0 ? <th scope="col">… {more}</th> : null}
          </tr>
        </thead>
        <tbody>
          {table.first.map((row) => (
            <Line key={row.line} row={row} {...line} />
          ))}
          {table.faulty.length > 0 ? (
            <tr className="data-further">
              <th scope="row" colSpan={shown.length + 1}>
                {text.further}
              </th>
            </tr>
          ) : null}
          {table.faulty.map((row) => (
            <Line key={row.line} row={row} {...line} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadProps {
  readonly columns: readonly ColumnPreview[];
  readonly c: number;
  readonly correct: (change: DataChoices) => void;
}

const ROLES = ["input", "label", "unused"] as const;

function Head({ columns, c, correct }: HeadProps) {
  const column = columns[c];
  if (!column) return null;
  const { name, role, missing, words } = column;
  return (
    <th scope="col" className={CLASSES[role]}>
      <span className="data-name" title={name}>
        {name}
      </span>
      <select
        className="lab-select"
        aria-label={text.role(name)}
        value={role}
        onChange={(event) => {
          const next = ROLES.find((one) => one === event.target.value);
          if (next) correct(withRole(columns, c, next));
        }}
      >
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {text.roles[one]}
          </option>
        ))}
      </select>
      {role === "input" && missing > 0 ? <small className="is-bad">{text.empty(missing)}</small> : null}
      {role === "input" && words > 0 ? <small className="is-bad">{text.words(words)}</small> : null}
    </th>
  );
}

const CLASSES: Readonly<Record<ColumnPreview["role"], string | undefined>> = {
  input: undefined,
  label: "is-label",
  unused: "is-unused",
};

interface LineProps {
  readonly row: RowPreview;
  readonly columns: readonly ColumnPreview[];
  readonly shown: readonly number[];
  readonly choices: DataChoices;
}

function Line({ row, columns, shown, choices }: LineProps) {
  const { line, cells, bad } = row;
  const uneven = unevenness(row, columns.length);
  const isGap = (c: number) => row.missing.includes(c);
  const out =
    (choices.broken === "drop" && (uneven !== null || bad.some((c) => !isGap(c)))) ||
    (choices.missing === "drop" && bad.some(isGap));
  return (
    <tr className={out ? "is-out" : undefined}>
      <th scope="row">{line}</th>
      {shown.map((c) => (
        <td
          key={c}
          className={bad.includes(c) ? "is-bad" : CLASSES[columns[c]?.role ?? "input"]}
          title={bad.includes(c) ? text.badCell(line, c + 1, isGap(c)) : undefined}
        >
          {cells[c]}
        </td>
      ))}
      {uneven ? <td className="is-bad data-uneven">{uneven}</td> : null}
    </tr>
  );
}

/** What is wrong with a line as a whole; null for nothing. */
function unevenness({ cells, excess, openQuote }: RowPreview, width: number): string | null {
  if (openQuote) return text.openQuote;
  if (excess < 0) return text.cellsFewer(-excess);
  return excess > 0 ? text.cellsMore(excess, cells.slice(width).join(" · ")) : null;
}
