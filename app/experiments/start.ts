import type { BatchProgress, Listener } from "../../src-worker/engine.ts";
import type { Result } from "../../src-worker/model/problem.ts";
import type { StochasticProgress } from "../../src-worker/model/stochastic.ts";
import { EngineLost } from "../engine/client.ts";
import { endExperiments, experimentEngine } from "../engine/experiments.ts";
import { useDocument } from "../store/document.ts";
import {
  type ExperimentAnswers,
  type ExperimentId,
  type ExperimentRun,
  type Setting,
  useExperiments,
} from "../store/experiments.ts";
import { useRun } from "../store/run.ts";
import { columnsOf, valueCurve } from "../store/valueCurve.ts";
import {
  disturbJob,
  growthJob,
  prepareRows,
  ratesJob,
  scalingJob,
  stochasticJob,
  stochasticTimes,
  tableOf,
  verifyJob,
} from "./jobs.ts";
import { text } from "./text.ts";

/** A worker that has not answered a stop by then is ended; what it computed is lost. */
const PATIENCE_MS = 3000;

interface Ticket {
  readonly setting: Setting<ExperimentId>;
  stop: boolean;
  escalation?: ReturnType<typeof setTimeout>;
}

/** Tells how far it is and what is known already; answers whether to go on. */
type Tell<K extends ExperimentId> = (progress: BatchProgress, answer?: ExperimentAnswers[K]) => boolean;

type Starters = {
  readonly [K in ExperimentId]: (setting: Setting<K>, tell: Tell<K>) => Promise<Result<ExperimentAnswers[K]>>;
};

const STARTERS: Starters = {
  verify: async (setting, tell) => {
    const table = tableOf(setting);
    const values = await prepareRows(setting.document, table);
    return experimentEngine.experiment("verify", verifyJob(setting, table, values), tell);
  },
  rates: (setting, tell) => experimentEngine.experiment("ensemble", ratesJob(setting), tell),
  disturb: (setting, tell) => experimentEngine.experiment("robustness", disturbJob(setting), tell),
  scaling: async (setting, tell) => {
    const { vary } = setting.form;
    if (vary === "products") {
      const grown = await experimentEngine.experiment("growth", growthJob(setting), tell);
      return grown.ok ? { ok: true, value: { kind: "growth", result: grown.value } } : grown;
    }
    const scaled = await experimentEngine.experiment("scaling", scalingJob(setting, vary), tell);
    return scaled.ok ? { ok: true, value: { kind: "scaling", result: scaled.value } } : scaled;
  },
  stochastic: startStochastic,
};

const tickets = new Map<ExperimentId, Ticket>();

/** Whether a run is still the one that the page shows: a lesson's next step, say, puts it away. */
const isShown = (id: ExperimentId, setting: Setting<ExperimentId>) =>
  useExperiments.getState().runs[id]?.setting === setting;

/** Begins an experiment on what the page shows now; one under way is left to finish, unless it was put away. */
export async function startExperiment<K extends ExperimentId>(id: K): Promise<void> {
  const before = tickets.get(id);
  if (before && isShown(id, before.setting)) return;
  const setting = settingNow(id);
  const ticket: Ticket = { setting, stop: false };
  tickets.set(id, ticket);
  const patch = (change: Partial<ExperimentRun<K>>) => {
    const { runs, setRun } = useExperiments.getState();
    const old: ExperimentRun<K> | null = runs[id];
    if (old?.setting === setting) setRun(id, { ...old, ...change });
  };
  useExperiments.getState().setRun(id, fresh(setting));
  const tell: Tell<K> = (progress, answer) => {
    patch(answer ? { progress, answer } : { progress });
    return !ticket.stop && isShown(id, setting);
  };
  try {
    const result = await STARTERS[id](setting, tell);
    if (result.ok) patch({ status: "done", answer: result.value });
    else patch({ status: "failed", problem: result.problem.message });
  } catch (error) {
    patch({ status: "failed", problem: lostBecause(error) });
  } finally {
    clearTimeout(ticket.escalation);
    if (tickets.get(id) === ticket) tickets.delete(id);
  }
}

/** Stops an experiment; what is done is kept and shown. */
export function stopExperiment(id: ExperimentId): void {
  const ticket = tickets.get(id);
  if (!ticket) return;
  ticket.stop = true;
  ticket.escalation ??= setTimeout(endExperiments, PATIENCE_MS);
}

function fresh<K extends ExperimentId>(setting: Setting<K>): ExperimentRun<K> {
  return { status: "running", setting, progress: null, answer: null, problem: null };
}

function settingNow<K extends ExperimentId>(id: K): Setting<K> {
  const { document } = useDocument.getState();
  const { options, settings, input } = useRun.getState();
  const { forms, table } = useExperiments.getState();
  return { document, options, settings, input, table, form: forms[id] };
}

function lostBecause(error: unknown): string {
  if (!(error instanceof EngineLost)) return text.failed(error instanceof Error ? error.message : `${error}`);
  return error.crashed ? text.crashed : text.ended;
}

/** Means and bands grow while the runs go on, beside the curves the chart showed at the beginning. */
async function startStochastic(
  setting: Setting<"stochastic">,
  tell: Tell<"stochastic">,
): Promise<Result<ExperimentAnswers["stochastic"]>> {
  const times = stochasticTimes(setting.settings.tEnd);
  const ode = shownCurves(setting);
  const began = performance.now();
  const { runs } = setting.form;
  const listen: Listener<StochasticProgress> = (progress) => {
    const { run, values, t, tEnd } = progress;
    const share = (run + Math.min(1, t / tEnd)) / runs;
    const elapsed = (performance.now() - began) / 1000;
    const secondsLeft = share > 0 ? (elapsed / share) * (1 - share) : null;
    const told = { done: run, total: runs, secondsLeft };
    return values ? tell(told, { times, values, runsDone: run, ode, final: null }) : tell(told);
  };
  const job = stochasticJob(setting);
  const outcome =
    "crn" in job
      ? await experimentEngine.simulateStochasticCrn(job, listen)
      : await experimentEngine.simulateStochastic(job, listen);
  if (!outcome.ok) return outcome;
  const { values, runsDone } = outcome.value;
  return { ok: true, value: { times: outcome.value.times, values, runsDone, ode, final: outcome.value } };
}

/** The outputs' values over time in the shown run, if it is one of the shown network. */
function shownCurves({ document }: Setting<"stochastic">): ExperimentAnswers["stochastic"]["ode"] {
  const { compilation, trajectory, stale } = useRun.getState();
  if (!compilation || !trajectory || stale) return null;
  const { outputs } = compilation.compiled;
  if (outputs.length !== document.network.outputs.length) return null;
  const columns = columnsOf(trajectory);
  return {
    times: trajectory.times,
    values: outputs.map((pair) => valueCurve(columns, pair, trajectory.times.length)),
  };
}
