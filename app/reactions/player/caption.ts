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
import { counted, layerName } from "../../store/names.ts";
import { paperNumber, paperRange } from "../../store/paperNumbers.ts";
import { plainNumber, wholeNumber } from "../../ui/numbers.ts";
import { lastPosition } from "./moves.ts";

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
  const left = range && paperNumber(network, 0) !== null ? ` Left are the paper's ${range}.` : "";
  const done = position === lastPosition(plan) ? ` ${ending(plan, position)}` : "";
  return { ...made, text: `${made.text}${since < position ? left : ""}${done}` };
}

function opening(network: Network, plan: ReductionPlan): Caption {
  const { total, remaining } = countsAt(plan, 0);
  const numbers = paperNumber(network, 0) === null ? "" : ", the paper's (3)–(18)";
  const title = `${wholeNumber(total)} reactions of Algorithm 1${numbers}.`;
  if (remaining === 0) {
    return { title, text: "No unimolecular reaction but the inputs': nothing to remove.", source: "" };
  }
  const order =
    plan.kind === "paper"
      ? "the downstream-most first."
      : "from the inputs on, after the rails of each layer cancelled.";
  const reactions = counted(remaining, "unimolecular reaction");
  const text = `${reactions} can go: wherever the reactant is produced, its products are put instead, ${order}`;
  return { title, text, source: plan.kind === "paper" ? "§3.3" : "" };
}

function ending(plan: ReductionPlan, position: number): string {
  const { total, bimolecular, input } = countsAt(plan, position);
  return `Done: ${wholeNumber(bimolecular)} bimolecular + ${wholeNumber(input)} input = ${counted(total, "reaction")}.`;
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
    const where = stage.layer === null ? "" : ` of ${layerName(network, stage.layer).toLowerCase()}`;
    const text = `No reaction reads the values of units without outgoing edges: they leave ${counted(changed, "product list")}.`;
    return { title: `Unread values${where} are left out.`, text, source: "" };
  }
  const removed = frame.reactions.filter((_, i) => frame.status[i] === ROW_STATUS.removed);
  const source = plan.kind === "paper" ? "§3.3; Algorithm 2, lines 6–15" : "§3.3, going downstream";
  const title =
    removed.length === 1 ? oneRemoved(network, removed, spoken) : manyRemoved(network, stage, removed);
  return { title, text: `${substituted(plan, frame, changed, spoken)}${moved(plan, frame)}`, source };
}

function oneRemoved(network: Network, [r]: ArrayLike<number> & Iterable<number>, spoken: Spoken): string {
  const number = paperNumber(network, r as number);
  return `${spoken(r as number)} is removed${number === null ? "" : ` (${number})`}.`;
}

function manyRemoved(network: Network, stage: ReductionStage, removed: Int32Array): string {
  const where = stage.layer === null ? "" : ` of ${layerName(network, stage.layer).toLowerCase()}`;
  const what = stage.kind === "relu" ? "reaction I⁺ → M + H⁺" : "fan-out reaction";
  const kinds = removed.length === 1 ? what : what.replace("reaction", "reactions");
  const numbers = Array.from(removed, (r) => paperNumber(network, r));
  const [first, last] = [numbers[0], numbers.at(-1)];
  const inPaper =
    first == null || last == null
      ? ""
      : last - first === numbers.length - 1
        ? ` (${first})–(${last})`
        : ` ${numbers.map((n) => `(${n})`).join(", ")}`;
  return `The ${wholeNumber(removed.length)} ${kinds}${where} are removed${inPaper}.`;
}

/** Products in a sentence, at most; longer lists are "its products". */
const LONGEST_NAMED = 32;

function substituted(plan: ReductionPlan, frame: ReductionFrame, changed: number, spoken: Spoken): string {
  const one = frame.position - frame.since === 1;
  const where = counted(changed, "reaction");
  if (!one) {
    return changed === 0
      ? "No reaction produces their reactants, so no other reaction changes."
      : `Wherever their reactants were produced (${where}), the products are put instead, with multiplicity.`;
  }
  const reactant = speciesLabel(plan.species, plan.reactant[frame.since] as number);
  if (changed === 0) return `No reaction produces ${reactant}, so no other reaction changes.`;
  const products = spoken(plan.removed[frame.since] as number).split(" → ")[1] ?? "";
  const put = products.length > LONGEST_NAMED || products === "" ? "its products" : products;
  return `Wherever ${reactant} was produced (${where}), ${put} ${put.includes(" ") ? "are" : "is"} put instead.`;
}

/** Whether initial concentrations moved along. */
function moved(plan: ReductionPlan, frame: ReductionFrame): string {
  const one = frame.position - frame.since === 1;
  const s = plan.reactant[frame.since] as number;
  const left = frame.initial.find(({ species }) => species === s);
  if (one && left) {
    return ` ${speciesLabel(plan.species, s)}(0) = ${plainNumber(left.before, 4)} moves to its products.`;
  }
  if (frame.initialCount === 0) {
    return one
      ? ` ${speciesLabel(plan.species, s)} starts at 0, so no initial concentration moves.`
      : " They start at 0, so no initial concentration moves.";
  }
  return ` ${counted(frame.initialCount, "initial concentration")} changed with it.`;
}

function cancelled(network: Network, { layer }: ReductionStage, changed: number): Caption {
  const lists =
    changed === 0 ? "No list holds both rails here." : `${counted(changed, "product list")} got shorter.`;
  if (layer === null) {
    const text = `A list with S⁺ and S⁻ loses their common amount, and so do initial concentrations: s⁺ − s⁻ stays. ${lists}`;
    return { title: "The rails of every value cancel.", text, source: "Algorithm 2, lines 17–27" };
  }
  const name = layerName(network, layer).toLowerCase();
  const relu = network.layers[layer - 1]?.activation === "relu";
  const ends = layer === network.layers.length && !relu;
  const title = ends
    ? `The rails of the ${name} cancel.`
    : `The rails of ${name} cancel before its reactions are substituted.`;
  const kept = relu ? "z = I⁺ − I⁻" : "the difference of the rails";
  const why = ends ? "the value" : "so coefficients stay small";
  return { title, text: `Each list keeps ${kept}, ${why}. ${lists}`, source: "" };
}
