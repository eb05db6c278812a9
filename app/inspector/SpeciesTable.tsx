import { useMemo } from "react";
import type { CompiledNetwork } from "../../src-worker/model/compiled.ts";
import type { UnitRef } from "../../src-worker/model/network.ts";
import type { UnitChemistry, UnitSpecies } from "../../src-worker/model/reduction.ts";
import { valueText } from "../store/names.ts";
import { useRun } from "../store/run.ts";
import { columnsOf } from "../store/valueCurve.ts";
import { useView } from "../store/view.ts";
import { fixedNumber } from "../ui/numbers.ts";
import { Species } from "../ui/Species.tsx";
import { hoverSpecies, toggleSpecies } from "./links.ts";
import { sparkPath } from "./spark.ts";
import { words } from "./text.ts";
import { useEndpoints } from "./useChemistry.ts";

interface SpeciesTableProps {
  readonly unit: UnitRef;
  readonly chemistry: UnitChemistry;
  readonly compiled: CompiledNetwork;
  /** The network's value of an output; null for other units. */
  readonly networkValue: number | null;
}

/** What is known of one species: null where it is not in the shown CRN, or not known yet. */
interface Row {
  readonly species: UnitSpecies;
  readonly shown: number;
  readonly initial: number | null;
  readonly now: number | null;
  readonly limit: number | null;
  readonly curve: Float64Array | null;
}

/** Concentrations of the unit's species at the start, now and in the limit, each with its small curve. */
export function SpeciesTable(props: SpeciesTableProps) {
  const { unit, networkValue } = props;
  const { rows, times, tNow, vouched } = useRows(props);
  const log = useView((view) => view.timeScale === "log");
  const tEnd = times.at(-1) ?? 0;
  const top = rows.reduce((max, row) => Math.max(max, largest(row)), 0);
  const decimals = decimalsFor(top);
  const curveTitle = tEnd > 0 ? words.columns.curve(tEnd, log) : "";
  return (
    <table className="in-species" aria-label={words.species}>
      <thead>
        <tr>
          <th scope="col">{words.columns.species}</th>
          <th scope="col">{words.columns.initial}</th>
          <th scope="col">{words.columns.now(tNow)}</th>
          <th scope="col" title={vouched ? undefined : words.noLimit}>
            {words.columns.limit}
          </th>
          <th scope="col" title={words.columns.curveHint(valueText(top))}>
            {curveTitle}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <SpeciesRow
            key={row.species.id}
            unit={unit}
            row={row}
            decimals={decimals}
            path={row.curve ? sparkPath(times, row.curve, { tEnd, top, log }) : ""}
            folded={props.compiled.options.foldInputs && unit.layer === 0}
          />
        ))}
        {networkValue === null ? null : <ValueRow rows={rows} decimals={decimals} network={networkValue} />}
      </tbody>
    </table>
  );
}

function useRows({ chemistry, compiled }: SpeciesTableProps) {
  const trajectory = useRun((state) => state.trajectory);
  const simulation = useRun((state) => state.simulation);
  const running = useRun((state) => state.status === "running");
  const endpoints = useEndpoints();
  const { ids } = compiled.crn.species;
  const numbers = useMemo(() => new Map(ids.map((id, s) => [id, s])), [ids]);
  return useMemo(() => {
    const columns = trajectory ? columnsOf(trajectory) : new Map<number, Float64Array>();
    const final = !running && simulation?.finalState.length === ids.length ? simulation.finalState : null;
    const rows = chemistry.species.map((species): Row => {
      const shown = numbers.get(species.id) ?? -1;
      if (shown < 0) return { species, shown, initial: null, now: null, limit: null, curve: null };
      const curve = columns.get(shown) ?? null;
      const now = final ? (final[shown] as number) : (curve?.at(-1) ?? null);
      const initial = endpoints?.initial[shown] ?? null;
      return { species, shown, initial, now, limit: endpoints?.limit?.[shown] ?? null, curve };
    });
    const times = trajectory?.times ?? new Float64Array(0);
    const tNow = final && simulation ? simulation.tReached : (times.at(-1) ?? 0);
    return { rows, times, tNow, vouched: endpoints?.limit !== null };
  }, [trajectory, simulation, running, endpoints, numbers, chemistry, ids]);
}

