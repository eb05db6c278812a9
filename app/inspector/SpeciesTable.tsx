import { useMemo } from "react";
import type { CompiledNetwork } from "../../src-worker/model/compiled.ts";
import { between, placeOf } from "../../src-worker/model/interpolate.ts";
import type { UnitRef } from "../../src-worker/model/network.ts";
import type { UnitChemistry, UnitSpecies } from "../../src-worker/model/reduction.ts";
import type { Trajectory } from "../../src-worker/model/simulation.ts";
import { Term } from "../help/Term.tsx";
import { valueText } from "../store/names.ts";
import { useRun } from "../store/run.ts";
import { useTime } from "../store/time.ts";
import { useView } from "../store/view.ts";
import { fixedNumber } from "../ui/numbers.ts";
import { Species } from "../ui/Species.tsx";
import { hoverSpecies, toggleSpecies } from "./links.ts";
import { type SparkFrame, sparkPath, sparkPlace } from "./spark.ts";
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
  readonly curve: RecordedCurve | null;
}

interface RecordedCurve {
  readonly times: Float64Array;
  readonly values: Float64Array;
}

/** Concentrations of the unit's species at the start, now and in the limit, each with its small curve. */
export function SpeciesTable(props: SpeciesTableProps) {
  const { unit, networkValue } = props;
  const { rows, tEnd, vouched } = useRows(props);
  const log = useView((view) => view.timeScale === "log");
  const top = rows.reduce((max, row) => Math.max(max, largest(row)), 0);
  const decimals = decimalsFor(top);
  const curveTitle = tEnd > 0 ? words.columns.curve(tEnd, log) : "";
  return (
    <table className="in-species" aria-label={words.species}>
      <thead>
        <tr>
          <th scope="col">
            <Term word="species">{words.columns.species}</Term>
          </th>
          <th scope="col">{words.columns.initial}</th>
          <th scope="col">
            <NowTitle tEnd={tEnd} />
          </th>
          <th scope="col" title={vouched ? undefined : words.noLimit}>
            <Term word="limit">{words.columns.limit}</Term>
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
            frame={{ tEnd, top, log }}
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
    const overview = simulation && simulation.trajectory === trajectory ? simulation.overview : null;
    const curves = recordedCurves([overview, trajectory]);
    const final = !running && simulation?.finalState.length === ids.length ? simulation.finalState : null;
    const rows = chemistry.species.map((species): Row => {
      const shown = numbers.get(species.id) ?? -1;
      if (shown < 0) return { species, shown, initial: null, now: null, limit: null, curve: null };
      const curve = curves.get(shown) ?? null;
      const now = final ? (final[shown] as number) : (curve?.values.at(-1) ?? null);
      const initial = endpoints?.initial[shown] ?? null;
      return { species, shown, initial, now, limit: endpoints?.limit?.[shown] ?? null, curve };
    });
    const tEnd = final && simulation ? simulation.tReached : (trajectory?.times.at(-1) ?? 0);
    return { rows, tEnd, vouched: endpoints?.limit !== null };
  }, [trajectory, simulation, running, endpoints, numbers, chemistry, ids]);
}

/** The curve of each recorded species; of one that several runs have, the last one's. */
function recordedCurves(runs: readonly (Trajectory | null | undefined)[]): Map<number, RecordedCurve> {
  const curves = new Map<number, RecordedCurve>();
  for (const run of runs) {
    run?.species.forEach((s, column) => {
      curves.set(s, { times: run.times, values: run.curves[column] as Float64Array });
    });
  }
  return curves;
}

function largest({ initial, now, limit, curve }: Row): number {
  const peak = curve?.values.reduce((max, x) => Math.max(max, x), 0) ?? 0;
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
  readonly frame: SparkFrame;
  readonly folded: boolean;
}

function SpeciesRow({ unit, row, decimals, frame, folded }: SpeciesRowProps) {
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
          <Value x={row.initial} decimals={decimals} how="initial" />
          <Now rows={[row]} decimals={decimals} />
          <Value x={row.limit} decimals={decimals} how="limit" />
          <td className="in-curve">
            {row.curve ? <Spark curve={row.curve} frame={frame} ink={ink} /> : null}
          </td>
        </>
      )}
    </tr>
  );
}

/** "t = 50": the cursor's time, else the end of the run. */
function NowTitle({ tEnd }: { readonly tEnd: number }) {
  const t = useTime((time) => time.t);
  return words.columns.now(t ?? tEnd);
}

interface NowProps {
  /** One species, or the rails of a value: their difference. */
  readonly rows: readonly Row[];
  readonly decimals: number;
}

/** The concentration at the time cursor, else at the end of the run: the one cell that moves while it is played. */
function Now({ rows, decimals }: NowProps) {
  const t = useTime((time) => time.t);
  const one = rows.length === 1;
  const x = rows.reduce<number | null>((sum, row) => {
    const own = t === null || !row.curve ? row.now : between(row.curve.values, placeOf(row.curve.times, t));
    return sum === null || own === null ? null : sum + (one ? 1 : row.species.name.rail) * own;
  }, 0);
  return <Value x={x} decimals={decimals} how="crn" />;
}

interface SparkProps {
  readonly curve: RecordedCurve;
  readonly frame: SparkFrame;
  readonly ink: string;
}

function Spark({ curve, frame, ink }: SparkProps) {
  const { times, values } = curve;
  return (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" className={ink}>
      <path d="M0 100H100" className="in-axis" />
      <path d={sparkPath(times, values, frame)} className="in-line" />
      <Cursor curve={curve} frame={frame} />
    </svg>
  );
}

function Cursor({ curve, frame }: Pick<SparkProps, "curve" | "frame">) {
  const t = useTime((time) => time.t);
  if (t === null || !(frame.tEnd > 0)) return null;
  return <path d={`M${sparkPlace(curve.times, frame)(t)} 0V100`} className="in-cursor" />;
}

interface ValueProps {
  readonly x: number | null;
  readonly decimals: number;
  /** How it is computed: see `app/help/how.ts`. */
  readonly how: "initial" | "crn" | "limit";
}

function Value({ x, decimals, how }: ValueProps) {
  return <td data-how={how}>{x === null ? "–" : fixedNumber(x, decimals)}</td>;
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
      <Value x={difference((row) => row.initial)} decimals={decimals} how="initial" />
      <Now rows={values} decimals={decimals} />
      <Value x={difference((row) => row.limit)} decimals={decimals} how="limit" />
      <td className="in-network">{words.network(fixedNumber(network, decimals))}</td>
    </tr>
  );
}
