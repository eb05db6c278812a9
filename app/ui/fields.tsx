import { type ReactNode, useEffect, useId, useState } from "react";
import { NumberField, type NumberFieldProps } from "./NumberField.tsx";
import { parseNumber, plainNumber } from "./numbers.ts";
import { Segmented, type SegmentedProps } from "./Segmented.tsx";

/** What names a control. */
export interface Labelled {
  readonly label: string;
  /** The label's tooltip. */
  readonly hint?: string | undefined;
  /** Stands in the label's place and is no label itself, as it can be pressed; the label stays the control's name. */
  readonly shown?: ReactNode;
}

/** What a control has of its label. */
export interface Naming {
  readonly id: string;
  readonly "aria-label"?: string;
}

/** A label with its control. */
export function Field({
  label,
  hint,
  shown,
  children,
}: Labelled & { readonly children: (naming: Naming) => ReactNode }) {
  const id = useId();
  if (shown) {
    return (
      <>
        <span title={hint}>{shown}</span>
        {children({ id, "aria-label": label })}
      </>
    );
  }
  return (
    <>
      <label htmlFor={id} title={hint}>
        {label}
      </label>
      {children({ id })}
    </>
  );
}

export type NumberProps = Pick<NumberFieldProps, "value" | "onCommit" | "step" | "format"> &
  Labelled & {
    readonly from: number;
    readonly to?: number;
    readonly whole?: boolean;
  };

/** A number between two bounds. */
export function NumberRow({
  label,
  hint,
  shown,
  from,
  to = Number.MAX_VALUE,
  whole = false,
  ...field
}: NumberProps) {
  const accept = (x: number) => x >= from && x <= to && (!whole || Number.isInteger(x));
  return (
    <Field label={label} hint={hint} shown={shown}>
      {(naming) => <NumberField {...naming} accept={accept} {...field} />}
    </Field>
  );
}

export type ChoiceProps<T extends string> = Omit<SegmentedProps<T>, "small"> & {
  /** Takes the whole line; its words say what it is. */
  readonly wide?: boolean;
  /** Stands in the label's place. */
  readonly shown?: ReactNode;
};

/** One of a few choices. */
export function ChoiceRow<T extends string>({ wide = false, shown, ...choice }: ChoiceProps<T>) {
  if (wide) {
    return (
      <div className="lab-wide">
        <Segmented small {...choice} />
      </div>
    );
  }
  return (
    <>
      <span>{shown ?? choice.label}</span>
      <Segmented small {...choice} />
    </>
  );
}

export interface ListProps {
  readonly label: string;
  /** Stands in the label's place. */
  readonly word?: ReactNode;
  readonly values: readonly number[];
  readonly accept: (value: number) => boolean;
  readonly onCommit: (values: readonly number[]) => void;
}

const MOST_VALUES = 12;

/** Ascending numbers in one field, "1, 2, 5"; null when a part is no number or not accepted. */
export function parseList(text: string, accept: (value: number) => boolean): number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  const values = parts.map(parseNumber);
  if (values.length === 0 || values.length > MOST_VALUES) return null;
  if (!values.every((x) => x !== null && accept(x))) return null;
  return [...new Set(values as number[])].sort((a, b) => a - b);
}

/** Numbers as a list; takes effect on Enter and on leaving, keeps the old ones when it cannot be read. */
export function ListRow({ label, word, values, accept, onCommit }: ListProps) {
  const shown = values.map((x) => listed(x)).join(", ");
  return (
    <TextRow
      label={label}
      word={word}
      value={values}
      shown={shown}
      parse={(text) => parseList(text, accept)}
      onCommit={onCommit}
    />
  );
}

export interface TextRowProps<T> {
  readonly label: string;
  readonly hint?: string;
  /** Stands in the label's place. */
  readonly word?: ReactNode;
  /** A new one takes the place of what is being typed. */
  readonly value: T;
  readonly shown: string;
  /** Null for what cannot be read. */
  readonly parse: (text: string) => T | null;
  readonly onCommit: (value: T) => void;
}

/** A value written as text; takes effect on Enter and on leaving, keeps the old one when it cannot be read. */
export function TextRow<T>({ label, hint, word, value, shown, parse, onCommit }: TextRowProps<T>) {
  const [draft, setDraft] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value is the trigger
  useEffect(() => setDraft(null), [value]);
  const parsed = draft === null ? null : parse(draft);
  const commit = () => {
    if (parsed !== null) onCommit(parsed);
    setDraft(null);
  };
  return (
    <Field label={label} hint={hint} shown={word}>
      {(naming) => (
        <input
          {...naming}
          className="ui-number lab-list-field"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={draft !== null && parsed === null ? true : undefined}
          value={draft ?? shown}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === "Enter") commit();
            if (event.key === "Escape") setDraft(null);
          }}
        />
      )}
    </Field>
  );
}

function listed(x: number): string {
  return x !== 0 && Math.abs(x) < 0.01 ? x.toExponential().replaceAll("-", "−") : plainNumber(x);
}
