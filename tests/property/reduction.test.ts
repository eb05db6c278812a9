import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileUnreduced } from "../../src-worker/compile/algorithm1.ts";
import { countReactions } from "../../src-worker/compile/counts.ts";
import { shiftInputs } from "../../src-worker/compile/options.ts";
import { reduceCompact } from "../../src-worker/compile/reduceCompact.ts";
import { reducePaper } from "../../src-worker/compile/reducePaper.ts";
import {
  applySteps,
  firstState,
  type ReductionState,
  reductionSteps,
  type Steps,
} from "../../src-worker/compile/reductionSteps.ts";
import { type Crn, pairsOf, railValue } from "../../src-worker/model/crn.ts";
import { evaluate, type Network } from "../../src-worker/model/network.ts";
import { completionOrder } from "../../src-worker/model/order.ts";
import type { Result } from "../../src-worker/model/problem.ts";
import { countsAt, type PlayedReduction } from "../../src-worker/model/reduction.ts";
import { reactionsOf } from "../support/crns.ts";
import { limitState } from "../support/limits.ts";
import { boundsFor, networkCases } from "../support/networks.ts";
import { stateCrn } from "../support/reductionStates.ts";

const cases = networkCases({ maxLayers: 5, maxWidth: 6 });
const kinds = fc.constantFrom<PlayedReduction>("paper", "compact");

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** Biases as eighths: sums of them are exact in whatever order they are taken. */
function dyadic(network: Network): Network {
  const layers = network.layers.map((layer) => ({
    ...layer,
    bias: layer.bias.map((b) => Math.round(8 * Math.max(-64, Math.min(64, b))) / 8),
  }));
  return { ...network, layers };
}

function reduce(network: Network, minusInputs: boolean, kind: PlayedReduction) {
  const unreduced = compileUnreduced("test", network, minusInputs);
  const whole = kind === "paper" ? reducePaper(unreduced.crn) : reduceCompact(network, unreduced);
  return { steps: reductionSteps(network, unreduced, kind), whole: value(whole) };
}

/** All states from the first to the last, one step at a time. */
function playOneByOne(steps: Steps): ReductionState[] {
  const states = [firstState(steps)];
  for (let step = 0; step < steps.plan.removed.length; step++) {
    states.push(value(applySteps(steps, states.at(-1)!, step, step + 1)));
  }
  return states;
}

/** Everything of a CRN but its initial concentrations, as comparable data. */
function shape({ species, reactants, products, rate, dualRail }: Crn) {
  const side = ({ start, species: s, coefficient }: Crn["products"]) => [
    [...start],
    [...s],
    [...coefficient],
  ];
  return [species.ids, [...species.role], side(reactants), side(products), [...rate], dualRail];
}

/** The outputs' limits of a state, with an input vector on its rails. */
function outputLimits(crn: Crn, input: readonly number[]): number[] {
  const initial = crn.initial.slice();
  pairsOf(crn, "input").forEach(({ plus, minus }, i) => {
    const x = input[i]!;
    initial[x > 0 ? plus : minus]! += Math.abs(x);
  });
  const ordered = completionOrder(crn);
  if (!ordered.ok) throw new Error(JSON.stringify(ordered.reason));
  const limit = limitState(crn, ordered.order, initial);
  return pairsOf(crn, "output").map((pair) => railValue(pair, limit));
}

