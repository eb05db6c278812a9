import { type CompiledNetwork, DEFAULT_COMPILE_OPTIONS } from "./compiled.ts";
import { type Crn, type DualRail, pairsOf, railValue, type Side, type SpeciesTable } from "./crn.ts";
import type { Layer, Network } from "./network.ts";

/**
 * A CRN seen as panes see a network: its inputs, one unit for each other species, its outputs. There is no edge
 * in it and it computes nothing; with it, picking, hovering, filtering and naming work for species as for neurons.
 */
export interface CrnFace extends Network {
  readonly face: true;
}

export function isFace(network: Network): network is CrnFace {
  return "face" in network;
}

/** Undeclared inputs at most: more sliders help nobody. */
const MOST_INPUTS = 200;
/** Undeclared outputs at most: so many curves can still be told apart. */
const MOST_OUTPUTS = 12;

/**
 * The values a person can set: the declared dual-rail inputs; else the species with an initial concentration,
 * else those that no reaction makes, each as an input of one rail.
 */
export function inputsOf(crn: Crn): readonly DualRail[] {
  const declared = pairsOf(crn, "input");
  if (declared.length > 0) return declared;
  const filled = speciesWhere(crn, (s) => (crn.initial[s] as number) > 0);
  const made = flagsOf(crn, crn.products);
  const used = flagsOf(crn, crn.reactants);
  const free = filled.length > 0 ? filled : speciesWhere(crn, (s) => used[s] === 1 && made[s] === 0);
  return free.slice(0, MOST_INPUTS).map((s) => single(crn, s, "input"));
}

/**
 * The values that are read off: the declared dual-rail outputs; else all species of a small CRN, those that no
 * reaction uses up of a larger one.
 */
export function outputsOf(crn: Crn): readonly DualRail[] {
  const declared = pairsOf(crn, "output");
  if (declared.length > 0) return declared;
  const all = speciesWhere(crn, () => true);
  if (all.length <= MOST_OUTPUTS) return all.map((s) => single(crn, s, "output"));
  const used = flagsOf(crn, crn.reactants);
  const ends = all.filter((s) => used[s] === 0);
  return (ends.length > 0 ? ends : all).slice(0, MOST_OUTPUTS).map((s) => single(crn, s, "output"));
}

/** The input vector that the CRN itself states: plus rail − minus rail of each input. */
export function statedInput(crn: Crn): number[] {
  return inputsOf(crn).map((pair) => railValue(pair, crn.initial) + 0);
}

/** The face of a CRN. */
export function faceOf(crn: Crn): CrnFace {
  const inputs = inputsOf(crn);
  const outputs = outputsOf(crn);
  const others = othersOf(crn, inputs, outputs);
  return {
    face: true,
    inputs: inputs.map(({ name }) => name),
    layers: [
      { ...emptyLayer(inputs.length, others.length), units: others.map((s) => crn.species.ids[s] as string) },
      emptyLayer(others.length, outputs.length),
    ],
    outputs: outputs.map(({ name }) => name),
  };
}

/**
 * The CRN as a compiled network is shown and run: every species at its unit of the face, inputs taken out of the
 * initial concentrations (what both rails of one share stays in). Species are called by their ids.
 */
export function compiledFace(crn: Crn, name: string): CompiledNetwork {
  const inputs = inputsOf(crn);
  const outputs = outputsOf(crn);
  const initial = crn.initial.slice();
  for (const { plus, minus } of inputs) {
    const shared = plus >= 0 && minus >= 0 ? Math.min(crn.initial[plus], crn.initial[minus]) : 0;
    for (const s of [plus, minus]) if (s >= 0) initial[s] = shared;
  }
  return {
    crn: {
      ...crn,
      name,
      initial,
      species: placed(crn, inputs, outputs),
      dualRail: [...inputs, ...outputs, ...pairsOf(crn, "internal")],
    },
    encoding: {
      names: inputs.map((pair) => pair.name),
      targets: railsSide(inputs),
      bounds: null,
      railsOffset: 0,
    },
    outputs,
    options: DEFAULT_COMPILE_OPTIONS,
    remarks: [],
  };
}

/** The CRN of `compiledFace` with an input vector in its initial concentrations. */
export function withFaceInput({ crn }: CompiledNetwork, input: ArrayLike<number>): Crn {
  const initial = crn.initial.slice();
  pairsOf(crn, "input").forEach(({ plus, minus }, i) => {
    const x = input[i] ?? 0;
    if (plus >= 0) initial[plus] += Math.max(x, 0);
    if (minus >= 0) initial[minus] += Math.max(-x, 0);
  });
  return { ...crn, initial };
}

function single(crn: Crn, s: number, role: DualRail["role"]): DualRail {
  return { name: crn.species.ids[s] as string, plus: s, minus: -1, role };
}

function speciesWhere(crn: Crn, test: (s: number) => boolean): number[] {
  return Array.from({ length: crn.species.count }, (_, s) => s).filter(test);
}

function flagsOf(crn: Crn, side: Side): Uint8Array {
  const flags = new Uint8Array(crn.species.count);
  for (const s of side.species) flags[s] = 1;
  return flags;
}

/** Species that are no rail of an input or output. */
function othersOf(crn: Crn, inputs: readonly DualRail[], outputs: readonly DualRail[]): number[] {
  const rails = new Set([...inputs, ...outputs].flatMap(({ plus, minus }) => [plus, minus]));
  return speciesWhere(crn, (s) => !rails.has(s));
}

function placed(crn: Crn, inputs: readonly DualRail[], outputs: readonly DualRail[]): SpeciesTable {
  const { count, ids } = crn.species;
  const layer = new Int32Array(count).fill(-1);
  const unit = new Int32Array(count).fill(-1);
  const rail = new Int8Array(count);
  const place = (s: number, l: number, u: number, r: number) => {
    if (s < 0) return;
    layer[s] = l;
    unit[s] = u;
    rail[s] = r;
  };
  othersOf(crn, inputs, outputs).forEach((s, u) => {
    place(s, 1, u, 0);
  });
  for (const [l, pairs] of [
    [0, inputs],
    [2, outputs],
  ] as const) {
    pairs.forEach(({ plus, minus }, u) => {
      place(plus, l, u, 1);
      place(minus, l, u, -1);
    });
  }
  return { count, ids, role: new Uint8Array(count), layer, unit, rail };
}

/** Row 2i holds the + rail of input i, row 2i + 1 the − rail. */
function railsSide(inputs: readonly DualRail[]): Side {
  const rails = inputs.flatMap(({ plus, minus }) => [plus, minus]);
  const start = new Int32Array(rails.length + 1);
  rails.forEach((s, row) => {
    start[row + 1] = start[row] + (s >= 0 ? 1 : 0);
  });
  const species = Int32Array.from(rails.filter((s) => s >= 0));
  return { start, species, coefficient: new Float64Array(species.length).fill(1) };
}

function emptyLayer(fanIn: number, width: number): Layer {
  return {
    activation: "linear",
    weights: { fanIn, width, values: new Int8Array(fanIn * width) },
    skips: [],
    bias: new Float64Array(width),
  };
}
