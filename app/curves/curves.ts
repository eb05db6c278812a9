import type { DualRail, SpeciesTable } from "../../src-worker/model/crn.ts";
import type { Network, UnitRef } from "../../src-worker/model/network.ts";
import type { Trajectory } from "../../src-worker/model/simulation.ts";
import { speciesLabel, speciesName } from "../../src-worker/model/speciesName.ts";
import { symbolText, type UnitName, unitName } from "../store/names.ts";
import { type Columns, columnsOf, valueCurve } from "../store/valueCurve.ts";
import { unitKey } from "../store/view.ts";
import type { PlotSymbol } from "../ui/plot/html.ts";
import type { Ink, MarkerShape, OutputStyle } from "../ui/plot/outputStyles.ts";

/** Above this many curves plotly slows down (its maintainer's figure) and eyes give up. */
export const CURVE_LIMIT = 30;

export type CurveChoice = "values" | "rails" | "all";

export interface Curve {
  /** Stable between redraws. */
  readonly key: string;
  readonly unit: UnitRef;
  /** ASCII id of the one species it shows; null for a difference of two. */
  readonly species: string | null;
  readonly kind: "ghost" | "species" | "rail" | "value";
  readonly times: Float64Array;
  /** Concentration (or difference of two) per time. */
  readonly values: Float64Array;
  readonly ink: Ink;
  /** Line width in CSS pixels. */
  readonly width: number;
  readonly dotted: boolean;
  readonly opacity: number;
  readonly marker: MarkerShape | null;
  readonly symbol: PlotSymbol;
  readonly plain: string;
  /** Named at the right end. */
  readonly labelled: boolean;
  /** Added by the pointer alone: must not change the axes. */
  readonly transient: boolean;
}

export interface CurveSet {
  /** In drawing order, at most `CURVE_LIMIT`. */
  readonly curves: readonly Curve[];
  /** How many were asked for. */
  readonly wanted: number;
  /** Selected hidden units and inputs none of whose species were recorded. */
  readonly unrecorded: readonly UnitRef[];
}

/** A value to run into: the network's output, drawn as a dashed ink line. */
export interface Reference {
  readonly name: string;
  readonly value: number;
}

export interface CurveSource {
  readonly network: Network;
  readonly species: SpeciesTable;
  readonly outputs: readonly DualRail[];
  readonly trajectory: Trajectory;
  /** Earlier runs of the same CRN with other rate constants. */
  readonly ghosts: readonly { readonly trajectory: Trajectory }[];
  readonly choice: CurveChoice;
  readonly selected: readonly UnitRef[];
  readonly hovered: UnitRef | null;
  /** Species under the pointer or picked: of its unit's curves, it alone is lifted. */
  readonly lifted: readonly string[];
  /** One style per output, see `outputStyles`. */
  readonly styles: readonly OutputStyle[];
}

const THIN = 1.25;
const THICK = 2.25;
const HOVER = 0.75;
const LABELLED_RAILS = 3;

/** Which curves the chart shows, most wanted first up to the limit, answered in drawing order. */
export function chooseCurves(source: CurveSource): CurveSet {
  const columns = columnsOf(source.trajectory);
  const chosen = unique([
    ...(source.choice === "rails" ? [] : valueCurves(source, columns)),
    ...source.selected.flatMap((unit) => unitCurves(source, columns, unit, false)),
    ...(source.choice === "values" ? [] : allRails(source, columns)),
    ...source.ghosts.flatMap((ghost, g) => ghostCurves(source, ghost.trajectory, g)),
  ]);
  const extra = source.hovered ? unitCurves(source, columns, source.hovered, true) : [];
  const all = unique([...chosen, ...extra]);
  const depth = { ghost: 0, species: 1, rail: 2, value: 3 };
  return {
    curves: all.slice(0, CURVE_LIMIT).sort((a, b) => depth[a.kind] - depth[b.kind]),
    wanted: chosen.length,
    unrecorded: source.selected.filter((unit) => unitCurves(source, columns, unit, false).length === 0),
  };
}

function unique(curves: readonly Curve[]): Curve[] {
  return [...new Map([...curves].reverse().map((curve) => [curve.key, curve])).values()].reverse();
}

function outputUnit(source: CurveSource, index: number): UnitRef {
  return { layer: source.network.layers.length, index };
}

function lift(source: CurveSource, unit: UnitRef, species: string | null): number {
  const { hovered, lifted } = source;
  if (species !== null && lifted.includes(species)) return 2 * HOVER;
  if (lifted.length > 0) return 0;
  return hovered && hovered.layer === unit.layer && hovered.index === unit.index ? HOVER : 0;
}

