import type { SimulateJob } from "../../src-worker/engine.ts";
import type { CompiledNetwork } from "../../src-worker/model/compiled.ts";
import type { SpeciesTable } from "../../src-worker/model/crn.ts";
import { statedInput } from "../../src-worker/model/crnFace.ts";
import { type Example, type NetworkDocument, prepare } from "../../src-worker/model/document.ts";
import type { UnitRef } from "../../src-worker/model/network.ts";
import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import type { SimulationSettings } from "../../src-worker/model/simulation.ts";

/** Species × samples up to which every species is recorded (16 MB of float64). */
export const RECORD_ALL_LIMIT = 2_000_000;

/**
 * The inputs for `next` when the document changed from `before`: values follow their input's name
 * while the documents share names; a wholly different document starts from its first example. A new
 * input starts at the preparation's mean (0 without one), where its rails are empty.
 */
export function reconcileInput(
  before: ShownDocument,
  next: ShownDocument,
  values: readonly number[],
): readonly number[] {
  if (before.reactions && next.reactions) {
    return before.reactions.crn === next.reactions.crn ? values : reconcileStated(before, next, values);
  }
  const names = next.network.inputs;
  const old = before.network.inputs;
  if (names === old && values.length === names.length) return values;
  const shared = names.some((name) => old.includes(name));
  if (!shared || values.length !== old.length) return firstInput(next);
  if (names.length === old.length && names.every((name, i) => name === old[i])) return values;
  const sameNumber = names.length === old.length;
  return names.map((name, i) => {
    // A renamed input keeps its place, an inserted one starts empty.
    const from = old.indexOf(name);
    if (from >= 0) return values[from] as number;
    return sameNumber ? (values[i] as number) : (next.preparation?.mean[i] ?? 0);
  });
}

/** Edited reactions: inputs whose stated value changed follow the text, others keep what a person set. */
function reconcileStated(
  before: ShownDocument,
  next: ShownDocument,
  values: readonly number[],
): readonly number[] {
  const old = before.network.inputs;
  const [was, is] = [before, next].map(({ reactions }) => (reactions ? statedInput(reactions.crn) : []));
  return next.network.inputs.map((name, i) => {
    const from = old.indexOf(name);
    const kept = from >= 0 && was?.[from] === is?.[i] ? values[from] : undefined;
    return kept ?? (is?.[i] as number);
  });
}

/**
 * The example a freshly opened document starts from: the first that fits and fills a rail (all zero, there would
 * be nothing to watch), else the first that fits; null without one.
 */
export function firstExample(document: NetworkDocument): number | null {
  const { examples = [], network } = document;
  const fits = ({ values }: Example) => values.length === network.inputs.length;
  const moves = (example: Example) => fits(example) && prepare(document, example.values).some((x) => x !== 0);
  const found = [examples.findIndex(moves), examples.findIndex(fits)].find((index) => index >= 0);
  return found ?? null;
}

/**
 * Raw input a freshly opened document starts from: that of `firstExample`, else what reactions state, else the
 * empty rails.
 */
export function firstInput(document: ShownDocument): readonly number[] {
  const first = firstExample(document);
  const example = first === null ? undefined : document.examples?.[first];
  if (!example && document.reactions) return statedInput(document.reactions.crn);
  return example?.values ?? document.network.inputs.map((_, i) => document.preparation?.mean[i] ?? 0);
}

/** Which species to record, and what the streamed curves will be in order. */
export interface RecordPlan {
  readonly record: SimulateJob["record"];
  readonly species: Int32Array;
  /** At how many times every species is kept beside that, for the canvas; null where nothing is missing. */
  readonly overview: number | null;
}

/** Numbers of all species kept beside the curves: more would cost a run of thousands of species more than its sweeps. */
export const OVERVIEW_LIMIT = 500_000;

/** With fewer samples than this the canvas would jump instead of moving: it then says what is missing. */
const FEWEST_OVERVIEW_SAMPLES = 8;

/**
 * Everything while it fits `RECORD_ALL_LIMIT` numbers; beyond that the outputs' rails and the species
 * of the selected units, and of all species as many samples as the limit leaves room for.
 */
export function planRecord(
  compiled: CompiledNetwork,
  settings: SimulationSettings,
  selected: readonly UnitRef[],
): RecordPlan {
  const { count } = compiled.crn.species;
  const samples = settings.times?.length ?? settings.samples;
  // In the engine's order: the outputs' rails come first.
  const wanted = new Set<number>();
  for (const { plus, minus } of compiled.outputs) {
    if (plus >= 0) wanted.add(plus);
    if (minus >= 0) wanted.add(minus);
  }
  if (count * samples <= RECORD_ALL_LIMIT) {
    for (let s = 0; s < count; s++) wanted.add(s);
    return { record: "all", species: Int32Array.from(wanted), overview: null };
  }
  for (const s of speciesOf(compiled.crn.species, selected)) wanted.add(s);
  const left = RECORD_ALL_LIMIT - wanted.size * samples;
  const room = Math.floor(Math.min(left, OVERVIEW_LIMIT) / count);
  return {
    record: Array.from(wanted),
    species: Int32Array.from(wanted),
    overview: room >= FEWEST_OVERVIEW_SAMPLES ? Math.min(room, samples) : null,
  };
}

/** The species that belong to any of the units. */
export function speciesOf(species: SpeciesTable, units: readonly UnitRef[]): number[] {
  if (units.length === 0) return [];
  // A whole network may be selected: numbers in a set, not units in a list.
  const key = (layer: number, index: number) => layer * 2 ** 32 + index;
  const wanted = new Set(units.map((unit) => key(unit.layer, unit.index)));
  const found: number[] = [];
  for (let s = 0; s < species.count; s++) {
    if (wanted.has(key(species.layer[s] as number, species.unit[s] as number))) found.push(s);
  }
  return found;
}

/** True when curves recorded for one species table can be read with the other. */
export function sameSpecies(a: SpeciesTable, b: SpeciesTable): boolean {
  return a.count === b.count && a.ids.every((id, s) => id === b.ids[s]);
}

/** True when two settings differ in nothing but the rate constants (or not at all). */
export function sameButRates(a: SimulationSettings, b: SimulationSettings): boolean {
  return (
    a.tEnd === b.tEnd &&
    a.rtol === b.rtol &&
    a.atol === b.atol &&
    a.samples === b.samples &&
    a.times === b.times
  );
}
