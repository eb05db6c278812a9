import type { Activity, Network, UnitRef } from "../../src-worker/model/network.ts";
import { layerName, unitName, valueText } from "../store/names.ts";
import { sameUnit, unitKey, useView } from "../store/view.ts";
import { plainNumber } from "../ui/numbers.ts";
import { hoverUnit, selectUnit } from "./links.ts";
import { summarySentence } from "./sentences.ts";
import { words } from "./text.ts";
import { UnitSymbol } from "./UnitSymbol.tsx";

/** Units listed at most. */
const MOST_UNITS = 200;

interface SummaryProps {
  readonly network: Network;
  readonly activity: Activity;
  readonly units: readonly UnitRef[];
}

/** Several selected units: how many are active, and a table to go to each. */
export function Summary({ network, activity, units }: SummaryProps) {
  const values = units.map(({ layer, index }) => activity.values[layer]?.[index] ?? 0);
  const sentence = summarySentence({
    count: units.length,
    active: values.filter((x) => x !== 0).length,
    lowest: values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    highest: values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  });
  return (
    <>
      <p className="in-summary">{sentence}</p>
      <table className="in-units" aria-label={words.summary.unit}>
        <thead>
          <tr>
            <th scope="col">{words.summary.unit}</th>
            <th scope="col">{words.summary.bias}</th>
            <th scope="col">{words.summary.z}</th>
            <th scope="col">{words.summary.value}</th>
          </tr>
        </thead>
        <tbody>
          {units.slice(0, MOST_UNITS).map((unit, i) => (
            <UnitRow key={unitKey(unit)} {...{ network, activity, unit }} value={values[i] as number} />
          ))}
        </tbody>
      </table>
      {units.length > MOST_UNITS ? (
        <p className="in-rest">{words.summary.more(units.length - MOST_UNITS)}</p>
      ) : null}
    </>
  );
}

interface UnitRowProps {
  readonly network: Network;
  readonly activity: Activity;
  readonly unit: UnitRef;
  readonly value: number;
}

function UnitRow({ network, activity, unit, value }: UnitRowProps) {
  const lit = useView((view) => sameUnit(view.hovered, unit));
  const name = unitName(network, unit);
  const layer = network.layers[unit.layer - 1];
  return (
    <tr
      className={lit ? "is-lit" : undefined}
      onMouseEnter={() => hoverUnit(unit)}
      onMouseLeave={() => hoverUnit(null)}
    >
      <th scope="row">
        <button type="button" onClick={() => selectUnit(unit)}>
          <UnitSymbol {...name} /> <small>{name.name || layerName(network, unit.layer)}</small>
        </button>
      </th>
      <td>{layer ? plainNumber(layer.bias[unit.index] as number, 3) : "–"}</td>
      <td>{layer ? valueText(activity.z[unit.layer - 1]?.[unit.index] ?? 0) : "–"}</td>
      <td>{valueText(value)}</td>
    </tr>
  );
}
