import { confusionOf } from "../rows/rows.ts";
import { useDocument } from "../store/document.ts";
import { useExperiments } from "../store/experiments.ts";
import { useRows } from "../store/rows.ts";
import { useTraining } from "../store/training.ts";
import { brief, plainNumber, timeText, wholeNumber } from "../ui/numbers.ts";
import { howWords } from "./how/words.ts";

const words = howWords.numbers;

/** The present numbers of the experiments, of training and of the data, by topic. */
export const LAB_LINES: Readonly<Record<string, () => readonly string[]>> = {
  agree: () => verified(({ agree, rows }) => outOf(agree, rows)),
  correct: () => verified(({ correct, rows }) => (correct === null ? null : outOf(correct, rows))),
  difference: () => verified(({ maxDifference }) => words.largest(brief(maxDifference))),
  completions: () => {
    const times = useExperiments.getState().runs.rates?.answer?.completionQuantiles;
    if (!times || times[2] == null) return [];
    const [low, , median, , high] = times.map((t) => (t === null ? "–" : timeText(t)));
    return [words.quantiles(low as string, median as string, high as string)];
  },
  winners: () =>
    disturbed(({ winnerChanges, runs }, level) =>
      winnerChanges === null ? null : words.changes(level, wholeNumber(winnerChanges), wholeNumber(runs)),
    ),
  move: () => disturbed(({ largest }, level) => words.moves(level, shown(largest[2]), shown(largest[4]))),
  accuracy: () => {
    const outcome = useTraining.getState().training?.outcome;
    const accuracy = outcome?.document.about?.accuracy;
    return accuracy ? [accuracy] : [];
  },
  epoch: () => {
    const outcome = useTraining.getState().training?.outcome;
    return outcome ? [words.epoch(wholeNumber(outcome.epoch), plainNumber(outcome.seed))] : [];
  },
  seconds: () => {
    const outcome = useTraining.getState().training?.outcome;
    return outcome ? [words.seconds(brief(outcome.seconds))] : [];
  },
  share: () => {
    const { answers, filter } = useRows.getState();
    if (!answers) return [];
    const outputs = useDocument.getState().document.network.outputs.length;
    const { correct, judged } = confusionOf(answers, answers.outputOf.length, outputs, filter.part);
    return judged === 0 ? [] : [outOf(correct, judged)];
  },
};

type Answer<K extends "verify" | "disturb"> = NonNullable<
  NonNullable<ReturnType<typeof useExperiments.getState>["runs"][K]>["answer"]
>;

function verified(line: (answer: Answer<"verify">) => string | null): readonly string[] {
  const answer = useExperiments.getState().runs.verify?.answer;
  const text = answer && answer.rows > 0 ? line(answer) : null;
  return text === null || text === undefined ? [] : [text];
}

type Movement = NonNullable<Answer<"disturb">["levels"][number]["byLimit"]>;

/** One line per level, as far as there is something to say. */
function disturbed(line: (movement: Movement, level: string) => string | null): readonly string[] {
  const { kind, levels = [] } = useExperiments.getState().runs.disturb?.answer ?? {};
  return levels.flatMap(({ level, byLimit, byOde }) => {
    const movement = byLimit ?? byOde;
    const name = kind === "errors" ? `${brief(100 * level)}\u2009%` : `ε = ${brief(level)}`;
    return (movement && line(movement, name)) || [];
  });
}

function outOf(part: number, whole: number): string {
  return words.agree(wholeNumber(part), wholeNumber(whole), `${plainNumber((100 * part) / whole, 2)}\u2009%`);
}

function shown(x: number | null | undefined): string {
  return x === null || x === undefined ? "–" : brief(x);
}
