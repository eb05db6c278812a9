import { CircleArrowRight, X } from "lucide-react";
import { useEffect, useMemo } from "react";
import { OpenData } from "../dataset/OpenData.tsx";
import { openBuiltIn } from "../dataset/open.ts";
import { HowButton } from "../help/HowButton.tsx";
import { HowMenu } from "../help/HowMenu.tsx";
import { useBench } from "../store/bench.ts";
import { useDataSet } from "../store/dataSet.ts";
import { useDocument } from "../store/document.ts";
import { NO_FILTER, type RowSubject, useRows } from "../store/rows.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { PaneLine } from "../ui/Pane.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { showRow, useAnswers } from "./ask.ts";
import { Filters } from "./Filters.tsx";
import { Matrix } from "./Matrix.tsx";
import { RowList } from "./RowList.tsx";
import { confusionOf, listedRows, nextWrong } from "./rows.ts";
import { type Subjects, suitedData, useSubjects } from "./subject.ts";
import { text } from "./text.ts";
import "../ui/lab.css";
import "./rows.css";

const NO_ROWS = new Int32Array(0);
const ICON = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

/** The rows of a data set, what the network says to each, and where it is wrong. */
export function RowsPane() {
  const subjects = useSubjects();
  const subject = subjects[subjects.shown];
  useFirstData();
  useAnswers(subject);
  const known = useRows((state) => state.answers);
  const answeredKey = useRows((state) => state.answeredKey);
  const filter = useRows((state) => state.filter);
  const answers = subject && answeredKey === subject.source.key ? known : null;
  const listed = useMemo(
    () => (answers && subject ? listedRows(answers, subject.classes, filter) : NO_ROWS),
    [answers, subject, filter],
  );
  return (
    <HowMenu>
      <section className="lab rows" aria-label={text.title} data-how="share">
        <Header subject={subject} listed={listed} />
        <Finding subject={subject} />
        <div className="lab-body">
          <div className="lab-form rows-form">
            <Source subjects={subjects} />
            {subject ? <Filters subject={subject} /> : null}
          </div>
          {subject ? (
            <RowList
              key={`${subject.source.key} ${subject.pictureWidth}`}
              subject={subject}
              listed={listed}
              answers={answers}
            />
          ) : (
            <p className="rows-none">{text.nothing}</p>
          )}
          {subject && answers ? <Matrix subject={subject} answers={answers} /> : null}
        </div>
      </section>
    </HowMenu>
  );
}

/** The data set that comes with the page for a network like the shown one is there from the beginning. */
function useFirstData(): void {
  useEffect(() => {
    const { open, preview, reading } = useDataSet.getState();
    const name = suitedData(useDocument.getState().document);
    if (name && !open && !preview && !reading) void openBuiltIn(name);
  }, []);
}

/** The network's own examples, or a data set. */
function Source({ subjects: { examples, opened, shown } }: { readonly subjects: Subjects }) {
  const problem = useDataSet((state) => state.problem);
  return (
    <>
      {examples && opened ? (
        <span className="lab-wide">
          <Segmented
            small
            label={text.source}
            value={shown}
            onChange={(wanted) => useRows.getState().patch({ wanted, filter: NO_FILTER })}
            options={[
              { value: "examples", label: text.examples },
              { value: "opened", label: text.opened, title: opened.name },
            ]}
          />
        </span>
      ) : null}
      <OpenData />
      {problem ? <p className="rows-problem lab-wide">{problem}</p> : null}
    </>
  );
}

interface HeaderProps {
  readonly subject: RowSubject | null;
  readonly listed: Int32Array;
}

function Header({ subject, listed }: HeaderProps) {
  const progress = useRows((state) => state.progress);
  return (
    <header className="ui-pane-head">
      <h2>{text.title}</h2>
      {subject ? (
        <span className="ui-pane-note rows-name">
          {subject.name}, {text.rows(subject.count)}
        </span>
      ) : null}
      <span className="ui-pane-grow" />
      {progress ? (
        <span className="lab-progress">
          <ProgressBar label={text.asking} done={progress.done} total={progress.total} />
          <span>{text.done(progress.done, progress.total)}</span>
          {progress.secondsLeft === null ? null : (
            <span className="lab-left">{text.left(progress.secondsLeft)}</span>
          )}
        </span>
      ) : null}
      {subject ? <NextWrong subject={subject} listed={listed} /> : null}
      <HowButton topic="share" />
      <IconButton label={text.close} onClick={() => useBench.getState().show(null)}>
        <X {...ICON} />
      </IconButton>
    </header>
  );
}

function NextWrong({ subject, listed }: { readonly subject: RowSubject; readonly listed: Int32Array }) {
  const answers = useRows((state) => state.answers);
  const at = useRows((state) => state.at);
  const next = useMemo(() => (answers ? nextWrong(answers, listed, at) : null), [answers, listed, at]);
  const asked = useRows((state) => state.nextAsked);
  useEffect(() => {
    if (!asked || !answers) return;
    useRows.getState().patch({ nextAsked: false });
    if (next !== null) showRow(subject, next);
  }, [asked, answers, next, subject]);
  return (
    <Button
      look="outline"
      className="lab-run"
      disabled={next === null}
      title={next === null ? text.noneWrong : undefined}
      onClick={() => next !== null && showRow(subject, next)}
    >
      <CircleArrowRight {...ICON} />
      {text.next}
    </Button>
  );
}

/** How many are right, or why nobody knows. */
function Finding({ subject }: { readonly subject: RowSubject | null }) {
  const outputs = useDocument((state) => state.document.network.outputs.length);
  const answers = useRows((state) => state.answers);
  const problem = useRows((state) => state.problem);
  const part = useRows((state) => state.filter.part);
  const asking = useRows((state) => state.progress !== null);
  const score = useMemo(
    () => (answers && subject ? confusionOf(answers, subject.classes.length, outputs, part) : null),
    [answers, subject, outputs, part],
  );
  const refused = problem ?? answers?.misfit?.message ?? null;
  if (refused) return <PaneLine kind="error">{refused}</PaneLine>;
  return (
    <p className={score?.judged ? "lab-finding" : "lab-finding lab-idle"} role="status" aria-busy={asking}>
      <span>
        {score?.judged
          ? `${text.score(score.correct, score.judged)}${part === null ? "" : ` (${text.parts[part]})`}`
          : answers
            ? text.unlabelled
            : text.asking}
      </span>
    </p>
  );
}
