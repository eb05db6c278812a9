import { type ComponentProps, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { parseNumber, plainNumber } from "./numbers.ts";

export interface NumberFieldProps
  extends Omit<ComponentProps<"input">, "value" | "onChange" | "min" | "max" | "step" | "type" | "accept"> {
  readonly value: number;
  /** Called with a number that `accept` takes, on Enter, on leaving, and on the arrow keys. */
  readonly onCommit: (value: number) => void;
  /** Added or taken away by the arrow up and down keys. */
  readonly step?: number;
  readonly accept?: (value: number) => boolean;
  /** How the value is written while nobody types. */
  readonly format?: (value: number) => string;
}

/** A number as text: takes "−1.5" and "-1,5", keeps the old value when the text is no number. */
export function NumberField({
  value,
  onCommit,
  step = 1,
  accept = Number.isFinite,
  format = plainNumber,
  className,
  ...rest
}: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const parsed = draft === null ? value : parseNumber(draft);
  const valid = parsed !== null && accept(parsed);

  // Text being typed is void once another hand (undo, a slider) changes the value.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value is the trigger
  useEffect(() => setDraft(null), [value]);

  const commit = () => {
    if (draft !== null && valid && parsed !== null && parsed !== value) onCommit(parsed);
    setDraft(null);
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") {
      commit();
      requestAnimationFrame(() => input.current?.select());
    } else if (event.key === "Escape" && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      const base = valid && parsed !== null ? parsed : value;
      const next = Number((base + (event.key === "ArrowUp" ? step : -step)).toPrecision(12));
      if (accept(next)) onCommit(next);
      setDraft(null);
    }
  };
  return (
    <input
      {...rest}
      ref={input}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      className={className ? `ui-number ${className}` : "ui-number"}
      aria-invalid={draft !== null && !valid ? true : undefined}
      value={draft ?? format(value)}
      onChange={(event) => setDraft(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={commit}
      onKeyDown={keys}
    />
  );
}
