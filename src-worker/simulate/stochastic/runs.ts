import { type DualRail, railValue } from "../../model/crn.ts";
import { winnerOf } from "../../model/network.ts";
import { fail, type Result } from "../../model/problem.ts";
import type { Trajectory } from "../../model/simulation.ts";
import type {
  RunColumns,
  StochasticProgress,
  StochasticSettings,
  StochasticSimulation,
} from "../../model/stochastic.ts";
import { createRandom } from "../../random.ts";
import { CompletionWatch } from "./completionWatch.ts";
import type { WholeCounts } from "./counts.ts";
import { Ensemble, Moments } from "./ensemble.ts";
import { NextReaction } from "./nextReaction.ts";
import type { Chemistry, Outcome, Process } from "./process.ts";
import { runSeed, stochasticTimes } from "./settings.ts";
import { TauLeap } from "./tauLeap.ts";

/** Awaited about ten times a second; false stops. */
export type ProgressListener = (progress: StochasticProgress) => boolean | Promise<boolean>;

const PROGRESS_MS = 100;
/** Work between two looks at the clock, in changed counts: a millisecond or two. */
const WORK = 20_000;

/** Independent runs of one chemistry, one after the other. */
export class Runs {
  stopped = false;
  private readonly process: Process;
  private readonly ensemble: Ensemble;
  private readonly watch: CompletionWatch | null;
  /** State at the end, and values of the outputs, over the finished runs. */
  private readonly finalState: Moments;
  private readonly finalValues: Moments;
  private readonly columns: RunColumns;
  private readonly singles: Trajectory[] = [];
  /** Steps between two looks at the clock. */
  private readonly budget: number;
  /** Samples of the current run, and finished runs, that the listener knows. */
  private toldSamples = 0;
  private toldRuns = 0;
  private toldAt = performance.now();

  constructor(
    chemistry: Chemistry,
    private readonly whole: WholeCounts,
    private readonly settings: StochasticSettings,
    private readonly record: Int32Array,
    private readonly outputs: readonly DualRail[],
    private readonly limits: Float64Array | null,
  ) {
    const { method, epsilon, countsPerUnit, runs } = settings;
    const { crn, net } = chemistry;
    this.process = method === "ssa" ? new NextReaction(chemistry) : new TauLeap(chemistry, epsilon);
    this.ensemble = new Ensemble(stochasticTimes(settings), record, outputs, countsPerUnit);
    this.watch = limits ? new CompletionWatch(outputs, limits, countsPerUnit, net) : null;
    this.finalState = new Moments(crn.species.count);
    this.finalValues = new Moments(outputs.length);
    this.columns = {
      values: new Float64Array(runs * outputs.length),
      steps: new Float64Array(runs),
      completion90: new Float64Array(runs),
      tReached: new Float64Array(runs),
      wallMs: new Float64Array(runs),
    };
    const changes = net.species.length;
    const perStep = method === "ssa" ? changes / Math.max(1, crn.rate.length) : changes + crn.species.count;
    this.budget = Math.max(1, Math.ceil(WORK / (1 + perStep)));
  }

  /** Simulates the next run; answers why it failed, or null. A stopped run is not counted as done. */
  async simulate(listener: ProgressListener | null): Promise<Result<StochasticSimulation> | null> {
    const { ensemble, process, settings, watch } = this;
    const began = performance.now();
    process.begin(this.whole.counts, createRandom(runSeed(settings.seed, ensemble.done)), watch);
    watch?.begin(process.counts);
    this.toldSamples = 0;
    const { times } = ensemble;
    while (!this.stopped) {
      const sampling = ensemble.filled < times.length;
      const outcome = process.advance(sampling ? times[ensemble.filled] : settings.tEnd, this.budget);
      if (outcome === "paused") await this.tell(listener);
      else if (outcome !== "reached" && outcome !== "done") return failed(outcome, process);
      else if (sampling) ensemble.record(process.counts);
      else break;
    }
    const finished = !this.stopped;
    if (finished || ensemble.done === 0) this.close(performance.now() - began, finished);
    if (finished) await this.tell(listener);
    return null;
  }

