import { type Crn, ROLE, railValue } from "../model/crn.ts";
import { fail, ok, type Result } from "../model/problem.ts";
import type { SimulationSettings } from "../model/simulation.ts";
import type { PreparedCache } from "../prepared.ts";
import { BandMonitor, Follower, outputValues, relativeBand, WinnerMonitor } from "../simulate/completion.ts";
import { resolveRates } from "../simulate/rates.ts";
import type { Prepared } from "../simulate/run.ts";
import { checkSettings } from "../simulate/sampling.ts";
import { csvOf } from "./csv.ts";
import { integrate, located } from "./integrate.ts";
import type { OpenedBatch } from "./openedBatch.ts";
import { readySubject, type Subject } from "./subject.ts";

/** How fast outputs and layers converge, for every input vector of the subject. */
export interface ConvergenceJob {
  readonly subject: Subject;
  readonly settings: SimulationSettings;
  /** Half-width of the absolute band, concentration units. */
  readonly band: number;
  /** Half-width of the relative band, as a fraction of |target|. */
  readonly fraction: number;
}

/** Last times (arbitrary units) outside a band; null while still outside at t-end. */
export interface ConvergenceTimes {
  /** Outside ±band. */
  readonly absolute: number | null;
  /** Outside ±fraction·|target|; null for an output whose target is 0, units whose value is 0 are left out. */
  readonly relative: number | null;
  /** Outside 10 % of |target|, at least 0.001: the 90 % completion of the paper's section 6. */
  readonly completion90: number | null;
}

export interface OutputConvergence extends ConvergenceTimes {
  readonly name: string;
  readonly target: number;
  readonly value: number;
}

/**
 * A ReLU layer is as far as its mediators: M of a unit tends to the unit's value, while the rails of
 * hidden values are used up by the next layer. The times are those of the layer's last unit.
 */
export interface LayerConvergence extends ConvergenceTimes {
  /** From 1. */
  readonly layer: number;
  readonly units: number;
}

/** One input vector. */
export interface ConvergenceRow {
  readonly outputs: readonly OutputConvergence[];
  /** None where single species have no certain limit (cancellation) or no layer is known. */
  readonly layers: readonly LayerConvergence[];
  /** When the winner changed last and who won; null for a single output. */
  readonly winner: { readonly name: string; readonly lastChange: number } | null;
}

export interface Convergence {
  /** One entry per input vector; undefined where a stop came first. */
  readonly rows: readonly (ConvergenceRow | undefined)[];
  readonly band: number;
  readonly fraction: number;
  readonly stopped: boolean;
}

export function openConvergence(
  job: ConvergenceJob,
  cache: PreparedCache,
): Result<OpenedBatch<ConvergenceRow>> {
  const checked = checkSettings(job.settings);
  if (!checked.ok) return checked;
  const ready = readySubject(job.subject, cache);
  if (!ready.ok) return ready;
  const { prepared, rows } = ready.value;
  const rates = resolveRates(job.settings.rates, prepared.crn);
  if (!rates.ok) return rates;
  const { certificate, limit } = prepared;
  if (!limit) {
    return fail("no-limit", `There is no limit to converge to: ${certificate.because ?? "unknown reason"}`);
  }
  return ok({
    count: rows,
    run: async (row, breath) => {
      const initial = ready.value.initial(row);
      if (!initial.ok) return located("Row", row, initial.problem);
      const measures = new ConvergenceMeasures(prepared, limit(initial.value), initial.value, job);
      const run = await integrate(prepared, rates.value, initial.value, job.settings, breath, (step) =>
        measures.follow(step),
      );
      if (run === null) return null;
      return run.ok ? ok(measures.result(run.value.y)) : located("Row", row, run.problem);
    },
  });
}

type Widths = Pick<ConvergenceJob, "band" | "fraction">;

/** The bands of one group of values with the same targets. */
class Bands {
  readonly monitors: readonly [BandMonitor, BandMonitor, BandMonitor];

