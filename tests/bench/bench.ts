import { compileNetwork } from "../../src-worker/compile/compile.ts";
import { encodeInputs } from "../../src-worker/compile/options.ts";
import { DEFAULT_COMPILE_OPTIONS, type ReductionKind } from "../../src-worker/model/compiled.ts";
import type { Network } from "../../src-worker/model/network.ts";
import { completionOrder } from "../../src-worker/model/order.ts";
import { runToCompletion } from "../../src-worker/simulate/limit.ts";
import { planSweep } from "../../src-worker/simulate/plan.ts";
import { RODAS4, RODAS5P } from "../../src-worker/simulate/tableau.ts";
import { benchVerify } from "./batch.ts";
import { curves, largestError, median, ms, timeSimulation, value } from "./measure.ts";
import { randomInput, randomNetwork } from "./networks.ts";
import { benchPage } from "./page/page.ts";
import { openPeers } from "./peers.ts";
import { benchReading } from "./reading.ts";

/** Figure 1 and IRIS have their shapes here; weights do not change the work. */
const NETWORKS: readonly { name: string; network: Network; repeat: number }[] = [
  { name: "Figure 1", network: randomNetwork([2, 3, 1], 1), repeat: 41 },
  { name: "IRIS 4-8-3", network: randomNetwork([4, 8, 3], 2), repeat: 41 },
  { name: "10-32-4", network: randomNetwork([10, 32, 4], 3), repeat: 21 },
  { name: "196-512-512-10", network: randomNetwork([196, 512, 512, 10], 4), repeat: 5 },
];
const REDUCTIONS: readonly ReductionKind[] = ["none", "paper", "compact"];
const REFERENCE_RTOL = 1e-10;

/**
 * `npm run bench -- IRIS` runs only the networks whose name contains the word, `-- verify`, `-- scripts` and `-- page` only that
 * part; `--all` the slow peers too.
 */
const words = process.argv.slice(2).filter((word) => word !== "--all");
const wanted = words[0] ?? "";
const peers = openPeers(process.argv.includes("--all"));

for (const { name, network, repeat } of NETWORKS.filter((n) => n.name.includes(wanted))) {
  console.log(`\n${name}`);
  for (const reduction of REDUCTIONS) benchReduction(network, reduction, repeat);
  for (const line of peers.rows(network, repeat)) console.log(line);
}
if ("verify".includes(wanted)) await benchVerify(console.log);
if ("scripts".includes(wanted)) await benchReading(console.log);
if ("page".includes(wanted)) await benchPage(console.log);

function benchReduction(network: Network, reduction: ReductionKind, repeat: number): void {
  const options = { ...DEFAULT_COMPILE_OPTIONS, reduction };
  const few = Math.min(repeat, 5);
  const compileMs = median(few, () => value(compileNetwork("bench", network, options)));
  const compiled = value(compileNetwork("bench", network, options));
  const { crn } = compiled;
  const prepareMs = median(few, () => planSweep(crn));
  const plan = planSweep(crn);
  const naive = planSweep(crn, "naive");
  const ordered = completionOrder(crn);
  if (!ordered.ok) throw new Error("the compiled CRN has no completion order");
  const limitMs = median(repeat, (round) => {
    const state = value(encodeInputs(compiled, randomInput(network.inputs.length, round)));
    runToCompletion(crn, ordered.order, state);
  });
  console.log(
    `  ${reduction.padEnd(8)} ${crn.rate.length} reactions, ${crn.products.species.length} product entries: ` +
      `compile ${ms(compileMs)}, prepare ${ms(prepareMs)}, limit ${ms(limitMs)}`,
  );
  const input = randomInput(network.inputs.length, 0);
  const reference = curves(compiled, plan, input, RODAS5P, REFERENCE_RTOL, REFERENCE_RTOL).values;
  const size = reference.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
  for (const [tableau, rtol] of [
    [RODAS4, 1e-4],
    [RODAS5P, 1e-3],
    [RODAS5P, 1e-4],
    [RODAS5P, 1e-6],
  ] as const) {
    const atol = rtol / 100;
    const { values, sweeps, steps } = curves(compiled, plan, input, tableau, rtol, atol);
    // Naive and fast runs in turn, so that a drift of the machine's speed hits both alike.
    const ours = timeSimulation(compiled, plan, tableau, rtol, atol, repeat);
    const theirs =
      rtol === 1e-4 ? timeSimulation(compiled, naive, tableau, rtol, atol, Math.min(repeat, 5)) : null;
    const floor = arithmeticFloor(
      plan.levels.reduce((sum, level) => sum + level.scatter.multiplyAdds, 0),
      sweeps,
    );
    const ratio = theirs === null ? "" : `, naive sweep ${ms(theirs)} = ${(theirs / ours).toFixed(1)}×`;
    const distance = floor > 0.5 ? `, ${(ours / floor).toFixed(1)}× the floor of ${ms(floor)}` : "";
    console.log(
      `    ${tableau.name.padEnd(7)} rtol ${rtol.toExponential(0)}: ${ms(ours)}, ${steps} steps, ${sweeps} sweeps, ` +
        `error ${largestError(values, reference).toExponential(1)} of ${size.toPrecision(3)}${ratio}${distance}`,
    );
  }
}

/** Milliseconds for all multiply-adds at the rate of a plain f64x2 product, measured at 512 × 512. */
function arithmeticFloor(multiplyAdds: number, sweeps: number): number {
  const perMultiplyAdd = 0.037 / 262144;
  return multiplyAdds * sweeps * perMultiplyAdd;
}
