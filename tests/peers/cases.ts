import { readFileSync } from "node:fs";
import { compileNetwork } from "../../src-worker/compile/compile.ts";
import { encodeInputs } from "../../src-worker/compile/options.ts";
import { createEngine, type Exportable } from "../../src-worker/engine.ts";
import { readNetworkJson } from "../../src-worker/formats/networkJson.ts";
import { type CompileOptions, DEFAULT_COMPILE_OPTIONS } from "../../src-worker/model/compiled.ts";
import { type Crn, pairsOf, railValue } from "../../src-worker/model/crn.ts";
import { prepare } from "../../src-worker/model/document.ts";
import { DEFAULT_RUN } from "../../src-worker/model/exported.ts";
import { evaluate } from "../../src-worker/model/network.ts";
import type { Result } from "../../src-worker/model/problem.ts";
import { DEFAULT_SETTINGS } from "../../src-worker/model/simulation.ts";
import { createRandom } from "../../src-worker/random.ts";
import { randomInput, randomNetwork } from "../bench/networks.ts";
import { crnOf } from "../support/crns.ts";

/** A CRN that peers read, and our own curves of it. */
export interface PeerCase {
  readonly name: string;
  readonly content: Extract<Exportable, { kind: "crn" }>;
  readonly times: readonly number[];
  /** Every species' and every output's curve, by id and name. */
  readonly curves: ReadonlyMap<string, readonly number[]>;
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** An example of the page with its first input and, if asked for, random rate constants. */
export async function exampleCase(
  file: string,
  input: readonly number[],
  options: Partial<CompileOptions> = {},
  rateSeed?: number,
): Promise<PeerCase> {
  const path = new URL(`../../public/examples/${file}.dualrail.json`, import.meta.url);
  const document = value(readNetworkJson(readFileSync(path, "utf8")));
  const prepared = Array.from(prepare(document, input));
  const name = `${document.name} ${options.reduction ?? "none"}${rateSeed === undefined ? "" : ", random k"}`;
  return networkCase(name, document.network, prepared, options, rateSeed);
}

/** A random ±1 network. */
export function randomCase(
  widths: readonly number[],
  options: Partial<CompileOptions> = {},
): Promise<PeerCase> {
  const network = randomNetwork(widths, 7);
  const name = `random ${widths.join("-")} ${options.reduction ?? "none"}`;
  return networkCase(name, network, randomInput(widths[0] as number, 3), options);
}

async function networkCase(
  name: string,
  network: Parameters<typeof compileNetwork>[1],
  input: readonly number[],
  options: Partial<CompileOptions>,
  rateSeed?: number,
): Promise<PeerCase> {
  const compiled = value(compileNetwork(name, network, { ...DEFAULT_COMPILE_OPTIONS, ...options }));
  const random = createRandom(rateSeed ?? 0);
  const rate =
    rateSeed === undefined
      ? compiled.crn.rate
      : compiled.crn.rate.map(() => 10 ** (4 * random.uniform() - 2));
  const crn = { ...compiled.crn, initial: value(encodeInputs(compiled, input)), rate };
  return crnCase(name, crn, Array.from(evaluate(network, input).outputs));
}

/** Any CRN: a reversible, autocatalytic and trimolecular one, with names that mean something elsewhere. */
export function wildCase(): Promise<PeerCase> {
  const crn = crnOf(
    [
      "2 E + I -> 3 end @ 0.7",
      "end -> E + I @ 0.25",
      "pi + end -> pi + 2 time @ 1.5",
      "time -> @ 0.125",
      "-> lambda @ 0.3",
      "3 lambda -> C @ 1e-1",
      "C + a_b -> C + lambda @ 2.5e-3",
      "2 D -> D @ 1e-7",
    ],
    { E: 2, I: 1.5, pi: 0.4, a_b: 3.25, D: 1 },
    [
      { name: 'odd "name" % \\ $', plus: "time", minus: "C", role: "output" },
      { name: "C", plus: "C", minus: "lambda", role: "output" },
    ],
  );
  return crnCase("wild", { ...crn, name: "Wild & \"odd\" 'name' (* */ --> $x_1^2$ µ" }, null);
}

async function crnCase(name: string, crn: Crn, network: readonly number[] | null): Promise<PeerCase> {
  const run = { ...DEFAULT_RUN, samples: 200, network };
  const times = Array.from({ length: run.samples }, (_, i) => (run.tEnd * i) / (run.samples - 1));
  // NumPy's linspace multiplies in this order, so that the times are the same to the last bit or nearly so.
  const settings = { ...DEFAULT_SETTINGS, times, rates: { kind: "own" } as const };
  const { trajectory } = value(await createEngine().simulateCrn({ crn, settings, record: "all" }, null));
  const state = (i: number) => {
    const x = new Float64Array(crn.species.count);
    trajectory.species.forEach((s, c) => {
      x[s] = trajectory.curves[c]?.[i] as number;
    });
    return x;
  };
  const states = times.map((_, i) => state(i));
  const curves = new Map<string, number[]>();
  crn.species.ids.forEach((id, s) => {
    curves.set(
      id,
      states.map((x) => x[s] as number),
    );
  });
  pairsOf(crn, "output").forEach((pair, i) => {
    curves.set(
      `output ${i + 1}`,
      states.map((x) => railValue(pair, x)),
    );
  });
  return { name, content: { kind: "crn", crn, run }, times, curves };
}
