import { splitRows } from "../data/prepare.ts";
import { ok, type Result } from "../model/problem.ts";
import { trainRecipe } from "../train/recipe.ts";
import { SUBJECT_SHARES, VIRUS_SHARES } from "../train/trainFrom.ts";
import { type Bench, stopped } from "./bench.ts";
import { neighbourAccuracy } from "./neighbours.ts";
import { percent, spreadOf } from "./numbers.ts";

/** Of the paper's 104 test rows. */
export const PRINTED_ACCURACY = 0.952;
const SPLITS = 30;
const NEIGHBOURS = 3;

const FRESH = {
  row: {
    id: "virus-splits",
    group: "accuracy",
    what: "Virus: 30 random splits, trained afresh",
    paper: "95.20\u00a0% (one split)",
    notes: ["spread", "confounded"],
  },
  group: {
    id: "virus-subjects",
    group: "accuracy",
    what: "Virus: whole persons held out, 30 splits",
    paper: "–",
    notes: ["subjects", "confounded"],
  },
} as const;

const NEAREST = {
  row: {
    id: "virus-neighbours",
    group: "accuracy",
    what: "Virus: three nearest neighbours on the same 30 splits",
    paper: "–",
    notes: ["neighbours", "confounded"],
  },
  group: {
    id: "virus-subjects-neighbours",
    group: "accuracy",
    what: "Virus: three nearest neighbours, whole persons held out",
    paper: "–",
    notes: ["neighbours", "confounded"],
  },
} as const;

/** Fresh trainings of the recipe, each on its own split; rows one by one or whole persons held out. */
export async function splits(bench: Bench, by: "row" | "group"): Promise<Result<true>> {
  const { lab, ledger, data } = bench;
  if (!data.virus) {
    ledger.miss(FRESH[by], "virus");
    ledger.miss(NEAREST[by], "virus");
    return ok(true);
  }
  const shares = by === "row" ? VIRUS_SHARES : SUBJECT_SHARES;
  const accuracies: number[] = [];
  const neighbours: number[] = [];
  for (let seed = 1; seed <= SPLITS; seed++) {
    let goOn = await bench.tell((seed - 1) / SPLITS);
    if (!goOn) return stopped();
    const split = { shares, by, seed };
    const job = { data: data.virus, options: { ...trainRecipe("virus"), seed }, split };
    const trained = await lab.trainOn(job, async ({ epoch, epochs }) => {
      goOn = await bench.tell((seed - 1 + epoch / epochs) / SPLITS);
      return goOn;
    });
    if (!goOn) return stopped();
    if (!trained.ok) return trained;
    accuracies.push(trained.value.accuracy.test ?? 0);
    neighbours.push(neighbourAccuracy(data.virus, splitRows(data.virus, split), NEIGHBOURS));
  }
  const { mean, deviation } = spreadOf(accuracies);
  const verdict = by === "group" ? "measured" : besides(mean, deviation);
  ledger.add({
    ...FRESH[by],
    ...spread(accuracies),
    verdict,
    notes: [...FRESH[by].notes, ...(verdict === "explained" ? (["withinSpread"] as const) : [])],
  });
  ledger.add({ ...NEAREST[by], ...spread(neighbours), verdict: "measured" });
  return ok(true);
}

/** Against the printed accuracy of a single split: within a deviation of it the two do not differ. */
function besides(mean: number, deviation: number): "better" | "explained" | "below" {
  if (Math.abs(mean - PRINTED_ACCURACY) <= deviation) return "explained";
  return mean > PRINTED_ACCURACY ? "better" : "below";
}

/** "95.3 ± 1.9 %" with the shares it comes from. */
function spread(shares: readonly number[]) {
  const { mean, deviation } = spreadOf(shares);
  const single = Object.fromEntries(shares.map((share, n) => [`split${n + 1}`, share]));
  return {
    here: `${(100 * mean).toFixed(1)} ± ${percent(deviation, 1)}`,
    values: { mean, deviation, ...single },
  };
}
