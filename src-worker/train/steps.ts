import { shareCut } from "./batches.ts";
import type { PartnerShare, TrainPartner } from "./partner.ts";
import type { TrainingRows } from "./rows.ts";
import type { Steps } from "./run.ts";
import type { Trainee } from "./trainee.ts";

/** Steps computed by one worker. */
export function ownSteps(trainee: Trainee, rows: TrainingRows): Steps {
  return {
    step: (order, from, count, epoch, rate) => {
      rows.loadVaried(trainee, order, from, count, epoch);
      return trainee.step(count, rate);
    },
    settle: () => {},
  };
}

/** The second worker went away in the middle of a step. */
export class PartnerLost extends Error {}

/**
 * Steps shared with a second worker that keeps the same network: each computes the gradient of its share
 * of the rows, and both move along the sum. The bits are those of `ownSteps`.
 *
 * @param lost resolves with the reason when the second worker goes away.
 */
export function sharedSteps(
  trainee: Trainee,
  rows: TrainingRows,
  partner: TrainPartner,
  lost: Promise<string>,
): Steps {
  const gone = lost.then((reason): never => {
    throw new PartnerLost(`The second worker of the training ended: ${reason}`);
  });
  // Nobody waits for it once the training is over.
  gone.catch(() => {});
  let before: { gradient: Float32Array; rate: number } | null = null;
  let settled = true;

  /** The second worker moves when it hears of the next step; this one when its network is needed. */
  const settle = () => {
    if (before && !settled) trainee.update(before.rate);
    settled = true;
  };
  return {
    step: async (order, from, count, epoch, rate) => {
      const answer = Promise.race([partner.step({ before, from, count, epoch }), gone]);
      settle();
      const cut = shareCut(count);
      rows.loadVaried(trainee, order, from, cut, epoch);
      trainee.drop(cut, cut);
      const loss = trainee.gradient(cut, cut, count);
      const share: PartnerShare = await answer;
      const sum = trainee.gradients();
      if (count > cut) for (let i = 0; i < sum.length; i++) sum[i] += share.gradient[i];
      share.gradient.set(sum);
      before = { gradient: share.gradient, rate };
      settled = false;
      return loss + share.loss;
    },
    settle,
  };
}
