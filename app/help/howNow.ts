import type { OutputComparison } from "../../src-worker/model/simulation.ts";
import { useRun } from "../store/run.ts";
import { brief, plainNumber, timeText, wholeNumber } from "../ui/numbers.ts";
import { howWords } from "./how/words.ts";
import { LAB_LINES } from "./howLab.ts";

const words = howWords.numbers;
/** A few outputs say enough. */
const MOST_LINES = 4;

type Run = ReturnType<typeof useRun.getState>;

const LINES: Readonly<Record<string, (run: Run) => readonly string[]>> = {
  network: (run) =>
    eachOutput(run, ({ name, network }) => (network === null ? null : `${name} = ${number(network)}`)),
  crn: (run) => {
    const { compilation, simulation } = run;
    if (!compilation || !simulation) return [];
    const amount = (s: number) => (s < 0 ? 0 : (simulation.finalState[s] ?? 0));
    return compilation.compiled.outputs.slice(0, MOST_LINES).map(({ name, plus, minus }) => {
      const [p, m] = [amount(plus), amount(minus)];
      return `${name}(${plainNumber(simulation.tReached)}) = ${number(p)} − ${number(m)} = ${number(p - m)}`;
    });
  },
  limit: (run) =>
    eachOutput(run, ({ name, limit }) => (limit === null ? null : `${name} → ${number(limit)}`)),
  verdict: (run) =>
    eachOutput(run, ({ name, network, crn }) =>
      network === null ? null : words.difference(name, brief(Math.abs(crn - network))),
    ),
  winner: ({ simulation }) => {
    if (!simulation || simulation.winner < 0) return [];
    const name = (k: number) => simulation.outputs[k]?.name ?? "–";
    return [words.winner(name(simulation.networkWinner), name(simulation.winner))];
  },
  completion: ({ simulation }) =>
    simulation?.completion90 == null ? [] : [words.completion(timeText(simulation.completion90))],
  input: ({ options, input }) => [
    `c = ${plainNumber(options.railsOffset)}`,
    ...input.slice(0, MOST_LINES).map((x, i) => words.raw(i + 1, plainNumber(x, 4))),
  ],
  reactions: ({ compilation }) => {
    if (!compilation) return [];
    const { total, bimolecular, unimolecular } = compilation.report.reactions;
    return [words.reactions(wholeNumber(unimolecular), wholeNumber(bimolecular), wholeNumber(total))];
  },
  slow: ({ simulation }) => {
    const slow = simulation?.slow;
    return slow ? [words.slowest(brief(Math.abs(slow.z)), slow.layer, slow.index + 1)] : [];
  },
  time: ({ simulation }) =>
    simulation
      ? [words.work(wholeNumber(simulation.statistics.steps), wholeNumber(simulation.statistics.sweeps))]
      : [],
};

/** The formula of a topic with the numbers the page shows now; empty where there is nothing to put in. */
export function numbersNow(id: string): readonly string[] {
  return LINES[id]?.(useRun.getState()) ?? LAB_LINES[id]?.() ?? [];
}

function eachOutput(
  { simulation }: Run,
  line: (output: OutputComparison) => string | null,
): readonly string[] {
  const lines = (simulation?.outputs ?? []).map(line).filter((text) => text !== null);
  return lines.slice(0, MOST_LINES);
}

function number(x: number): string {
  return plainNumber(Number(x.toPrecision(6)), 6);
}