function largest({ initial, now, limit, curve }: Row): number {
  const peak = curve?.reduce((max, x) => Math.max(max, x), 0) ?? 0;
  return Math.max(initial ?? 0, now ?? 0, limit ?? 0, peak);
}

/** Four decimals for everyday sizes, fewer for thousands: columns line up. */
function decimalsFor(top: number): number {
  return top < 100 ? 4 : top < 10_000 ? 2 : 0;
}

interface SpeciesRowProps {
  readonly unit: UnitRef;
  readonly row: Row;
  readonly decimals: number;
  readonly path: string;
  readonly folded: boolean;
}

function SpeciesRow({ unit, row, decimals, path, folded }: SpeciesRowProps) {
  const { species, shown } = row;
  const { id, name } = species;
  const hovered = useView((view) => view.hoveredSpecies === id);
  const picked = useView((view) => view.selectedSpecies === id);
  const classes = [shown < 0 ? "is-removed" : "", hovered ? "is-lit" : "", picked ? "is-picked" : ""];
  const ink = name.rail > 0 ? "is-plus" : name.rail < 0 ? "is-minus" : "is-plain";
  return (
    <tr
      className={classes.filter(Boolean).join(" ")}
      onMouseEnter={() => hoverSpecies(unit, id)}
      onMouseLeave={() => hoverSpecies(null, null)}
    >
      <th scope="row">
        <button
          type="button"
          aria-pressed={picked}
          aria-label={`${name.letter}${name.rail > 0 ? "⁺" : name.rail < 0 ? "⁻" : ""} ${name.subscript}`}
          disabled={shown < 0}
          onFocus={() => hoverSpecies(unit, id)}
          onBlur={() => hoverSpecies(null, null)}
          onClick={() => toggleSpecies(id)}
        >
          <Species {...name} />
        </button>
      </th>
      {shown < 0 ? (
        <td colSpan={4} className="in-removed">
          {folded ? words.foldedSpecies : words.removedSpecies}
        </td>
      ) : (
        <>
          <Value x={row.initial} decimals={decimals} />
          <Value x={row.now} decimals={decimals} />
          <Value x={row.limit} decimals={decimals} />
          <td className="in-curve">
            {path ? (
              <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" className={ink}>
                <path d="M0 100H100" className="in-axis" />
                <path d={path} />
              </svg>
            ) : null}
          </td>
        </>
      )}
    </tr>
  );
}

function Value({ x, decimals }: { readonly x: number | null; readonly decimals: number }) {
  return <td>{x === null ? "–" : fixedNumber(x, decimals)}</td>;
}

interface ValueRowProps {
  readonly rows: readonly Row[];
  readonly decimals: number;
  readonly network: number;
}

/** y⁺ − y⁻ of an output beside the network's value. */
function ValueRow({ rows, decimals, network }: ValueRowProps) {
  const values = rows.filter(({ species }) => species.name.letter === "Y");
  const difference = (pick: (row: Row) => number | null) =>
    values.reduce<number | null>((sum, row) => {
      const x = pick(row);
      return sum === null || x === null ? null : sum + row.species.name.rail * x;
    }, 0);
  return (
    <tr className="in-value">
      <th scope="row">
        Y<sup>+</sup> − Y<sup>−</sup>
      </th>
      <Value x={difference((row) => row.initial)} decimals={decimals} />
      <Value x={difference((row) => row.now)} decimals={decimals} />
      <Value x={difference((row) => row.limit)} decimals={decimals} />
      <td className="in-network">{words.network(fixedNumber(network, decimals))}</td>
    </tr>
  );
}
