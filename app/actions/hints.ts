import { browserStorage, keep, readKept } from "../storage/browser.ts";
import { useDocument } from "../store/document.ts";
import { isEmbedded } from "../store/embed.ts";
import { HINTS, type HintId, useHints } from "../store/hints.ts";
import { useRun } from "../store/run.ts";
import { useShell } from "../store/shell.ts";
import { useView } from "../store/view.ts";

const KEY = "dualrail-hints";

/** Shows the hints on a first visit and notes what the person finds out, until all is found or dismissed. */
export function startHints(): void {
  if (isEmbedded() || readKept(browserStorage(), KEY) !== null) return;
  useHints.getState().patch({ shown: true });
  watch();
}

/** Shows the hints again, none of them done. */
export function showHints(): void {
  const { shown, patch } = useHints.getState();
  patch({ shown: true, done: [] });
  if (!shown) watch();
}

/** Hides the hints for good. */
export function dismissHints(): void {
  useHints.getState().patch({ shown: false });
  keep(browserStorage(), KEY, "dismissed");
}

/** Brings the reactions into sight and to the keyboard: the third hint. */
export function seeReactions(): void {
  const { hiddenPanes, patch } = useShell.getState();
  if (hiddenPanes.reactions) patch({ hiddenPanes: { ...hiddenPanes, reactions: false } });
  requestAnimationFrame(() => document.querySelector<HTMLElement>(".rl-scroll")?.focus());
  note("reactions");
}

function note(hint: HintId): void {
  const { done, shown, patch } = useHints.getState();
  if (!shown || done.includes(hint)) return;
  const now = [...done, hint];
  patch({ done: now });
  if (now.length === HINTS.length) dismissHints();
}

/** Edges, inputs and reactions are noticed by what they change. */
function watch(): void {
  const stops = [
    useDocument.subscribe((state, before) => {
      const edited = state.record === before.record && state.past.length > before.past.length;
      if (edited && state.document.network !== before.document.network) note("edge");
    }),
    useRun.subscribe((state, before) => {
      if (state.input !== before.input && state.example === null) note("input");
    }),
    useView.subscribe((state) => {
      if (state.selectedReaction !== null || state.hoveredReactions.length > 0) note("reactions");
    }),
    useHints.subscribe((state) => {
      if (!state.shown) for (const stop of stops) stop();
    }),
  ];
}
