import {
  type ExperimentId,
  type ExperimentRun,
  type Setting,
  useExperiments,
} from "../../../app/store/experiments.ts";
import { FIGURE_1 } from "../../../app/store/figure1.ts";
import type { Frame } from "../../../app/ui/plot/frame.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import { DEFAULT_SETTINGS } from "../../../src-worker/model/simulation.ts";

/** What the page shows with Figure 1 and the first settings of an experiment. */
export function settingOf<K extends ExperimentId>(id: K, change: Partial<Setting<K>> = {}): Setting<K> {
  return {
    document: FIGURE_1,
    options: DEFAULT_COMPILE_OPTIONS,
    settings: DEFAULT_SETTINGS,
    input: [3, 1],
    table: null,
    form: useExperiments.getState().forms[id],
    ...change,
  };
}

export function runOf<K extends ExperimentId>(
  id: K,
  answer: ExperimentRun<K>["answer"],
  change: Partial<ExperimentRun<K>> = {},
): ExperimentRun<K> {
  return { status: "done", setting: settingOf(id), progress: null, answer, problem: null, ...change };
}

export const frame: Frame = {
  width: 600,
  height: 240,
  scale: 1,
  palette: new Proxy({}, { get: (_, name) => (name === "sans" ? "sans" : "#102030") }) as Frame["palette"],
};
