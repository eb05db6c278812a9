import { DEFAULT_COMPILE_OPTIONS } from "../../src-worker/model/compiled.ts";
import { DEFAULT_SETTINGS } from "../../src-worker/model/simulation.ts";
import { CORES, nodePool } from "../../src-worker/node/pool.ts";
import type { Pool } from "../../src-worker/pool.ts";
import { value } from "./measure.ts";
import { randomInput, randomNetwork } from "./networks.ts";

const WIDTHS = [196, 512, 512, 10];
const LIMIT_ROWS = 10_000;
const ODE_ROWS = 150;
/** One and two workers in turn, so that a drift of the machine's speed hits both alike. */
const ROUNDS = 3;

/** Verify at the paper's MNIST size: by limit over all cores, by ODE on one worker against two. */
export async function benchVerify(print: (line: string) => void): Promise<void> {
  print(`\nVerify, ${WIDTHS.join("-")}, ${CORES} cores`);
  const all = nodePool(CORES);
  const limit = await verify(all, "limit", LIMIT_ROWS);
  print(`  limit, ${LIMIT_ROWS} rows: ${limit.seconds.toFixed(1)} s, ${limit.agree} agree`);
  all.close();
  if (CORES < 2) return print("  one core: no second worker to compare with");
  const [one, two] = [nodePool(1), nodePool(2)];
  await verify(two, "ode", ODE_ROWS);
  const ratios: number[] = [];
  let best = 0;
  for (let i = 0; i < ROUNDS; i++) {
    const alone = await verify(one, "ode", ODE_ROWS);
    const both = await verify(two, "ode", ODE_ROWS);
    ratios.push(alone.seconds / both.seconds);
    best = Math.max(best, ODE_ROWS / both.seconds);
  }
  for (const pool of [one, two]) pool.close();
  print(
    `  ODE to t = 50, ${ODE_ROWS} rows: two workers ${spread(ratios)} as fast as one, ` +
      `up to ${best.toFixed(1)} rows a second`,
  );
}

/** Median and range of ratios. */
function spread(ratios: readonly number[]): string {
  const sorted = [...ratios].sort((a, b) => a - b);
  const [low, middle, high] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)];
  return `${middle?.toFixed(2)}× (${low?.toFixed(2)}–${high?.toFixed(2)})`;
}

async function verify(pool: Pool, check: "limit" | "ode", count: number) {
  const network = randomNetwork(WIDTHS, 6);
  const values = new Float64Array(count * (WIDTHS[0] as number));
  for (let row = 0; row < count; row++) values.set(randomInput(196, row), row * 196);
  const rows = { values, labels: new Int32Array(count).fill(-1) };
  const job = { network, options: DEFAULT_COMPILE_OPTIONS, rows, check, settings: DEFAULT_SETTINGS };
  const began = performance.now();
  const { items } = value(await pool.run("verify", job));
  const seconds = (performance.now() - began) / 1000;
  return { seconds, agree: items.filter((item) => item?.agrees).length };
}
