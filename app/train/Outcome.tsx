import { Check } from "lucide-react";
import type { TrainingOutcome } from "../../src-worker/engine.ts";
import { useDocument } from "../store/document.ts";
import type { Training } from "../store/training.ts";
import { useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { wholeNumber } from "../ui/numbers.ts";
import { openTrained } from "./start.ts";
import { text } from "./text.ts";

/** The runs so far, or the finished network: how good it is, what is remarked on, and the way to use it. */
export function Outcome({ training }: { readonly training: Training }) {
  const { outcome, runs } = training;
  if (outcome) return <Finished outcome={outcome} />;
  if (runs.length < 2) return null;
  return (
    <aside className="lab-side train-side" aria-label={text.restarts}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.columns.run}</th>
            <th scope="col">{text.columns.accuracy}</th>
            <th scope="col" data-how="epoch">
              {text.columns.epoch}
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map(({ restart, best }) => (
            <tr key={restart}>
              <th scope="row">{restart}</th>
              <td>{best ? text.share(best.accuracy) : ""}</td>
              <td data-how="epoch">{best ? wholeNumber(best.epoch) : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </aside>
  );
}

function Finished({ outcome }: { readonly outcome: TrainingOutcome }) {
  const { accuracy, document, remarks } = outcome;
  const shown = useDocument((state) => state.document === document);
  const parts = (["train", "validation", "test"] as const).filter((part) => accuracy[part] !== null);
  return (
    <aside className="lab-side train-side" aria-label={text.result}>
      <h3>{document.name}</h3>
      <dl className="train-shares">
        {parts.map((part) => (
          <div key={part}>
            <dt>{text.parts[part]}</dt>
            <dd>{text.share(accuracy[part] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      {shown ? (
        <p className="train-shown">
          <Check size={16} strokeWidth={1.75} aria-hidden />
          {text.shown}
        </p>
      ) : (
        <Button look="filled" title={text.useHint} onClick={openTrained}>
          {text.use}
        </Button>
      )}
      <Button look="outline" onClick={() => void copyCommand(document.about?.recipe ?? "")}>
        {text.command}
      </Button>
      <h3 data-how="remarks">{text.remarks}</h3>
      {remarks.length === 0 ? <p className="train-none">{text.noRemarks}</p> : null}
      <ul className="train-remarks" data-how="remarks">
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </aside>
  );
}

async function copyCommand(command: string): Promise<void> {
  const { patch } = useView.getState();
  try {
    await navigator.clipboard.writeText(command);
    patch({ notice: { kind: "info", text: text.commandCopied } });
  } catch {
    patch({ notice: { kind: "error", text: text.copyRefused } });
  }
}
