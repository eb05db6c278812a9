import type { ImportPreview, LayerPreview, MatrixPreview } from "../../../src-worker/model/weightImport.ts";
import { wholeNumber } from "../../ui/numbers.ts";
import { Picture } from "./Picture.tsx";
import { text } from "./text.ts";

/** Rows drawn; a network of more layers says how many there are. */
const MOST_ROWS = 60;

/** One row for each matrix: a small picture, its name in the file, its size and shares. */
export function LayerTable({ preview }: { readonly preview: ImportPreview }) {
  const { columns } = text;
  const shown = preview.layers.slice(0, MOST_ROWS);
  const other = preview.other > 0;
  return (
    <section className="im-table" aria-label={text.table}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {columns.picture}
              </th>
              <th scope="col" rowSpan={2}>
                {columns.layer}
              </th>
              <th scope="col" rowSpan={2}>
                {columns.size}
              </th>
              <th scope="colgroup" colSpan={other ? 5 : 4} className="im-group">
                {columns.inFile}
              </th>
            </tr>
            <tr>
              <th scope="col">
                <span className="im-plus">▸ {columns.plus}</span>
              </th>
              <th scope="col">
                <span className="im-minus">⊣ {columns.minus}</span>
              </th>
              <th scope="col">{columns.zero}</th>
              {other ? <th scope="col">{columns.other}</th> : null}
              <th scope="col" className="im-bias">
                {columns.bias}
              </th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(shown).map(({ id, ...row }) => (
              <Row key={id} {...row} other={other} />
            ))}
          </tbody>
        </table>
        {preview.layers.length > MOST_ROWS ? (
          <p>{text.moreLayers(preview.layers.length - MOST_ROWS)}</p>
        ) : null}
      </div>
    </section>
  );
}

/** The matrices of the layers, each with its own id. */
function rowsOf(layers: readonly LayerPreview[]) {
  return layers.flatMap((layer, l) =>
    layer.matrices.map((matrix, m) => ({
      id: `${l + 1}<${matrix.from}`,
      layer,
      number: l + 1,
      matrix,
      first: m === 0,
    })),
  );
}

interface RowProps {
  readonly layer: LayerPreview;
  readonly number: number;
  readonly matrix: MatrixPreview;
  readonly first: boolean;
  readonly other: boolean;
}

function Row({ layer, number, matrix, first, other }: RowProps) {
  const { plus, minus, zero, rows, columns, scale, from, place } = matrix;
  const direct = from === number - 1;
  const scaled = scale !== null && scale !== 0 && scale !== 1;
  return (
    <tr>
      <td>
        <Picture picture={matrix.picture} label={text.picture(number, plus, minus, zero)} />
      </td>
      <th scope="row">
        <b>
          {number} {text.activations[layer.activation]}
        </b>
        <span title={place}>{place}</span>
        {direct ? null : <em>{text.skip(from)}</em>}
      </th>
      <td>{text.size(rows, columns)}</td>
      <td>{wholeNumber(plus)}</td>
      <td>{wholeNumber(minus)}</td>
      <td>{wholeNumber(zero)}</td>
      {other ? (
        <td>
          {wholeNumber(matrix.other)}
          {scaled ? <em>{text.scale(scale)}</em> : null}
        </td>
      ) : null}
      <td className="im-bias">
        {first ? <span title={layer.bias ?? undefined}>{layer.bias ?? text.noBias}</span> : null}
      </td>
    </tr>
  );
}
