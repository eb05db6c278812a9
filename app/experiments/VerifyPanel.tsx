import { FileUp } from "lucide-react";
import { type DragEvent, useCallback, useRef } from "react";
import { PlotFrame } from "../curves/PlotFrame.tsx";
import { Term } from "../help/Term.tsx";
import { useDocument } from "../store/document.ts";
import { type ExperimentRun, useExperiments } from "../store/experiments.ts";
import { useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { ChoiceRow } from "../ui/fields.tsx";
import type { Frame } from "../ui/plot/frame.ts";
import { readDataFile } from "./dataFile.ts";
import { verifyFigure } from "./figures/answers.ts";
import { showRow } from "./showRow.ts";
import { startExperiment } from "./start.ts";
import { text } from "./text.ts";

const words = text.verify;

/** Rows of the document or a file against the chemistry; rows that disagree lead to the chart. */
export function VerifyPanel() {
  const run = useExperiments((state) => state.runs.verify);
  const answer = run?.answer ?? null;
  const draw = useCallback(
    (frame: Frame) => verifyFigure(answer as NonNullable<typeof answer>, frame),
    [answer],
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button inside
    <div className="lab-body" onDragOver={(event) => event.preventDefault()} onDrop={dropped}>
      <div className="lab-form">
        <Settings />
      </div>
      <PlotFrame label={words.axis} draw={answer ? draw : null} how="difference" />
      {run && answer && answer.disagreeing.length > 0 ? <Disagreeing run={run} /> : null}
    </div>
  );
}

function Settings() {
  const form = useExperiments((state) => state.forms.verify);
  const table = useExperiments((state) => state.table);
  const examples = useDocument((state) => state.document.examples?.length ?? 0);
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <ChoiceRow
        label={words.check}
        shown={<Term word={form.check === "limit" ? "limit" : "mass action"}>{words.check}</Term>}
        value={form.check}
        onChange={(check) => useExperiments.getState().setForm("verify", { check })}
        options={[
          { value: "limit", label: words.limit, title: words.limitHint },
          { value: "ode", label: words.ode, title: words.odeHint },
        ]}
      />
      <span>{words.rows}</span>
      <span className="lab-value" title={table?.name}>
        {table ? `${table.name}: ${table.rows.length}` : words.examples(examples)}
      </span>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv"
        aria-label={words.picker}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again after it was mended.
          event.target.value = "";
          if (file) void openData(file);
        }}
      />
      <Button look="outline" className="lab-wide" onClick={() => picker.current?.click()}>
        <FileUp size={16} strokeWidth={1.75} aria-hidden />
        {words.open}
      </Button>
      {table ? (
        <Button className="lab-wide" onClick={() => useExperiments.getState().patch({ table: null })}>
          {words.backToExamples}
        </Button>
      ) : null}
    </>
  );
}

/** Takes a data file and verifies its rows; one that cannot be read changes nothing else. */
async function openData(file: File): Promise<void> {
  const { document } = useDocument.getState();
  const table = await readDataFile(file, document.network);
  if (!table.ok) {
    useView.getState().patch({ notice: { kind: "error", text: table.problem.message } });
    return;
  }
  useExperiments.getState().patch({ table: table.value });
  await startExperiment("verify");
}

function dropped(event: DragEvent): void {
  const file = event.dataTransfer.files[0];
  if (!file || /\.json$/i.test(file.name)) return;
  event.preventDefault();
  void openData(file);
}

const MOST_LISTED = 200;

function Disagreeing({ run }: { readonly run: ExperimentRun<"verify"> }) {
  const { answer, setting } = run;
  if (!answer) return null;
  const { outputs } = setting.document.network;
  const rows = answer.disagreeing.slice(0, MOST_LISTED);
  const rest = answer.disagreeing.length - rows.length;
  const nameOf = (winner: number | undefined) => (winner === undefined ? "" : (outputs[winner] ?? ""));
  return (
    <aside className="lab-side" aria-label={words.disagreeing}>
      <h3>{words.disagreeing}</h3>
      <ul className="lab-rows">
        {rows.map((row) => (
          <li key={row}>
            <button type="button" aria-label={words.show(row + 1)} onClick={() => showRow(setting, row)}>
              <b>{words.row(row + 1)}</b>
              <span>
                {nameOf(answer.checks[row]?.networkWinner)} → {nameOf(answer.checks[row]?.crnWinner)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {rest > 0 ? <p>{words.more(rest)}</p> : null}
    </aside>
  );
}
