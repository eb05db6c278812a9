import { type CurveChoice, chooseCurves } from "../../../app/curves/curves.ts";
import { show } from "../../../app/drawing/show.ts";
import type { ChartModel } from "../../../app/figures/chart/model.ts";
import { runsWidth } from "../../../app/figures/metrics.ts";
import type { NetworkModel } from "../../../app/figures/network/model.ts";
import { type Scene, textsOf } from "../../../app/figures/scene.ts";
import { frameOf, paperSize } from "../../../app/figures/sizes.ts";
import { svgText } from "../../../app/figures/svg.ts";
import { DEFAULT_FIGURE, type FigureOptions } from "../../../app/store/figures.ts";
import { unitName, unitText } from "../../../app/store/names.ts";
import { outputStyles } from "../../../app/ui/plot/outputStyles.ts";
import { createEngine } from "../../../src-worker/engine.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import { type NetworkDocument, prepare } from "../../../src-worker/model/document.ts";
import { evaluate, type Network } from "../../../src-worker/model/network.ts";
import { DEFAULT_SETTINGS } from "../../../src-worker/model/simulation.ts";
import { inksOf } from "../../support/inks.ts";

export const INKS = inksOf("light");

export type Options = Partial<FigureOptions>;

export function frame(options: Options = {}) {
  return frameOf(paperSize({ ...DEFAULT_FIGURE, ...options }));
}

export function documentOf(network: Network, name = "test"): NetworkDocument {
  return { name, network, extra: {} };
}

export function networkModel(
  document: NetworkDocument,
  input: readonly number[],
  options: Options = {},
): NetworkModel {
  const looks = {};
  return {
    document,
    shown: show(document, input),
    looks,
    inks: INKS,
    show: { ...DEFAULT_FIGURE, ...options },
  };
}

interface Run {
  readonly choice?: CurveChoice;
  readonly timeScale?: "linear" | "log";
  readonly tEnd?: number;
  readonly options?: Options;
}

/** The chart of a document, really simulated. */
export async function chartModel(
  document: NetworkDocument,
  input: readonly number[],
  { choice = "all", timeScale = "linear", tEnd = 50, options = {} }: Run = {},
): Promise<ChartModel> {
  const { network, name } = document;
  const engine = createEngine();
  const job = { network, options: DEFAULT_COMPILE_OPTIONS, input: prepare(document, input) };
  const compiled = await engine.compile(name, network, job.options);
  const settings = { ...DEFAULT_SETTINGS, tEnd };
  const ran = await engine.simulate({ ...job, input: [...job.input], settings, record: "outputs" }, null);
  if (!compiled.ok || !ran.ok) throw new Error("not simulated");
  const values = Array.from(evaluate(network, job.input).outputs);
  const { crn, outputs } = compiled.value.compiled;
  const set = chooseCurves({
    network,
    species: crn.species,
    outputs,
    trajectory: ran.value.trajectory,
    ghosts: [],
    choice,
    selected: [],
    hovered: null,
    lifted: [],
    styles: outputStyles(values),
  });
  const layer = network.layers.length;
  const references = values.map((value, index) => ({ name: unitText(network, { layer, index }), value }));
  const { completion90 } = ran.value;
  const own = values.map((_, index) => unitName(network, { layer, index }).name);
  const shown = { name, set, outputs: own, timeScale, tEnd, zoomed: null, completion90, inks: INKS };
  return {
    ...shown,
    references: choice === "rails" ? [] : references,
    show: { ...DEFAULT_FIGURE, ...options },
  };
}

/** How far any line of text reaches out of its figure, px, as wide as it is in Inter. */
export function textOverhang(scene: Scene): number {
  return textsOf(scene.shapes).reduce((most, { x, y, anchor, size, weight, runs, upright }) => {
    const width = runsWidth(runs, size, weight);
    const before = anchor === "middle" ? width / 2 : anchor === "end" ? width : 0;
    const [from, to] = upright ? [y - before, y - before + width] : [x - before, x - before + width];
    const [low, room] = upright ? [scene.y, scene.height] : [scene.x, scene.width];
    return Math.max(most, low - from, to - low - room);
  }, Number.NEGATIVE_INFINITY);
}

/** A scene as a file of the given width, without its font. */
export function written(scene: Scene, width = 85): string {
  return svgText(scene, { width, unit: "mm", background: "#ffffff", fonts: "" });
}
