import type { BatchJobs, StochasticCrnJob, StochasticJob } from "../../src-worker/engine.ts";
import { DEFAULT_COMPILE_OPTIONS } from "../../src-worker/model/compiled.ts";
import type { Crn } from "../../src-worker/model/crn.ts";
import { compiledFace, withFaceInput } from "../../src-worker/model/crnFace.ts";
import { type Example, type NetworkDocument, prepare } from "../../src-worker/model/document.ts";
import type { Network } from "../../src-worker/model/network.ts";
import { DEFAULT_STOCHASTIC } from "../../src-worker/model/stochastic.ts";
import type { ExperimentForms, RowTable, ScalingVariable, Setting } from "../store/experiments.ts";

const SEED = 1;
/** Values prepared in one go: some 10 ms. */
const BATCH = 200_000;

/** The rows to verify: those of the data file, else the document's examples. */
export function tableOf({ document, table }: Pick<Setting<"verify">, "document" | "table">): RowTable {
  if (table) return table;
  const { network } = document;
  const examples = fitting(document);
  return {
    name: document.name,
    rows: examples.map(({ values }) => Float64Array.from(values)),
    labels: Int32Array.from(examples, (example) => labelOf(network, example)),
  };
}

/** Examples with as many values as the network has inputs. */
export function fitting({
  network,
  examples,
}: Pick<NetworkDocument, "network" | "examples">): readonly Example[] {
  return (examples ?? []).filter(({ values }) => values.length === network.inputs.length);
}

function labelOf(network: Network, { label }: Example): number {
  return label === undefined ? -1 : network.outputs.indexOf(label);
}

/** The rows through the document's preparation, row-major; pauses so that the page stays quick. */
export async function prepareRows(
  document: Pick<NetworkDocument, "preparation">,
  { rows }: Pick<RowTable, "rows">,
): Promise<Float64Array> {
  const width = rows[0]?.length ?? 0;
  const values = new Float64Array(rows.length * width);
  const batch = Math.max(1, Math.floor(BATCH / Math.max(1, width)));
  for (let from = 0; from < rows.length; from += batch) {
    if (from > 0) await new Promise((resolve) => setTimeout(resolve, 0));
    for (let r = from; r < Math.min(rows.length, from + batch); r++) {
      values.set(prepare(document, rows[r] as Float64Array), r * width);
    }
  }
  return values;
}

/** @param values prepared rows, see `prepareRows`. */
export function verifyJob(
  setting: Setting<"verify">,
  { labels }: RowTable,
  values: Float64Array,
): BatchJobs["verify"] {
  const { document, options, settings, form } = setting;
  return { network: document.network, options, rows: { values, labels }, check: form.check, settings };
}

/** Rate constants of d decades around 1: from 10^(−d/2) to 10^(d/2). */
export function rateRange(decades: number): { readonly low: number; readonly high: number } {
  return { low: 10 ** (-decades / 2), high: 10 ** (decades / 2) };
}

/** Time enough for the slowest rate constants: the shown end time over the lowest of them. */
export function ratesEnd(form: ExperimentForms["rates"], tEnd: number): number {
  return form.tEnd ?? Number((tEnd / rateRange(form.decades).low).toPrecision(2));
}

export function ratesJob(setting: Setting<"rates">): BatchJobs["ensemble"] {
  const { settings, form } = setting;
  return {
    subject: subjectOf(setting, [setting.input]),
    settings: { ...settings, times: null, tEnd: ratesEnd(form, settings.tEnd) },
    members: form.members,
    ...rateRange(form.decades),
    seed: SEED,
  };
}

export function disturbJob(setting: Setting<"disturb">): BatchJobs["robustness"] {
  const { settings, form } = setting;
  const { kind, samples, check } = form;
  return {
    subject: subjectOf(setting, disturbedInputs(setting)),
    disturbance:
      kind === "errors"
        ? {
            kind,
            distribution: "uniform",
            levels: form.percents.map((percent) => percent / 100),
            samples,
            seed: SEED,
            check,
          }
        : { kind, levels: form.epsilons },
    settings,
  };
}

/** Raw input vectors: the shown one, or examples spread evenly over the document's. */
export function disturbedInputs({
  document,
  input,
  form,
}: Pick<Setting<"disturb">, "document" | "input" | "form">): readonly (readonly number[])[] {
  const examples = fitting(document);
  if (form.on === "shown" || examples.length === 0) return [input];
  const count = Math.min(form.rows, examples.length);
  return Array.from(
    { length: count },
    (_, i) => (examples[Math.floor((i * examples.length) / count)] as Example).values,
  );
}

const INPUTS = 4;
const OUTPUTS = 3;

export function growthJob({ form }: Pick<Setting<"scaling">, "form">): BatchJobs["growth"] {
  return {
    base: { inputs: INPUTS, width: form.width, outputs: OUTPUTS },
    depths: form.depths,
    networks: form.networks,
    seed: SEED,
  };
}

export function scalingJob(
  { form, settings, options }: Pick<Setting<"scaling">, "form" | "settings" | "options">,
  vary: Exclude<ScalingVariable, "products">,
): BatchJobs["scaling"] {
  return {
    base: {
      inputs: INPUTS,
      outputs: OUTPUTS,
      width: form.width,
      depth: form.depth,
      rails: DEFAULT_COMPILE_OPTIONS.railsOffset,
      reduction: options.reduction,
      cancellation: options.cancellation,
    },
    vary,
    values: valuesOf(form)[vary],
    networks: form.networks,
    seed: SEED,
    settings: { ...settings, rates: { kind: "own" }, times: null, tEnd: form.tEnd },
  };
}

function valuesOf(form: ExperimentForms["scaling"]) {
  return {
    depth: form.depths,
    width: form.widths,
    rails: form.rails,
    reduction: ["none", "paper", "compact"],
    cancellation: ["none", "outputs", "hidden", "all"],
  } as const;
}

/** Samples of the stochastic curves: known before the first run ends, denser near t = 0. */
const SAMPLES = 200;

export function stochasticTimes(tEnd: number): Float64Array {
  return Float64Array.from({ length: SAMPLES + 1 }, (_, i) => tEnd * (i / SAMPLES) ** 2);
}

/** The job for a network, or for reactions as they stand. */
export function stochasticJob(setting: Setting<"stochastic">): StochasticJob | StochasticCrnJob {
  const { document, options, settings, input, form } = setting;
  const crn = crnOf(setting);
  return {
    ...(crn ? { crn } : { network: document.network, options, input: Array.from(prepare(document, input)) }),
    settings: {
      ...DEFAULT_STOCHASTIC,
      method: form.method,
      tEnd: settings.tEnd,
      times: Array.from(stochasticTimes(settings.tEnd)),
      rates: settings.rates,
      countsPerUnit: form.countsPerUnit,
      runs: form.runs,
      singles: 0,
    },
    record: "outputs",
  };
}

/** Reactions with the shown inputs in their initial concentrations; null for a network. */
function crnOf({ document, input }: Pick<Setting<"rates">, "document" | "input">): Crn | null {
  const { name, reactions } = document;
  return reactions ? withFaceInput(compiledFace(reactions.crn, name), input) : null;
}

function subjectOf(
  setting: Pick<Setting<"rates">, "document" | "options" | "input">,
  inputs: readonly (readonly number[])[],
): BatchJobs["ensemble"]["subject"] {
  const crn = crnOf(setting);
  if (crn) return { kind: "crn", crn };
  const { document, options } = setting;
  return {
    kind: "network",
    network: document.network,
    options,
    inputs: inputs.map((input) => Array.from(prepare(document, input))),
  };
}
