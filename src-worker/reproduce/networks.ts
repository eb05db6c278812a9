import type { ReproductionNetworks } from "../jobs.ts";
import { shapeName } from "../model/network.ts";
import { ok, type Result } from "../model/problem.ts";
import { type Bench, compiledBy, type Step, stopped } from "./bench.ts";
import type { NoteKey } from "./notes.ts";
import { grouped } from "./numbers.ts";

/** A network of the paper with its printed counts. */
interface Printed {
  readonly key: keyof ReproductionNetworks;
  readonly name: string;
  readonly shape: string;
  /** As the paper writes the size, where it does so otherwise. */
  readonly shapeText?: string;
  readonly unreduced: number;
  readonly reduced: number;
}

const PRINTED: readonly Printed[] = [
  { key: "figure1", name: "Figure 1", shape: "2-3-1", unreduced: 16, reduced: 7 },
  { key: "iris", name: "IRIS", shape: "4-8-3", unreduced: 40, reduced: 16 },
  {
    key: "mnist",
    name: "MNIST",
    shape: "196-512-512-10",
    shapeText: "142-512-512-10",
    unreduced: 4488,
    reduced: 1024,
  },
  { key: "virus", name: "Virus", shape: "10-32-4", unreduced: 148, reduced: 32 },
];

/** Network sizes, and reactions before and after Algorithm 2. */
export const NETWORK_STEPS: readonly Step[] = PRINTED.map((printed) => ({
  doing: `Reactions of ${printed.name}`,
  run: (bench) => countReactions(bench, printed),
}));

async function countReactions(bench: Bench, printed: Printed): Promise<Result<true>> {
  const { lab, ledger, networks } = bench;
  const { key, name, unreduced, reduced } = printed;
  const { network } = networks[key];
  const shape = shapeName(network);
  const misprint: readonly NoteKey[] = printed.shapeText ? ["pixels"] : [];
  ledger.add({
    id: `${key}-shape`,
    group: "networks",
    what: `${name}: network`,
    paper: printed.shapeText ?? printed.shape,
    here: shape,
    verdict: printed.shapeText ? "explained" : shape === printed.shape ? "same" : "below",
    notes: misprint,
  });
  const plain = await lab.compile(name, network, compiledBy("none"));
  if (!plain.ok) return plain;
  const total = plain.value.report.reactions.total;
  ledger.add({
    id: `${key}-unreduced`,
    group: "networks",
    what: `${name}: reactions, Algorithm 1`,
    paper: grouped(unreduced),
    here: grouped(total),
    verdict: total === unreduced ? "same" : "below",
    notes: misprint,
    values: { reactions: total },
  });
  if (!(await bench.tell(0.3))) return stopped();
  const small = await lab.compile(name, network, compiledBy("paper"));
  if (!small.ok) return small;
  const { input, bimolecular, total: sum } = small.value.report.reactions;
  ledger.add({
    id: `${key}-reduced`,
    group: "networks",
    what: `${name}: reactions, Algorithm 2`,
    paper: grouped(reduced),
    here: `${grouped(bimolecular)} + ${grouped(input)} = ${grouped(sum)}`,
    verdict: sum === reduced ? "same" : bimolecular === reduced ? "explained" : "below",
    notes: ["counting"],
    values: { bimolecular, input, total: sum, molecules: small.value.report.products.molecules },
  });
  const units = network.layers.reduce(
    (count, { activation, bias }) => count + (activation === "relu" ? bias.length : 0),
    0,
  );
  ledger.add({
    id: `${key}-perUnit`,
    group: "networks",
    what: `${name}: reactions per ReLU unit, per input`,
    paper: "1, 2",
    here: `${bimolecular / units}, ${input / network.inputs.length}`,
    verdict: bimolecular === units && input === 2 * network.inputs.length ? "same" : "below",
    values: { units },
  });
  const independent = [plain, small].every(({ value }) => value.report.rateIndependent.species);
  ledger.add({
    id: `${key}-certificate`,
    group: "networks",
    what: `${name}: limits independent of rate constants`,
    paper: "yes",
    here: independent ? "proved, both forms" : "not proved",
    verdict: independent ? "same" : "below",
  });
  return ok(true);
}
