import type { ExperimentAnswers } from "../../store/experiments.ts";
import { brief } from "../../ui/numbers.ts";
import type { Figure } from "../../ui/plot/figure.ts";
import type { Frame } from "../../ui/plot/frame.ts";
import { rateText, text } from "../text.ts";
import { bandFigure } from "./bands.ts";
import { histogramFigure, logBins } from "./histogram.ts";
import { type RangePlot, rangeFigure, shareFigure } from "./ranges.ts";

const BINS_PER_DECADE = 8;

/** How far chemistry and network are apart, over the rows; rows that disagree in their own colour. */
export function verifyFigure(found: ExperimentAnswers["verify"], frame: Frame): Figure {
  const words = text.verify;
  const checks = found.checks.filter((check) => check !== undefined);
  const of = (agrees: boolean) =>
    checks.filter((check) => check.agrees === agrees).map((check) => check.difference);
  const exact = checks.filter(({ difference }) => difference === 0).length;
  return histogramFigure(
    {
      groups: [
        { bins: logBins(of(true), 2), ink: "accent", name: words.agree },
        { bins: logBins(of(false), 2), ink: "err", name: words.disagree },
      ],
      outside: exact > 0 ? { side: "left", count: exact, name: text.exact } : null,
      title: words.axis,
      countTitle: words.rowsAxis,
    },
    frame,
  );
}

/** Quantile bands of every output, and the limit they run into. */
export function ratesFigure(
  { times, outputs }: ExperimentAnswers["rates"],
  timeScale: "linear" | "log",
  frame: Frame,
): Figure {
  return bandFigure(
    {
      times,
      timeScale,
      decades: 4,
      outputs: outputs.map(({ name, bands, limit }) => ({
        name,
        limit,
        middle: bands[2] as Float64Array,
        bands: [
          { low: bands[0] as Float64Array, high: bands[4] as Float64Array },
          { low: bands[1] as Float64Array, high: bands[3] as Float64Array },
        ],
        beside: null,
      })),
    },
    frame,
  );
}

/** How the 90 % completion times are distributed over the sets of rate constants. */
export function completionFigure({ completion90 }: ExperimentAnswers["rates"], frame: Frame): Figure {
  const reached = completion90.filter((t) => t !== null);
  const later = completion90.length - reached.length;
  return histogramFigure(
    {
      groups: [{ bins: logBins(reached, BINS_PER_DECADE), ink: "accent", name: text.rates.sets }],
      outside: later > 0 ? { side: "right", count: later, name: text.rates.never } : null,
      title: text.rates.completion,
      countTitle: text.rates.sets,
    },
    frame,
  );
}

/** Movement per level, compared the way the experiment compared. */
export function movements({ levels }: ExperimentAnswers["disturb"]) {
  return levels.flatMap(({ level, byLimit, byOde }) => {
    const movement = byLimit ?? byOde;
    return movement ? [{ level, movement }] : [];
  });
}

/** How far the outputs move at every level: 5 %, median, 95 %. */
export function movementFigure(found: ExperimentAnswers["disturb"], frame: Frame): Figure {
  const words = text.disturb;
  const all = movements(found);
  const ranges = all.map(({ movement: { largest } }) => triple(largest[0], largest[2], largest[4]));
  return rangeFigure(
    {
      places: all.map(({ level }) => levelText(found.kind, level)),
      series: [{ name: words.movement, ink: "accent", ranges }],
      xTitle: words.level[found.kind],
      yTitle: words.movement,
      // Rates span decades, and what they move does, too.
      log: found.kind !== "errors",
      joined: false,
    },
    frame,
  );
}

/** How often the winner changes at every level. */
export function changesFigure(found: ExperimentAnswers["disturb"], frame: Frame): Figure {
  const all = movements(found);
  return shareFigure(
    {
      places: all.map(({ level }) => levelText(found.kind, level)),
      shares: all.map(({ movement }) => (movement.winnerChanges ?? 0) / Math.max(1, movement.runs)),
      xTitle: text.disturb.level[found.kind],
      yTitle: text.disturb.changes,
    },
    frame,
  );
}

/** "5 %" of an error, "10⁻⁴" of a rate. */
export function levelText(kind: ExperimentAnswers["disturb"]["kind"], level: number): string {
  return kind === "errors" ? `${brief(100 * level)}\u2009%` : rateText(level);
}

/** Completion times per value, or product molecules per depth and reduction. */
export function scalingFigure(answer: ExperimentAnswers["scaling"], frame: Frame): Figure {
  const words = text.scaling;
  if (answer.kind === "growth") return rangeFigure(growthPlot(answer.result), frame);
  const { vary, points } = answer.result;
  return rangeFigure(
    {
      places: points.map(({ value }) => words.valueText(value)),
      series: [
        {
          name: words.completion,
          ink: "accent",
          ranges: points.map(({ quartiles: [low, middle, high] }) => triple(low, middle, high)),
        },
      ],
      xTitle: words.variables[vary],
      yTitle: words.completion,
      log: false,
      joined: typeof points[0]?.value === "number",
    },
    frame,
  );
}

const INKS = { none: "ink3", paper: "y0", compact: "accent" } as const;

function growthPlot({
  curves,
}: Extract<ExperimentAnswers["scaling"], { kind: "growth" }>["result"]): RangePlot {
  const words = text.scaling;
  const depths = [...new Set(curves.flatMap(({ points }) => points.map(({ depth }) => depth)))];
  depths.sort((a, b) => a - b);
  return {
    places: depths.map(String),
    series: curves.map(({ reduction, points }) => ({
      name: words.reductions[reduction],
      ink: INKS[reduction],
      ranges: depths.map((depth) => {
        const found = points.find((point) => point.depth === depth);
        return found ? triple(...found.molecules) : null;
      }),
    })),
    xTitle: words.depthAxis,
    yTitle: words.molecules,
    log: true,
    joined: true,
  };
}

/** Mean and deviation of every output over the runs, beside the rate equations. */
export function stochasticFigure(
  { times, values, ode, final }: ExperimentAnswers["stochastic"],
  names: readonly string[],
  timeScale: "linear" | "log",
  frame: Frame,
): Figure {
  return bandFigure(
    {
      times,
      timeScale,
      decades: 3,
      outputs: values.map(({ mean, deviation }, o) => {
        const known = deviation.map((x) => (Number.isNaN(x) ? 0 : x));
        const curve = ode?.values[o];
        return {
          name: names[o] ?? "",
          middle: mean,
          bands: [
            { low: mean.map((m, i) => m - (known[i] ?? 0)), high: mean.map((m, i) => m + (known[i] ?? 0)) },
          ],
          limit: final?.outputs[o]?.limit ?? null,
          beside: ode && curve ? { times: ode.times, values: curve } : null,
        };
      }),
    },
    frame,
  );
}

type Quantile = number | null | undefined;

function triple(
  ...[low, middle, high]: readonly Quantile[]
): readonly [number | null, number | null, number | null] {
  return [low ?? null, middle ?? null, high ?? null];
}
