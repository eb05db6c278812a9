import type { ShownDocument } from "../../src-worker/model/shownDocument.ts";
import { useDocument } from "../store/document.ts";
import { pruneSelection } from "../store/prune.ts";
import { useRun } from "../store/run.ts";
import { useTime } from "../store/time.ts";
import { useView } from "../store/view.ts";
import { text } from "../ui/text.ts";
import { onEngineCrash, restartEngine, startEngine } from "./client.ts";
import { type Pass, recordsEverything, runPass } from "./pass.ts";
import { reconcileInput, sameButRates } from "./plan.ts";

/**
 * A run on an older input is let finish unless it takes longer: its curves are newer than those on show, and inputs
 * that change faster than runs end would otherwise show nothing until they rest.
 */
const FINISH_MS = 500;
/** A worker that has not answered a stop by then is ended and replaced. */
const PATIENCE_MS = 1000;

let started = false;
/** Number of the newest state of document, inputs and settings: passes work it off, latest wins. */
let wanted = 0;
let finished = 0;
/** The newest state that the pass answers: its own, or the one that was stopped by hand meanwhile. */
let answered = 0;
let scheduled = false;
let pass: Pass | null = null;
let escalation: ReturnType<typeof setTimeout> | undefined;
/** When the pass is interrupted for a newer input, if it has not ended by itself. */
let patience: ReturnType<typeof setTimeout> | undefined;
let began = 0;

/**
 * Watches the stores from now on and keeps the shown run up to date. Further calls do nothing.
 *
 * @param ready the first run waits for it: what is restored comes before; null for a run at once
 */
export function startSession(ready: Promise<void> | null = null): void {
  if (started) return;
  started = true;
  startEngine();
  if (ready) void ready.then(watch);
  else watch();
}

function watch(): void {
  onEngineCrash(() => useView.getState().patch({ notice: { kind: "error", text: text.engine.crashed } }));
  useDocument.subscribe((state, before) => {
    if (state.document !== before.document) documentChanged(before.document, state.document);
  });
  useRun.subscribe((state, before) => {
    const { input, options, settings } = state;
    if (input === before.input && options === before.options && settings === before.settings) return;
    const onlyRates =
      input === before.input && options === before.options && sameButRates(settings, before.settings);
    if (!onlyRates) forgetGhosts();
    if (options === before.options && settings === before.settings) requestInput();
    else request();
  });
  useView.subscribe((state, before) => {
    if (state.selectedUnits !== before.selectedUnits && !recordsEverything()) request();
  });
  wanted = 1;
  void work();
}

/** Compiles (where needed) and simulates again, even if nothing changed. */
export function requestRun(): void {
  request();
}

/** Stops the running simulation and keeps what was computed. */
export function requestStop(): void {
  if (!pass) return;
  pass.stoppedByHand = true;
  answered = wanted;
  // Half a compilation is nothing to keep: it is over at once, and its late answer is not shown.
  const { status, patch } = useRun.getState();
  if (status === "compiling") patch({ status: "stopped", stale: true });
  interrupt(pass);
}

function documentChanged(before: ShownDocument, next: ShownDocument): void {
  const picked = pruneSelection(next.network, useView.getState());
  if (picked) useView.getState().patch(picked);
  // Another network is shown at the end of its run.
  if (before.name !== next.name) useTime.getState().patch({ t: null, playing: false, zoomed: null });
  const run = useRun.getState();
  const input = reconcileInput(before, next, run.input);
  if (input !== run.input) {
    const from = next.examples?.findIndex(({ values }) => values === input) ?? -1;
    run.patch({ input, example: from >= 0 ? from : null });
  }
  if (next.network === before.network && next.preparation === before.preparation) return;
  forgetGhosts();
  request();
}

/** Ghosts compare rate constants only: they go once anything else changes. */
function forgetGhosts(): void {
  if (useRun.getState().ghosts.length > 0) useRun.getState().patch({ ghosts: [] });
}

function request(): void {
  wanted++;
  if (pass) {
    interrupt(pass);
    // A run asked for right after Stop is under way, even while the stopped one has not come back.
    const { status, patch } = useRun.getState();
    if (pass.stoppedByHand && status === "stopped") patch({ status: "compiling" });
  } else if (!scheduled) {
    scheduled = true;
    nextFrame(() => {
      scheduled = false;
      if (!pass) void work();
    });
  }
}

/** Inputs that follow one another fast take turns: the running pass may end, the next takes the newest. */
function requestInput(): void {
  const current = pass;
  if (!current || current.stop) {
    request();
    return;
  }
  wanted++;
  const left = began + FINISH_MS - performance.now();
  patience ??= setTimeout(() => pass === current && interrupt(current), Math.max(0, left));
}

async function work(): Promise<void> {
  while (finished !== wanted) {
    answered = wanted;
    const current: Pass = { stop: false, stoppedByHand: false, isNewest: () => answered === wanted };
    pass = current;
    began = performance.now();
    await runPass(current);
    pass = null;
    clearTimeout(escalation);
    clearTimeout(patience);
    escalation = patience = undefined;
    finished = answered;
  }
}

/** Asks the pass to come back; a worker that does not is replaced. */
function interrupt(current: Pass): void {
  current.stop = true;
  escalation ??= setTimeout(() => {
    if (pass === current) restartEngine();
  }, PATIENCE_MS);
}

/** Once before the next picture; hidden pages draw none, so there a timer does it. */
function nextFrame(then: () => void): void {
  if (globalThis.document.hidden) setTimeout(then, 0);
  else requestAnimationFrame(then);
}
