import { Download, Play, Square } from "lucide-react";
import type { ReproductionVerdict } from "../../src-worker/model/reproduction.ts";
import { download } from "../files/save.ts";
import { HowButton } from "../help/HowButton.tsx";
import { useReproduction } from "../store/reproduction.ts";
import { useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { PaneLine } from "../ui/Pane.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import { Tip } from "../ui/Tip.tsx";
import { text as shared } from "../ui/text.ts";
import { csvOfRows } from "./csv.ts";
import { DataFiles } from "./DataFiles.tsx";
import { Figures } from "./Figures.tsx";
import { Rows } from "./Rows.tsx";
import { startReproduction, stopReproduction } from "./start.ts";
import { text } from "./text.ts";
import "../ui/lab.css";
import "./reproduce.css";

const ICON = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

/** The paper's numbers and figures beside those of this machine, with one button. */
export function ReproduceDialog() {
  const open = useReproduction((state) => state.open);
  const problem = useReproduction((state) => state.problem);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => useReproduction.getState().patch({ open: next })}
      title={text.title}
      description={text.description}
      closeLabel={shared.close}
      size="workplace"
    >
      <div className="rp-bar">
        <RunButton />
        <State />
        <CsvButton />
        <HowButton topic="right" />
      </div>
      {problem ? <PaneLine kind="error">{problem}</PaneLine> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard */}
      <section className="rp-body" aria-label={text.table} tabIndex={0}>
        <Content />
        <Figures />
        <Rows />
        <DataFiles />
      </section>
    </Dialog>
  );
}

/** What there will be, before there is anything. */
function Content() {
  const empty = useReproduction((state) => state.status !== "running" && state.rows.length === 0);
  return empty ? <p className="rp-idle">{text.content}</p> : null;
}

function RunButton() {
  const status = useReproduction((state) => state.status);
  if (status === "running") {
    return (
      <Button look="outline" className="rp-run" onClick={stopReproduction}>
        <Square {...ICON} fill="currentColor" />
        {text.stop}
      </Button>
    );
  }
  return (
    <Button look="filled" className="rp-run" data-autofocus onClick={() => void startReproduction()}>
      <Play {...ICON} fill="currentColor" />
      {status === "idle" ? text.run : text.again}
    </Button>
  );
}

/** How far it is, or what came out. */
function State() {
  const { status, progress, rows, seconds } = useReproduction();
  if (status === "running") {
    const share = progress ? (100 * (progress.done + progress.share)) / progress.total : 0;
    return (
      <span className="rp-state">
        <ProgressBar className="rp-progress" label={text.progress} done={share} />
        <span>{progress ? text.doing(progress.doing, progress.done, progress.total) : text.starting}</span>
      </span>
    );
  }
  const count = (verdict: ReproductionVerdict) => rows.filter((row) => row.verdict === verdict).length;
  const found =
    status === "done"
      ? text.finished(rows.length, seconds ?? 0, count("below"), count("explained"), count("missing"))
      : status === "stopped"
        ? text.stopped(rows.length)
        : text.idle;
  return (
    <p className="rp-state" role="status">
      {found}
    </p>
  );
}

function CsvButton() {
  const ready = useReproduction((state) => state.rows.length > 0 && state.status !== "running");
  return (
    <Tip label={ready ? text.csv : text.noCsv}>
      <Button square aria-label={text.csv} disabled={!ready} onClick={saveCsv}>
        <Download {...ICON} />
      </Button>
    </Tip>
  );
}

function saveCsv(): void {
  download("reproduction.csv", csvOfRows(useReproduction.getState().rows), "text/csv");
  useView.getState().patch({ notice: null });
}
