import { afterAll, describe, expect, it } from "vitest";
import { iris } from "../../../src-worker/data/iris.ts";
import { nodePool } from "../../../src-worker/node/pool.ts";
import type { TrainingOptions } from "../../../src-worker/train/options.ts";
import { createPartner } from "../../../src-worker/train/partner.ts";
import { trainRecipe } from "../../../src-worker/train/recipe.ts";
import { type LentPartner, type TrainingConduct, train } from "../../../src-worker/train/train.ts";

const OPTIONS: TrainingOptions = {
  ...trainRecipe("iris"),
  hidden: [9, 7],
  epochs: 4,
  // The last batch of an epoch has a single row, and thus an empty second share.
  batchSize: 7,
  rate: { first: 0.05, last: 0.01 },
  dropout: { input: 0.1, hidden: 0.2 },
  restarts: 2,
};

async function document(conduct: TrainingConduct, changes: Partial<TrainingOptions> = {}): Promise<string> {
  const data = iris();
  const train149 = Int32Array.from({ length: 148 }, (_, r) => r);
  const split = { train: train149, validation: Int32Array.of(148, 149), test: new Int32Array(0) };
  const result = await train({ ...data, split }, { ...OPTIONS, ...changes }, conduct);
  if (!result.ok) throw new Error(result.problem.message);
  return JSON.stringify(result.value.document);
}

describe("two workers", () => {
  const pool = nodePool(2);
  afterAll(() => pool.close());

  it("give the network of one, byte for byte, across threads and with several restarts", async () => {
    const lend = () => pool.lend();
    expect(await document({ lend, alwaysShare: true })).toBe(await document({}));
  });

  it("do so with whole batches and the other loss", async () => {
    const whole = { batchSize: 0, loss: "crossEntropy" as const };
    const lend = (): LentPartner => ({
      partner: createPartner(),
      lost: new Promise(() => {}),
      end: () => {},
    });
    expect(await document({ lend, alwaysShare: true }, whole)).toBe(await document({}, whole));
  });

  it("are not started for a small network, and there is one worker where there is no second", async () => {
    let asked = 0;
    const lend = () => {
      asked++;
      return null;
    };
    const alone = await document({ lend });
    expect(asked).toBe(0);
    expect(await document({ lend, alwaysShare: true })).toBe(alone);
    expect(asked).toBe(1);
    expect(nodePool(1).lend()).toBe(null);
  });

  it("end with an error that says so when the second one goes away", async () => {
    const partner = createPartner();
    const lent: LentPartner = {
      partner: { ...partner, step: () => new Promise(() => {}) },
      lost: Promise.resolve("a thread ended with code 1"),
      end: () => {},
    };
    const result = await train(iris(), OPTIONS, { lend: () => lent, alwaysShare: true });
    expect(result.ok ? "" : result.problem.message).toBe(
      "The second worker of the training ended: a thread ended with code 1. Train again.",
    );
  });
});
