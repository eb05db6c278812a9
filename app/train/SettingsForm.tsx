import { OpenData } from "../dataset/OpenData.tsx";
import { Term } from "../help/Term.tsx";
import { type OpenDataSet, useDataSet } from "../store/dataSet.ts";
import { type TrainingChanges, useTraining } from "../store/training.ts";
import { Button } from "../ui/Button.tsx";
import { ChoiceRow, NumberRow, TextRow } from "../ui/fields.tsx";
import { changed, parseLayers, type Settings, settingsOf, shapeText } from "./request.ts";
import { text } from "./text.ts";

/** Threshold that "±1, 0" begins with. */
const TERNARY = 0.3;

/** Data and settings; the rarer ones fold out. Settings of a training under way are not changed by it. */
export function SettingsForm({ busy }: { readonly busy: boolean }) {
  const open = useDataSet((state) => state.open);
  return (
    <>
      <OpenData disabled={busy} />
      {open ? <Common open={open} /> : null}
    </>
  );
}

type Set = (change: TrainingChanges) => void;

function useSettings({ usual }: OpenDataSet): readonly [Settings, Set] {
  const changes = useTraining((state) => state.changes);
  const set: Set = (change) => {
    const { changes: old, patch } = useTraining.getState();
    patch({ changes: changed(usual, old, change) });
  };
  return [settingsOf(usual, changes), set];
}

function Common({ open }: { readonly open: OpenDataSet }) {
  const [settings, set] = useSettings(open);
  const watch = useTraining((state) => state.watch);
  return (
    <>
      <LayersField open={open} hidden={settings.hidden} onCommit={(hidden) => set({ hidden })} />
      <ChoiceRow
        label={text.weights}
        shown={<Term word="BinaryConnect">{text.weights}</Term>}
        value={settings.ternary > 0 ? "ternary" : "binary"}
        onChange={(next) => set({ ternary: next === "ternary" ? TERNARY : 0 })}
        options={[
          { value: "binary", label: text.binary },
          { value: "ternary", label: text.ternary },
        ]}
      />
      <NumberRow
        label={text.epochs}
        shown={<Term word="epoch">{text.epochs}</Term>}
        value={settings.epochs}
        from={1}
        to={1e6}
        whole
        step={100}
        onCommit={(epochs) => set({ epochs })}
      />
      <NumberRow
        label={text.restarts}
        hint={text.restartsHint}
        value={settings.restarts}
        from={1}
        to={1000}
        whole
        onCommit={(restarts) => set({ restarts })}
      />
      <NumberRow
        label={text.seed}
        hint={text.seedHint}
        value={settings.seed}
        from={0}
        to={Number.MAX_SAFE_INTEGER}
        whole
        onCommit={(seed) => set({ seed })}
      />
      <label className="lab-wide train-watch" title={text.watchHint}>
        <input
          type="checkbox"
          checked={watch}
          onChange={(event) => useTraining.getState().patch({ watch: event.target.checked })}
        />
        {text.watch}
      </label>
      <details className="lab-wide train-more">
        <summary>{text.more}</summary>
        <div className="train-fold">
          <More open={open} settings={settings} set={set} />
        </div>
      </details>
    </>
  );
}

interface LayersProps {
  readonly open: OpenDataSet;
  readonly hidden: readonly number[];
  readonly onCommit: (hidden: readonly number[]) => void;
}

/** "4-8-3": takes effect on Enter and on leaving, keeps the old widths when it cannot be read. */
function LayersField({ open: { survey }, hidden, onCommit }: LayersProps) {
  const [inputs, classes] = [survey.inputs.length, survey.classes.length];
  return (
    <TextRow
      label={text.layers}
      hint={text.layersHint}
      value={hidden}
      shown={shapeText(inputs, hidden, classes)}
      parse={(typed) => parseLayers(typed, inputs, classes)}
      onCommit={onCommit}
    />
  );
}

interface MoreProps {
  readonly open: OpenDataSet;
  readonly settings: Settings;
  readonly set: Set;
}

