import { Download, Play, Square, X } from "lucide-react";
import { useEffect } from "react";
import { useShallow } from "zustand/react/shallow";
import { HowButton } from "../help/HowButton.tsx";
import { HowMenu } from "../help/HowMenu.tsx";
import type { HowId } from "../help/how.ts";
import { useBench } from "../store/bench.ts";
import { useDocument } from "../store/document.ts";
import { type ExperimentId, type ExperimentRun, useExperiments } from "../store/experiments.ts";
import { useShowsReactions } from "../store/reactionsShown.ts";
import { useRun } from "../store/run.ts";
import { useView } from "../store/view.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { PaneLine } from "../ui/Pane.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { Tip } from "../ui/Tip.tsx";
import { isChanged } from "./changed.ts";
import { downloadCsv } from "./csv.ts";
import { DisturbPanel } from "./DisturbPanel.tsx";
import { findingNow } from "./findings.ts";
import { RatesPanel } from "./RatesPanel.tsx";
import { ScalingPanel } from "./ScalingPanel.tsx";
import { StochasticPanel } from "./StochasticPanel.tsx";
import { startExperiment, stopExperiment } from "./start.ts";
import { text } from "./text.ts";
import { VerifyPanel } from "./VerifyPanel.tsx";
import "../ui/lab.css";

const ICON = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;
const IDS: readonly ExperimentId[] = ["verify", "rates", "disturb", "scaling", "stochastic"];
const OF_REACTIONS: readonly ExperimentId[] = ["rates", "disturb", "stochastic"];
const PANELS = {
  verify: VerifyPanel,
  rates: RatesPanel,
  disturb: DisturbPanel,
  scaling: ScalingPanel,
  stochastic: StochasticPanel,
} as const;

/** With which number "How is this computed?" begins. */
const TOPICS = {
  verify: "agree",
  rates: "bands",
  disturb: "move",
  scaling: "scaling",
  stochastic: "moments",
} as const satisfies Record<ExperimentId, HowId>;

/** Without a network there is none to compare with, and none to make larger. */
function useOffered(): readonly ExperimentId[] {
  return useShowsReactions() ? OF_REACTIONS : IDS;
}

/** Five experiments on the shown network: settings at the left, plots beside them, the finding on top. */
export function ExperimentsPane() {
  const offered = useOffered();
  const wanted = useExperiments((state) => state.shown);
  const shown = offered.includes(wanted) ? wanted : "rates";
  useAsked();
  const Panel = PANELS[shown];
  return (
    <HowMenu>
      <section className="lab" aria-label={text.title} data-how={TOPICS[shown]}>
        <Header shown={shown} offered={offered} />
        <Finding id={shown} />
        <Panel />
      </section>
    </HowMenu>
  );
}

/** Begins what a command asked for before the pane was there. */
function useAsked(): void {
  const asked = useExperiments((state) => state.asked);
  useEffect(() => {
    if (!asked) return;
    useExperiments.getState().patch({ asked: null });
    void startExperiment(asked);
  }, [asked]);
}

interface HeaderProps {
  readonly shown: ExperimentId;
  readonly offered: readonly ExperimentId[];
}

function Header({ shown, offered }: HeaderProps) {
  const run = useExperiments((state) => state.runs[shown]);
  return (
    <header className="ui-pane-head">
      <h2 className="lab-title">{text.title}</h2>
      <Segmented
        small
        label={text.choose}
        value={shown}
        onChange={(next) => useExperiments.getState().patch({ shown: next })}
        options={offered.map((value) => ({ value, ...text.kinds[value] }))}
      />
      <span className="ui-pane-grow" />
      {run?.status === "running" ? <Progress run={run} /> : null}
      <RunButton id={shown} running={run?.status === "running"} />
      <CsvButton id={shown} />
      <HowButton topic={TOPICS[shown]} />
      <IconButton label={text.close} onClick={() => useBench.getState().show(null)}>
        <X {...ICON} />
      </IconButton>
    </header>
  );
}

function Progress({ run: { progress } }: { readonly run: ExperimentRun<ExperimentId> }) {
  const share = progress && progress.total > 0 ? (100 * progress.done) / progress.total : 0;
  return (
    <span className="lab-progress">
      <ProgressBar label={text.progress} done={share} />
      <span>{progress ? text.done(progress.done, progress.total) : text.starting}</span>
      {progress?.secondsLeft != null ? (
        <span className="lab-left">{text.left(progress.secondsLeft)}</span>
      ) : null}
    </span>
  );
}

function RunButton({ id, running }: { readonly id: ExperimentId; readonly running: boolean }) {
  const empty = useDocument((state) => (state.document.examples?.length ?? 0) === 0);
  const table = useExperiments((state) => state.table);
  if (running) {
    return (
      <Button look="outline" className="lab-run" onClick={() => stopExperiment(id)}>
        <Square {...ICON} fill="currentColor" />
        {text.stop}
      </Button>
    );
  }
  const refused = id === "verify" && empty && !table;
  return (
    <Button
      look="filled"
      className="lab-run"
      disabled={refused}
      title={refused ? text.verify.none : undefined}
      onClick={() => void startExperiment(id)}
    >
      <Play {...ICON} fill="currentColor" />
      {text.run}
    </Button>
  );
}

function CsvButton({ id }: { readonly id: ExperimentId }) {
  const ready = useExperiments((state) => {
    const run = state.runs[id];
    return run !== null && run.answer !== null && run.status !== "running";
  });
  return (
    <Tip label={ready ? text.csv : text.noCsv}>
      <Button square aria-label={text.csv} disabled={!ready} onClick={() => void downloadCsv(id).then(tell)}>
        <Download {...ICON} />
      </Button>
    </Tip>
  );
}

function tell(problem: string | null): void {
  if (problem) useView.getState().patch({ notice: { kind: "error", text: problem } });
}

/** What was found, what went wrong, or what this experiment does. */
function Finding({ id }: { readonly id: ExperimentId }) {
  const finding = useExperiments((state) => findingNow(state.runs, id));
  const problem = useExperiments((state) => state.runs[id]?.problem ?? null);
  const idle = useIdleText(id);
  const changed = useChanged(id);
  if (problem) return <PaneLine kind="error">{problem}</PaneLine>;
  return (
    <p className={finding ? "lab-finding" : "lab-finding lab-idle"} role="status" aria-label={text.finding}>
      <span>{finding ?? idle}</span>
      {finding && changed ? <span className="ui-chip ui-chip-warn">{text.changed}</span> : null}
    </p>
  );
}

/** One sentence on what the experiment does. */
function useIdleText(id: ExperimentId): string {
  const examples = useDocument((state) => state.document.examples?.length ?? 0);
  const table = useExperiments((state) => state.table);
  const kind = useExperiments((state) => state.forms.disturb.kind);
  if (id === "verify") {
    const rows = table?.rows.length ?? examples;
    return rows === 0 ? text.verify.none : text.verify.idle(rows, table?.name ?? null);
  }
  return id === "disturb" ? text.disturb.idle[kind] : text[id].idle;
}

/** True when the page no longer shows what the experiment was made on. */
function useChanged(id: ExperimentId): boolean {
  const setting = useExperiments((state) => state.runs[id]?.setting ?? null);
  const network = useDocument((state) => state.document.network);
  const { options, settings, input } = useRun(
    useShallow(({ options, settings, input }) => ({ options, settings, input })),
  );
  const form = useExperiments((state) => state.forms[id]);
  if (!setting) return false;
  return isChanged(id, setting, { network, options, settings, input, form });
}
