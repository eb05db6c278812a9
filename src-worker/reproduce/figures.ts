import type { ReductionKind } from "../model/compiled.ts";
import { type Example, type NetworkDocument, prepare } from "../model/document.ts";
import { evaluate } from "../model/network.ts";
import { ok, type Result } from "../model/problem.ts";
import type { ReproductionFigure } from "../model/reproduction.ts";
import type { Simulation } from "../model/simulation.ts";
import { type Bench, compiledBy, PAPER_SETTINGS, stopped } from "./bench.ts";

/** What a figure is drawn from. */
export interface FigurePlan {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  readonly document: NetworkDocument;
  readonly example: Example;
  readonly reduction: ReductionKind;
  readonly tEnd: number;
  /** Side of the input picture, pixels; without it there is none. */
  readonly picture?: number;
}

/** A figure with the run it shows. */
export interface DrawnFigure {
  readonly figure: ReproductionFigure;
  readonly run: Simulation;
}

/** Simulates a figure and puts it into the ledger. */
export async function drawFigure(bench: Bench, plan: FigurePlan): Promise<Result<DrawnFigure>> {
  const { document, example, reduction, tEnd, picture } = plan;
  const { network } = document;
  const options = compiledBy(reduction);
  const input = Array.from(prepare(document, example.values));
  const compiled = await bench.lab.compile(document.name, network, options);
  if (!compiled.ok) return compiled;
  let goOn = true;
  const run = await bench.lab.simulate(
    { network, options, input, settings: { ...PAPER_SETTINGS, tEnd }, record: "outputs" },
    async ({ t }) => {
      goOn = await bench.tell(t / tEnd);
      return goOn;
    },
  );
  if (!goOn) return stopped();
  if (!run.ok) return run;
  const { times, species, curves } = run.value.trajectory;
  const curveOf = (s: number) => (s < 0 ? undefined : curves[species.indexOf(s)]);
  const targets = evaluate(network, input).outputs;
  const figure: ReproductionFigure = {
    id: plan.id,
    title: plan.title,
    caption: plan.caption,
    times,
    curves: compiled.value.compiled.outputs.map(({ name, plus, minus }, o) => {
      const [up, down] = [curveOf(plus), curveOf(minus)];
      return {
        name,
        values: times.map((_, i) => (up?.[i] ?? 0) - (down?.[i] ?? 0)),
        target: targets[o],
      };
    }),
    picture: picture ? { size: picture, pixels: example.values } : null,
  };
  bench.ledger.show(figure);
  return ok({ figure, run: run.value });
}

/** How often a curve turns round by more than a thousandth of all it covers. */
export function turns(values: Float64Array): number {
  const least = (Math.max(...values) - Math.min(...values)) / 1000;
  let count = 0;
  let direction = 0;
  let extreme = values[0];
  for (const value of values) {
    const moved = Math.sign(value - extreme);
    if (moved === 0) continue;
    if (direction === 0 || moved === direction) {
      if (direction !== 0 || Math.abs(value - extreme) > least) direction = moved;
      extreme = direction === 0 ? extreme : value;
    } else if (Math.abs(value - extreme) > least) {
      count++;
      direction = moved;
      extreme = value;
    }
  }
  return count;
}
