import { Pause, Play, Square, Trash2, X } from "lucide-react";
import { useCallback, useEffect } from "react";
import { PlotFrame } from "../curves/PlotFrame.tsx";
import { nameOf, openBuiltIn } from "../dataset/open.ts";
import { HowButton } from "../help/HowButton.tsx";
import { HowMenu } from "../help/HowMenu.tsx";
import type { HowId } from "../help/how.ts";
import { useBench } from "../store/bench.ts";
import { useDataSet } from "../store/dataSet.ts";
import { type Training, useTraining } from "../store/training.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { PaneLine } from "../ui/Pane.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import type { Frame } from "../ui/plot/frame.ts";
import { bestRun } from "./curves.ts";
import { accuracyFigure, lossFigure, type TrainingPlot } from "./figures.ts";
import { Outcome } from "./Outcome.tsx";
import { settingsOf, shapeText } from "./request.ts";
import { SettingsForm } from "./SettingsForm.tsx";
import { discardTraining, pauseTraining, resumeTraining, startTraining, stopTraining } from "./start.ts";
import { text } from "./text.ts";
import "../ui/lab.css";
import "./train.css";

const ICON = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

/** Data, settings, live curves and the result of training a network in a worker of its own. */
export function TrainPane() {
  useFirstData();
  const training = useTraining((state) => state.training);
  return (
    <HowMenu>
      <section className="lab train" aria-label={text.title} data-how="accuracy">
        <Header training={training} />
        <Line training={training} />
        <div className="lab-body">
          <div className="lab-form">
            <SettingsForm busy={isBusy(training)} />
          </div>
          <Curves training={training} />
          {training ? <Outcome training={training} /> : null}
        </div>
      </section>
    </HowMenu>
  );
}

function isBusy(training: Training | null): boolean {
  return training !== null && training.status !== "done" && training.status !== "failed";
}

/** Something can be trained at once: the flowers are there from the beginning. */
function useFirstData(): void {
  useEffect(() => {
    const { open, preview, reading } = useDataSet.getState();
    if (!open && !preview && !reading) void openBuiltIn("iris");
  }, []);
}

function Header({ training }: { readonly training: Training | null }) {
  const busy = isBusy(training);
  return (
    <header className="ui-pane-head">
      <h2 className="lab-title">{text.title}</h2>
      <span className="ui-pane-grow" />
      {training && busy ? <Progress training={training} /> : null}
      {training && busy ? <Controls training={training} /> : <StartButton />}
      <HowButton topic="loss" />
      <IconButton label={text.close} onClick={() => useBench.getState().show(null)}>
        <X {...ICON} />
      </IconButton>
    </header>
  );
}

function StartButton() {
  const ready = useDataSet((state) => state.open !== null);
  return (
    <Button
      look="filled"
      className="lab-run"
      disabled={!ready}
      title={ready ? undefined : text.noData}
      onClick={() => void startTraining()}
    >
      <Play {...ICON} fill="currentColor" />
      {text.start}
    </Button>
  );
}

function Controls({ training: { status } }: { readonly training: Training }) {
  if (status === "stopping") {
    return (
      <Button look="outline" className="lab-run" title={text.discardHint} onClick={discardTraining}>
        <Trash2 {...ICON} />
        {text.discard}
      </Button>
    );
  }
  const paused = status === "paused";
  const PauseIcon = paused ? Play : Pause;
  return (
    <>
      <Button look="outline" className="lab-run" onClick={paused ? resumeTraining : pauseTraining}>
        <PauseIcon {...ICON} fill="currentColor" />
        {paused ? text.resume : text.pause}
      </Button>
      <Button look="outline" className="lab-run" title={text.stopHint} onClick={stopTraining}>
        <Square {...ICON} fill="currentColor" />
        {text.stop}
      </Button>
    </>
  );
}