function More({ open: { survey }, settings, set }: MoreProps) {
  const share = { from: 0, to: 0.99, step: 0.05 } as const;
  const rate = { from: 1e-9, to: 100, step: 0, format: String } as const;
  return (
    <>
      <span>
        <Term word={settings.loss === "squareHinge" ? "square hinge" : "cross-entropy"}>{text.loss}</Term>
      </span>
      <ChoiceRow
        wide
        label={text.loss}
        value={settings.loss}
        onChange={(loss) => set({ loss })}
        options={(["squareHinge", "crossEntropy"] as const).map((value) => ({
          value,
          label: text.losses[value],
          title: text.lossHints[value],
        }))}
      />
      <NumberRow
        label={text.rate}
        shown={<Term word="ADAM">{text.rate}</Term>}
        value={settings.rate}
        {...rate}
        onCommit={(next) => set({ rate: next })}
      />
      <NumberRow
        label={text.rateEnd}
        hint={text.rateHint}
        value={settings.rateEnd}
        {...rate}
        onCommit={(rateEnd) => set({ rateEnd })}
      />
      <NumberRow
        label={text.batch}
        hint={text.batchHint}
        value={settings.batch}
        from={0}
        to={1e6}
        whole
        onCommit={(batch) => set({ batch })}
      />
      <NumberRow
        label={text.dropout}
        shown={<Term word="dropout">{text.dropout}</Term>}
        value={settings.dropout}
        {...share}
        onCommit={(dropout) => set({ dropout })}
      />
      <NumberRow
        label={text.dropoutInput}
        value={settings.dropoutInput}
        {...share}
        onCommit={(dropoutInput) => set({ dropoutInput })}
      />
      <NumberRow
        label={text.threshold}
        shown={<Term word="ternary threshold">{text.threshold}</Term>}
        hint={text.thresholdHint}
        value={settings.ternary}
        {...share}
        onCommit={(ternary) => set({ ternary })}
      />
      <span title={text.prepareHint}>
        <Term word="standardisation">{text.prepare}</Term>
      </span>
      <ChoiceRow
        wide
        label={text.prepare}
        value={settings.prepare}
        onChange={(prepare) => set({ prepare })}
        options={(["standardise", "centre", "none"] as const).map((value) => ({
          value,
          label: text.preparations[value],
        }))}
      />
      <NumberRow
        label={text.inputFactor}
        hint={text.inputFactorHint}
        value={settings.inputFactor}
        from={1e-6}
        to={1e5}
        onCommit={(inputFactor) => set({ inputFactor })}
      />
      {survey.picture ? <PictureRows settings={settings} set={set} /> : null}
      {survey.parts ? null : <SplitRows grouped={survey.grouped} settings={settings} set={set} />}
      <Button className="lab-wide" onClick={() => useTraining.getState().patch({ changes: {} })}>
        {text.defaults}
      </Button>
    </>
  );
}

function PictureRows({ settings, set }: Omit<MoreProps, "open">) {
  return (
    <>
      <NumberRow
        label={text.shift}
        value={settings.shift}
        from={0}
        to={100}
        onCommit={(shift) => set({ shift })}
      />
      <NumberRow
        label={text.warp}
        hint={text.warpHint}
        value={settings.warp}
        from={0}
        to={0.99}
        step={0.05}
        onCommit={(warp) => set({ warp })}
      />
    </>
  );
}

/** How rows are dealt out; both shares together stay below 1. */
function SplitRows({ grouped, settings, set }: Omit<MoreProps, "open"> & { readonly grouped: boolean }) {
  return (
    <>
      <NumberRow
        label={text.validation}
        shown={<Term word="validation rows">{text.validation}</Term>}
        hint={text.validationHint}
        value={settings.validation}
        from={0}
        to={0.95 - settings.test}
        step={0.05}
        onCommit={(validation) => set({ validation })}
      />
      <NumberRow
        label={text.test}
        hint={text.testHint}
        value={settings.test}
        from={0}
        to={0.95 - settings.validation}
        step={0.05}
        onCommit={(test) => set({ test })}
      />
      {grouped ? (
        <ChoiceRow
          label={text.splitBy}
          value={settings.splitBy}
          onChange={(splitBy) => set({ splitBy })}
          options={(["row", "group"] as const).map((value) => ({ value, label: text.splits[value] }))}
        />
      ) : null}
    </>
  );
}
