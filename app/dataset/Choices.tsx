import { useId } from "react";
import type { DataChoices, DataSurvey, TablePreview } from "../../src-worker/engine.ts";
import { NumberRow } from "../ui/fields.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { text } from "./text.ts";

type Correct = (change: DataChoices) => void;

export interface TableChoicesProps {
  readonly table: TablePreview;
  readonly choices: DataChoices;
  readonly correct: Correct;
}

/** Delimiter, decimal mark, header, label column, missing values and broken lines, as they were found or chosen. */
export function TableChoices({ table, choices, correct }: TableChoicesProps) {
  const { delimiter, decimal, header, columns, incomplete } = table;
  const broken = table.uneven + table.wordy;
  const label = columns.findIndex(({ role }) => role === "label");
  return (
    <div className="data-choices">
      <Choice
        label={text.delimiter}
        value={delimiter}
        options={Object.entries(text.delimiters)}
        choose={(value) => {
          const next = (Object.keys(text.delimiters) as (typeof delimiter)[]).find((d) => d === value);
          if (next) correct({ delimiter: next });
        }}
      />
      <span>{text.decimal}</span>
      <Segmented
        small
        label={text.decimal}
        value={decimal}
        onChange={(next) => correct({ decimal: next })}
        options={[
          { value: ".", label: text.decimals["."] },
          { value: ",", label: text.decimals[","] },
        ]}
      />
      <span>{text.header}</span>
      <Segmented
        small
        label={text.header}
        value={header ? "names" : "row"}
        onChange={(next) => correct({ header: next === "names" })}
        options={[
          { value: "names", label: text.headerNames },
          { value: "row", label: text.headerRow },
        ]}
      />
      <Choice
        label={text.label}
        value={`${label}`}
        options={[["-1", text.noLabel], ...columns.map(({ name }, c): [string, string] => [`${c}`, name])]}
        choose={(value) => correct({ label: value === "-1" ? null : Number(value) + 1 })}
      />
      <span>{incomplete > 0 ? text.missing(incomplete) : text.noneMissing}</span>
      <Segmented
        small
        label={incomplete > 0 ? text.missing(incomplete) : text.noneMissing}
        value={choices.missing ?? "refuse"}
        onChange={(missing) => correct({ missing })}
        options={[
          { value: "refuse", label: text.refuse },
          { value: "drop", label: text.drop },
        ]}
      />
      {broken > 0 || choices.broken === "drop" ? (
        <>
          <span>{text.broken(broken)}</span>
          <Segmented
            small
            label={text.broken(broken)}
            value={choices.broken ?? "refuse"}
            onChange={(next) => correct({ broken: next })}
            options={[
              { value: "refuse", label: text.refuse },
              { value: "drop", label: text.dropLines },
            ]}
          />
        </>
      ) : null}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly choose: (value: string) => void;
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select id={id} className="lab-select" value={value} onChange={(event) => choose(event.target.value)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </>
  );
}

/** How images become rows. */
export function PictureChoices({
  picture,
  correct,
}: {
  readonly picture: NonNullable<DataSurvey["picture"]>;
  readonly correct: Correct;
}) {
  const { height, width, margin, shrink } = picture;
  const [h, w] = [(height - 2 * margin) / shrink, (width - 2 * margin) / shrink];
  return (
    <>
      <p className="data-picture" role="status">
        {text.picture(height, width, h, w)}
      </p>
      <div className="data-choices">
        <NumberRow
          label={text.shrink}
          value={shrink}
          from={1}
          to={Math.min(height, width)}
          whole
          onCommit={(next) => correct({ picture: { margin, shrink: next } })}
        />
        <NumberRow
          label={text.margin}
          value={margin}
          from={0}
          to={Math.floor((Math.min(height, width) - 1) / 2)}
          whole
          onCommit={(next) => correct({ picture: { margin: next, shrink } })}
        />
      </div>
    </>
  );
}
