import { useCallback } from "react";
import { PlotFrame } from "../curves/PlotFrame.tsx";
import { Term } from "../help/Term.tsx";
import { useDocument } from "../store/document.ts";
import { type ExperimentAnswers, type ExperimentForms, useExperiments } from "../store/experiments.ts";
import { ChoiceRow, ListRow, NumberRow } from "../ui/fields.tsx";
import { brief, wholeNumber } from "../ui/numbers.ts";
import type { Frame } from "../ui/plot/frame.ts";
import { changesFigure, levelText, movementFigure, movements } from "./figures/answers.ts";
import { text } from "./text.ts";

const words = text.disturb;
const KINDS = ["errors", "reverse", "leaks"] as const;
const MOST_ROWS = 10_000;
const MOST_PERCENT = 100;

/** Wrong amounts, reverse reactions, leaks: how far outputs move and how often the winner changes. */
export function DisturbPanel() {
  const answer = useExperiments((state) => state.runs.disturb?.answer ?? null);
  const movement = useCallback(
    (frame: Frame) => movementFigure(answer as NonNullable<typeof answer>, frame),
    [answer],
  );
  const changes = useCallback(
    (frame: Frame) => changesFigure(answer as NonNullable<typeof answer>, frame),
    [answer],
  );
  const winners =
    answer !== null && movements(answer).every(({ movement }) => movement.winnerChanges !== null);
  return (
    <div className="lab-body">
      <div className="lab-form">
        <Settings />
      </div>
      <PlotFrame label={words.movement} draw={answer ? movement : null} />
      {winners ? <PlotFrame label={words.changes} draw={changes} how="winners" /> : null}
      {answer ? <Table answer={answer} /> : null}
    </div>
  );
}

function Settings() {
  const form = useExperiments((state) => state.forms.disturb);
  // An experiment on reactions is made on the inputs as shown.
  const examples = useDocument(({ document }) => (document.reactions ? 0 : (document.examples?.length ?? 0)));
  const set = (change: Partial<ExperimentForms["disturb"]>) =>
    useExperiments.getState().setForm("disturb", change);
  return (
    <>
      <ChoiceRow
        wide
        label={words.what}
        value={form.kind}
        onChange={(kind) => set({ kind })}
        options={KINDS.map((value) => ({ value, label: words.kinds[value], title: words.titles[value] }))}
      />
      {form.kind === "errors" ? (
        <Errors form={form} set={set} />
      ) : (
        <ListRow
          label={words.epsilons}
          word={<Term word={form.kind === "reverse" ? "reverse reaction" : "leak"}>{words.epsilons}</Term>}
          values={form.epsilons}
          accept={(x) => x > 0 && x <= 1}
          onCommit={(epsilons) => set({ epsilons })}
        />
      )}
      {examples > 1 ? (
        <>
          <ChoiceRow
            label={words.on}
            value={form.on}
            onChange={(on) => set({ on })}
            options={[
              { value: "shown", label: words.shown },
              { value: "examples", label: words.examples },
            ]}
          />
          {form.on === "examples" ? (
            <NumberRow
              label={words.rows}
              value={Math.min(form.rows, examples)}
              from={1}
              to={Math.min(examples, MOST_ROWS)}
              step={10}
              whole
              onCommit={(rows) => set({ rows })}
            />
          ) : null}
        </>
      ) : null}
    </>
  );
}

interface ErrorsProps {
  readonly form: ExperimentForms["disturb"];
  readonly set: (change: Partial<ExperimentForms["disturb"]>) => void;
}

function Errors({ form, set }: ErrorsProps) {
  return (
    <>
      <ListRow
        label={words.percents}
        values={form.percents}
        accept={(x) => x > 0 && x <= MOST_PERCENT}
        onCommit={(percents) => set({ percents })}
      />
      <NumberRow
        label={words.samples}
        value={form.samples}
        from={1}
        to={MOST_ROWS}
        step={10}
        whole
        onCommit={(samples) => set({ samples })}
      />
      <ChoiceRow
        label={words.check}
        value={form.check}
        onChange={(check) => set({ check })}
        options={[
          { value: "limit", label: text.verify.limit, title: text.verify.limitHint },
          { value: "ode", label: text.verify.ode, title: text.verify.odeHint },
        ]}
      />
    </>
  );
}

function Table({ answer }: { readonly answer: ExperimentAnswers["disturb"] }) {
  const { columns } = words;
  const show = (x: number | null | undefined) => (x === null || x === undefined ? "–" : brief(x));
  return (
    <aside className="lab-side" aria-label={words.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.level[answer.kind]}</th>
            <th scope="col">{columns.runs}</th>
            <th scope="col" data-how="winners">
              {columns.changes}
            </th>
            <th scope="col">{columns.median}</th>
            <th scope="col">
              <Term word="quantile">{columns.high}</Term>
            </th>
          </tr>
        </thead>
        <tbody>
          {movements(answer).map(({ level, movement }) => (
            <tr key={level}>
              <th scope="row">{levelText(answer.kind, level)}</th>
              <td>{wholeNumber(movement.runs)}</td>
              <td data-how="winners">
                {movement.winnerChanges === null ? "–" : wholeNumber(movement.winnerChanges)}
              </td>
              <td>{show(movement.largest[2])}</td>
              <td>{show(movement.largest[4])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </aside>
  );
}