function Progress({ training: { status, progress } }: { readonly training: Training }) {
  const share = progress
    ? (100 * (progress.restart - 1 + progress.epoch / progress.epochs)) / progress.restarts
    : 0;
  return (
    <span className="lab-progress">
      <ProgressBar label={text.progress} done={share} />
      <span>
        {progress
          ? text.at(progress.epoch, progress.epochs, progress.restart, progress.restarts)
          : text.starting}
      </span>
      <span className="lab-left">
        {status === "paused"
          ? text.paused
          : status === "stopping"
            ? text.stopping
            : progress?.secondsLeft != null
              ? text.left(progress.secondsLeft)
              : ""}
      </span>
    </span>
  );
}

/** What was found, what went wrong, or what Train would do. Only ends are spoken, not every epoch. */
function Line({ training }: { readonly training: Training | null }) {
  const problem = useDataSet((state) => (state.preview ? null : state.problem));
  const idle = useIdleText();
  if (problem) return <PaneLine kind="error">{problem}</PaneLine>;
  if (training?.status === "failed") return <PaneLine kind="error">{training.problem}</PaneLine>;
  if (training && isBusy(training)) return <p className="lab-finding">{bestText(training)}</p>;
  const { outcome } = training ?? {};
  return (
    <p className={outcome ? "lab-finding" : "lab-finding lab-idle"} role="status" aria-label={text.status}>
      <span>
        {outcome
          ? text.done(
              outcome.document.name,
              outcome.document.about?.accuracy ?? "",
              outcome.epoch,
              outcome.seed,
              outcome.seconds,
            )
          : idle}
      </span>
    </p>
  );
}

function bestText({ progress, runs, validated, place }: Training): string {
  const best = bestRun(runs)?.best ?? progress?.best ?? null;
  const found = best ? text.best(best.accuracy, best.epoch, validated) : text.noBest;
  return place === "left" ? `${found} ${text.elsewhere}` : found;
}

function useIdleText(): string {
  const open = useDataSet((state) => state.open);
  const changes = useTraining((state) => state.changes);
  if (!open) return text.noData;
  const { hidden, restarts, epochs } = settingsOf(open.usual, changes);
  const shape = shapeText(open.survey.inputs.length, hidden, open.survey.classes.length);
  return text.idle(open.survey.rows, nameOf(open), shape, restarts, epochs);
}

/** Loss and accuracy, with what their lines are. */
function Curves({ training }: { readonly training: Training | null }) {
  const runs = training?.runs ?? [];
  const plot: TrainingPlot | null =
    training && runs.length > 0
      ? {
          runs,
          epochs: training.options.epochs,
          validated: training.validated,
          front: (training.outcome ? bestRun(runs) : null) ?? runs.at(-1) ?? null,
        }
      : null;
  const { plots } = text;
  return (
    <div className="train-curves">
      {plot ? (
        <p className="train-legend" aria-hidden="true">
          {plot.validated ? <Key ink="validation">{plots.validation}</Key> : null}
          <Key ink={plot.validated ? "training" : "validation"}>{plots.training}</Key>
          {runs.length > 1 ? <Key ink="others">{plots.others}</Key> : null}
          <span>
            <i className="train-dot" />
            {plots.best}
          </span>
        </p>
      ) : null}
      {plot ? (
        <div className="train-plots">
          <Curve label={plots.lossLabel} plot={plot} draw={lossFigure} how={lossTopic(training)} />
          <Curve label={plots.accuracyLabel} plot={plot} draw={accuracyFigure} how="accuracy" />
        </div>
      ) : (
        <p className="train-empty">{plots.empty}</p>
      )}
    </div>
  );
}

function lossTopic(training: Training | null): HowId {
  return training?.options.loss === "crossEntropy" ? "entropy" : "loss";
}

function Key({ ink, children }: { readonly ink: string; readonly children: string }) {
  return (
    <span>
      <i className={`train-key train-key-${ink}`} />
      {children}
    </span>
  );
}

interface CurveProps {
  readonly label: string;
  readonly plot: TrainingPlot;
  readonly draw: typeof lossFigure;
  readonly how: HowId;
}

function Curve({ label, plot, draw, how }: CurveProps) {
  const { runs, epochs, validated, front } = plot;
  const figure = useCallback(
    (frame: Frame) => draw({ runs, epochs, validated, front }, frame),
    [draw, runs, epochs, validated, front],
  );
  return <PlotFrame label={label} draw={figure} how={how} />;
}
