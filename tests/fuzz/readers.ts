// A long run of hostile files through every reader of trained weights, or of reactions:
//   npx tsx tests/fuzz/readers.ts weights|reactions 100000 [first seed]
// Prints every fault with its seed and ends with counts, the slowest case and the most memory used.
import { hostileCase } from "./cases.ts";
import { tryFiles } from "./check.ts";
import { hostileCrnCase } from "./crnCases.ts";

const makeCase = process.argv[2] === "reactions" ? hostileCrnCase : hostileCase;
const count = Number(process.argv[3] ?? 100_000);
const first = Number(process.argv[4] ?? 1);
let [opened, faults, slowest, slowSeed] = [0, 0, 0, 0];
for (let seed = first; seed < first + count; seed++) {
  const hostile = makeCase(seed);
  const outcome = await tryFiles(hostile, seed);
  if (outcome.opened) opened++;
  if (outcome.ms > slowest) [slowest, slowSeed] = [outcome.ms, seed];
  if (outcome.fault) {
    faults++;
    if (faults <= 50)
      console.log(`seed ${seed}, ${hostile.what}, ${hostile.files[0]?.name}: ${outcome.fault}`);
  }
}
const memory = process.resourceUsage().maxRSS / 1024;
console.log(`${count} cases: ${opened} opened, ${count - opened} refused, ${faults} faults`);
console.log(
  `slowest ${Math.round(slowest)} ms (seed ${slowSeed}); most memory ${Math.round(memory)} MB, Node itself included`,
);
process.exitCode = faults > 0 ? 1 : 0;
