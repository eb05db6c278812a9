import { useImport, type WaitingImport } from "../../store/imports.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { PaneLine } from "../../ui/Pane.tsx";
import { Choices } from "./Choices.tsx";
import { LayerTable } from "./LayerTable.tsx";
import { text } from "./text.ts";
import { cancelImport, useImportDialog } from "./useImportDialog.ts";
import "./import.css";

/** Remarks shown; a file that is full of them says how many there are. */
const MOST_REMARKS = 6;

/** What a file of trained weights holds and what becomes of it, before anything is replaced. */
export function ImportDialog() {
  const waiting = useImport((s) => s.waiting);
  return waiting ? <Import key={waiting.number} waiting={waiting} /> : null;
}

function Import({ waiting }: { readonly waiting: WaitingImport }) {
  const { preview, problem, opening, choose, open } = useImportDialog(waiting);
  const [first, ...others] = waiting.files;
  const name = first?.name ?? preview.name;
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && cancelImport()}
      title={text.title(others.length > 0 ? text.several(name, others.length) : name)}
      description={
        <span className="im-summary" aria-live="polite">
          <b>{text.summary(preview.widths, preview.weights, preview.biases)}</b>{" "}
          {text.format(preview.format.name)}
        </span>
      }
      closeLabel={text.close}
    >
      <div className="im-lines">
        {problem ? <PaneLine kind="error">{problem}</PaneLine> : null}
        <Remarks kind="warn" lines={preview.warnings} />
      </div>
      <Choices preview={preview} choose={choose} />
      <LayerTable preview={preview} />
      <Notes lines={preview.notes} />
      <footer className="export-buttons">
        <Button onClick={cancelImport}>{text.cancel}</Button>
        <Button look="outline" className="im-open" disabled={opening} onClick={open}>
          {opening ? text.opening : text.open}
        </Button>
      </footer>
    </Dialog>
  );
}

function Remarks({ kind, lines }: { readonly kind: "warn"; readonly lines: readonly string[] }) {
  const more = lines.length - MOST_REMARKS;
  return (
    <>
      {lines.slice(0, MOST_REMARKS).map((line) => (
        <PaneLine key={line} kind={kind}>
          {line}
        </PaneLine>
      ))}
      {more > 0 ? <PaneLine kind={kind}>{text.moreNotes(more)}</PaneLine> : null}
    </>
  );
}

function Notes({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="im-notes">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
