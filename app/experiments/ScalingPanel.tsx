import { useCallback } from "react";
import { PlotFrame } from "../curves/PlotFrame.tsx";
import { Term } from "../help/Term.tsx";
import { type ExperimentAnswers, type ExperimentForms, useExperiments } from "../store/experiments.ts";
import { Field, ListRow, NumberRow } from "../ui/fields.tsx";
import { brief, timeText, wholeNumber } from "../ui/numbers.ts";
import type { Frame } from "../ui/plot/frame.ts";
import { scalingFigure } from "./figures/answers.ts";
import { text } from "./text.ts";

const words = text.scaling;
const VARIABLES = ["depth", "width", "rails", "reduction", "cancellation", "products"] as const;
const MOST_NETWORKS = 1000;
const MOST_DEPTH = 20;
const MOST_WIDTH = 256;

type Form = ExperimentForms["scaling"];

/** Random networks of growing size: completion times, or products per reduction. */
export function ScalingPanel() {
  const answer = useExperiments((state) => state.runs.scaling?.answer ?? null);
  const draw = useCallback(
    (frame: Frame) => scalingFigure(answer as NonNullable<typeof answer>, frame),
    [answer],
  );
  return (
    <div className="lab-body">
      <div className="lab-form">
        <Settings />
      </div>
      <PlotFrame
        label={answer?.kind === "growth" ? words.molecules : words.completion}
        draw={answer ? draw : null}
        how={answer?.kind === "growth" ? "growth" : "scaling"}
      />
      {answer ? <Table answer={answer} /> : null}
    </div>
  );
}

function Settings() {
  const form = useExperiments((state) => state.forms.scaling);
  const set = (change: Partial<Form>) => useExperiments.getState().setForm("scaling", change);
  const { vary } = form;
  const deepens = vary === "depth" || vary === "products";
  return (
    <>
      <Field label={words.vary}>
        {(naming) => (
          <select
            {...naming}
            className="lab-select"
            value={vary}
            onChange={(event) => set({ vary: VARIABLES.find((v) => v === event.target.value) ?? vary })}
          >
            {VARIABLES.map((variable) => (
              <option key={variable} value={variable}>
                {words.variables[variable]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Values form={form} set={set} />
      {deepens ? null : (
        <NumberRow
          label={words.depth}
          value={form.depth}
          from={0}
          to={MOST_DEPTH}
          whole
          onCommit={(depth) => set({ depth })}
        />
      )}
      {vary === "width" ? null : (
        <NumberRow
          label={words.width}
          value={form.width}
          from={1}
          to={MOST_WIDTH}
          whole
          onCommit={(width) => set({ width })}
        />
      )}
      <NumberRow
        label={words.networks}
        value={form.networks}
        from={1}
        to={MOST_NETWORKS}
        step={10}
        whole
        onCommit={(networks) => set({ networks })}
      />
      {vary === "products" ? null : (
        <NumberRow
          label={text.tEnd}
          value={form.tEnd}
          from={1e-6}
          step={100}
          onCommit={(tEnd) => set({ tEnd })}
        />
      )}
    </>
  );
}

/** The values of the varied quantity; names have no choice. */
function Values({ form, set }: { readonly form: Form; readonly set: (change: Partial<Form>) => void }) {
  const { vary } = form;
  const whole = (from: number, to: number) => (x: number) => Number.isInteger(x) && x >= from && x <= to;
  if (vary === "depth" || vary === "products") {
    return (
      <ListRow
        label={words.values}
        values={form.depths}
        accept={whole(0, MOST_DEPTH)}
        onCommit={(depths) => set({ depths })}
      />
    );
  }
  if (vary === "width") {
    return (
      <ListRow
        label={words.values}
        values={form.widths}
        accept={whole(1, MOST_WIDTH)}
        onCommit={(widths) => set({ widths })}
      />
    );
  }
  if (vary !== "rails") return null;
  return (
    <ListRow
      label={words.values}
      values={form.rails}
      accept={(x) => x >= 0}
      onCommit={(rails) => set({ rails })}
    />
  );
}

function Table({ answer }: { readonly answer: ExperimentAnswers["scaling"] }) {
  return (
    <aside className="lab-side" aria-label={words.table}>
      {answer.kind === "growth" ? <Growth result={answer.result} /> : <Times result={answer.result} />}
    </aside>
  );
}

type ResultOf<K> = Extract<ExperimentAnswers["scaling"], { readonly kind: K }>["result"];

function Times({ result: { vary, points } }: { readonly result: ResultOf<"scaling"> }) {
  const { columns } = words;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.variables[vary]}</th>
          <th scope="col">{columns.reached}</th>
          <th scope="col">
            <Term word="completion time">{columns.time}</Term>
          </th>
          <th scope="col" data-how="molecules">
            {columns.reactions}
          </th>
          <th scope="col" data-how="molecules">
            <Term word="product">{columns.molecules}</Term>
          </th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.value}>
            <th scope="row">{words.valueText(point.value)}</th>
            <td>{text.done(point.reached, point.networks)}</td>
            <td>{point.quartiles[1] == null ? "–" : timeText(point.quartiles[1])}</td>
            <td data-how="molecules">{counted(point.reactions)}</td>
            <td data-how="molecules">{counted(point.molecules)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Growth({ result: { curves } }: { readonly result: ResultOf<"growth"> }) {
  const depths = [...new Set(curves.flatMap(({ points }) => points.map(({ depth }) => depth)))];
  return (
    <table data-how="growth">
      <thead>
        <tr>
          <th scope="col">{words.depthAxis}</th>
          {curves.map(({ reduction }) => (
            <th key={reduction} scope="col">
              {words.reductions[reduction]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {depths.map((depth) => (
          <tr key={depth}>
            <th scope="row">{depth}</th>
            {curves.map(({ reduction, points }) => (
              <td key={reduction}>{counted(points.find((point) => point.depth === depth)?.molecules[1])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function counted(x: number | null | undefined): string {
  if (x === null || x === undefined) return "–";
  return x < 1e6 ? wholeNumber(x) : brief(x, 3);
}
