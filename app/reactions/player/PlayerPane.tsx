import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { ROW_STATUS } from "../../../src-worker/model/reduction.ts";
import { type CanvasKey, isPressed } from "../../actions/canvasKeys.ts";
import { PLAYER_KEYS } from "../../actions/listKeys.ts";
import { closePlayer, usePlayer } from "../../store/player.ts";
import { useRun } from "../../store/run.ts";
import { useShownNetwork } from "../../store/useShownNetwork.ts";
import { useView } from "../../store/view.ts";
import { PaneLine } from "../../ui/Pane.tsx";
import { captionOf } from "./caption.ts";
import { lastPosition, moved, playsByStage, sinceOf } from "./moves.ts";
import { PlayerHead, Transport } from "./PlayerBar.tsx";
import { PlayerList } from "./PlayerList.tsx";
import { spokenRow } from "./PlayerRow.tsx";
import { StepDetail } from "./StepDetail.tsx";
import { type Picture, usePicture, usePlan } from "./usePlayback.ts";
import { words } from "./words.ts";
import "./player.css";

/** From this width on the step is spelled out beside the list. */
const TWO_COLUMNS = 620;
/** How long a step stays at speed 1, in milliseconds: time to read its caption's first line. */
const REACTION_MS = 1600;
const STAGE_MS = 3200;

/** A reduction as something to watch: the list shrinking, and what each step did, in words. */
export function PlayerPane({ width }: { readonly width: number }) {
  const pane = useRef<HTMLDivElement>(null);
  const network = useShownNetwork();
  const options = useRun((state) => state.compilation?.compiled.options ?? state.options);
  const { kind, position: wanted, playing, byStage: chosen } = usePlayer();
  const { job, plan, problem } = usePlan(network, options.positiveInputs, kind);
  const byStage = chosen ?? (plan !== null && playsByStage(plan));
  const position = plan ? Math.min(wanted, lastPosition(plan)) : 0;
  const since = plan ? sinceOf(plan, position, byStage) : 0;
  const shown = usePicture(job, plan, position, since);
  const { picture, onRange } = shown;
  useClock(plan, picture, position, byStage);
  useSpotlight(picture);
  useFocus(pane, plan !== null);
  const keys = (event: KeyboardEvent) => {
    if (plan) pressed(event, plan, byStage);
  };
  const trouble = problem ?? shown.problem;
  const split = width >= TWO_COLUMNS;
  const late = picture !== null && picture.frame.position !== position;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of controls with keys of its own
    <div ref={pane} className="pl" role="group" aria-label={words.title} onKeyDown={keys}>
      <PlayerHead
        plan={plan}
        position={picture?.frame.position ?? position}
        byStage={byStage}
        width={width}
      />
      {plan ? <Transport plan={plan} byStage={byStage} /> : null}
      {trouble ? <PaneLine kind="error">{trouble.message}</PaneLine> : null}
      {picture ? (
        <>
          <Caption picture={picture} playing={playing} folds={options.foldInputs} />
          <div className={`pl-columns ${split ? "" : "pl-one"} ${late ? "pl-late" : ""}`} aria-busy={late}>
            <PlayerList
              network={network}
              picture={picture}
              width={split ? width * 0.56 : width}
              onRange={onRange}
            />
            {split ? <StepDetail picture={picture} /> : null}
          </div>
        </>
      ) : trouble ? null : (
        <p className="rl-empty">{words.waiting}</p>
      )}
    </div>
  );
}

interface CaptionProps {
  readonly picture: Picture;
  readonly playing: boolean;
  readonly folds: boolean;
}

/** The step in words. Spoken when a person steps, silent while it plays. */
function Caption({ picture, playing, folds }: CaptionProps) {
  const network = useShownNetwork();
  const { plan, frame } = picture;
  const { title, text, source } = captionOf(network, plan, frame, (reaction) => {
    const row = picture.row(reaction);
    return row ? spokenRow(plan.species, row) : words.reaction(reaction + 1);
  });
  return (
    <p className="pl-caption" aria-live={playing ? "off" : "polite"}>
      <b>{title}</b> {text} {folds ? words.folded : null}
      {source ? <cite> {source}</cite> : null}
    </p>
  );
}