  summary(network: Float64Array | null, prepareMs: number): StochasticSimulation {
    const { ensemble, outputs, limits, columns } = this;
    const shown = Math.max(1, ensemble.done);
    const length = ensemble.done > 0 ? ensemble.times.length : ensemble.filled;
    const { mean, deviation } = this.finalValues.band();
    const completion = columns.completion90.slice(0, shown);
    const completion90 = completion.reduce((sum, t) => sum + t, 0) / shown;
    return {
      outputs: outputs.map(({ name }, i) => ({
        name,
        network: network ? network[i] : null,
        crn: mean[i],
        deviation: shown > 1 ? deviation[i] : null,
        limit: limits ? limits[i] : null,
      })),
      winner: winnerOf(mean),
      networkWinner: network ? winnerOf(network) : -1,
      completion90: Number.isNaN(completion90) ? null : completion90,
      times: ensemble.times.slice(0, length),
      values: ensemble.valueBands(length),
      species: this.record,
      bands: ensemble.speciesBands(length),
      singles: this.singles,
      finalState: this.finalState.band().mean,
      rounding: this.whole.rounding,
      runs: {
        values: columns.values.slice(0, shown * outputs.length),
        steps: columns.steps.slice(0, shown),
        completion90: completion,
        tReached: columns.tReached.slice(0, shown),
        wallMs: columns.wallMs.slice(0, shown),
      },
      runsDone: ensemble.done,
      prepareMs,
      stopped: this.stopped,
    };
  }

  /** Adds the current run to what all runs say. */
  private close(wallMs: number, finished: boolean): void {
    const { ensemble, process, columns, outputs, settings } = this;
    const { countsPerUnit, tEnd } = settings;
    const i = ensemble.done;
    const values = Float64Array.from(outputs, (pair) => railValue(pair, process.counts) / countsPerUnit);
    columns.values.set(values, i * outputs.length);
    columns.steps[i] = process.steps;
    columns.completion90[i] = this.watch?.time ?? Number.NaN;
    columns.tReached[i] = finished && tEnd < Number.POSITIVE_INFINITY ? tEnd : process.lastFiring;
    columns.wallMs[i] = wallMs;
    this.finalValues.add(values);
    this.finalState.add(process.counts.map((n) => n / countsPerUnit));
    if (i < settings.singles) this.singles.push({ ...ensemble.since(0), species: this.record });
    ensemble.absorb();
    if (finished) ensemble.next();
  }

  /** Tells the listener what is new, if it is time to; its answer may stop the runs. */
  private async tell(listener: ProgressListener | null): Promise<void> {
    if (!listener || performance.now() - this.toldAt <= PROGRESS_MS) return;
    const { ensemble, process, settings } = this;
    const from = Math.min(this.toldSamples, ensemble.filled);
    const goesOn = await listener({
      t: process.t,
      tEnd: settings.tEnd,
      from,
      ...ensemble.since(from),
      run: ensemble.done,
      runs: settings.runs,
      values: ensemble.done > this.toldRuns ? ensemble.valueBands() : null,
    });
    this.stopped = !goesOn;
    this.toldSamples = ensemble.filled;
    this.toldRuns = ensemble.done;
    this.toldAt = performance.now();
  }
}

function failed(outcome: Outcome, { t }: Process): Result<StochasticSimulation> {
  const at = `The simulation stopped at t = ${t.toPrecision(4)}:`;
  switch (outcome) {
    case "overflow":
      return fail(outcome, `${at} a count reached 2^53. Use fewer counts per unit.`);
    case "endless":
      return fail(outcome, `${at} a reaction that nothing uses up never stops. Give an end time.`);
    default:
      return fail(outcome, `${at} a propensity grew beyond all bounds. Check the rate constants.`);
  }
}
