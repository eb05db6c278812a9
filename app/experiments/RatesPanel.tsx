import { useCallback } from "react";
import { PlotFrame } from "../curves/PlotFrame.tsx";
import { Term } from "../help/Term.tsx";
import { type ExperimentForms, useExperiments } from "../store/experiments.ts";
import { useRun } from "../store/run.ts";
import { NumberRow } from "../ui/fields.tsx";
import { brief } from "../ui/numbers.ts";
import type { Frame } from "../ui/plot/frame.ts";
import { completionFigure, ratesFigure } from "./figures/answers.ts";
import { rateRange, ratesEnd } from "./jobs.ts";
import { TimeScaleRow } from "./TimeScaleRow.tsx";
import { text } from "./text.ts";

const words = text.rates;
const MOST_DECADES = 6;
const MOST_MEMBERS = 10_000;

/** Random rate constants: bands over time, and when each set is 90 % complete. */
export function RatesPanel() {
  const answer = useExperiments((state) => state.runs.rates?.answer ?? null);
  const timeScale = useExperiments((state) => state.forms.rates.timeScale);
  const bands = useCallback(
    (frame: Frame) => ratesFigure(answer as NonNullable<typeof answer>, timeScale, frame),
    [answer, timeScale],
  );
  const completion = useCallback(
    (frame: Frame) => completionFigure(answer as NonNullable<typeof answer>, frame),
    [answer],
  );
  const measured = (answer?.outputs ?? []).every(({ limit }) => limit !== null);
  return (
    <div className="lab-body">
      <div className="lab-form">
        <Settings />
        <p className="lab-legend">
          <Term word="quantile">{words.quantiles}</Term>
          {words.bandsRest}
        </p>
      </div>
      <PlotFrame label={words.bands} draw={answer ? bands : null} />
      <PlotFrame label={words.completion} draw={answer && measured ? completion : null} how="completions" />
    </div>
  );
}

function Settings() {
  const form = useExperiments((state) => state.forms.rates);
  const shownEnd = useRun((state) => state.settings.tEnd);
  const set = (change: Partial<ExperimentForms["rates"]>) =>
    useExperiments.getState().setForm("rates", change);
  const { low, high } = rateRange(form.decades);
  return (
    <>
      <NumberRow
        label={words.members}
        shown={<Term word="ensemble">{words.members}</Term>}
        value={form.members}
        from={1}
        to={MOST_MEMBERS}
        step={10}
        whole
        onCommit={(members) => set({ members })}
      />
      <NumberRow
        label={words.decades}
        shown={<Term word="log-uniform">{words.decades}</Term>}
        hint={words.decadesHint(brief(low), brief(high))}
        value={form.decades}
        from={1}
        to={MOST_DECADES}
        // Another span needs another time: the automatic one again.
        onCommit={(decades) => set({ decades, tEnd: null })}
      />
      <NumberRow
        label={text.tEnd}
        hint={words.tEndHint}
        value={ratesEnd(form, shownEnd)}
        from={1e-6}
        step={1000}
        onCommit={(tEnd) => set({ tEnd })}
      />
      <TimeScaleRow value={form.timeScale} onChange={(timeScale) => set({ timeScale })} />
    </>
  );
}