describe("a reduction played step by step", () => {
  test("ends exactly at the reduced CRN, both rails or positive inputs", () => {
    fc.assert(
      fc.property(cases, kinds, fc.boolean(), ({ network, input }, kind, positive) => {
        const played = dyadic(positive ? shiftInputs(network, boundsFor(input).map(Math.round)) : network);
        const { steps, whole } = reduce(played, !positive, kind);
        const last = playOneByOne(steps).at(-1)!;
        const crn = stateCrn(steps, last, steps.plan.removed.length);
        expect(shape(crn)).toEqual(shape(whole));
        expect([...crn.initial]).toEqual([...whole.initial]);
      }),
      { numRuns: 1000 },
    );
  });

  test("moves any biases as the reduction does, to rounding", () => {
    fc.assert(
      fc.property(cases, kinds, ({ network }, kind) => {
        const { steps, whole } = reduce(network, true, kind);
        const last = value(applySteps(steps, firstState(steps), 0, steps.plan.removed.length));
        const { initial } = stateCrn(steps, last, steps.plan.removed.length);
        const largest = Math.max(1e-300, ...steps.crn.initial) * 6 ** network.layers.length;
        for (const [s, amount] of initial.entries()) {
          expect(Math.abs(amount - whole.initial[s]!)).toBeLessThanOrEqual(1e-12 * largest);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("has the network's outputs as its limits after every single step", () => {
    fc.assert(
      fc.property(cases, kinds, ({ network, input }, kind) => {
        const exact = dyadic(network);
        const whole = input.map((x) => Math.round(8 * Math.max(-64, Math.min(64, x))) / 8);
        const expected = [...evaluate(exact, whole).outputs];
        const { steps } = reduce(exact, true, kind);
        playOneByOne(steps).forEach((state, position) => {
          const limits = outputLimits(stateCrn(steps, state, position), whole);
          expect(limits.map((x) => x + 0)).toEqual(expected.map((x) => x + 0));
        });
      }),
      { numRuns: 400 },
    );
  });

  test("removes one unimolecular reaction a step and counts what is left", () => {
    fc.assert(
      fc.property(cases, kinds, ({ network }, kind) => {
        const { steps } = reduce(network, true, kind);
        playOneByOne(steps).forEach((state, position) => {
          const counted = countReactions(stateCrn(steps, state, position));
          const { total, bimolecular, input, remaining } = countsAt(steps.plan, position);
          expect({ total, bimolecular, input, remaining }).toEqual({
            total: counted.total,
            bimolecular: counted.bimolecular,
            input: counted.input,
            remaining: counted.unimolecular - counted.input,
          });
        });
      }),
      { numRuns: 300 },
    );
  });

  test("comes to the same whether stages are played whole or step by step, and never changes a state", () => {
    fc.assert(
      fc.property(cases, kinds, fc.nat(), fc.nat(), ({ network }, kind, a, b) => {
        const { steps } = reduce(dyadic(network), true, kind);
        const count = steps.plan.removed.length;
        const [from, to] = [a % (count + 1), b % (count + 1)].sort((x, y) => x - y) as [number, number];
        const states = playOneByOne(steps);
        const before = reactionsOf(stateCrn(steps, states[from]!, from));
        const jumped = value(applySteps(steps, states[from]!, from, to));
        expect(reactionsOf(stateCrn(steps, jumped, to))).toEqual(
          reactionsOf(stateCrn(steps, states[to]!, to)),
        );
        expect([...jumped.initial]).toEqual([...states[to]!.initial]);
        expect(reactionsOf(stateCrn(steps, states[from]!, from))).toEqual(before);
      }),
      { numRuns: 400 },
    );
  });

  test("gives the paper's reduction in any order of the removals", () => {
    fc.assert(
      fc.property(cases, fc.nat(2 ** 30), ({ network }, seed) => {
        const { steps, whole } = reduce(dyadic(network), true, "paper");
        const { plan } = steps;
        const removals = Array.from(plan.removed.keys()).filter((step) => plan.removed[step]! >= 0);
        const shuffled = removals
          .map((step, i) => ({ step, key: Math.imul(seed + i, 2654435761) >>> 0 }))
          .sort((x, y) => x.key - y.key);
        let state = firstState(steps);
        for (const { step } of shuffled) state = value(applySteps(steps, state, step, step + 1));
        state = value(applySteps(steps, state, removals.length, plan.removed.length));
        const crn = stateCrn(steps, state, plan.removed.length);
        expect(shape(crn)).toEqual(shape(whole));
        expect([...crn.initial]).toEqual([...whole.initial]);
      }),
      { numRuns: 300 },
    );
  });
});
