import type { DataChoices, DataSurvey } from "../../src-worker/engine.ts";
import { type OpenDataSet, useDataSet } from "../store/dataSet.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { wholeNumber } from "../ui/numbers.ts";
import { PaneLine } from "../ui/Pane.tsx";
import { PictureChoices, TableChoices, type TableChoicesProps } from "./Choices.tsx";
import { acceptData, correctData, dismissData } from "./open.ts";
import { remediesFor } from "./preview.ts";
import { TableView } from "./TableView.tsx";
import { text } from "./text.ts";

/** Classes that are listed; more are counted. */
const MOST_CLASSES = 24;

/** What data files hold and how they are read, before they are used: everything found can be corrected. */
export function DataDialog() {
  const preview = useDataSet((state) => state.preview);
  return preview && preview.origin.kind === "files" ? <Preview preview={preview} /> : null;
}

function Preview({ preview }: { readonly preview: OpenDataSet }) {
  const { origin, survey } = preview;
  const reading = useDataSet((state) => state.reading);
  const refused = useDataSet((state) => state.problem);
  if (origin.kind !== "files") return null;
  const [first, ...others] = origin.files.map(({ name }) => name);
  const problem = refused ?? survey.problem?.message ?? null;
  const correct = (change: DataChoices) => void correctData(change);
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && dismissData()}
      {...(survey.table ? { size: "wide" } : {})}
      title={text.title(others.length > 0 ? text.several(first ?? "", others.length) : (first ?? ""))}
      description={
        <b aria-live="polite">
          {survey.usable
            ? text.summary(survey.rows, survey.inputs.length, survey.classes.length)
            : text.unusable(survey.rows)}
        </b>
      }
      closeLabel={text.close}
    >
      {problem ? <PaneLine kind="error">{problem}</PaneLine> : null}
      {survey.table ? (
        <>
          {survey.usable ? null : (
            <Remedies table={survey.table} choices={origin.choices} correct={correct} />
          )}
          <TableChoices table={survey.table} choices={origin.choices} correct={correct} />
          <TableView table={survey.table} choices={origin.choices} correct={correct} />
        </>
      ) : null}
      {survey.picture ? <PictureChoices picture={survey.picture} correct={correct} /> : null}
      <About survey={survey} />
      <footer className="export-buttons">
        <Button onClick={dismissData}>{text.cancel}</Button>
        <Button look="filled" disabled={!survey.usable || reading} onClick={acceptData}>
          {reading ? text.reading : text.use}
        </Button>
      </footer>
    </Dialog>
  );
}

/** The corrections that would help, each a press away. */
function Remedies({ table, choices, correct }: TableChoicesProps) {
  const remedies = remediesFor(table, choices);
  if (remedies.length === 0) return null;
  return (
    <fieldset className="data-remedies" aria-label={text.remedies}>
      {remedies.map(({ label, change }) => (
        <Button key={label} look="outline" onClick={() => correct(change)}>
          {label}
        </Button>
      ))}
    </fieldset>
  );
}

/** Rows per class, parts, subjects. */
function About({ survey: { classes, parts, grouped } }: { readonly survey: DataSurvey }) {
  const shown = classes.slice(0, MOST_CLASSES);
  return (
    <div className="data-about">
      {parts ? <p>{text.parts(parts.train, parts.validation, parts.test)}</p> : null}
      {grouped ? <p>{text.subjects}</p> : null}
      {shown.length > 0 ? (
        <ul aria-label={text.classes}>
          {shown.map(({ name, rows }) => (
            <li key={name}>
              {name} <span>{wholeNumber(rows)}</span>
            </li>
          ))}
          {classes.length > shown.length ? <li>… {wholeNumber(classes.length - shown.length)}</li> : null}
        </ul>
      ) : null}
    </div>
  );
}
