import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Facts } from "../../../app/lessons/facts.ts";
import type { Scene, Source } from "../../../app/lessons/types.ts";
import { useExperiments } from "../../../app/store/experiments.ts";
import { createEngine } from "../../../src-worker/engine.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../../src-worker/model/compiled.ts";
import { compiledFace, statedInput, withFaceInput } from "../../../src-worker/model/crnFace.ts";
import { prepare } from "../../../src-worker/model/document.ts";
import { flipEdge } from "../../../src-worker/model/edit.ts";
import { drawnInput, inputPicture } from "../../../src-worker/model/inputPicture.ts";
import type { Result } from "../../../src-worker/model/problem.ts";
import { documentOfCrn, type ShownDocument } from "../../../src-worker/model/shownDocument.ts";
import { DEFAULT_SETTINGS } from "../../../src-worker/model/simulation.ts";

const EXAMPLES = resolve(import.meta.dirname, "../../../public/examples");
export const engine = createEngine();

const NO_EXPERIMENTS = { verify: null, rates: null, disturb: null, scaling: null, stochastic: null };

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** The document a scene opens, as the page reads it. */
export async function documentOf(source: Source): Promise<ShownDocument> {
  const file =
    "example" in source
      ? { name: source.example, bytes: await readFile(resolve(EXAMPLES, source.example)) }
      : {
          name: `${source.reactions.name}.crn`,
          bytes: new TextEncoder().encode(`${source.reactions.text.trim()}\n`),
        };
  const opened = unwrap(await engine.open({ name: file.name, bytes: new Uint8Array(file.bytes) }));
  return opened.kind === "network" ? opened.document : documentOfCrn(opened, opened.crn.name);
}

/** What the page would know once the run of a scene has settled: computed by the real engine. */
export async function factsOf(scene: Scene, more: Partial<Facts> = {}): Promise<Facts> {
  const opened = await documentOf(scene.open);
  const document = (scene.flipped ?? []).reduce<ShownDocument>((d, edge) => flipEdge(d, edge), opened);
  const { input, example } = inputOf(document, scene);
  const options = {
    ...DEFAULT_COMPILE_OPTIONS,
    reduction: scene.reduction ?? "none",
    cancellation: scene.cancellation ?? "none",
    railsOffset: scene.railsOffset ?? 0,
  };
  const settings = {
    ...DEFAULT_SETTINGS,
    ...(scene.tEnd ? { tEnd: scene.tEnd } : {}),
    rates: scene.rates ?? ({ kind: "own" } as const),
  };
  const { compilation, simulation } = await run(document, input, options, settings);
  return {
    document,
    drawn: scene.strokes !== undefined,
    input,
    example,
    options,
    settings,
    ghosts: [],
    outputs: simulation.outputs,
    winner: simulation.winner,
    compilation,
    simulation,
    played: scene.played ?? null,
    experiments: NO_EXPERIMENTS,
    forms: useExperiments.getState().forms,
    ...more,
  };
}

function inputOf(document: ShownDocument, { input, example, strokes }: Scene) {
  if (input) return { input, example: null };
  const picture = strokes && inputPicture(document);
  if (picture) return { input: drawnInput(strokes, picture), example: null };
  const from = example ?? (document.examples ? 0 : null);
  const values = from === null ? undefined : document.examples?.[from]?.values;
  const base = values ?? (document.reactions ? statedInput(document.reactions.crn) : []);
  return { input: base, example: from };
}

async function run(
  document: ShownDocument,
  input: readonly number[],
  options: Facts["options"],
  settings: Facts["settings"],
) {
  const { reactions } = document;
  if (reactions) {
    const compiled = compiledFace(reactions.crn, document.name);
    const crn = withFaceInput(compiled, input);
    const simulation = unwrap(
      await engine.simulateCrn({ crn, settings, record: "outputs" }, async () => true),
    );
    return { compilation: { compiled, report: await engine.report(crn) }, simulation };
  }
  const { network } = document;
  const compilation = unwrap(await engine.compile(document.name, network, options));
  const prepared = Array.from(prepare(document, input));
  const job = { network, options, input: prepared, settings, record: "outputs" } as const;
  const simulation = unwrap(await engine.simulate(job, async () => true));
  return { compilation, simulation };
}
