import type { Network } from "../../../src-worker/model/network.ts";
import {
  countsAt,
  type ReductionFrame,
  type ReductionPlan,
  type ReductionStage,
  ROW_STATUS,
  stageOfStep,
} from "../../../src-worker/model/reduction.ts";
import { speciesLabel } from "../../../src-worker/model/speciesName.ts";
import { layerName } from "../../store/names.ts";
import { paperNumber, paperRange } from "../../store/paperNumbers.ts";
import { plainNumber } from "../../ui/numbers.ts";
import { lastPosition } from "./moves.ts";
import { captionText as said } from "./text.ts";

/** What one picture shows, in words. */
export interface Caption {
  /** What is being done: "H⁺₁,₁ → Y⁺₁ is removed (13)." */
  readonly title: string;
  readonly text: string;
  /** Where the paper says so; empty where it does not. */
  readonly source: string;
}

/** The removed reaction in short: "H⁺₁,₁ → Y⁺₁". */
export type Spoken = (reaction: number) => string;

/** Says what lies between `frame.since` and `frame.position`. */
export function captionOf(
  network: Network,
  plan: ReductionPlan,
  frame: ReductionFrame,
  spoken: Spoken,
): Caption {
  const { position, since } = frame;
  if (position === 0) return opening(network, plan);
  const index = stageOfStep(plan, position - 1);
  const stage = plan.stages[index];
  if (!stage) return opening(network, plan);
  const made = described(network, plan, frame, stage, spoken);
  const ends = position === stage.to;
  const range = ends ? paperRange(plan.kind, index) : null;
  const left = range && paperNumber(network, 0) !== null ? said.leftInPaper(range) : "";
  const done = position === lastPosition(plan) ? ending(plan, position) : "";
  return { ...made, text: `${made.text}${since < position ? left : ""}${done}` };
}

function opening(network: Network, plan: ReductionPlan): Caption {
  const { total, remaining } = countsAt(plan, 0);
  const title = said.opening(total, paperNumber(network, 0) !== null);
  if (remaining === 0) return { title, text: said.nothing, source: "" };
  const paper = plan.kind === "paper";
  const text = said.canGo(remaining, paper ? said.order.paper : said.order.compact);
  return { title, text, source: paper ? said.sources.opening : "" };
}

function ending(plan: ReductionPlan, position: number): string {
  const { total, bimolecular, input } = countsAt(plan, position);
  return said.done(bimolecular, input, total);
}

function described(
  network: Network,
  plan: ReductionPlan,
  frame: ReductionFrame,
  stage: ReductionStage,
  spoken: Spoken,
): Caption {
  const changed = frame.status.reduce((n, status) => (status === ROW_STATUS.changed ? n + 1 : n), 0);
  if (stage.kind === "cancel") return cancelled(network, stage, changed);
  if (stage.kind === "discard") {
    return { title: said.discarded(nameOf(network, stage.layer)), text: said.unread(changed), source: "" };
  }
  const removed = frame.reactions.filter((_, i) => frame.status[i] === ROW_STATUS.removed);
  const source = plan.kind === "paper" ? said.sources.removal : said.sources.downstream;
  const title =
    removed.length === 1 ? oneRemoved(network, removed, spoken) : manyRemoved(network, stage, removed);
  return { title, text: `${substituted(plan, frame, changed, spoken)}${moved(plan, frame)}`, source };
}

function oneRemoved(network: Network, [r]: ArrayLike<number> & Iterable<number>, spoken: Spoken): string {
  const number = paperNumber(network, r as number);
  return said.oneRemoved(spoken(r as number), number === null ? "" : `(${number})`);
}

function manyRemoved(network: Network, stage: ReductionStage, removed: Int32Array): string {
  const kind = stage.kind === "relu" ? said.kinds.relu : said.kinds.fanOut;
  const numbers = Array.from(removed, (r) => paperNumber(network, r));
  const [first, last] = [numbers[0], numbers.at(-1)];
  const inPaper =
    first == null || last == null
      ? ""
      : last - first === numbers.length - 1
        ? `(${first})–(${last})`
        : numbers.map((n) => `(${n})`).join(", ");
  const layer = nameOf(network, stage.layer);
  return said.manyRemoved(removed.length, kind(removed.length), layer, inPaper);
}

/** Products in a sentence, at most; longer lists are "its products". */
const LONGEST_NAMED = 32;

function substituted(plan: ReductionPlan, frame: ReductionFrame, changed: number, spoken: Spoken): string {
  const one = frame.position - frame.since === 1;
  if (!one) return changed === 0 ? said.unproducedAll : said.putAll(changed);
  const reactant = speciesLabel(plan.species, plan.reactant[frame.since] as number);
  if (changed === 0) return said.unproduced(reactant);
  const products = spoken(plan.removed[frame.since] as number).split(" → ")[1] ?? "";
  const put = products.length > LONGEST_NAMED || products === "" ? said.itsProducts : products;
  return said.put(reactant, changed, put);
}

/** Whether initial concentrations moved along. */
function moved(plan: ReductionPlan, frame: ReductionFrame): string {
  const one = frame.position - frame.since === 1;
  const s = plan.reactant[frame.since] as number;
  const left = frame.initial.find(({ species }) => species === s);
  if (one && left) {
    return said.initialMoves(speciesLabel(plan.species, s), plainNumber(left.before, 4));
  }
  if (frame.initialCount === 0) {
    return one ? said.startsAtZero(speciesLabel(plan.species, s)) : said.allStartAtZero;
  }
  return said.initialChanged(frame.initialCount);
}

/** A layer's name inside a sentence; null for all layers. */
function nameOf(network: Network, layer: number | null): string | null {
  return layer === null ? null : layerName(network, layer).toLowerCase();
}

function cancelled(network: Network, { layer }: ReductionStage, changed: number): Caption {
  const lists = changed === 0 ? said.noBothRails : said.shorter(changed);
  if (layer === null) {
    const text = `${said.cancelAllWhy} ${lists}`;
    return { title: said.cancelAll, text, source: said.sources.cancel };
  }
  const name = layerName(network, layer).toLowerCase();
  const relu = network.layers[layer - 1]?.activation === "relu";
  const ends = layer === network.layers.length && !relu;
  const title = ends ? said.cancelLast(name) : said.cancel(name);
  return { title, text: `${said.keeps(relu, ends)} ${lists}`, source: "" };
}
