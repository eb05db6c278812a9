import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";

export interface SegmentedOption<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  /** Accessible name where the label is an icon. */
  readonly name?: string;
  readonly title?: string;
}

export interface SegmentedProps<T extends string> {
  /** Accessible name of the group. */
  readonly label: string;
  readonly value: T;
  readonly options: readonly SegmentedOption<T>[];
  readonly onChange: (value: T) => void;
  /** 24 px high, for pane headers. */
  readonly small?: boolean;
}

/** One of a few choices, side by side; arrow keys move between them. */
export function Segmented<T extends string>({ label, value, options, onChange, small }: SegmentedProps<T>) {
  return (
    <ToggleGroup.Root
      type="single"
      className={small ? "ui-seg ui-seg-small" : "ui-seg"}
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        // Pressing the chosen item reports "": the choice stays.
        if (next) onChange(next as T);
      }}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          aria-label={option.name}
          title={option.title ?? option.name}
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
