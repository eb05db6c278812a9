import { compileUnreduced, type Unreduced } from "./compile/algorithm1.ts";
import { shiftInputs } from "./compile/options.ts";
import { reductionFrame } from "./compile/reductionFrame.ts";
import {
  applySteps,
  firstState,
  type ReductionState,
  reductionSteps,
  type Steps,
} from "./compile/reductionSteps.ts";
import { ReactionTrace } from "./compile/unitChemistry.ts";
import type { CompileOptions } from "./model/compiled.ts";
import { type Network, widths } from "./model/network.ts";
import { fail, ok, type Result } from "./model/problem.ts";
import type {
  FrameRequest,
  PlayedReduction,
  ReductionFrame,
  ReductionJob,
  ReductionPlan,
  UnitChemistry,
  UnitChemistryJob,
} from "./model/reduction.ts";
import { sameNetwork } from "./prepared.ts";

/** States of a reduction kept for going back and on; each shares most of its lists with the others. */
const STATES_KEPT = 8;

/** A network before its reduction, with the reductions that were asked for. */
interface Entry {
  readonly network: Network;
  readonly bounds: string;
  readonly shifted: Network;
  readonly unreduced: Unreduced;
  readonly played: Map<PlayedReduction, Played>;
  readonly traces: Map<string, ReactionTrace>;
}

interface Played {
  readonly steps: Steps;
  /** By position, the last used at the end. */
  readonly states: Map<number, ReductionState>;
}

/** Answers what is asked about reductions; the last network's are kept for the next question. */
export class ReductionCache {
  private last: Entry | null = null;

  plan({ network, options, kind }: ReductionJob): ReductionPlan {
    return this.played(network, options, kind).steps.plan;
  }

  /** @returns a problem where a coefficient passes 2^53 on the way there. */
  frame({ network, options, kind }: ReductionJob, request: FrameRequest): Result<ReductionFrame> {
    const played = this.played(network, options, kind);
    const last = played.steps.plan.removed.length;
    const position = Math.max(0, Math.min(last, request.position));
    const since = Math.max(0, Math.min(position, request.since));
    const before = stateAt(played, since);
    if (!before.ok) return before;
    const after = stateAt(played, position);
    if (!after.ok) return after;
    return ok(reductionFrame(played.steps, before.value, after.value, { ...request, position, since }));
  }

  /** @returns a problem where the network has no such unit. */
  unit(job: UnitChemistryJob): Result<UnitChemistry> {
    const { network, options, unit, limit } = job;
    const size = widths(network)[unit.layer] ?? 0;
    if (!(unit.index >= 0 && unit.index < size)) {
      return fail("no-unit", `Layer ${unit.layer} has ${size} units; there is no unit ${unit.index + 1}.`, {
        layer: unit.layer,
      });
    }
    const entry = this.entry(network, options);
    const key = `${options.reduction} ${options.foldInputs}`;
    const trace = entry.traces.get(key) ?? new ReactionTrace(entry.shifted, entry.unreduced, options);
    entry.traces.set(key, trace);
    return ok(trace.unit(unit, limit));
  }

  private played(network: Network, options: CompileOptions, kind: PlayedReduction): Played {
    const { shifted, unreduced, played } = this.entry(network, options);
    const known = played.get(kind);
    if (known) return known;
    const steps = reductionSteps(shifted, unreduced, kind);
    const made = { steps, states: new Map([[0, firstState(steps)]]) };
    played.set(kind, made);
    return made;
  }

  private entry(network: Network, { positiveInputs }: CompileOptions): Entry {
    const bounds = JSON.stringify(positiveInputs);
    const { last } = this;
    if (last && last.bounds === bounds && sameNetwork(last.network, network)) return last;
    const shifted = positiveInputs ? shiftInputs(network, positiveInputs) : network;
    const unreduced = compileUnreduced("", shifted, positiveInputs === null);
    this.last = { network, bounds, shifted, unreduced, played: new Map(), traces: new Map() };
    return this.last;
  }
}

/** The state after `position` steps, from the nearest kept state before it. */
function stateAt({ steps, states }: Played, position: number): Result<ReductionState> {
  const from = [...states.keys()].reduce((best, at) => (at <= position && at > best ? at : best), 0);
  const start = states.get(from) ?? firstState(steps);
  const state = from === position ? ok(start) : applySteps(steps, start, from, position);
  if (!state.ok) return state;
  states.delete(position);
  states.set(position, state.value);
  for (const at of states.keys()) {
    if (states.size <= STATES_KEPT) break;
    states.delete(at);
  }
  return state;
}
