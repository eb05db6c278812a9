import type { CompiledNetwork } from "./compiled.ts";
import { ROLE, type SpeciesTable } from "./crn.ts";
import { between, placeOf } from "./interpolate.ts";
import { addProduct, incoming, type Network, widths } from "./network.ts";
import type { Trajectory } from "./simulation.ts";

/** What the chemistry of a network holds at one time of a run: concentrations, arbitrary units. */
export interface Moment {
  readonly t: number;
  /**
   * Per layer, inputs first: X⁺ − X⁻ still to be converted of an input, what a hidden unit has passed on so
   * far, Y⁺ − Y⁻ of an output. Zeros where `recorded` is false.
   */
  readonly values: readonly Float64Array[];
  /** What hidden units and outputs have received so far (layers from 0 here, as in `Activity`). */
  readonly z: readonly Float64Array[];
  readonly outputs: Float64Array;
  /** Concentrations of the inputs' rails; null where inputs are folded and have no species of their own. */
  readonly inputs: { readonly plus: Float64Array; readonly minus: Float64Array } | null;
  /** Per layer: false where the run kept no curve of a species that is needed. */
  readonly recorded: readonly boolean[];
}

/** Reads a run at any time between its first and its last sample. */
export type MomentReader = (t: number) => Moment;

/** Species of one layer, −1 for those the CRN does not have (any more). */
interface LayerSpecies {
  readonly plus: Int32Array;
  readonly minus: Int32Array;
  readonly receivedPlus: Int32Array;
  readonly receivedMinus: Int32Array;
  readonly mediator: Int32Array;
}

/**
 * Makes a reader of a network's run. Every species is read from the first trajectory that has it, by linear
 * interpolation, as curves are drawn.
 *
 * A ReLU unit's H⁺ and H⁻ are used up by the next layer as they appear; what stays is the mediator M of
 * reactions (1) I⁺ → M + H⁺ and (2) I⁻ + M → H⁻ (Vasic et al., ICML 2020). [M] is what the unit has passed on
 * so far, H⁺ − H⁻ produced, and tends to ReLU(z), under both reductions too. A linear hidden unit has no
 * mediator: its value is its bias and what its sources have delivered by then.
 *
 * @param input prepared values of the run, one per input
 */
export function momentReader(
  network: Network,
  compiled: CompiledNetwork,
  input: ArrayLike<number>,
  trajectories: readonly Trajectory[],
): MomentReader {
  const layers = speciesPerLayer(network, compiled.crn.species);
  const read = speciesReader(compiled.crn.species.count, trajectories);
  const recorded = recordedLayers(network, layers, read.has);
  const given = Float64Array.from(input);
  // Folded inputs, and those that feed nothing, may have no species: they were delivered before the run began.
  const absent = layers[0].plus.map((s, i) => (s < 0 && layers[0].minus[i] < 0 ? 1 : 0));
  const folded = absent.every((gone) => gone === 1);
  return (t) => {
    const at = read.at(t);
    const amounts = (species: Int32Array) => Float64Array.from(species, at);
    const rails = { plus: amounts(layers[0].plus), minus: amounts(layers[0].minus) };
    const waiting = difference(rails.plus, rails.minus);
    const values: Float64Array[] = [waiting.map((x, i) => (absent[i] ? given[i] : x))];
    const z: Float64Array[] = [];
    // What each layer has handed to its targets: what it passed on, less what still waits on its rails.
    const delivered: Float64Array[] = [difference(given, waiting)];
    network.layers.forEach((layer, l) => {
      const own = layers[l + 1];
      const last = l === network.layers.length - 1;
      const pending = difference(amounts(own.plus), amounts(own.minus));
      const mediators = layer.activation === "relu" ? amounts(own.mediator) : null;
      const passed = mediators ?? (last ? pending : receivedOf(layer, l, delivered));
      const surplus = (m: number, j: number) => m + at(own.receivedPlus[j]) - at(own.receivedMinus[j]);
      const none = () => new Float64Array(passed.length);
      values.push(recorded[l + 1] ? (last ? pending : passed) : none());
      z.push(recorded[l + 1] ? (mediators ? mediators.map(surplus) : passed) : none());
      delivered.push(difference(passed, pending));
    });
    const inputs = folded ? null : rails;
    return { t, values, z, outputs: values.at(-1) as Float64Array, inputs, recorded };
  };
}

function receivedOf(
  layer: Network["layers"][number],
  l: number,
  delivered: readonly Float64Array[],
): Float64Array {
  const sum = Float64Array.from(layer.bias);
  for (const { from, weights } of incoming(layer, l + 1)) addProduct(sum, delivered[from], weights);
  return sum;
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((x, i) => x - b[i]);
}

function speciesPerLayer(network: Network, table: SpeciesTable): LayerSpecies[] {
  const layers = widths(network).map((size) => {
    const none = () => new Int32Array(size).fill(-1);
    return {
      plus: none(),
      minus: none(),
      receivedPlus: none(),
      receivedMinus: none(),
      mediator: none(),
    };
  });
  for (let s = 0; s < table.count; s++) {
    const own = layers[table.layer[s]];
    const unit = table.unit[s];
    if (!own || unit < 0) continue;
    const plus = table.rail[s] > 0;
    if (table.role[s] === ROLE.M) own.mediator[unit] = s;
    else if (table.role[s] === ROLE.I) (plus ? own.receivedPlus : own.receivedMinus)[unit] = s;
    else if (table.rail[s] !== 0) (plus ? own.plus : own.minus)[unit] = s;
  }
  return layers;
}

interface SpeciesReader {
  /** The concentration of any species at a time; 0 for −1 and for species without a curve. */
  at(t: number): (species: number) => number;
  /** True for −1 and for species with a curve. */
  has(species: number): boolean;
}

function speciesReader(count: number, trajectories: readonly Trajectory[]): SpeciesReader {
  const which = new Int8Array(count).fill(-1);
  const curves: (Float64Array | undefined)[] = new Array(count);
  trajectories.forEach(({ species, curves: own, times }, i) => {
    if (times.length === 0) return;
    species.forEach((s, column) => {
      if (s < 0 || s >= count || which[s] !== -1) return;
      which[s] = i;
      curves[s] = own[column];
    });
  });
  return {
    at: (t) => {
      const places = trajectories.map(({ times }) => placeOf(times, t));
      return (s) => {
        const curve = s < 0 ? undefined : curves[s];
        return curve === undefined ? 0 : between(curve, places[which[s]]);
      };
    },
    has: (s) => s < 0 || which[s] >= 0,
  };
}

function recordedLayers(
  network: Network,
  layers: readonly LayerSpecies[],
  has: (species: number) => boolean,
): boolean[] {
  const all = (species: Int32Array) => species.every(has);
  const rails = layers.map(({ plus, minus }) => all(plus) && all(minus));
  const recorded = [rails[0] === true];
  // Whether what a layer has delivered can be told.
  const told = [rails[0] === true];
  network.layers.forEach((layer, l) => {
    const own = layers[l + 1];
    const last = l === network.layers.length - 1;
    const sources = incoming(layer, l + 1).every(({ from }) => told[from]);
    const mediators = all(own.mediator) && all(own.receivedPlus) && all(own.receivedMinus);
    const passed = layer.activation === "relu" ? mediators : last ? true : sources;
    recorded.push(last ? rails[l + 1] === true && (layer.activation === "linear" || mediators) : passed);
    told.push(passed && rails[l + 1] === true);
  });
  return recorded;
}