  constructor(
    private readonly targets: Float64Array,
    { band, fraction }: Widths,
  ) {
    // There is no fraction of nothing: a target of 0 has no relative band.
    const relative = relativeBand(targets, fraction, 0).map((width) => (width > 0 ? width : Infinity));
    this.monitors = [
      new BandMonitor(targets, new Float64Array(targets.length).fill(band)),
      new BandMonitor(targets, relative),
      new BandMonitor(targets, relativeBand(targets)),
    ];
  }

  /** Of one value. */
  timesOf(i: number): ConvergenceTimes {
    const [absolute, relative, completion90] = this.monitors;
    return {
      absolute: absolute.timeOf(i),
      relative: this.targets[i] === 0 ? null : relative.timeOf(i),
      completion90: completion90.timeOf(i),
    };
  }

  /** Of the slowest value. */
  get times(): ConvergenceTimes {
    const [absolute, relative, completion90] = this.monitors;
    return { absolute: absolute.time, relative: relative.time, completion90: completion90.time };
  }
}

/** Measures along one trajectory, read off the dense output of every step. */
class ConvergenceMeasures {
  private readonly outputs: Bands;
  private readonly winner = new WinnerMonitor();
  private readonly layers: { readonly layer: number; readonly units: number; readonly bands: Bands }[] = [];
  private readonly followers: readonly Follower[];
  private readonly targets: Float64Array;

  constructor(
    private readonly prepared: Prepared,
    limit: Float64Array,
    initial: Float64Array,
    widths: Widths,
  ) {
    const { outputs, crn, certificate } = prepared;
    this.targets = outputValues(outputs, limit);
    this.outputs = new Bands(this.targets, widths);
    const followers = [new Follower(outputs, [...this.outputs.monitors, this.winner], initial)];
    for (const [layer, mediators] of certificate.species ? mediatorsByLayer(crn) : []) {
      const bands = new Bands(
        Float64Array.from(mediators, (s) => limit[s] as number),
        widths,
      );
      this.layers.push({ layer, units: mediators.length, bands });
      const rails = mediators.map((s) => ({ plus: s, minus: -1 }));
      followers.push(new Follower(rails, bands.monitors, initial));
    }
    this.followers = followers;
  }

  /** Call after every accepted step. */
  follow(run: Parameters<Follower["follow"]>[0]): void {
    for (const follower of this.followers) follower.follow(run);
  }

  /** @param end the state at t-end. */
  result(end: Float64Array): ConvergenceRow {
    const { outputs } = this.prepared;
    const { winner, lastChange } = this.winner;
    return {
      outputs: outputs.map((pair, i) => ({
        name: pair.name,
        target: this.targets[i] as number,
        value: railValue(pair, end),
        ...this.outputs.timesOf(i),
      })),
      layers: this.layers.map(({ layer, units, bands }) => ({ layer, units, ...bands.times })),
      winner: winner < 0 ? null : { name: outputs[winner]?.name ?? "", lastChange },
    };
  }
}

/** The M species of every layer that has some, in order of layers. */
function mediatorsByLayer({ species }: Crn): [number, number[]][] {
  const byLayer = new Map<number, number[]>();
  for (let s = 0; s < species.count; s++) {
    if (species.role[s] !== ROLE.M) continue;
    const layer = species.layer[s] as number;
    byLayer.set(layer, [...(byLayer.get(layer) ?? []), s]);
  }
  return [...byLayer].sort(([a], [b]) => a - b);
}

/** One line per input vector and output or layer. */
export function convergenceCsv({ rows, band, fraction }: Convergence): string {
  const header = [
    "row",
    "value",
    "target",
    "at t-end",
    `outside ±${band}`,
    `outside ${fraction * 100} %`,
    "completion 90 %",
    "last change of winner",
  ];
  const times = (t: ConvergenceTimes) => [t.absolute, t.relative, t.completion90];
  const lines = rows.flatMap((row, r) => {
    if (!row) return [];
    const change = row.winner?.lastChange ?? null;
    return [
      ...row.outputs.map((o) => [r + 1, o.name, o.target, o.value, ...times(o), change]),
      ...row.layers.map((l) => [r + 1, `layer ${l.layer}`, null, null, ...times(l), null]),
    ];
  });
  return csvOf(header, lines);
}