function valueCurves(source: CurveSource, columns: Columns): Curve[] {
  const { times } = source.trajectory;
  return source.outputs.flatMap((pair, index) => {
    const values = valueCurve(columns, pair, times.length);
    const style = source.styles[index];
    if (!values || !style) return [];
    const unit = outputUnit(source, index);
    const name = unitName(source.network, unit);
    return {
      key: `value ${index}`,
      unit,
      species: null,
      kind: "value",
      times,
      values,
      ink: style.ink,
      width: (style.ink === "ink3" ? THIN : THICK) + lift(source, unit, null),
      dotted: false,
      opacity: 1,
      marker: style.marker,
      symbol: symbolOf(name, ""),
      plain: symbolText(name),
      labelled: true,
      transient: false,
    };
  });
}

function allRails(source: CurveSource, columns: Columns): Curve[] {
  return source.outputs.flatMap((_, index) => railCurves(source, columns, index, false));
}

function railCurves(source: CurveSource, columns: Columns, index: number, transient: boolean): Curve[] {
  const pair = source.outputs[index];
  const style = source.styles[index];
  if (!pair || !style) return [];
  const unit = outputUnit(source, index);
  const name = unitName(source.network, unit);
  return ([1, -1] as const).flatMap((rail) => {
    const s = rail > 0 ? pair.plus : pair.minus;
    const values = columns.get(s);
    if (!values) return [];
    const id = source.species.ids[s] ?? null;
    return {
      key: `rail ${index} ${rail}`,
      unit,
      species: id,
      kind: "rail",
      times: source.trajectory.times,
      values,
      ink: style.ink,
      width: THIN + lift(source, unit, id),
      dotted: rail < 0,
      opacity: 1,
      marker: null,
      symbol: symbolOf(name, rail > 0 ? "+" : "−"),
      plain: symbolText(name) + (rail > 0 ? "⁺" : "⁻"),
      labelled: source.outputs.length <= LABELLED_RAILS || source.choice === "values",
      transient,
    };
  });
}

/** The recorded species of a unit: I, M and H of a hidden unit, the rails of an output or input. */
function unitCurves(source: CurveSource, columns: Columns, unit: UnitRef, transient: boolean): Curve[] {
  if (unit.layer === source.network.layers.length) {
    return railCurves(source, columns, unit.index, transient);
  }
  const { species } = source;
  const found: Curve[] = [];
  for (const s of recordedByUnit(columns, species).get(unitKey(unit)) ?? []) {
    const values = columns.get(s) as Float64Array;
    const { letter } = speciesName(species, s);
    const rail = species.rail[s] as number;
    const id = species.ids[s] as string;
    found.push({
      key: `species ${s}`,
      unit,
      species: id,
      kind: "species",
      times: source.trajectory.times,
      values,
      ink: rail > 0 ? "pos" : rail < 0 ? "neg" : "ink2",
      width: (letter === "I" ? THIN : THIN + 0.5) + lift(source, unit, id),
      dotted: letter === "I",
      opacity: 1,
      marker: null,
      symbol: speciesSymbol(species, s),
      plain: speciesLabel(species, s),
      labelled: true,
      transient,
    });
  }
  return found;
}

const byUnit = new WeakMap<Columns, ReadonlyMap<string, readonly number[]>>();

/** The recorded species by unit, sorted out once: a whole network may be selected. */
function recordedByUnit(columns: Columns, species: SpeciesTable): ReadonlyMap<string, readonly number[]> {
  const known = byUnit.get(columns);
  if (known) return known;
  const found = new Map<string, number[]>();
  for (const s of columns.keys()) {
    const key = unitKey({ layer: species.layer[s] as number, index: species.unit[s] as number });
    const own = found.get(key);
    if (own) own.push(s);
    else found.set(key, [s]);
  }
  byUnit.set(columns, found);
  return found;
}

/** An earlier run behind the current one: the same hues, faded and thin. */
function ghostCurves(source: CurveSource, trajectory: Trajectory, number: number): Curve[] {
  const columns = columnsOf(trajectory);
  const past: CurveSource = { ...source, trajectory, hovered: null, lifted: [] };
  const shown = source.choice === "rails" ? allRails(past, columns) : valueCurves(past, columns);
  return shown.map((curve) => ({
    ...curve,
    key: `ghost ${number} ${curve.key}`,
    kind: "ghost",
    width: curve.kind === "value" ? THIN + 0.5 : THIN,
    opacity: 0.35,
    marker: null,
    labelled: false,
  }));
}

function symbolOf({ letter, sub }: UnitName, sup: string): PlotSymbol {
  return { letter, sup, sub };
}

function speciesSymbol(species: SpeciesTable, s: number): PlotSymbol {
  const { letter, rail, subscript } = speciesName(species, s);
  return { letter, sup: rail > 0 ? "+" : rail < 0 ? "−" : "", sub: subscript };
}
