import { useRun } from "../store/run.ts";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import { text } from "../ui/text.ts";

/** What the run is doing: a bar with simulated time, or where it settled. */
export function RunState() {
  const status = useRun((s) => s.status);
  if (status === "running" || status === "compiling") return <Progress compiling={status === "compiling"} />;
  return <Rest />;
}

function Progress({ compiling }: { readonly compiling: boolean }) {
  const t = useRun((s) => s.tReached);
  const tEnd = useRun((s) => s.settings.tEnd);
  const done = compiling ? 0 : Math.min(100, (100 * t) / tEnd);
  return (
    <span className="run-state">
      <ProgressBar className="run-bar" label={text.status.progress} done={done} />
      <span className="run-time">{compiling ? text.status.compiling : text.status.running(t, tEnd)}</span>
    </span>
  );
}

function Rest() {
  const status = useRun((s) => s.status);
  const stale = useRun((s) => s.stale);
  const t = useRun((s) => s.tReached);
  if (status === "failed")
    return <span className="run-state ui-chip ui-chip-warn">{text.status.failed}</span>;
  if (status === "stopped") return <span className="run-state">{text.status.stopped(t)}</span>;
  if (status !== "settled") return <span className="run-state">{text.status.idle}</span>;
  // A stale settled run is being replaced within moments; only what stays is said.
  return (
    <span className="run-state" data-stale={stale || undefined}>
      <span className="run-dot" />
      {text.status.settled}
      <span className="run-at">{text.status.at(t)}</span>
    </span>
  );
}
