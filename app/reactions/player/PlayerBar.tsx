import { ChevronFirst, ChevronLast, Pause, Play, SkipBack, SkipForward, X } from "lucide-react";
import type { PlayedReduction, ReductionPlan } from "../../../src-worker/model/reduction.ts";
import { countsAt } from "../../../src-worker/model/reduction.ts";
import { HowButton } from "../../help/HowButton.tsx";
import { Term } from "../../help/Term.tsx";
import { closePlayer, usePlayer } from "../../store/player.ts";
import { useRun } from "../../store/run.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { lastPosition, moved, positionOfStop, stopCount, stopOf } from "./moves.ts";
import { words } from "./words.ts";

const ICON = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;
/** Below this width the sum of the counts gives way to the total. */
const ROOMY = 860;

interface HeadProps {
  readonly plan: ReductionPlan | null;
  readonly position: number;
  readonly byStage: boolean;
  readonly width: number;
}

/** What is played, in which steps, what is left, and the way out. */
export function PlayerHead({ plan, position, byStage, width }: HeadProps) {
  const kind = usePlayer((state) => state.kind);
  const { patch } = usePlayer.getState();
  const play = (next: PlayedReduction) => patch({ kind: next, position: 0, playing: false });
  return (
    <header className="ui-pane-head pl-header">
      <h2 title={words.title}>
        <Term word="reduction">{words.short}</Term>
      </h2>
      <Segmented
        small
        label={words.kind}
        value={kind}
        onChange={play}
        options={[
          { value: "paper", ...words.kinds.paper },
          { value: "compact", ...words.kinds.compact },
        ]}
      />
      <Segmented
        small
        label={words.grain}
        value={byStage ? "stage" : "reaction"}
        onChange={(grain) => patch({ byStage: grain === "stage" })}
        options={[
          { value: "reaction", ...words.grains.reaction },
          { value: "stage", ...words.grains.stage },
        ]}
      />
      {plan ? <Counts plan={plan} position={position} roomy={width >= ROOMY} /> : null}
      <span className="ui-pane-grow" />
      <UseButton kind={kind} />
      <HowButton topic="steps" />
      <IconButton label={words.close} shortcut="Esc" onClick={closePlayer}>
        <X {...ICON} />
      </IconButton>
    </header>
  );
}

interface CountsProps {
  readonly plan: ReductionPlan;
  readonly position: number;
  readonly roomy: boolean;
}

function Counts({ plan, position, roomy }: CountsProps) {
  const { total, bimolecular, input, remaining } = countsAt(plan, position);
  const parts = words.parts(bimolecular, input, remaining);
  return (
    <span className="ui-pane-note pl-counts" data-how="steps" title={parts}>
      <b>{words.left(total)}</b>
      {roomy ? ` = ${parts}` : null}
    </span>
  );
}

/** Shows the played reduction in the list, and in the simulation. */
function UseButton({ kind }: { readonly kind: PlayedReduction }) {
  const shown = useRun((state) => state.options.reduction === kind);
  if (shown) return null;
  const use = () => {
    const { options, patch } = useRun.getState();
    patch({ options: { ...options, reduction: kind } });
  };
  return (
    <Button look="outline" className="rl-small" onClick={use}>
      {words.use}
    </Button>
  );
}

interface TransportProps {
  readonly plan: ReductionPlan;
  readonly byStage: boolean;
}

/** Start, back, play, step, end; a slider over all steps; the speed. */
export function Transport({ plan, byStage }: TransportProps) {
  const { position, playing, speed, patch } = usePlayer();
  const last = lastPosition(plan);
  const go = (to: number) => patch({ position: to, playing: false });
  const stop = stopOf(plan, position, byStage);
  const all = stopCount(plan, byStage);
  const ended = position >= last;
  return (
    <div className="pl-transport" role="toolbar" aria-label={words.controls}>
      <IconButton label={words.start} shortcut="Home" disabled={position === 0} onClick={() => go(0)}>
        <ChevronFirst {...ICON} />
      </IconButton>
      <IconButton
        label={words.back}
        shortcut="←"
        disabled={position === 0}
        onClick={() => go(moved(plan, position, byStage, -1))}
      >
        <SkipBack {...ICON} />
      </IconButton>
      <IconButton
        label={playing ? words.pause : ended ? words.again : words.play}
        shortcut="Space"
        look="filled"
        disabled={last === 0}
        onClick={() => patch({ playing: !playing, ...(ended && !playing ? { position: 0 } : {}) })}
      >
        {playing ? <Pause {...ICON} fill="currentColor" /> : <Play {...ICON} fill="currentColor" />}
      </IconButton>
      <IconButton
        label={words.step}
        shortcut="→"
        disabled={ended}
        onClick={() => go(moved(plan, position, byStage, 1))}
      >
        <SkipForward {...ICON} />
      </IconButton>
      <IconButton label={words.end} shortcut="End" disabled={ended} onClick={() => go(last)}>
        <ChevronLast {...ICON} />
      </IconButton>
      <input
        type="range"
        className="pl-slider"
        aria-label={words.position}
        aria-valuetext={words.at(stop, all)}
        min={0}
        max={all}
        step={1}
        value={stop}
        onChange={(event) => go(positionOfStop(plan, Number(event.target.value), byStage))}
      />
      <span className="pl-at">{words.at(stop, all)}</span>
      <Segmented
        small
        label={words.speed}
        value={String(speed) as keyof typeof words.speeds}
        onChange={(next) => patch({ speed: Number(next) })}
        options={(["0.5", "1", "2", "4"] as const).map((value) => ({ value, label: words.speeds[value] }))}
      />
    </div>
  );
}
