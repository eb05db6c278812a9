import { experimentEngine } from "../engine/experiments.ts";
import { fileStem } from "../files/names.ts";
import { download } from "../files/save.ts";
import {
  type ExperimentAnswers,
  type ExperimentId,
  type ExperimentRun,
  useExperiments,
} from "../store/experiments.ts";
import { text } from "./text.ts";

type Tables = {
  readonly [K in ExperimentId]: (answer: ExperimentAnswers[K], names: readonly string[]) => Promise<string>;
};

const TABLES: Tables = {
  verify: (answer) => experimentEngine.experimentCsv("verify", answer),
  rates: (answer) => experimentEngine.experimentCsv("ensemble", answer),
  disturb: (answer) => experimentEngine.experimentCsv("robustness", answer),
  scaling: (answer) =>
    answer.kind === "growth"
      ? experimentEngine.experimentCsv("growth", answer.result)
      : experimentEngine.experimentCsv("scaling", answer.result),
  stochastic: async (answer, names) => stochasticCsv(answer, names),
};

/** Hands the table of an experiment's answer to the downloads. @returns why it could not, or null */
export async function downloadCsv<K extends ExperimentId>(id: K): Promise<string | null> {
  const { runs } = useExperiments.getState();
  const run: ExperimentRun<K> | null = runs[id];
  if (!run || run.answer === null) return text.noCsv;
  const { document } = run.setting;
  try {
    const table = await TABLES[id](run.answer, document.network.outputs);
    download(`${fileStem(document.name)}-${id}.csv`, table, "text/csv");
    return null;
  } catch (error) {
    return text.csvFailed(error instanceof Error ? error.message : String(error));
  }
}

/** One line per sample time: mean and standard deviation of every output; empty where there is none. */
export function stochasticCsv(
  { times, values }: Pick<ExperimentAnswers["stochastic"], "times" | "values">,
  names: readonly string[],
): string {
  const { columns } = text;
  const head = [columns.time, ...names.flatMap((name) => [columns.mean(name), columns.deviation(name)])];
  const lines = Array.from(times, (t, i) =>
    [t, ...values.flatMap(({ mean, deviation }) => [cell(mean[i]), cell(deviation[i])])].join(","),
  );
  return `${[head.map(quoted).join(","), ...lines].join("\n")}\n`;
}

function cell(x: number | undefined): string {
  return x === undefined || Number.isNaN(x) ? "" : `${x}`;
}

function quoted(name: string): string {
  return /[",\n\r]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
