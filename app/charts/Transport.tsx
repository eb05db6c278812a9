import { Check, Pause, Play, ZoomIn } from "lucide-react";
import { TIME_COMMANDS } from "../actions/time.ts";
import { useCommand } from "../actions/useCommand.ts";
import { useRun } from "../store/run.ts";
import { SPEEDS, useTime } from "../store/time.ts";
import { cursorText, runAxis } from "../store/timeAxis.ts";
import { useView } from "../store/view.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Menu, MenuItem } from "../ui/Menu.tsx";
import { timeText } from "../ui/numbers.ts";
import { Tip } from "../ui/Tip.tsx";
import { text } from "../ui/text.ts";

const ICON = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

/** Plays and pauses the run. */
export function PlayButton() {
  const playing = useTime((state) => state.playing);
  const { label, shortcut, disabled, tip, run } = useCommand(TIME_COMMANDS.play);
  return (
    <Tip label={tip} shortcut={shortcut} side="top">
      <Button square aria-label={label} aria-pressed={playing} disabled={disabled} onClick={run}>
        {playing ? <Pause {...ICON} fill="currentColor" /> : <Play {...ICON} />}
      </Button>
    </Tip>
  );
}

/** ×¼ … ×16. */
export function SpeedMenu() {
  const speed = useTime((state) => state.speed);
  return (
    <Menu
      trigger={
        <Button
          look="outline"
          className="chart-speed"
          aria-label={text.time.speedMenu(speed)}
          title={text.time.speedMenu(speed)}
        >
          {text.time.speed(speed)}
        </Button>
      }
    >
      {SPEEDS.map((option) => (
        <MenuItem
          key={option}
          label={text.time.speed(option)}
          icon={option === speed ? <Check size={16} strokeWidth={2} aria-hidden /> : <span />}
          onSelect={() => useTime.getState().patch({ speed: option })}
        />
      ))}
    </Menu>
  );
}

/** "t = 3.20 of 50" at the cursor, "t = 50" at the end of the run. */
export function TimeReadout() {
  const shown = useTime(({ t }) => t !== null);
  const running = useRun((state) => state.status === "running");
  const tEnd = useRun((state) => state.settings.tEnd);
  const reached = useRun((state) => state.tReached);
  const to = running ? tEnd : reached;
  return (
    <span className="chart-time">
      t = <b>{shown ? <CursorTime /> : timeText(reached)}</b>
      {running || shown ? <span className="chart-of">{text.time.of(timeText(to))}</span> : null}
    </span>
  );
}

/** A leaf of its own: it is redrawn with every frame of a run that is played. */
function CursorTime() {
  const timeScale = useView((state) => state.timeScale);
  const run = useRun();
  return useTime(({ t }) => (t === null ? "" : cursorText(runAxis(run, timeScale), t)));
}

/** A plain drag draws a zoom box: for touch screens, and for who does not know of Shift. */
export function ZoomButton({
  on,
  onChange,
}: {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  return (
    <IconButton label={text.time.zoom} aria-pressed={on} onClick={() => onChange(!on)}>
      <ZoomIn {...ICON} />
    </IconButton>
  );
}
