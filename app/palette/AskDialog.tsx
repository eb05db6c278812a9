import "./palette.css";
import { type FormEvent, useState } from "react";
import { editText } from "../actions/text.ts";
import { type Ask, type AskField, useOverlay } from "../store/overlay.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { text } from "./text.ts";

/** A question with a few values to type, or just a yes. */
export function AskDialog() {
  const ask = useOverlay((overlay) => overlay.ask);
  const close = () => useOverlay.getState().patch({ ask: null });
  return (
    <Dialog
      size="small"
      open={ask !== null}
      onOpenChange={(open) => !open && close()}
      title={ask?.title ?? ""}
      description={ask?.text ?? ""}
      closeLabel={text.close}
    >
      {ask ? <Form ask={ask} close={close} /> : null}
    </Dialog>
  );
}

function Form({ ask, close }: { readonly ask: Ask; readonly close: () => void }) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(ask.fields.map(({ id, value }) => [id, value])),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = ask.submit(values);
    setProblem(found);
    // The answer may have led to another question.
    if (found === null && useOverlay.getState().ask === ask) close();
  };
  return (
    <form className="ask" onSubmit={submit} noValidate>
      {ask.fields.map((field, n) => (
        <Field
          key={field.id}
          field={field}
          first={n === 0}
          value={values[field.id] ?? ""}
          invalid={problem !== null}
          onChange={(value) => setValues({ ...values, [field.id]: value })}
        />
      ))}
      {ask.fields.length > 0 ? (
        <p className="ask-problem" role="alert">
          {problem}
        </p>
      ) : null}
      <footer>
        <Button look="outline" onClick={close}>
          {editText.ask.cancel}
        </Button>
        <Button look="filled" type="submit" data-autofocus={ask.fields.length === 0 ? "" : undefined}>
          {ask.confirm}
        </Button>
      </footer>
    </form>
  );
}

interface FieldProps {
  readonly field: AskField;
  readonly first: boolean;
  readonly value: string;
  readonly invalid: boolean;
  readonly onChange: (value: string) => void;
}

function Field({ field, first, value, invalid, onChange }: FieldProps) {
  return (
    <label>
      <span>{field.label}</span>
      <input
        className="ask-field"
        value={value}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={invalid || undefined}
        data-autofocus={first ? "" : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <span>{field.unit}</span>
    </label>
  );
}
