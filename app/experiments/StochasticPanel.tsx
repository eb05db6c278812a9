import { useCallback } from "react";
import { PlotFrame } from "../curves/PlotFrame.tsx";
import { Term } from "../help/Term.tsx";
import { type ExperimentForms, useExperiments } from "../store/experiments.ts";
import { ChoiceRow, NumberRow } from "../ui/fields.tsx";
import type { Frame } from "../ui/plot/frame.ts";
import { stochasticFigure } from "./figures/answers.ts";
import { TimeScaleRow } from "./TimeScaleRow.tsx";
import { text } from "./text.ts";

const words = text.stochastic;
const MOST_RUNS = 100_000;

/** Single molecules: mean and deviation over the runs, growing beside the rate equations. */
export function StochasticPanel() {
  const run = useExperiments((state) => state.runs.stochastic);
  const timeScale = useExperiments((state) => state.forms.stochastic.timeScale);
  const answer = run?.answer ?? null;
  const setting = run?.setting;
  const draw = useCallback(
    (frame: Frame) => {
      const { document } = setting as NonNullable<typeof setting>;
      return stochasticFigure(
        answer as NonNullable<typeof answer>,
        document.network.outputs,
        timeScale,
        frame,
      );
    },
    [answer, setting, timeScale],
  );
  return (
    <div className="lab-body">
      <div className="lab-form">
        <Settings />
        <p className="lab-legend">{words.legend}</p>
      </div>
      <PlotFrame label={words.legend} draw={answer && setting ? draw : null} />
    </div>
  );
}

function Settings() {
  const form = useExperiments((state) => state.forms.stochastic);
  const set = (change: Partial<ExperimentForms["stochastic"]>) =>
    useExperiments.getState().setForm("stochastic", change);
  return (
    <>
      <ChoiceRow
        label={words.method}
        shown={<Term word={form.method === "tau" ? "tau-leaping" : "stochastic"}>{words.method}</Term>}
        value={form.method}
        onChange={(method) => set({ method })}
        options={[
          { value: "ssa", label: words.exact, title: words.exactHint },
          { value: "tau", label: words.tau, title: words.tauHint },
        ]}
      />
      <NumberRow
        label={words.counts}
        shown={<Term word="counts per unit">{words.counts}</Term>}
        hint={words.countsHint}
        value={form.countsPerUnit}
        from={0.1}
        to={1e9}
        step={100}
        onCommit={(countsPerUnit) => set({ countsPerUnit })}
      />
      <NumberRow
        label={words.runs}
        value={form.runs}
        from={1}
        to={MOST_RUNS}
        step={10}
        whole
        onCommit={(runs) => set({ runs })}
      />
      <TimeScaleRow value={form.timeScale} onChange={(timeScale) => set({ timeScale })} />
    </>
  );
}
