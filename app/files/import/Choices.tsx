import { useId } from "react";
import type { ImportChoices, ImportPreview, WeightMode } from "../../../src-worker/model/weightImport.ts";
import { NumberField } from "../../ui/NumberField.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { text } from "./text.ts";

export interface ChoicesProps {
  readonly preview: ImportPreview;
  readonly choose: (change: ImportChoices) => void;
}

/** The choices a file leaves open; nothing when it leaves none. */
export function Choices({ preview, choose }: ChoicesProps) {
  const weights = preview.other > 0;
  const rows = preview.orientation.rows;
  if (!weights && rows === null && !preview.lastOpen) return null;
  return (
    <div className="im-choices">
      {weights ? <Weights preview={preview} choose={choose} /> : null}
      {rows !== null ? <Rows preview={preview} choose={choose} /> : null}
      {preview.lastOpen ? <Last preview={preview} choose={choose} /> : null}
    </div>
  );
}

function Weights({ preview, choose }: ChoicesProps) {
  const { mode, modes, threshold } = preview;
  const id = useId();
  const offered = modes.filter(({ refusal }) => refusal === null).map(({ kind }) => kind);
  const exact = modes.find(({ kind }) => kind === "exact");
  const modeOf = (kind: WeightMode["kind"]): WeightMode =>
    kind === "ternary" ? { kind, threshold: mode.kind === "ternary" ? mode.threshold : threshold } : { kind };
  return (
    <>
      <span>{text.weights}</span>
      <div className="im-choice">
        <Segmented
          small
          label={text.weights}
          value={mode.kind}
          onChange={(kind) => choose({ weights: modeOf(kind) })}
          options={offered.map((kind) => ({
            value: kind,
            label: text.modes[kind],
            title: text.modeHints[kind],
          }))}
        />
        {mode.kind === "ternary" ? (
          <span className="im-threshold">
            <label htmlFor={id}>{text.threshold}</label>
            <NumberField
              id={id}
              value={mode.threshold}
              step={0.05}
              accept={(t) => t >= 0 && Number.isFinite(t)}
              onCommit={(t) => choose({ weights: { kind: "ternary", threshold: t } })}
            />
            {text.thresholdAfter}
          </span>
        ) : null}
      </div>
      {exact?.refusal ? <p className="im-reason">{text.notExact(exact.refusal)}</p> : null}
    </>
  );
}

function Rows({ preview: { orientation }, choose }: ChoicesProps) {
  const { rows, open, reason, settled } = orientation;
  if (rows === null) return null;
  const names = open ? (["in-out", "out-in"] as const) : ([rows] as const);
  return (
    <>
      <span>{text.rows}</span>
      <div className="im-choice">
        {open ? (
          <Segmented
            small
            label={text.rows}
            value={rows}
            onChange={(orientation) => choose({ orientation })}
            options={names.map((name) => ({
              value: name,
              label: text.rowNames[name],
              title: text.rowHints[name],
            }))}
          />
        ) : (
          <b>{text.rowNames[rows]}</b>
        )}
        <span className={settled ? "im-because" : "im-because im-unsure"}>{reason}</span>
      </div>
    </>
  );
}

function Last({ preview, choose }: ChoicesProps) {
  const last = preview.layers.at(-1)?.activation ?? "linear";
  return (
    <>
      <span>{text.last}</span>
      <div className="im-choice">
        <Segmented
          small
          label={text.last}
          value={last}
          onChange={(activation) => choose({ last: activation })}
          options={(["linear", "relu"] as const).map((value) => ({ value, label: text.activations[value] }))}
        />
      </div>
    </>
  );
}
