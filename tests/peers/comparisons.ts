import { writeFile } from "../../src-worker/formats/registry.ts";
import { draftOf } from "../../src-worker/formats/write/draft.ts";
import { SBML_RULES } from "../../src-worker/formats/write/sbml.ts";
import { pairsOf } from "../../src-worker/model/crn.ts";
import { type PeerCase, value } from "./cases.ts";
import { difference, octaveCurves, pythonCurves, rangeOf, sbmlCurves } from "./peers.ts";

export interface Comparison {
  readonly peer: string;
  readonly name: string;
  /** Largest difference over all species and outputs, in units of our curves' range; null: the peer failed. */
  readonly worst: number | null;
  readonly remark: string;
}

/** Their curve of each of ours; null when it is missing. */
type Theirs = (name: string) => readonly number[] | undefined;

function worstOf({ curves }: PeerCase, theirs: Theirs): number {
  const range = rangeOf(curves.values());
  let worst = 0;
  for (const [name, ours] of curves) worst = Math.max(worst, difference(ours, theirs(name) ?? [], range));
  return worst;
}

/** SBML read back by libSBML and integrated by SciPy's LSODA at rtol 1e-9. */
export async function compareSbml(python: string, folder: string, one: PeerCase): Promise<Comparison> {
  const bytes = value(await writeFile(one.content, "sbml"));
  const read = sbmlCurves(python, folder, bytes, one.times);
  if (!read.ok) return { peer: "libSBML + SciPy", name: one.name, worst: null, remark: read.problem.message };
  const { outputs } = value(draftOf(one.content, SBML_RULES));
  const parameter = new Map(outputs.map(({ id }, i) => [`output ${i + 1}`, id]));
  const curves = new Map(read.value.curves);
  const worst = worstOf(one, (name) => curves.get(parameter.get(name) ?? name));
  const remark = `libSBML ${read.value.version}, ${read.value.warnings} warnings`;
  return { peer: "libSBML + SciPy", name: one.name, worst, remark };
}

/** The Python script as a person would run it. */
export async function comparePython(python: string, folder: string, one: PeerCase): Promise<Comparison> {
  const bytes = value(await writeFile(one.content, "python"));
  const read = pythonCurves(python, folder, bytes);
  if (!read.ok) return { peer: "Python script", name: one.name, worst: null, remark: read.problem.message };
  // Time, then the outputs, then the species: an output may have a species' name.
  const outputs = pairsOf(one.content.crn, "output").map((_, i) => `output ${i + 1}`);
  const curves = new Map(read.value.map(([name, values], c) => [outputs[c - 1] ?? name, values]));
  const theirs: Theirs = (name) => curves.get(name);
  return { peer: "Python script", name: one.name, worst: worstOf(one, theirs), remark: "" };
}

/** The MATLAB function in Octave, its Jacobian against differences too. */
export async function compareOctave(octave: string, folder: string, one: PeerCase): Promise<Comparison> {
  const bytes = value(await writeFile(one.content, "matlab"));
  const read = octaveCurves(octave, folder, bytes, one.times);
  if (!read.ok) return { peer: "Octave function", name: one.name, worst: null, remark: read.problem.message };
  const outputs = pairsOf(one.content.crn, "output").map((_, i) => `output ${i + 1}`);
  const order = [...outputs, ...one.content.crn.species.ids];
  const place = new Map(order.map((name, c) => [name, c]));
  const worst = worstOf(one, (name) => read.value.columns[place.get(name) ?? -1]);
  const remark = `Jacobian off by ${read.value.jacobianError.toExponential(1)}`;
  return { peer: "Octave function", name: one.name, worst, remark };
}
