import type { ReductionKind } from "../../../src-worker/model/compiled.ts";
import { requestRun, requestStop } from "../../engine/session.ts";
import { toggleBench, useBench } from "../../store/bench.ts";
import { useExperiments } from "../../store/experiments.ts";
import { useReproduction } from "../../store/reproduction.ts";
import { useRun } from "../../store/run.ts";
import { text } from "../../ui/text.ts";
import { type AppState, always, appState, type Command, forNetworks, named } from "../command.ts";
import { ratesAreOne, withGhost, withRandomRates } from "../rates.ts";
import { editText } from "../text.ts";

const isRunning = ({ run }: AppState) => run.status === "running" || run.status === "compiling";
export const hasCompiled = ({ run }: AppState) => (run.compilation ? null : text.why.notCompiled);

function reduce(kind: ReductionKind): Command {
  return {
    id: `reduction-${kind}`,
    group: "run",
    label: named(text.commands.reduction[kind]),
    keys: [],
    words: ["reduction", "reactions"],
    refusal: always,
    run: () => useRun.getState().patch({ options: { ...useRun.getState().options, reduction: kind } }),
  };
}

/** Running, rate constants, reduction, experiments. */
export const RUN_COMMANDS = {
  run: {
    id: "run",
    group: "run",
    label: (state) => (isRunning(state) ? text.commands.stop : text.commands.run),
    general: editText.general.run,
    keys: ["Mod+Enter"],
    words: ["simulate", "compile", "start"],
    inFields: true,
    refusal: always,
    run: () => (isRunning(appState()) ? requestStop() : requestRun()),
  },
  randomise: {
    id: "randomise",
    group: "run",
    label: named(text.commands.randomise),
    keys: ["R"],
    words: ["rate constants", "random"],
    refusal: hasCompiled,
    run: randomise,
  },
  ratesToOne: {
    id: "rates-to-one",
    group: "run",
    label: ({ document }) =>
      document.document.reactions ? text.commands.ratesAsWritten : text.commands.ratesToOne,
    general: text.commands.ratesToOne,
    keys: ["1"],
    words: ["rate constants", "reset rates"],
    refusal: ({ run }) => (ratesAreOne(run.settings.rates) ? text.why.ratesAreOne : null),
    run: () => {
      const { settings, patch } = useRun.getState();
      patch({ settings: { ...settings, rates: { kind: "own" } }, ghosts: [] });
    },
  },
  experiments: {
    id: "experiments",
    group: "run",
    label: named(text.commands.experiments),
    keys: ["E"],
    words: ["ensemble", "stochastic", "errors", "leaks", "scaling"],
    refusal: always,
    run: () => toggleBench("experiments"),
  },
  data: {
    id: "data",
    group: "run",
    label: named(text.commands.data),
    keys: ["Shift+D"],
    words: ["rows", "data set", "confusion matrix", "accuracy", "misclassified", "images", "table"],
    refusal: always,
    run: () => toggleBench("data"),
  },
  train: {
    id: "train",
    group: "run",
    label: named(text.commands.train),
    keys: ["Shift+L"],
    words: ["learn", "data", "BinaryConnect", "fit"],
    refusal: always,
    run: () => toggleBench("train"),
  },
  reproduce: {
    id: "reproduce",
    group: "run",
    label: named(text.commands.reproduce),
    keys: [],
    words: ["paper", "figures", "tables", "accuracy", "verify"],
    refusal: always,
    run: () => useReproduction.getState().patch({ open: true }),
  },
  ...forNetworks({
    verify: {
      id: "verify",
      group: "run",
      label: named(text.commands.verify),
      keys: [],
      words: ["check", "data set", "accuracy"],
      refusal: ({ document }) => (document.document.examples?.length ? null : text.why.noExamples),
      run: () => {
        useExperiments.getState().patch({ shown: "verify", asked: "verify", table: null });
        useBench.getState().show("experiments");
      },
    },
    reductionNone: reduce("none"),
    reductionPaper: reduce("paper"),
    reductionCompact: reduce("compact"),
  } satisfies Record<string, Command>),
} satisfies Record<string, Command>;

/** Keeps the finished curves as a ghost and draws new rate constants. */
function randomise(): void {
  const { simulation, status, settings, ghosts, patch } = useRun.getState();
  const [seed] = crypto.getRandomValues(new Uint32Array(1));
  const finished = status === "settled" && simulation;
  patch({
    settings: withRandomRates(settings, (seed as number) % 1_000_000),
    ghosts: finished ? withGhost(ghosts, settings.rates, simulation) : ghosts,
  });
}
