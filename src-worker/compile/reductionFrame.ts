import type { ProductCounts } from "../model/compiled.ts";
import {
  type FrameRequest,
  type FrameRows,
  INITIAL_LIMIT,
  type InitialChange,
  type ReductionFrame,
  ROW_STATUS,
} from "../model/reduction.ts";
import { SideBuilder } from "./columns.ts";
import type { List } from "./productLists.ts";
import type { ReductionState, Steps } from "./reductionSteps.ts";

/** Changed and removed reactions whose products always come along, whatever window is wanted. */
const CHANGED_SENT = 40;
const REMOVED_SENT = 8;

/** A picture of a reduction: the list with what changed between two states, and the wanted rows of it. */
export function reductionFrame(
  steps: Steps,
  before: ReductionState,
  after: ReductionState,
  request: FrameRequest,
): ReductionFrame {
  const reactions: number[] = [];
  const status: number[] = [];
  after.products.forEach((list, r) => {
    const old = before.products[r];
    if (!list && !old) return;
    reactions.push(r);
    status.push(!list ? ROW_STATUS.removed : list === old ? ROW_STATUS.same : ROW_STATUS.changed);
  });
  const initial = initialChanges(before.initial, after.initial);
  return {
    position: request.position,
    since: request.since,
    reactions: Int32Array.from(reactions),
    status: Uint8Array.from(status),
    rows: rowsOf(steps, before, after, wanted(reactions, status, request)),
    products: productCounts(after.products),
    initial: initial.slice(0, INITIAL_LIMIT),
    initialCount: initial.length,
  };
}

/** The window, and the first reactions that were removed or changed. */
function wanted(
  reactions: readonly number[],
  status: readonly number[],
  { from, to }: FrameRequest,
): number[] {
  let changed = 0;
  let removed = 0;
  return reactions.filter((_, i) => {
    if (i >= from && i < to) return true;
    if (status[i] === ROW_STATUS.changed) return changed++ < CHANGED_SENT;
    return status[i] === ROW_STATUS.removed && removed++ < REMOVED_SENT;
  });
}

function rowsOf(
  { crn }: Steps,
  before: ReductionState,
  after: ReductionState,
  reactions: readonly number[],
): FrameRows {
  const reactants = new SideBuilder();
  const old = new SideBuilder();
  const now = new SideBuilder();
  for (const r of reactions) {
    const [was, is] = [before.products[r], after.products[r]];
    reactants.copyRow(crn.reactants, r);
    addList(old, was && is && was !== is ? was : null);
    addList(now, is ?? was ?? null);
  }
  return {
    reactions: Int32Array.from(reactions),
    reactants: reactants.build(),
    before: old.build(),
    after: now.build(),
  };
}

function addList(into: SideBuilder, list: List | null): void {
  list?.species.forEach((s, e) => {
    into.add(s, list.coefficient[e] as number);
  });
  into.endRow();
}

function productCounts(products: ReductionState["products"]): ProductCounts {
  let entries = 0;
  let molecules = 0;
  let largest = 0;
  for (const list of products) {
    if (!list) continue;
    entries += list.species.length;
    let sum = 0;
    for (const c of list.coefficient) sum += c;
    molecules += sum;
    if (sum > largest) largest = sum;
  }
  return { entries, molecules, largest };
}

function initialChanges(before: Float64Array, after: Float64Array): InitialChange[] {
  const changes: InitialChange[] = [];
  after.forEach((x, species) => {
    const old = before[species] as number;
    if (x !== old) changes.push({ species, before: old, after: x });
  });
  return changes;
}
