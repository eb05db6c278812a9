import type { Certificate } from "../model/compiled.ts";
import type { Crn } from "../model/crn.ts";
import { completionOrder } from "../model/order.ts";
import { runToCompletion } from "./limit.ts";
import type { Plan } from "./plan.ts";

/**
 * The exact limit for t → ∞ of a state, for many states of one CRN. The initial state is not changed;
 * `extent`, if given, receives how often each reaction fires (concentration units).
 */
export type LimitMap = (initial: Float64Array, extent?: Float64Array) => Float64Array;

/**
 * The limit map of a CRN, or null when its certificate does not vouch for the outputs' limits. Compiled
 * CRNs go through the levels and kernels of the kinetics; any other CRN, reaction by reaction.
 *
 * @param ignored reactions that the certificate leaves out (cancellations): the limits then hold for
 *   the outputs' values, not for single species.
 */
export function limitMap(
  crn: Crn,
  plan: Plan,
  certificate: Certificate,
  ignored: Uint8Array,
): LimitMap | null {
  if (!certificate.outputs) return null;
  if (certificate.species && isFeedForward(plan)) return levelByLevel(plan);
  const ordered = completionOrder(crn, certificate.species ? undefined : ignored);
  if (!ordered.ok) return null;
  return (initial, extent) => {
    const state = initial.slice();
    runToCompletion(crn, ordered.order, state, extent);
    return state;
  };
}

/** Only S → … and A + B → …, each the one reader of its reactants. */
function isFeedForward({ levels, sources }: Plan): boolean {
  return (
    sources.length === 0 && levels.every(({ blocks, explicit }) => blocks.length + explicit.length === 0)
  );
}

function levelByLevel({ levels, speciesPlace, reactionPlace }: Plan): LimitMap {
  const inner = new Float64Array(speciesPlace.length);
  const fired = new Float64Array(reactionPlace.length);
  return (initial, extent) => {
    for (let s = 0; s < speciesPlace.length; s++) inner[speciesPlace[s]] = initial[s];
    for (const { single, pair, scatter } of levels) {
      for (let i = 0; i < single.count; i++) {
        fired[single.reaction + i] = inner[single.species + i];
        inner[single.species + i] = 0;
      }
      for (let i = 0; i < pair.count; i++) {
        const [a, b] = [pair.species + i, pair.partner + i];
        const times = Math.min(inner[a], inner[b]);
        fired[pair.reaction + i] = times;
        inner[a] -= times;
        inner[b] -= times;
      }
      scatter.apply(fired, inner);
    }
    if (extent) for (let r = 0; r < reactionPlace.length; r++) extent[r] = fired[reactionPlace[r]];
    return initial.map((_, s) => inner[speciesPlace[s]]);
  };
}
