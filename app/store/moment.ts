import { create } from "zustand";
import { prepare } from "../../src-worker/model/document.ts";
import { type Moment, type MomentReader, momentReader } from "../../src-worker/model/moment.ts";
import { useDocument } from "./document.ts";
import { useRun } from "./run.ts";
import { useTime } from "./time.ts";

/** What the chemistry holds at the cursor; null at the end of the run and while no run fits the network. */
export const useMoment = create<{ readonly moment: Moment | null }>()(() => ({ moment: null }));

/** The reader of the shown run and what it was made from. */
let known: { readonly parts: readonly unknown[]; readonly at: MomentReader } | null = null;

function reader(): MomentReader | null {
  const { document } = useDocument.getState();
  const { compilation, compiledFrom, trajectory, simulation, input } = useRun.getState();
  // An edited network has other units until it is compiled; its end result is then the better answer.
  if (!compilation || !trajectory || compiledFrom !== document.network) return null;
  if (trajectory.times.length === 0 || input.length !== document.network.inputs.length) return null;
  const overview = simulation?.trajectory === trajectory ? simulation.overview : null;
  const parts = [document.network, document.preparation, compilation, trajectory, overview, input];
  if (known?.parts.every((part, i) => part === parts[i])) return known.at;
  const runs = overview ? [trajectory, overview] : [trajectory];
  const at = momentReader(document.network, compilation.compiled, prepare(document, input), runs);
  known = { parts, at };
  return at;
}

function refresh(): void {
  const { t } = useTime.getState();
  const moment = t === null ? null : (reader()?.(t) ?? null);
  if (moment !== useMoment.getState().moment) useMoment.setState({ moment });
}

useTime.subscribe((state, before) => {
  if (state.t !== before.t) refresh();
});
useRun.subscribe((state, before) => {
  const same =
    state.trajectory === before.trajectory &&
    state.compilation === before.compilation &&
    state.compiledFrom === before.compiledFrom &&
    state.simulation === before.simulation;
  if (!same) refresh();
});
useDocument.subscribe((state, before) => {
  if (state.document.network !== before.document.network) refresh();
});