/** Opened, the player has the focus on its slider, so that its keys work. */
function useFocus(pane: RefObject<HTMLElement | null>, ready: boolean): void {
  useEffect(() => {
    if (ready) pane.current?.querySelector<HTMLElement>(".pl-slider")?.focus();
  }, [pane, ready]);
}

/** While playing, the next step follows when the present one was there long enough. */
function useClock(
  plan: Picture["plan"] | null,
  picture: Picture | null,
  position: number,
  byStage: boolean,
): void {
  const { playing, speed } = usePlayer();
  const arrived = picture?.frame.position === position;
  useEffect(() => {
    if (!playing || !plan || !arrived) return;
    const { patch } = usePlayer.getState();
    if (position >= lastPosition(plan)) {
      patch({ playing: false });
      return;
    }
    const stay = (byStage ? STAGE_MS : REACTION_MS) / speed / (position === 0 ? 4 : 1);
    const timer = setTimeout(() => patch({ position: moved(plan, position, byStage, 1) }), stay);
    return () => clearTimeout(timer);
  }, [playing, speed, byStage, plan, arrived, position]);
}

/** The canvas shows which unit, or which layer, the step is about. */
function useSpotlight(picture: Picture | null): void {
  useEffect(() => {
    const { patch } = useView.getState();
    patch({ spotlight: picture ? concerned(picture) : null });
    return () => patch({ spotlight: null });
  }, [picture]);
}

function concerned({ plan, frame }: Picture) {
  const { position, since } = frame;
  if (position === since) return null;
  const stage = plan.stages.find(({ from, to }) => position > from && position <= to);
  const removed = frame.status.reduce((n, status) => (status === ROW_STATUS.removed ? n + 1 : n), 0);
  const s = plan.reactant[position - 1] as number;
  if (removed === 1 && s >= 0) {
    return { layer: plan.species.layer[s] as number, index: plan.species.unit[s] as number };
  }
  return stage?.layer == null ? null : { layer: stage.layer, index: null };
}

type Move = (plan: Picture["plan"], position: number, byStage: boolean) => number;

/** Where each key goes. */
const MOVES: readonly (readonly [CanvasKey, Move])[] = [
  [PLAYER_KEYS.step, (plan, position, byStage) => moved(plan, position, byStage, 1)],
  [PLAYER_KEYS.back, (plan, position, byStage) => moved(plan, position, byStage, -1)],
  [PLAYER_KEYS.nextLayer, (plan, position) => moved(plan, position, true, 1)],
  [PLAYER_KEYS.lastLayer, (plan, position) => moved(plan, position, true, -1)],
  [PLAYER_KEYS.start, () => 0],
  [PLAYER_KEYS.end, (plan) => lastPosition(plan)],
];

/** The player's keys, wherever the focus is in it; controls and lists keep the keys they use themselves. */
function pressed(event: KeyboardEvent, plan: Picture["plan"], byStage: boolean): void {
  const { target, nativeEvent } = event;
  if (!(target instanceof Element)) return;
  const player = usePlayer.getState();
  const move = MOVES.find(([key]) => isPressed(key, nativeEvent))?.[1];
  // A tooltip would take the first Escape for itself.
  if (isPressed(PLAYER_KEYS.close, nativeEvent)) closePlayer();
  else if (event.defaultPrevented || target.closest("[role=treegrid], [role=radio]")) return;
  else if (isPressed(PLAYER_KEYS.play, nativeEvent) && !target.closest("button")) {
    player.patch({ playing: !player.playing });
  } else if (move) player.patch({ position: move(plan, player.position, byStage), playing: false });
  else return;
  event.preventDefault();
  event.stopPropagation();
}
