import { SlidersHorizontal } from "lucide-react";
import { useId } from "react";
import { type CompileOptions, DEFAULT_COMPILE_OPTIONS } from "../../src-worker/model/compiled.ts";
import { DEFAULT_SETTINGS, type SimulationSettings } from "../../src-worker/model/simulation.ts";
import { COMMANDS } from "../actions/commands.ts";
import { ratesAreOne } from "../actions/rates.ts";
import { runCommand } from "../actions/useCommand.ts";
import type { GlossaryWord } from "../help/glossary.ts";
import { Term } from "../help/Term.tsx";
import { useShowsReactions } from "../store/reactionsShown.ts";
import { useRun } from "../store/run.ts";
import { Button } from "../ui/Button.tsx";
import { NumberField } from "../ui/NumberField.tsx";
import { plainNumber } from "../ui/numbers.ts";
import { Popover } from "../ui/Popover.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { text } from "../ui/text.ts";
import "./panels.css";

/** The button with the kinetic settings and the encoding behind it. */
export function SettingsPopover() {
  const own = useShowsReactions();
  return (
    <Popover
      label={text.top.settings}
      trigger={
        <Button square className="top-settings" aria-label={text.top.settings} title={text.top.settings}>
          <SlidersHorizontal size={16} aria-hidden />
        </Button>
      }
    >
      <div className="settings">
        <Kinetics />
        {own ? null : <Encoding />}
        <Button look="outline" className="settings-wide" onClick={backToDefaults}>
          {text.settings.defaults}
        </Button>
      </div>
    </Popover>
  );
}

function Kinetics() {
  const own = useShowsReactions();
  const settings = useRun((s) => s.settings);
  const set = (change: Partial<SimulationSettings>) =>
    useRun.getState().patch({ settings: { ...useRun.getState().settings, ...change } });
  const positive = (x: number) => x > 0 && Number.isFinite(x);
  const { rates } = settings;
  return (
    <>
      <h3>{text.settings.title}</h3>
      <Field
        label={text.settings.tEnd}
        hint={text.settings.tEndUnit}
        value={settings.tEnd}
        step={10}
        accept={positive}
        onCommit={(tEnd) => set({ tEnd })}
      />
      <Field
        label={text.settings.rtol}
        word="tolerance"
        value={settings.rtol}
        step={0}
        format={tolerance}
        accept={(x) => positive(x) && x <= 0.1}
        onCommit={(rtol) => set({ rtol })}
      />
      <Field
        label={text.settings.atol}
        value={settings.atol}
        step={0}
        format={tolerance}
        accept={positive}
        onCommit={(atol) => set({ atol })}
      />
      <Field
        label={text.settings.samples}
        value={settings.samples}
        step={50}
        accept={(x) => Number.isInteger(x) && x >= 2 && x <= 1000}
        onCommit={(samples) => set({ samples })}
      />
      <span>
        <Term word="rate constant">{text.settings.rates}</Term>
        {rates.kind === "loguniform" ? <small>{text.settings.ratesDetail(rates.seed)}</small> : null}
      </span>
      <Segmented
        small
        label={text.settings.rates}
        value={ratesAreOne(rates) ? "one" : "random"}
        onChange={(next) => runCommand(next === "one" ? COMMANDS.ratesToOne : COMMANDS.randomise)}
        options={[
          { value: "one", label: own ? text.settings.ratesOwn : text.settings.ratesOne },
          { value: "random", label: text.settings.ratesRandom },
        ]}
      />
      {rates.kind === "loguniform" ? (
        <>
          <Field
            label={text.settings.ratesLow}
            value={rates.low}
            step={0}
            format={tolerance}
            accept={(k) => positive(k) && k <= rates.high}
            onCommit={(low) => set({ rates: { ...rates, low } })}
          />
          <Field
            label={text.settings.ratesHigh}
            value={rates.high}
            step={0}
            format={tolerance}
            accept={(k) => k >= rates.low && k < 1e9}
            onCommit={(high) => set({ rates: { ...rates, high } })}
          />
        </>
      ) : null}
    </>
  );
}

function Encoding() {
  const options = useRun((s) => s.options);
  const fold = useId();
  const set = (change: Partial<CompileOptions>) =>
    useRun.getState().patch({ options: { ...useRun.getState().options, ...change } });
  const { cancellations } = text.settings;
  return (
    <>
      <h3>
        <Term word="dual rail">{text.settings.compile}</Term>
      </h3>
      <Field
        label={text.settings.railsOffset}
        word="rails offset"
        hint={text.settings.railsOffsetHint}
        value={options.railsOffset}
        step={0.5}
        accept={(x) => x >= 0 && Number.isFinite(x)}
        onCommit={(railsOffset) => set({ railsOffset })}
      />
      <label htmlFor={fold}>
        {text.settings.fold}
        <small>{text.settings.foldHint}</small>
      </label>
      <input
        id={fold}
        type="checkbox"
        checked={options.foldInputs}
        onChange={(event) => set({ foldInputs: event.target.checked })}
      />
      <span className="settings-wide">
        <Term word="cancellation">{text.settings.cancellation}</Term>
      </span>
      <span className="settings-wide">
        <Segmented
          small
          label={text.settings.cancellation}
          value={options.cancellation}
          onChange={(cancellation) => set({ cancellation })}
          options={(["none", "outputs", "hidden", "all"] as const).map((value) => ({
            value,
            label: cancellations[value],
          }))}
        />
      </span>
    </>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** Of the glossary, where the label is one. */
  readonly word?: GlossaryWord;
  readonly value: number;
  readonly step: number;
  readonly accept: (value: number) => boolean;
  readonly format?: (value: number) => string;
  readonly onCommit: (value: number) => void;
}

function Field({ label, hint, word, ...field }: FieldProps) {
  const id = useId();
  if (word) {
    return (
      <>
        <span>
          <Term word={word}>{label}</Term>
          {hint ? <small>{hint}</small> : null}
        </span>
        <NumberField id={id} aria-label={label} {...field} />
      </>
    );
  }
  return (
    <>
      <label htmlFor={id}>
        {label}
        {hint ? <small>{hint}</small> : null}
      </label>
      <NumberField id={id} {...field} />
    </>
  );
}

/** 1e−4 rather than 0.0001. */
function tolerance(value: number): string {
  return value < 0.01 ? value.toExponential().replaceAll("-", "−") : plainNumber(value);
}

/** The reduction stays: it is chosen in the reactions pane. */
function backToDefaults(): void {
  const { options, patch } = useRun.getState();
  patch({
    settings: DEFAULT_SETTINGS,
    options: { ...DEFAULT_COMPILE_OPTIONS, reduction: options.reduction },
  });
}
