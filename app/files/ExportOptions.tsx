import { useId } from "react";
import type { ReductionKind } from "../../src-worker/model/compiled.ts";
import { useShowsReactions } from "../store/reactionsShown.ts";
import { useRun } from "../store/run.ts";
import { Button } from "../ui/Button.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { type Exceeded, type ExportChoices, exceededLimits, type Target } from "./exportChoices.ts";
import { exportText } from "./exportText.ts";

interface Props {
  readonly target: Target;
  readonly targets: readonly Target[];
  readonly choices: ExportChoices;
  readonly onChoices: (choices: ExportChoices) => void;
  readonly onTarget: (id: string) => void;
}

/** What the chosen format holds, how it was checked, what goes in, and whether the tool can take so much. */
export function ExportOptions(props: Props) {
  const { target, targets, onTarget } = props;
  const report = useRun((s) => s.compilation?.report ?? null);
  const exceeded = target.writes === "crn" ? exceededLimits(target, report) : [];
  return (
    <>
      <header>
        <h3>{target.name}</h3>
        <dl>
          <dt>{exportText.carries}</dt>
          <dd>{target.carries}</dd>
          <dt>{exportText.checked}</dt>
          <dd>{target.export.checked}</dd>
        </dl>
      </header>
      {target.writes === "trajectory" ? <RunChoices {...props} /> : <ReactionChoices {...props} />}
      {exceeded.map((one) => (
        <Warning key={one.limit.says} exceeded={one} targets={targets} onTarget={onTarget} />
      ))}
    </>
  );
}

const REDUCTIONS = (["none", "paper", "compact"] as const).map((value) => ({
  value,
  label: exportText.reductions[value],
}));

function ReactionChoices({ choices, onChoices }: Props) {
  const own = useShowsReactions();
  const options = useRun((s) => s.options);
  const one = useRun((s) => s.simulation?.rate.every((k) => k === 1) ?? true);
  const reduce = (reduction: ReductionKind) =>
    useRun.getState().patch({ options: { ...options, reduction } });
  return (
    <div className="export-choices">
      {own ? null : (
        <Segmented
          small
          label={exportText.reduction}
          value={options.reduction}
          options={REDUCTIONS}
          onChange={reduce}
        />
      )}
      <Check
        label={exportText.inputs}
        checked={choices.inputs}
        onChange={(inputs) => onChoices({ ...choices, inputs })}
      />
      {one ? (
        <span className="export-note">{exportText.ratesAreOne}</span>
      ) : (
        <Check
          label={exportText.rates}
          checked={choices.rates}
          onChange={(rates) => onChoices({ ...choices, rates })}
        />
      )}
    </div>
  );
}

function RunChoices({ target, choices, onChoices }: Props) {
  if (target.id === "chart-json") return null;
  return (
    <div className="export-choices">
      <Segmented
        small
        label={exportText.species}
        value={choices.species}
        options={[
          { value: "all", label: exportText.speciesAll },
          { value: "outputs", label: exportText.speciesOutputs },
        ]}
        onChange={(species) => onChoices({ ...choices, species })}
      />
    </div>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Check({ label, checked, onChange }: CheckProps) {
  const id = useId();
  return (
    <label className="export-check" htmlFor={id}>
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}

interface WarningProps {
  readonly exceeded: Exceeded;
  readonly targets: readonly Target[];
  readonly onTarget: (id: string) => void;
}

/** The tool chokes on so much; the formats that do not are one click away. */
function Warning({ exceeded: { limit, size }, targets, onTarget }: WarningProps) {
  const better = targets.filter(({ id }) => limit.instead.includes(id));
  return (
    <div className="ui-line ui-line-warn export-warning" role="status">
      <span>{exportText.limit(limit.measure, size, limit.says)}</span>
      <span>
        {exportText.better}
        {better.map(({ id, name }) => (
          <Button key={id} look="outline" onClick={() => onTarget(id)}>
            {name}
          </Button>
        ))}
      </span>
    </div>
  );
}
