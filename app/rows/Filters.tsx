import { Search } from "lucide-react";
import { useId } from "react";
import { useDocument } from "../store/document.ts";
import { type RowSubject, useRows } from "../store/rows.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { text } from "./text.ts";

/** Which rows are listed: by number or class, by label, by answer, by part; all or the wrong ones. */
export function Filters({ subject }: { readonly subject: RowSubject }) {
  const filter = useRows((state) => state.filter);
  const parts = useRows((state) => state.answers?.parts ?? null);
  const outputs = useDocument((state) => state.document.network.outputs);
  const { setFilter } = useRows.getState();
  return (
    <>
      <div className="rows-find lab-wide">
        <Search size={14} aria-hidden />
        <input
          type="search"
          aria-label={text.search}
          placeholder={text.searchHint}
          value={filter.search}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setFilter({ search: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || filter.search === "") return;
            event.preventDefault();
            event.stopPropagation();
            setFilter({ search: "" });
          }}
        />
      </div>
      <span>{text.which}</span>
      <Segmented
        small
        label={text.which}
        value={filter.wrong ? "wrong" : "all"}
        onChange={(next) => setFilter({ wrong: next === "wrong" })}
        options={[
          { value: "all", label: text.allRows },
          { value: "wrong", label: text.wrongRows },
        ]}
      />
      <Choice
        label={text.classFilter}
        names={subject.classes}
        value={filter.label}
        onChange={(label) => setFilter({ label })}
      />
      <Choice
        label={text.answerFilter}
        names={outputs}
        value={filter.winner}
        onChange={(winner) => setFilter({ winner })}
      />
      {parts ? (
        <Choice
          label={text.partFilter}
          names={text.parts}
          value={filter.part}
          onChange={(part) => setFilter({ part })}
        />
      ) : null}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

function Choice({ label, names, value, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="lab-select"
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value === "" ? null : Number(event.target.value))}
      >
        <option value="">{text.all}</option>
        {names.map((name, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: classes are their numbers
          <option key={k} value={k}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}
